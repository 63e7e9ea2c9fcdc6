"""What reporting answers over HTTP."""
