"""Codes of the standard's own examples, and of the steps around now."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from identity.domain.factors.time_codes import fresh_secret, otpauth_uri, step_of

RFC_6238 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
"""The secret of the standard's appendix B, in base32."""


@pytest.mark.parametrize(
    ("second", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")]
)
def test_the_codes_of_the_standard_are_right(second: int, code: str) -> None:
    now = datetime.fromtimestamp(second, UTC)

    assert step_of(code, RFC_6238, now) == second // 30
    assert step_of(f"{code[:3]} {code[3:]}", RFC_6238, now) == second // 30


@pytest.mark.parametrize(
    ("steps", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_one_step_either_side_is_near_enough(steps: int, taken: bool) -> None:  # noqa: FBT001 - a case
    now = datetime(2026, 11, 23, 14, 0, 10, tzinfo=UTC)
    code = pyotp.TOTP(RFC_6238).at(now + timedelta(seconds=30 * steps))

    assert (step_of(code, RFC_6238, now) is not None) is taken


@pytest.mark.parametrize("code", ["", "000000", "٢٨٧٠٨٢", "287 08", "2870822", "MFRG-GZDF"])
def test_whatever_else_is_of_no_step(code: str) -> None:
    assert step_of(code, RFC_6238, datetime.fromtimestamp(59, UTC)) is None


def test_secrets_have_160_bits_and_the_address_names_us() -> None:
    secret = fresh_secret()

    assert (len(secret), secret != fresh_secret()) == (32, True)
    assert "issuer=Practica" in otpauth_uri(secret, "marie@cegep.example")
