"""The tables that this service owns, all under one metadata."""

from identity.store.tables import (
    access,
    accounts,
    agencies,
    email_changes,
    factors,
    incidents,
    keys,
    mail,
    partners,
    people,
    responsibilities,
    sign_in,
    single_sign_on,
    staff_uploads,
    switches,
)
from identity.store.tables.metadata import metadata

__all__ = [
    "access",
    "accounts",
    "agencies",
    "email_changes",
    "factors",
    "incidents",
    "keys",
    "mail",
    "metadata",
    "partners",
    "people",
    "responsibilities",
    "sign_in",
    "single_sign_on",
    "staff_uploads",
    "switches",
]
