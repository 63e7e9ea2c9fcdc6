"""Mails that identity sends itself, since they hold secrets or concern the account alone."""
