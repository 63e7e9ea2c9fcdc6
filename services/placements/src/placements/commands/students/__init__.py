"""What may be done with students, their consents and their names on requests."""
