"""Staff records."""
