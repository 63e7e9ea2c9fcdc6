"""Known holes of dependencies fail the check; what cannot be looked up is said aloud."""

import json
import re

from tests.architecture.conftest import ROOT
from tools.audit import pinned, read


def test_a_known_hole_fails_and_names_its_package() -> None:
    hole = {"id": "CVE-2026-0001", "fix_versions": ["2.0"]}
    report = {"dependencies": [{"name": "fastapi", "version": "1.0", "vulns": [hole]}]}

    audit = read(json.dumps(report), packages=1)

    assert not audit.passes
    assert "fastapi 1.0: CVE-2026-0001 (mended in 2.0)" in str(audit)


def test_what_the_index_does_not_know_is_counted_and_passes() -> None:
    known = {"name": "fastapi", "version": "1.0", "vulns": []}
    unknown = {"name": "rare", "skip_reason": "not found"}

    audit = read(json.dumps({"dependencies": [known, unknown]}), packages=2)

    assert audit.passes
    assert "1 of 2 locked packages were looked up" in str(audit)
    assert "NOT AUDITED: 1" in str(audit)


def test_without_a_network_the_check_goes_on_and_says_so() -> None:
    audit = read("", packages=3, trouble="ConnectionError")

    assert audit.passes
    assert "NOT AUDITED: 3. ConnectionError" in str(audit)


def test_every_locked_package_is_asked_about() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    wanted = pinned(lock)

    assert len(wanted) == len(re.findall(r"^[a-z0-9._-]+==", lock, re.MULTILINE))
    assert all(line.count("==") == 1 and " " not in line for line in wanted)
