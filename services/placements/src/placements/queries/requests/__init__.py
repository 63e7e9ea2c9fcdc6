"""What people may read of placement requests."""
