"""One unit of work on billing's database."""

from billing.store.adjustments import StoredAdjustments
from billing.store.agencies import KnownAgencies
from billing.store.billable_requests import StoredBillableRequests
from billing.store.invoice_lines import StoredInvoiceLines
from billing.store.programs import KnownPrograms
from billing.store.rate_schedules import StoredRateSchedules
from chassis.store import Connection, Transaction


class BillingStore:
    """The sum of the repositories, on one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self.rate_schedules = StoredRateSchedules(transaction)
        self.invoice_lines = StoredInvoiceLines(transaction)
        self.adjustments = StoredAdjustments(transaction)
        self.billable_requests = StoredBillableRequests(transaction)
        self.agencies = KnownAgencies(transaction)
        self.programs = KnownPrograms(transaction)

    @property
    def connection(self) -> Connection:
        return self.transaction
