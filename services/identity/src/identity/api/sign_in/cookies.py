"""What browsers keep for us, and whether a request that brings or wants it is one of our pages'."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, Final
from urllib.parse import urlsplit

from fastapi import Request, Response

from chassis.domain import Forbidden

REFRESH: Final = "practica_refresh"
BROWSER: Final = "practica_sign_on"
OWN_HEADER: Final = "practica-client"
"""Forms cannot send it, and scripts of others only if we allowed it, which we never do."""


class CrossSiteRequest(Forbidden):
    """The request has to do with cookies, and no page of ours made it."""

    slug: ClassVar[str] = "cross-site-request"


@dataclass(frozen=True, kw_only=True)
class Cookies:
    """Those of one request and its answer.

    Over TLS their names begin with `__Host-`: browsers take such a cookie from this very host
    alone, so a sub-domain can neither read nor plant one. Scripts read none of them, and pages of
    others cannot make a browser send them.
    """

    request: Request
    public_url: str
    refresh_path: str

    @property
    def refresh_token(self) -> str | None:
        """Raises CrossSiteRequest if there is one and none of our pages asks."""
        return self._brought(REFRESH)

    @property
    def browser(self) -> str | None:
        """What a single sign-on left with. Raises CrossSiteRequest as above."""
        return self._brought(BROWSER)

    def expect_own_page(self) -> None:
        """Raises CrossSiteRequest unless a page of ours made the request.

        Browsers say where a request comes from, newer ones in `Sec-Fetch-Site`, older ones in
        `Origin`. The header of our own is asked for besides, in case one says neither.
        """
        headers = self.request.headers
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        foreign = site != "same-origin" if site is not None else not self._is_ours(origin)
        if foreign or not headers.get(OWN_HEADER):
            raise CrossSiteRequest("No page of ours made the request")

    def keep_refresh_token(self, response: Response, value: str, expires_at: datetime) -> None:
        seconds = int((expires_at - datetime.now(UTC)).total_seconds())
        self._keep(response, REFRESH, value, seconds=seconds, path=self.refresh_path)

    def keep_browser(self, response: Response, value: str, *, seconds: int) -> None:
        self._keep(response, BROWSER, value, seconds=seconds, path=_sign_on_path(self.refresh_path))

    def forget(self, response: Response) -> None:
        self.keep_refresh_token(response, "", datetime.now(UTC))

    @property
    def _over_tls(self) -> bool:
        return self.public_url.startswith("https://")

    def _name(self, name: str) -> str:
        return f"__Host-{name}" if self._over_tls else name

    def _is_ours(self, origin: str | None) -> bool:
        ours = urlsplit(self.public_url)
        return origin is None or origin == f"{ours.scheme}://{ours.netloc}"

    def _brought(self, name: str) -> str | None:
        value = self.request.cookies.get(self._name(name))
        if value:
            self.expect_own_page()
        return value

    def _keep(self, response: Response, name: str, value: str, *, seconds: int, path: str) -> None:
        response.set_cookie(
            self._name(name),
            value,
            max_age=max(seconds, 0),
            path="/" if self._over_tls else path,
            secure=self._over_tls,
            httponly=True,
            samesite="strict",
        )


def _sign_on_path(refresh_path: str) -> str:
    """Beside the sessions."""
    return f"{refresh_path.rpartition('/')[0]}/sign-ons"
