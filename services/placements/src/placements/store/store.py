"""The store of one transaction: every repository of this service."""

from datetime import datetime

from chassis.data_keys import DataKeys
from chassis.store import Transaction
from placements.store.agencies import StoredAgencies
from placements.store.places import Places
from placements.store.requests.placement_requests import StoredPlacementRequests
from placements.store.requests.references import StoredRequestReferences
from placements.store.students.access_log import StoredAccessLog
from placements.store.students.consent_warnings import StoredConsentWarnings
from placements.store.students.retention import StoredRetention
from placements.store.students.rosters import StoredRosters
from placements.store.students.students import StoredStudents
from placements.store.students.wrapped_keys import StoredWrappedKeys
from placements.store.switches import StoredSwitches


class PlacementsStore(Places):
    """What commands and consumers are handed; it satisfies their ports."""

    def __init__(self, transaction: Transaction, *, keys: DataKeys | None = None) -> None:
        """Without `keys` students can be neither recorded nor read."""
        super().__init__(transaction)
        self.transaction = transaction
        self.agencies = StoredAgencies(transaction)
        self.placement_requests = StoredPlacementRequests(transaction)
        self.request_references = StoredRequestReferences(transaction)
        self.provinces = self.agencies
        self.access_log = StoredAccessLog(transaction)
        self.rosters = StoredRosters(transaction)
        self.retention = StoredRetention(transaction)
        self.switches = StoredSwitches(transaction)
        self.consent_warnings = StoredConsentWarnings(transaction)
        self._keys = keys
        self._students: StoredStudents | None = None

    @property
    def data_keys(self) -> DataKeys:
        """Raises LookupError where the process was started without them."""
        if self._keys is None:
            raise LookupError("this process was given no key for students")
        return self._keys

    @property
    def students(self) -> StoredStudents:
        if self._students is None:
            self._students = StoredStudents(self.transaction, self.data_keys)
        return self._students

    @property
    def wrapped_keys(self) -> StoredWrappedKeys:
        return StoredWrappedKeys(self.transaction, self.data_keys)

    @property
    def now(self) -> datetime:
        """The same moment for the whole transaction."""
        return self.transaction.now

    @property
    def connection(self) -> Transaction:
        return self.transaction
