"""What can be read of programs and courses."""
