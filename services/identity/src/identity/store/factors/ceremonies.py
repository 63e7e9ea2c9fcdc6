"""The two ceremonies of WebAuthn: a device makes a passkey, and a device proves to have one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    base64url_to_bytes,
    parse_authentication_credential_json,
    parse_client_data_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from identity.domain.accounts.account import Account
from identity.domain.factors.challenge import VALID_FOR
from identity.domain.factors.passkey import NewCredential, Passkey

_TIMEOUT = int(VALID_FOR.total_seconds() * 1000)
_UNREADABLE = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, kw_only=True)
class Ceremonies:
    """`domain` is what passkeys are bound to, `origins` the pages that may ask for them."""

    domain: str
    origins: tuple[str, ...]

    def new_passkey(
        self, account: Account, known: list[Passkey], challenge: bytes
    ) -> dict[str, Any]:
        """What a page passes on to `navigator.credentials.create()`."""
        options = generate_registration_options(
            rp_id=self.domain,
            rp_name="Practica",
            user_id=account.id.bytes,
            user_name=account.sign_in_name,
            challenge=challenge,
            timeout=_TIMEOUT,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(one.credential_id) for one in known],
        )
        return _plain(options_to_json(options))

    def any_passkey(self, challenge: bytes) -> dict[str, Any]:
        """What a page passes on to `navigator.credentials.get()`: whoever the device knows."""
        options = generate_authentication_options(
            rp_id=self.domain,
            challenge=challenge,
            timeout=_TIMEOUT,
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return _plain(options_to_json(options))

    def challenge_in(self, credential: Mapping[str, Any]) -> bytes | None:
        """Which challenge the device says to answer; None if it says nothing that can be read."""
        try:
            client_data = base64url_to_bytes(credential["response"]["clientDataJSON"])
            return parse_client_data_json(client_data).challenge
        except _UNREADABLE:
            return None

    def credential_id_in(self, credential: Mapping[str, Any]) -> bytes | None:
        try:
            return parse_authentication_credential_json(dict(credential)).raw_id
        except _UNREADABLE:
            return None

    def made(self, credential: Mapping[str, Any], challenge: bytes) -> NewCredential | None:
        """None for an answer that does not prove that a device made the key pair for us, now."""
        try:
            verified = verify_registration_response(
                credential=dict(credential),
                expected_challenge=challenge,
                expected_rp_id=self.domain,
                expected_origin=list(self.origins),
                require_user_verification=True,
            )
        except _UNREADABLE:
            return None
        return NewCredential(
            credential_id=verified.credential_id,
            public_key=verified.credential_public_key,
            sign_count=verified.sign_count,
        )

    def proved(
        self, credential: Mapping[str, Any], passkey: Passkey, challenge: bytes
    ) -> int | None:
        """The count of the device, None for an answer that proves nothing. Whether the count went
        on the passkey itself decides."""
        try:
            verified = verify_authentication_response(
                credential=dict(credential),
                expected_challenge=challenge,
                expected_rp_id=self.domain,
                expected_origin=list(self.origins),
                credential_public_key=passkey.public_key,
                credential_current_sign_count=0,
                require_user_verification=True,
            )
            handle = parse_authentication_credential_json(dict(credential)).response.user_handle
        except _UNREADABLE:
            return None
        if handle is not None and handle != passkey.account_id.bytes:
            return None
        return verified.new_sign_count


def _plain(text: str) -> dict[str, Any]:
    options: dict[str, Any] = json.loads(text)
    return options
