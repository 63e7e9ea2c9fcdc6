"""The tables that this service owns, all under one metadata."""
