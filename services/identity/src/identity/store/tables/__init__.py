"""The tables that this service owns, all under one metadata."""

from identity.store.tables import access, accounts, agencies, keys, partners, people, sign_in
from identity.store.tables.metadata import metadata

__all__ = ["access", "accounts", "agencies", "keys", "metadata", "partners", "people", "sign_in"]
