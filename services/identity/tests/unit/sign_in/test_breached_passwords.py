"""The list of stolen passwords: what is in it is always found, what is not seldom refused."""

import random
import secrets
from pathlib import Path

import pytest

from identity.store.sign_in.breached_passwords import (
    SHIPPED,
    BreachedPasswords,
    Holding,
    NotAFilter,
    breached_passwords,
    digest_of,
    write,
)
from tools.breached_passwords import main

KNOWN = ["billabong1234", "iloveyouforever", "qwertyuiop123", "1234567890qwe", "liverpoolfc123"]


@pytest.mark.parametrize("password", KNOWN)
def test_known_stolen_passwords_are_in_the_list_that_is_shipped(password: str) -> None:
    assert breached_passwords().holds(password)
    assert breached_passwords().holds(password.upper())


def test_the_list_that_is_shipped_says_what_it_holds() -> None:
    holding = BreachedPasswords(SHIPPED).holding

    assert holding.entries > 1_500_000
    assert holding.false_yes <= 0.00101
    assert holding.licence == "MIT"
    assert "SecLists" in holding.source


def test_random_passwords_are_seldom_refused() -> None:
    """A thousandth, by how the filter is made; the same ones every time."""
    chance = random.Random(20261123)  # noqa: S311 - no secret, a sample
    held = sum(breached_passwords().holds(f"{chance.getrandbits(96):024x}") for _ in range(20_000))

    assert held <= 20_000 * 0.001 * 2


def test_nothing_that_went_in_is_ever_missed(tmp_path: Path) -> None:
    passwords = [secrets.token_urlsafe(12) for _ in range(2_000)]
    file = tmp_path / "own.bloom"
    holding = Holding.planned(len(passwords), false_yes=0.01, source="test", licence="none")
    write(holding, map(digest_of, passwords), file)

    own = BreachedPasswords(file)

    assert all(own.holds(password) for password in passwords)


def test_an_operator_builds_a_filter_from_the_files_of_have_i_been_pwned(tmp_path: Path) -> None:
    seen = {"a stolen password": 7, "stolen but once": 1}
    lines = [f"{digest_of(password).hex().upper()}:{count}" for password, count in seen.items()]
    downloaded, made = tmp_path / "pwned.txt", tmp_path / "made.bloom"
    downloaded.write_text("\r\n".join(lines) + "\r\n", encoding="ascii")

    said = main(["--hibp", str(downloaded), "--least", "2", "-o", str(made)])

    assert "1 passwords" in said
    assert BreachedPasswords(made).holds("a stolen password")
    assert not BreachedPasswords(made).holds("stolen but once")


def test_an_operator_builds_a_filter_from_a_list(tmp_path: Path) -> None:
    words, made = tmp_path / "words.txt", tmp_path / "made.bloom"
    words.write_text("too short\nLong Enough To Count\n", encoding="utf-8")

    main(["--list", str(words), "-o", str(made)])

    assert BreachedPasswords(made).holds("long enough to count")
    assert not BreachedPasswords(made).holds("too short")


@pytest.mark.parametrize("harm", [b"", b"not a filter\n", "half"])
def test_a_file_that_is_none_or_only_half_is_not_taken(tmp_path: Path, harm: bytes | str) -> None:
    file = tmp_path / "harmed.bloom"
    whole = SHIPPED.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if harm == "half" else bytes(str(harm), "utf-8"))

    with pytest.raises(NotAFilter):
        BreachedPasswords(file)
