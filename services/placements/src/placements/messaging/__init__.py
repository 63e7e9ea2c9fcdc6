"""The bus edge of this service: what it hears and what it tells."""
