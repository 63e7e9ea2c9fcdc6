"""Mails that identity sends itself, sealed until they have left."""
