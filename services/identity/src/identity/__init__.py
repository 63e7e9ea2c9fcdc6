"""Agencies, people, accounts, roles and sign-in."""
