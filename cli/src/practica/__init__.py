"""One command for the whole system: up, demo, serve, work, migrate, import, dead-letters."""
