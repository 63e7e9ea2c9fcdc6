"""What can be done with notifications: one module per use case."""
