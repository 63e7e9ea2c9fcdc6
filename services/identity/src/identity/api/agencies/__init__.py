"""Agencies and their departments."""
