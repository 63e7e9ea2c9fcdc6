"""What billing answers over HTTP."""
