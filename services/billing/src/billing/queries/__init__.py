"""What people read about rates and lines."""
