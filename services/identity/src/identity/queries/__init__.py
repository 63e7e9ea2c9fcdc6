"""What people read of identity, one module per list."""
