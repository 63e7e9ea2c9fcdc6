"""What people may read from this service."""
