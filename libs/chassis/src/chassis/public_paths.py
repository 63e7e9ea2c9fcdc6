"""Where callers find a path of ours: behind the gateway's prefix, such as `/api/billing`."""

from typing import Final

from starlette.datastructures import Headers
from starlette.types import Scope

PREFIX_HEADER: Final = "x-forwarded-prefix"


def public_path(scope: Scope, path: str) -> str:
    """The path as the caller of this request sees it; only a gateway's prefix is believed."""
    prefix = Headers(scope=scope).get(PREFIX_HEADER, "")
    known = prefix.startswith("/api/") and prefix[5:].replace("-", "").isalnum()
    return f"{prefix}{path}" if known else path
