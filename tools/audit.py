"""Asks the package index for known holes in what is locked; `python -m tools.audit`.

A hole fails the check. Where the index knows nothing, or cannot be reached, this says so and lets
the check go on: work must be possible without a network.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LOCK = Path("requirements.lock")
_SECONDS = 60


@dataclass(frozen=True)
class Audit:
    """What is known: holes as sentences, and how many of the packages could be looked up."""

    holes: tuple[str, ...]
    known: int
    packages: int
    trouble: str = ""

    @property
    def passes(self) -> bool:
        return not self.holes

    def __str__(self) -> str:
        lines = [f"known hole: {hole}" for hole in self.holes]
        lines.append(f"{self.known} of {self.packages} locked packages were looked up")
        if self.known < self.packages:
            lines.append(f"NOT AUDITED: {self.packages - self.known}. {self.trouble}".rstrip())
        return "\n".join(lines)


def pinned(lock: str) -> list[str]:
    """`name==version` of each package, without markers and hashes."""
    return [
        line.split(";")[0].strip(" \\") for line in lock.splitlines() if "==" in line.split("#")[0]
    ]


def read(report: str, *, packages: int, trouble: str = "") -> Audit:
    """What pip-audit printed as JSON; nothing, where it ended without an answer.

    Why packages were left out is told too, by the most frequent reason.
    """
    found: list[dict[str, Any]] = json.loads(report)["dependencies"] if report.strip() else []
    reasons = Counter(_without_name(each["skip_reason"]) for each in found if "skip_reason" in each)
    trouble = trouble or next((reason for reason, _ in reasons.most_common(1)), "")
    holes = tuple(
        f"{each['name']} {each['version']}: {hole['id']} (mended in "
        f"{', '.join(hole['fix_versions']) or 'no version yet'})"
        for each in found
        for hole in each.get("vulns", ())
    )
    known = sum("skip_reason" not in each for each in found)
    return Audit(holes, known, packages, trouble)


def _without_name(reason: str) -> str:
    """Reasons end with the package that they are about."""
    return re.sub(r": \S+ \(\S+\)$", "", reason)


def asked(lock: Path) -> Audit:
    """Runs pip-audit over the lock, for a minute at most."""
    wanted = pinned(lock.read_text(encoding="utf-8"))
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as list_:
        list_.write("\n".join(wanted))
        list_.flush()
        command = [sys.executable, "-m", "pip_audit", "--requirement", list_.name]
        quiet = ["--disable-pip", "--no-deps", "--progress-spinner", "off", "--format", "json"]
        try:
            done = subprocess.run(
                [*command, *quiet, "--timeout", "5"],
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return read("", packages=len(wanted), trouble=f"No answer within {_SECONDS} s.")
    last = (done.stderr.strip().splitlines() or [""])[-1]
    return read(done.stdout, packages=len(wanted), trouble="" if done.stdout.strip() else last)


if __name__ == "__main__":
    audit = asked(_LOCK)
    print(audit)
    sys.exit(0 if audit.passes else 1)
