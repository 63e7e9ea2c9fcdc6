"""The published language as files: frozen schemas, examples and the documents made of them."""
