"""What may be done with programs and courses."""
