"""Where places and programs are kept; `Places` brings their repositories into the store."""

from chassis.store import Transaction
from placements.store.places.destinations import StoredDestinations
from placements.store.places.programs import StoredCourses, StoredPrograms
from placements.store.places.services import StoredServices
from placements.store.places.site_imports import StoredSiteImports
from placements.store.places.sites import StoredSites


class Places:
    """The repositories of places and programs; a base of the service's store."""

    def __init__(self, transaction: Transaction) -> None:
        self.sites = StoredSites(transaction)
        self.services = StoredServices(transaction)
        self.destinations = StoredDestinations(transaction)
        self.programs = StoredPrograms(transaction)
        self.courses = StoredCourses(transaction)
        self.site_imports = StoredSiteImports(transaction)
