"""The store of one transaction: every repository of this service."""

from datetime import datetime

from chassis.store import Transaction
from placements.store.agencies import StoredAgencies
from placements.store.places import Places
from placements.store.requests.placement_requests import StoredPlacementRequests
from placements.store.requests.references import StoredRequestReferences


class PlacementsStore(Places):
    """What commands and consumers are handed; it satisfies their ports."""

    def __init__(self, transaction: Transaction) -> None:
        super().__init__(transaction)
        self.transaction = transaction
        self.agencies = StoredAgencies(transaction)
        self.placement_requests = StoredPlacementRequests(transaction)
        self.request_references = StoredRequestReferences(transaction)

    @property
    def now(self) -> datetime:
        """The same moment for the whole transaction."""
        return self.transaction.now

    @property
    def connection(self) -> Transaction:
        return self.transaction
