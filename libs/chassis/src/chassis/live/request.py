"""What a request that asks for a stream brings along."""

from starlette.requests import Request

from chassis.auth import TokenVerifier
from chassis.http.signed_in import bearer_token
from chassis.live.streams import Streams


def streams_of(request: Request) -> Streams:
    """Those of the application that was asked."""
    streams: Streams = request.scope["app"].state.streams
    return streams


def trusted_until(request: Request) -> float:
    """When the token that the request bears is looked at again: no stream outlives that moment."""
    verifier: TokenVerifier = request.scope["app"].state.verifier
    return verifier.trusted_until(bearer_token(request.scope))
