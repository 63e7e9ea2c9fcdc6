"""What people do with identity, one module per use case."""
