"""The HTTP routes of the notifications service."""
