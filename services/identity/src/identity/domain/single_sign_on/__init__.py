"""Signing in with the account that people have at their own agency (OpenID Connect)."""
