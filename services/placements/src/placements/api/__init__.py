"""The HTTP edge of this service."""
