"""Every resource of this service, in the order of its OpenAPI document."""

from fastapi import APIRouter

from identity.api.access import role_assignments
from identity.api.accounts import accounts, invitations
from identity.api.agencies import agencies, departments
from identity.api.audit import audit_log
from identity.api.keys import signing_keys
from identity.api.partners import partner_clients, tokens
from identity.api.people import people
from identity.api.sign_in import sessions

ROUTERS: tuple[APIRouter, ...] = (
    sessions.router,
    signing_keys.router,
    accounts.router,
    invitations.router,
    agencies.router,
    departments.router,
    people.router,
    role_assignments.router,
    audit_log.router,
    partner_clients.router,
    tokens.router,
)
