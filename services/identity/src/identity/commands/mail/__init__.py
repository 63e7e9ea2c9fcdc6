"""What people are told by mail, in their own language."""
