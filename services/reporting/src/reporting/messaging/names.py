"""Keeps the names of agencies, programs, courses and places, for the reports that show them."""

from chassis.subscriptions import Delivery, Subscriptions
from contracts.identity import AgencyRecorded
from contracts.placements import (
    CourseRecorded,
    DestinationRecorded,
    ProgramRecorded,
    ServiceRecorded,
    SiteRecorded,
)
from reporting.store.store import ReportingStore

subscriptions = Subscriptions[ReportingStore]("reporting.names", lanes=1)


@subscriptions.on(AgencyRecorded)
async def keep_agency(event: AgencyRecorded, delivery: Delivery, store: ReportingStore) -> None:
    store.agencies.keep_newest(event, version=delivery.sequence)


@subscriptions.on(ProgramRecorded)
async def keep_program(event: ProgramRecorded, delivery: Delivery, store: ReportingStore) -> None:
    store.programs.keep_newest(event, version=delivery.sequence)


@subscriptions.on(CourseRecorded)
async def keep_course(event: CourseRecorded, delivery: Delivery, store: ReportingStore) -> None:
    store.courses.keep_newest(event, version=delivery.sequence)


@subscriptions.on(SiteRecorded)
async def keep_site(event: SiteRecorded, delivery: Delivery, store: ReportingStore) -> None:
    store.sites.keep_newest(event, version=delivery.sequence)


@subscriptions.on(ServiceRecorded)
async def keep_service(event: ServiceRecorded, delivery: Delivery, store: ReportingStore) -> None:
    store.services.keep_newest(event, version=delivery.sequence)


@subscriptions.on(DestinationRecorded)
async def keep_destination(
    event: DestinationRecorded, delivery: Delivery, store: ReportingStore
) -> None:
    store.destinations.keep_newest(event, version=delivery.sequence)
