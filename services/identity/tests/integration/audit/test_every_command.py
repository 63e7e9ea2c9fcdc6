"""Every command is known to the audit: what it tells of, or why there is nothing to tell."""

import ast
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table

from chassis.ledger.auditing import audit_of
from identity import commands, store
from identity.store.store import IdentityStore
from identity.store.tables import metadata

TELLS = {
    "access.assign_role": "role_assignment",
    "access.change_role_assignment": "role_assignment",
    "access.copy_access": "role_assignment",
    "access.view_as": "view_as",
    "accounts.accept_invitation": "account",
    "accounts.bootstrap": "agency",
    "accounts.change_account": "account",
    "accounts.change_email": "email_change",
    "accounts.change_password": "account",
    "accounts.hand_out_link": "invitation",
    "accounts.invite": "invitation",
    "accounts.open_account": "account",
    "accounts.reset_password": "invitation",
    "accounts.warn_dormant": "account",
    "agencies.change_agency": "agency",
    "agencies.change_department": "department",
    "agencies.open_department": "department",
    "agencies.register_agency": "agency",
    "factors.enrolment": "second_factor",
    "factors.register_passkey": "passkey",
    "factors.removal": "second_factor",
    "factors.second_step": "second_factor",
    "factors.set_sign_in_rules": "sign_in_rules",
    "incidents.assess_risk": "incident",
    "incidents.change_incident": "incident",
    "incidents.close_incident": "incident",
    "incidents.open_incident": "incident",
    "incidents.send_notice": "incident",
    "keys.rotate_signing_keys": "signing_key",
    "partners.change_client": "partner_client",
    "partners.register_client": "partner_client",
    "people.add_person": "person",
    "people.change_person": "person",
    "people.choose_language": "person",
    "people.deactivate_person": "person",
    "people.delete_person": "person",
    "people.restore_person": "person",
    "sign_in.first_steps": "account",
    "single_sign_on.complete_sign_on": "linked_subject",
    "single_sign_on.link_subject": "linked_subject",
    "single_sign_on.set_up_provider": "identity_provider",
    "staff_upload.carry_on": "person",
    "staff_upload.import_staff": "person",
    "switches.set_switch": "switch",
}
"""Command, and the kind of thing whose change it tells of."""

CHANGES_NO_RIGHTS = {
    "accounts.choosing": "looks only",
    "agencies.show_logo": "looks only",
    "factors.passkeys": "asks the question that a passkey answers",
    "factors.proofs": "proves again who is there; a matter of minutes",
    "incidents.found": "looks an incident up",
    "mail.tell": "a mail, about a change that is told itself",
    "partners.grant_token": "a token of minutes, for a client whose scopes are told",
    "people.keeping": "looks only",
    "ports": "what commands need, not one of them",
    "sign_in.begin_sign_in": "counts an attempt",
    "sign_in.complete_sign_in": "the session list is the record of sign-ins",
    "sign_in.end_sessions": "the session list says when and why",
    "sign_in.opening": "the session list is the record of sign-ins",
    "sign_in.proving": "looks only",
    "sign_in.refresh_session": "keeps a session alive",
    "sign_in.sign_out": "the session list says when and why",
    "sign_in.switch_role": "acts in another role that the person has",
    "staff_upload.ask_to_apply": "each person that is applied is told",
    "staff_upload.begin_upload": "changes nobody until it is applied",
    "staff_upload.taking_files": "looks only",
    "single_sign_on.begin_sign_on": "a sign-on under way for minutes",
}
"""Command, and why nothing is told of it."""

PREFIX = "identity.commands."
WRITTEN_BARE = {
    ("forgetting.py", "invitations"): "long over, which was told",
    ("forgetting.py", "signing_keys"): "long over, which was told",
    ("forgetting.py", "email_changes"): "long over, which was told",
    ("forgetting.py", "passkeys"): "long removed, which was told",
    ("forgetting.py", "staff_uploads"): "long over; each person that was applied is told",
    ("uploads.py", "staff_uploads"): "how far the work has come, which is not told",
    ("partner_clients.py", "partner_clients"): "when it was last used, which is not told",
    ("second_factors.py", "second_factors"): "an empty row to lock; what fills it is told",
    ("second_factors.py", "sign_in_rules"): "an empty row to lock; what fills it is told",
    ("people.py", "people"): "a duplicate is deleted, with an entry of its own",
    ("people.py", "role_assignments"): "those of a duplicate, with its entry",
}
"""Where a bare statement writes an audited table, and why that is right."""


def modules() -> set[str]:
    found = pkgutil.walk_packages(commands.__path__, PREFIX)
    return {module.name.removeprefix(PREFIX) for module in found if not module.ispkg}


def kinds_reached_by(command: str, store: IdentityStore) -> set[str]:
    """The audited kinds that the repositories hold which the command, or one it calls, uses."""
    source = inspect.getsource(importlib.import_module(PREFIX + command))
    kinds = {
        kind
        for name in re.findall(r"\bstore\.(\w+)", source)
        if hasattr(store, name)
        for kind in kinds_of(getattr(store, name))
    }
    for called in re.findall(rf"from {re.escape(PREFIX)}([\w.]+) import", source):
        if called != "ports":
            kinds |= kinds_reached_by(called, store)
    return kinds


def kinds_of(repository: object) -> Iterator[str]:
    for value in vars(sys.modules[type(repository).__module__]).values():
        audit = audit_of(value) if isinstance(value, Table) else None
        if audit is not None:
            yield audit.kind


def test_every_command_says_what_it_tells_or_why_nothing() -> None:
    assert modules() - TELLS.keys() - CHANGES_NO_RIGHTS.keys() == set(), "add it to one of the two"
    assert (TELLS.keys() | CHANGES_NO_RIGHTS.keys()) - modules() == set(), "gone; take it out"


@pytest.mark.parametrize("command", sorted(TELLS))
async def test_what_a_command_changes_is_audited(database: Any, command: str) -> None:
    async with database.transaction() as identity_store:
        assert TELLS[command] in kinds_reached_by(command, identity_store)


def test_nothing_audited_is_written_past_the_aggregates() -> None:
    """Only what a transaction holds as an aggregate is told; a bare statement would not be."""
    audited = {name for name, table in metadata.tables.items() if audit_of(table)}
    bare = {
        (path.name, name)
        for path in Path(next(iter(store.__path__))).rglob("*.py")
        for name in written_bare(path.read_text(encoding="utf-8"))
    }
    assert {each for each in bare if each[1] in audited} - WRITTEN_BARE.keys() == set()


def written_bare(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Name)):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else None
        called = node.func.id if isinstance(node.func, ast.Name) else called
        alone = called in {"update", "delete", "append", "keep_first", "copy"}
        if alone or (called == "insert" and len(node.args) == 1):
            yield node.args[0].id


def test_a_bare_statement_would_be_found() -> None:
    assert [*written_bare("connection.execute(update(accounts).values(enabled=True))")] == [
        "accounts"
    ]
