"""Who is signed in: the viewer, and the access tokens that say so."""

from chassis.auth.claims import claims_of, viewer_from
from chassis.auth.keys import FetchedKeys, InlineKeys, KeysNotObtained, KeySource, keys_from
from chassis.auth.signing import sign_access_token
from chassis.auth.verification import TokenVerifier, verifier_for
from chassis.domain import Unauthenticated
from chassis.viewer import Level, RealViewer, Role, Viewer

__all__ = [
    "FetchedKeys",
    "InlineKeys",
    "KeySource",
    "KeysNotObtained",
    "Level",
    "RealViewer",
    "Role",
    "TokenVerifier",
    "Unauthenticated",
    "Viewer",
    "claims_of",
    "keys_from",
    "sign_access_token",
    "verifier_for",
    "viewer_from",
]
