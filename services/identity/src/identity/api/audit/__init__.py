"""Who changed which rights, accounts and settings."""
