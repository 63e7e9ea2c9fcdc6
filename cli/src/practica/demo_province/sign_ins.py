"""The people of the demo province whom one can sign in as at once."""

from dataclasses import dataclass
from uuid import UUID

from practica.demo_province.identities import demo_id

PASSWORD = "stages-et-demo-2026"  # noqa: S105 - a demo is no secret; everybody is told
"""Everybody in the demo province who has an account has this password."""


@dataclass(frozen=True)
class SignIn:
    """`key` is a short name for programs; `what` says who this is, for people."""

    key: str
    email: str
    password: str
    what: str


@dataclass(frozen=True)
class Partner:
    """A system of a partner organisation, and what it signs in with (OAuth 2.0)."""

    client_id: UUID
    secret: str
    what: str


PARTNER = Partner(
    demo_id("partner", 0),
    "pcs_stages-et-demo-2026",
    "horaires des unités, Montréal / unit schedules",
)


SIGN_INS = (
    SignIn(
        "pc",
        "pc.nursing@mont-boreal.example.org",
        PASSWORD,
        "coordination des stages, soins infirmiers / placing coordinator, local administrator",
    ),
    SignIn(
        "pc.physiotherapy",
        "pc.physiotherapy@mont-boreal.example.org",
        PASSWORD,
        "coordination des stages, physiothérapie / placing coordinator, physiotherapy",
    ),
    SignIn(
        "rc",
        "rc@montreal.sante.example.org",
        PASSWORD,
        "réception des demandes, Montréal / receiving coordinator, local administrator",
    ),
    SignIn(
        "dc",
        "dc@montreal.sante.example.org",
        PASSWORD,
        "réponses des unités, Montréal / destination coordinator",
    ),
    SignIn(
        "supervisor",
        "supervisor@montreal.sante.example.org",
        PASSWORD,
        "supervision, Montréal / supervisor",
    ),
    SignIn(
        "admin",
        "admin@practica.example.org",
        PASSWORD,
        "administration du réseau / administrator",
    ),
    SignIn(
        "leader",
        "leader@mont-boreal.example.org",
        PASSWORD,
        "responsable de cours, soins infirmiers / course leader",
    ),
    SignIn(
        "instructor",
        "instructor@mont-boreal.example.org",
        PASSWORD,
        "enseignement en stage, soins infirmiers / instructor",
    ),
    SignIn(
        "students",
        "students@mont-boreal.example.org",
        PASSWORD,
        "dossiers étudiants / student administrator",
    ),
    SignIn(
        "monitor",
        "monitor@mont-boreal.example.org",
        PASSWORD,
        "consultation, école / monitor, view only",
    ),
    SignIn(
        "observer",
        "observer@montreal.sante.example.org",
        PASSWORD,
        "consultation sans les noms, Montréal / view only without names",
    ),
    SignIn(
        "staff",
        "staff@montreal.sante.example.org",
        PASSWORD,
        "dossiers du personnel, réadaptation / staff administrator",
    ),
    SignIn(
        "policy",
        "policy@practica.example.org",
        PASSWORD,
        "orientations du réseau / policy level",
    ),
)
