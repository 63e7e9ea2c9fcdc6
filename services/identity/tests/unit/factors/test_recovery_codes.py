"""Recovery codes: ten, salted, each good for one time."""

from identity.domain.factors.recovery_codes import HOW_MANY, RecoveryCodes, fresh_codes


def test_each_serves_once_and_the_others_stay() -> None:
    codes, kept = fresh_codes()

    left = kept.without(codes[0])

    assert left is not None
    assert (kept.left, left.left) == (HOW_MANY, HOW_MANY - 1)
    assert left.without(codes[0]) is None
    assert left.without(codes[1]) is not None


def test_what_people_write_wrongly_is_read_rightly() -> None:
    codes, kept = fresh_codes()
    text = codes[0].lower().replace("-", " ").replace("o", "0").replace("i", "1")

    assert kept.without(text) is not None


def test_the_same_code_looks_different_under_another_salt() -> None:
    codes, kept = fresh_codes()

    assert RecoveryCodes(b"another salt", kept.digests).without(codes[0]) is None
    assert kept.without("") is None
    assert not any(code.encode() in b"".join(kept.digests) for code in codes)
