"""What it takes to check factors: a seal for their secrets, and how devices are spoken to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

import segno
from fastapi import Depends, Request
from pydantic import BaseModel, Field

from identity.commands.factors.enrolment import Enrolment
from identity.store.factors.ceremonies import Ceremonies
from identity.store.factors.vault import SealedSecrets


@dataclass(frozen=True, kw_only=True)
class FactorTools:
    vault: SealedSecrets
    devices: Ceremonies

    @classmethod
    def of(
        cls, *, public_url: str, domain: str | None, origins: Sequence[str], sealing_key: bytes
    ) -> "FactorTools":
        """Passkeys are bound to the host of the public address, unless another one is said."""
        public = urlsplit(public_url)
        devices = Ceremonies(
            domain=domain or public.hostname or "localhost",
            origins=tuple(origins) or (f"{public.scheme}://{public.netloc}",),
        )
        return cls(vault=SealedSecrets(sealing_key), devices=devices)


async def _tools(request: Request) -> FactorTools:
    tools = request.app.state.factors
    if not isinstance(tools, FactorTools):
        raise TypeError("the application was put together without tools for factors")
    return tools


Tools = Annotated[FactorTools, Depends(_tools)]


class AppToEnrol(BaseModel):
    """Shown this once: scan it with an authenticator app, or type the secret."""

    secret: str = Field(repr=False, examples=["JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"])
    otpauth_uri: str = Field(
        repr=False,
        examples=[
            "otpauth://totp/Practica:marie%40cegep.example?secret=JBSWY3DPEHPK3PXP&issuer=Practica"
        ],
    )
    qr_svg: str = Field(repr=False, examples=['<svg width="164" height="164">…</svg>'])

    @classmethod
    def of(cls, enrolment: Enrolment) -> "AppToEnrol":
        drawn = segno.make(enrolment.otpauth_uri, error="m").svg_inline(scale=4)
        return cls(secret=enrolment.secret, otpauth_uri=enrolment.otpauth_uri, qr_svg=drawn)


class RecoveryCodesShown(BaseModel):
    """Shown this once; each serves once. Empty where those shown before still serve."""

    recovery_codes: list[str] = Field(repr=False, examples=[["MFRG-GZDF-MZTW-Q2LK"]])
