"""Accounts and the links that open them."""
