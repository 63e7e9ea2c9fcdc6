"""Committed events on their way to the bus."""
