"""What billing can be told to do."""
