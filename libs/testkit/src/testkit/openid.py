"""A certified OpenID provider on this machine, and somebody who signs in there."""

import fcntl
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qsl, urljoin, urlsplit

import httpx2
import pytest

from testkit.environment import own_environment
from testkit.ports import free_ports

CLIENT_ID = "practica"
CLIENT_SECRET = "a secret that only the two of them know"  # noqa: S105 - of a provider for tests
_FOLDER = Path(__file__).parents[2] / "openid-provider"
_INSTALLED = _FOLDER / "node_modules/.package-lock.json"
_STEPS = 12


@dataclass(frozen=True)
class OpenIdProvider:
    """It knows `people` by their subjects; each has claims such as an e-mail address."""

    issuer: str
    people: Mapping[str, Mapping[str, object]] = field(repr=False)

    async def sign_in(
        self, address: str, subject: str, *, device: httpx2.Cookies | None = None
    ) -> dict[str, str]:
        """Follows a browser from our address through the provider's forms and back; answers what
        the provider put into the address of our page. `device` keeps the provider's cookies."""
        back, _ = await self._through(address, subject, device)
        return dict(parse_qsl(urlsplit(back).query))

    async def asks_who_it_is(self, address: str, device: httpx2.Cookies) -> bool:
        """Whether nobody is signed in there any more on this device."""
        _, asked = await self._through(address, next(iter(self.people)), device)
        return asked

    async def sign_out(self, address: str, device: httpx2.Cookies) -> str:
        """Signs the device out; answers where the provider sends it then."""
        back, _ = await self._through(address, "", device)
        return back

    async def _through(
        self, address: str, subject: str, device: httpx2.Cookies | None
    ) -> tuple[str, bool]:
        """Where the browser leaves the provider, and whether it was asked who it is."""
        asked = False
        kept = httpx2.Cookies() if device is None else device
        async with httpx2.AsyncClient(trust_env=False, timeout=20, cookies=kept) as browser:
            answer = await browser.get(address)
            for _ in range(_STEPS):
                if answer.is_redirect:
                    onward = urljoin(str(answer.url), answer.headers["location"])
                    if not onward.startswith(self.issuer):
                        kept.update(browser.cookies)
                        return onward, asked
                    answer = await browser.get(onward)
                    continue
                form = _form(answer)
                if form.get("prompt") == "login":
                    form |= {"login": subject, "password": "any"}
                    asked = True
                if "xsrf" in form:
                    form["logout"] = "yes"
                answer = await browser.post(form.pop("action"), data=form)
        raise AssertionError(f"The provider did not come to an end: {answer.url}")


@contextmanager
def running_openid_provider(
    people: Mapping[str, Mapping[str, object]], *, redirect_uri: str
) -> Iterator[OpenIdProvider]:
    """Up inside the block. Skips the test by name where there is no Node.js."""
    _install()
    (port,) = free_ports(1)
    issuer = f"http://127.0.0.1:{port}"
    client = {
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "redirect_uris": [redirect_uri],
        "post_logout_redirect_uris": [urljoin(redirect_uri, "/sign-in")],
        "response_types": ["code"],
        "grant_types": ["authorization_code"],
    }
    with TemporaryDirectory() as folder:
        told = Path(folder) / "provider.json"
        told.write_text(json.dumps({"issuer": issuer, "clients": [client], "people": people}))
        process = subprocess.Popen(
            ["node", "provider.mjs", str(told)],
            cwd=_FOLDER,
            env=own_environment({}),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == "listening"
            yield OpenIdProvider(issuer, people)
        finally:
            process.terminate()
            process.wait(20)
            if process.stdout is not None:
                process.stdout.close()


def _install() -> None:
    """What `package-lock.json` names, once; several test processes may come at the same time.

    After `npm install --omit-lockfile-registry-resolved` take the `funding` out of the lock.
    """
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("SINGLE SIGN-ON IS NOT TESTED: there is no Node.js on this machine")
    lock = _FOLDER / "package-lock.json"
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if _INSTALLED.exists() and _INSTALLED.stat().st_mtime >= lock.stat().st_mtime:
            return
        npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(npm, cwd=_FOLDER, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        _INSTALLED.touch()


def _form(answer: httpx2.Response) -> dict[str, str]:
    """The fields of the one form of a page, and where it goes."""
    action = re.search(r'<form[^>]*action="([^"]+)"', answer.text)
    assert action, f"{answer.status_code} at {answer.url}: {answer.text[:500]}"
    hidden = re.findall(r'name="(\w+)" value="([^"]*)"', answer.text)
    return {**dict(hidden), "action": urljoin(str(answer.url), action[1])}
