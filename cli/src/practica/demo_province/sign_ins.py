"""The people of the demo province whom one can sign in as at once."""

from dataclasses import dataclass

PASSWORD = "stages-et-demo-2026"  # noqa: S105 - a demo is no secret; everybody is told
"""Everybody in the demo province who has an account has this password."""


@dataclass(frozen=True)
class SignIn:
    """`key` is a short name for programs; `what` says who this is, for people."""

    key: str
    email: str
    password: str
    what: str


SIGN_INS = (
    SignIn(
        "pc",
        "pc.nursing@mont-boreal.example.org",
        PASSWORD,
        "coordination des stages, soins infirmiers / placing coordinator, nursing",
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
        "réception des demandes, Montréal / receiving coordinator",
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
)
