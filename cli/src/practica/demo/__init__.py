"""One placement, played by four people against a running system."""
