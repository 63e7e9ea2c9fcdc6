"""Where identity keeps what it knows: PostgreSQL."""
