"""The whole system in one process: embedded PostgreSQL, in-process bus, services and gateway."""
