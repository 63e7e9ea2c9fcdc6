"""Why a single sign-on does not become a session."""

from typing import ClassVar

from chassis.domain import Conflict, DomainError, Forbidden, NotReady, Unauthenticated


class IssuerNotUsable(DomainError):
    """An issuer is an https address with a host, and nothing after its path."""

    slug: ClassVar[str] = "issuer-not-usable"


class EmailDomainNotUsable(DomainError):
    """A domain is written as in an address after the @, such as `cegep.example`."""

    slug: ClassVar[str] = "email-domain-not-usable"


class ProviderNotProven(DomainError):
    """Nobody signed in there yet, so demanding it could lock everybody out."""

    slug: ClassVar[str] = "provider-not-proven"


class TooManyProviders(Conflict):
    """An agency has so many identity providers at most. Facts: `most`."""

    slug: ClassVar[str] = "too-many-identity-providers"


class SubjectLinked(Conflict):
    """The subject, or the account, is linked already; the link has to be undone first."""

    slug: ClassVar[str] = "subject-linked"


class SignOnDemanded(Forbidden):
    """The agency demands single sign-on of the person: without a link there would be no way in."""

    slug: ClassVar[str] = "single-sign-on-demanded"


class ProviderNotReached(NotReady):
    """The agency's identity provider cannot be reached, or does not say what it has to."""

    slug: ClassVar[str] = "identity-provider-not-reached"


class SignOnRefused(Unauthenticated):
    """What came back does not prove that somebody of ours signed in; why is for developers."""

    slug: ClassVar[str] = "single-sign-on-refused"


class SignOnNotTrusted(Forbidden):
    """The person also works elsewhere or administers Practica, which the agency's own identity
    provider is not trusted with."""

    slug: ClassVar[str] = "single-sign-on-not-trusted"
