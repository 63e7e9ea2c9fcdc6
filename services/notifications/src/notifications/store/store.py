"""One transaction of the notifications service: the sum of its repositories."""

from datetime import datetime

from chassis.sealing import Seal
from chassis.store import Transaction
from notifications.store.directory import StoredDirectory
from notifications.store.inbox import StoredInbox
from notifications.store.mail import StoredMail
from notifications.store.memory import StoredPostponedMoves, StoredRequestMemory
from notifications.store.paper import StoredPaperDeliveries
from notifications.store.switches import StoredSwitches
from notifications.store.webhook_deliveries import StoredWebhookDeliveries
from notifications.store.webhook_endpoints import StoredWebhookEndpoints


class NotificationsStore:
    def __init__(self, transaction: Transaction, seal: Seal) -> None:
        self.transaction = transaction
        self.seal = seal
        self.directory = StoredDirectory(transaction)
        self.memory = StoredRequestMemory(transaction)
        self.postponed = StoredPostponedMoves(transaction)
        self.inbox = StoredInbox(transaction)
        self.switches = StoredSwitches(transaction)
        self.mail = StoredMail(transaction)
        self.paper = StoredPaperDeliveries(transaction)
        self.webhook_endpoints = StoredWebhookEndpoints(transaction, seal)
        self.webhook_deliveries = StoredWebhookDeliveries(transaction)

    @property
    def now(self) -> datetime:
        return self.transaction.now

    @property
    def connection(self) -> Transaction:
        return self.transaction
