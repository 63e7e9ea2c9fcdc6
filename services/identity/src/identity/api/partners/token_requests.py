"""A token request as RFC 6749 spells it: a form, and a client that says who it is in one way."""

import base64
import binascii
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias
from urllib.parse import parse_qsl, unquote_plus

from fastapi import Request

from identity.commands.partners.grant_token import GrantToken, Refusal

OAuthError: TypeAlias = Refusal | Literal["invalid_request", "unsupported_grant_type"]
_FORM: Final = "application/x-www-form-urlencoded"
_LONGEST_FORM: Final = 8_192
_MOST_FIELDS: Final = 20


class RequestRefused(Exception):
    """The request is not one for a token; `error` is RFC 6749's word for why."""

    def __init__(self, error: OAuthError, why: str) -> None:
        super().__init__(why)
        self.error: OAuthError = error


async def token_request(request: Request) -> GrantToken:
    """Raises RequestRefused."""
    form = await _form(request)
    grant_type = form.get("grant_type")
    if not grant_type:
        raise RequestRefused("invalid_request", "grant_type is missing")
    client_id, secret = _client(request.headers.get("authorization"), form)
    if grant_type != "client_credentials":
        raise RequestRefused("unsupported_grant_type", "only client_credentials is offered")
    return GrantToken(client_id=client_id, secret=secret, scope=form.get("scope"))


async def _form(request: Request) -> Mapping[str, str]:
    """Each parameter once, and empty ones as if they were not there (RFC 6749, 3.2)."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if kind != _FORM or len(body) > _LONGEST_FORM:
        raise RequestRefused("invalid_request", f"the body has to be {_FORM}")
    try:
        pairs = parse_qsl(body.decode(), errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise RequestRefused("invalid_request", "the body cannot be read") from error
    form = dict(pairs)
    if len(form) != len(pairs):
        raise RequestRefused("invalid_request", "a parameter comes twice")
    return form


def _client(authorization: str | None, form: Mapping[str, str]) -> tuple[str, str]:
    """By `client_secret_basic` or `client_secret_post`, never both."""
    named, secret = form.get("client_id"), form.get("client_secret")
    if authorization is None:
        if not named or not secret:
            raise RequestRefused("invalid_client", "the client does not say who it is")
        return named, secret
    basic = _basic(authorization)
    if secret is not None or named not in (None, basic[0]):
        raise RequestRefused("invalid_request", "the client says in two ways who it is")
    return basic


def _basic(authorization: str) -> tuple[str, str]:
    scheme, _, encoded = authorization.partition(" ")
    try:
        decoded = base64.b64decode(encoded.strip(), validate=True).decode()
    except (binascii.Error, ValueError) as error:
        raise RequestRefused("invalid_client", "the header cannot be read") from error
    client_id, colon, secret = decoded.partition(":")
    if scheme.lower() != "basic" or not colon:
        raise RequestRefused("invalid_client", "the header is not one for Basic")
    return unquote_plus(client_id), unquote_plus(secret)
