"""Where this service keeps what it knows."""
