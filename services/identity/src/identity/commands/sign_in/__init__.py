"""Proving who one is, and staying signed in."""
