"""The rules of places that can be broken."""

from chassis.domain import Conflict, DomainError, Forbidden, NotFound


class SiteNotFound(NotFound):
    slug = "site-not-found"


class ServiceNotFound(NotFound):
    slug = "service-not-found"


class DestinationNotFound(NotFound):
    slug = "destination-not-found"


class MayNotChangePlaces(Forbidden):
    """Places are changed by administrators, and by local administrators of their own agency."""

    slug = "may-not-change-places"


class OnlyAdministratorsImport(Forbidden):
    slug = "only-administrators-import"


class NameMissing(DomainError):
    """A name holds at least one letter or digit."""

    slug = "name-missing"


class PositionIncomplete(DomainError):
    """Latitude and longitude go together, and lie on the globe."""

    slug = "position-incomplete"


class ProvinceUnknown(DomainError):
    """Facts: `province`."""

    slug = "province-unknown"


class SiteWithoutAgency(Conflict):
    """A site that belongs to nobody offers no services."""

    slug = "site-without-agency"


class SiteInactive(Conflict):
    """Nothing new is opened on a site that is closed."""

    slug = "site-inactive"


class SiteHasActiveServices(Conflict):
    """Facts: `services`, how many."""

    slug = "site-has-active-services"


class ServiceHasActiveDestinations(Conflict):
    """Facts: `destinations`, how many."""

    slug = "service-has-active-destinations"


class ServiceInactive(Conflict):
    """A destination cannot belong to a service that is closed."""

    slug = "service-inactive"


class ServiceOfAnotherSite(DomainError):
    """A destination belongs to services of its own site."""

    slug = "service-of-another-site"


class DestinationWithoutService(DomainError):
    """An active destination belongs to at least one service."""

    slug = "destination-without-service"


class DestinationNameTaken(Conflict):
    """Long and short names are unique among the active destinations of a site. Facts: `name`."""

    slug = "destination-name-taken"


class ContactUnknown(DomainError):
    """A contact is an active member of the agency's staff."""

    slug = "contact-unknown"
