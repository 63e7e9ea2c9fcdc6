"""A real browser for the tests that ask for one: Debian's, installed where it is missing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_INSTALL = ("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium")
_SECONDS = 300


def chromium_or_skip() -> str:
    """The path of Chromium. Without one the test is skipped, or fails if TEST_BROWSER_REQUIRED
    is set."""
    if found := shutil.which("chromium"):
        return found
    if os.geteuid() == 0 and Path("/etc/debian_version").exists():
        for command in (("apt-get", "update", "-q"), _INSTALL):
            subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)
    if found := shutil.which("chromium"):
        return found
    message = "CHROMIUM IS MISSING: no screen is tested; install chromium to test them"
    if os.environ.get("TEST_BROWSER_REQUIRED"):
        pytest.fail(message)
    pytest.skip(message)
