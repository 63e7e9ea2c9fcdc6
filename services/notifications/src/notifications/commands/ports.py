"""What the commands need from the outside, in the words of the domain."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from chassis.viewer import Viewer
from notifications.domain.audience import Party, Recipient
from notifications.domain.consents import ConsentsEnding
from notifications.domain.messages import Message, Note
from notifications.domain.moves import Remembered, RequestMoved
from notifications.domain.names import Name, Names
from notifications.domain.paper_delivery import PaperDeliveries
from notifications.domain.people import Language, Person
from notifications.domain.webhook_delivery import Attempt, ClaimedDelivery, Outcome
from notifications.domain.webhook_endpoint import WebhookEndpoints
from policy.switches import FeatureSwitch


class Directory(Protocol):
    """What other services told about people and places."""

    async def names_around(self, moved: RequestMoved) -> Names: ...

    async def people_around(self, moved: RequestMoved) -> Mapping[Party, Sequence[Person]]: ...

    async def language_of_letter(
        self, contact_person_id: UUID | None, agency_id: UUID | None
    ) -> Language:
        """The contact's language, or else the one of the agency's province."""

    async def contact_of_service(self, service_id: UUID) -> UUID | None: ...

    async def contact_of_destination(self, destination_id: UUID) -> UUID | None: ...

    async def person(self, id: UUID) -> Person | None: ...

    async def program_name(self, id: UUID) -> Name | None: ...

    async def coordinators_of(self, agency_id: UUID, program_id: UUID) -> Sequence[Person]:
        """Active people of the school who keep students of the program, each once."""


class RequestMemory(Protocol):
    """What earlier moves of a request left behind."""

    async def remember(self, moved: RequestMoved) -> Remembered: ...


class PostponedMoves(Protocol):
    """Moves that arrived before the facts about their people and places."""

    async def put_off(self, moved: RequestMoved) -> None:
        """Wait, or wait a little longer, for the facts."""


class Inbox(Protocol):
    def add(self, note: Note) -> None: ...

    async def mark_read(self, id: UUID, viewer: Viewer) -> None:
        """Raises NotFound for an item of somebody else."""

    async def mark_all_read(self, viewer: Viewer) -> int: ...


class Mail(Protocol):
    def add(self, note: Note) -> None: ...


class Switches(Protocol):
    """What the feature switches say, as identity told it."""

    async def agencies_without(
        self, switch: FeatureSwitch, agency_ids: Iterable[UUID]
    ) -> frozenset[UUID]:
        """Those of the agencies where it is off."""


class WebhookDeliveries(Protocol):
    async def queue(self, moved: RequestMoved, bodies: Mapping[UUID, str], event_type: str) -> None:
        """One delivery for each endpoint that listens, of the agencies that have a body."""

    def queue_test(self, *, endpoint_id: UUID, agency_id: UUID, event_id: UUID, body: str) -> UUID:
        """A test for one endpoint; answers the delivery."""

    async def queue_again(self, id: UUID, viewer: Viewer) -> None:
        """Due now, with the whole schedule before it. Raises NotFound, DeliveryUnderWay
        and EndpointDisabled.
        """

    async def record(self, claimed: ClaimedDelivery, attempt: Attempt, outcome: Outcome) -> None:
        """Write the attempt and how the delivery stands after it."""

    async def count_success(self, endpoint_id: UUID) -> None: ...

    async def count_failure(self, endpoint_id: UUID, at: datetime) -> datetime:
        """Since when the endpoint has only failed."""

    async def disable_endpoint(self, endpoint_id: UUID) -> tuple[UUID, str] | None:
        """Owner and address of an endpoint that was on until now; None if it was off."""


class Store(Protocol):
    """One transaction of this service."""

    @property
    def now(self) -> datetime: ...

    @property
    def directory(self) -> Directory: ...

    @property
    def memory(self) -> RequestMemory: ...

    @property
    def postponed(self) -> PostponedMoves: ...

    @property
    def inbox(self) -> Inbox: ...

    @property
    def mail(self) -> Mail: ...

    @property
    def switches(self) -> Switches: ...

    @property
    def paper(self) -> PaperDeliveries: ...

    @property
    def webhook_endpoints(self) -> WebhookEndpoints: ...

    @property
    def webhook_deliveries(self) -> WebhookDeliveries: ...


class Texts(Protocol):
    """Writes what people read, in their language."""

    def about_move(self, moved: RequestMoved, names: Names, recipient: Recipient) -> Message: ...

    def about_consents(
        self, ending: ConsentsEnding, program: Name | None, language: Language
    ) -> Message: ...

    def about_disabled_endpoint(self, host: str, language: Language) -> Message: ...
