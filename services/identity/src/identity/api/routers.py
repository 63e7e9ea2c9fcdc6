"""Every resource of this service, in the order of its OpenAPI document."""

from fastapi import APIRouter

from identity.api.access import copies, role_assignments, views
from identity.api.accounts import accounts, email_changes, invitations, passwords
from identity.api.agencies import agencies, departments, logos
from identity.api.audit import audit_log
from identity.api.factors import passkeys, resets, second_factor, sign_in_rules
from identity.api.incidents import incidents
from identity.api.keys import signing_keys
from identity.api.partners import partner_clients, tokens
from identity.api.people import alike, own_language, people
from identity.api.sign_in import (
    first_steps,
    own_sessions,
    passkey_sign_in,
    proofs,
    second_step,
    sessions,
)
from identity.api.single_sign_on import (
    identity_providers,
    links,
    own_links,
    sign_ons,
    sign_outs,
)
from identity.api.staff_upload import templates, uploads
from identity.api.switches import switches

ROUTERS: tuple[APIRouter, ...] = (
    sessions.router,
    own_sessions.router,
    first_steps.router,
    second_step.router,
    passkey_sign_in.router,
    proofs.router,
    second_factor.router,
    passkeys.router,
    resets.router,
    sign_in_rules.router,
    signing_keys.router,
    accounts.router,
    invitations.router,
    passwords.router,
    email_changes.router,
    agencies.router,
    departments.router,
    logos.router,
    own_language.router,
    alike.router,
    people.router,
    uploads.router,
    templates.router,
    role_assignments.router,
    copies.router,
    views.router,
    audit_log.router,
    switches.router,
    incidents.router,
    partner_clients.router,
    tokens.router,
    identity_providers.router,
    links.router,
    sign_ons.router,
    own_links.router,
    sign_outs.router,
)
