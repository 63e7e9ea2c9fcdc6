"""Addresses of partners are looked at before they are kept."""

from typing import Annotated

from fastapi import Depends, Request

from chassis.outside import resolved
from notifications.domain.webhook_endpoint import usable_url


class PartnerUrls:
    """What this installation lets partners register."""

    def __init__(self, *, allow_http: bool, allow_private: bool) -> None:
        self._allow_http = allow_http
        self._allow_private = allow_private

    async def checked(self, url: str) -> str:
        """The address unchanged. Raises UrlNotUsable, AddressUnknown and AddressNotPublic."""
        usable_url(url, allow_http=self._allow_http)
        await resolved(url, allow_private=self._allow_private)
        return url


async def partner_urls(request: Request) -> PartnerUrls:
    settings = request.app.state.settings
    return PartnerUrls(
        allow_http=settings.webhooks_allow_http,
        allow_private=settings.webhooks_allow_private_addresses,
    )


CheckedUrls = Annotated[PartnerUrls, Depends(partner_urls)]
