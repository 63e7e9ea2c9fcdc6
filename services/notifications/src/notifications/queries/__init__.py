"""What can be read of notifications: one module per list or screen."""
