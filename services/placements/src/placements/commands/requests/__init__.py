"""What may be done with placement requests, one module a use case."""
