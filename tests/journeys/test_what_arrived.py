"""What a played placement left behind: items, mails, webhooks, reports and an invoice line."""

from collections import Counter

import pytest

from chassis.embedded import MailSink
from practica.demo.webhook_receiver import WebhookReceiver
from testkit import eventually
from tests.journeys.deployment import Deployment
from tests.journeys.looking import inbox_about
from tests.journeys.people import Json, Person
from tests.journeys.playing import ARRIVES, Played
from tests.journeys.province import Province

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]


async def test_people_are_told_in_the_application_in_their_own_language(played: Played) -> None:
    expected = {
        "pc": ("fr", ["redirected", "accepted"]),
        "rc": ("en", ["sent", "accepted_by_destination", "confirmed", "cancelled"]),
        "dc": ("fr", ["redirected", "accepted", "confirmed", "cancelled"]),
        "supervisor": ("en", ["supervisors_assigned", "confirmed", "cancelled"]),
    }
    await played.until_told("supervisor", "cancelled")
    for key, (language, kinds) in expected.items():
        items = await inbox_about(played.province.people[key], played.request)
        assert [item["kind"] for item in items] == kinds, key
        assert {item["language"] for item in items} == {language}


async def test_people_are_written_to_in_their_own_language(
    played: Played, deployment: Deployment
) -> None:
    expected = {
        "pc": ("fr", ["Votre demande a été acceptée – Hôpital du Fleuve"]),
        "rc": (
            "en",
            [
                "New request from River College – Hôpital du Fleuve",
                "4 Est can take the students",
                "Placement confirmed – 4 Est",
                "Placement cancelled – Hôpital du Fleuve",
            ],
        ),
        "dc": (
            "fr",
            [
                "Une demande attend votre réponse – 4 Est",
                "Une demande a été acceptée – 4 Est",
                "Stage confirmé – 4 Est",
                "Stage annulé – Hôpital du Fleuve",
            ],
        ),
        "supervisor": (
            "en",
            [
                "You are named as a supervisor – 4 Est",
                "Placement confirmed – 4 Est",
                "Placement cancelled – Hôpital du Fleuve",
            ],
        ),
    }

    async def all_arrived() -> None:
        for key, (language, titles) in expected.items():
            got = _mails(deployment.mail, played.province.people[key], played.request)
            subjects = [f"[{played.request['reference']}] {title}" for title in titles]
            assert got == [(language, subject) for subject in sorted(subjects)]

    await eventually(all_arrived, within=ARRIVES)


async def test_the_schools_system_hears_what_the_school_may_know_and_no_more(
    played: Played, partner: WebhookReceiver
) -> None:
    expected = Counter(
        {
            ("created", "draft"): 1,
            ("sent", "pending"): 1,
            ("redirected", "redirected"): 1,
            ("accepted", "accepted"): 1,
            ("confirmed", "confirmed"): 1,
            ("cancelled", "cancelled"): 1,
        }
    )

    async def all_heard() -> None:
        assert Counter(_heard(event) for event in _about(partner, played.request)) == expected

    await eventually(all_heard, within=ARRIVES)
    for event in _about(partner, played.request):
        assert "sequence" not in event
        assert event["data"]["perspective"] == "placing"
    assert partner.refused == 0


def test_the_confirmed_placement_is_in_the_report_in_all_formats(played: Played) -> None:
    row, reference = played.confirmed.row, played.request["reference"]
    assert row is not None
    assert (row["students"], row["student_hours"]) == (4, "384.00")
    assert (row["destination"], row["program"]) == ("4 Est", "Nursing")
    header, line = played.confirmed.csv
    assert header.startswith("\ufeffNuméro;Établissement d’enseignement;Programme;")
    assert line.startswith(f"{reference};Cégep du Fleuve;Soins infirmiers;")
    assert ";384,00;" in line
    assert reference in played.confirmed.cells
    assert "Stages confirmés" in played.confirmed.cells


def test_both_sides_read_the_same_invoice_line(played: Played, province: Province) -> None:
    line = played.confirmed.lines["pc"][0]
    assert played.confirmed.lines == {"pc": [line], "rc": [line]}
    assert (line["payer_agency_id"], line["payee_agency_id"]) == (
        province.school_id,
        province.hospital_id,
    )
    assert (line["basis"], line["units"], line["unit_amount_minor"]) == (
        "per_student_hour",
        "384.00",
        145,
    )
    assert (line["amount_minor"], line["currency"], line["state"]) == (55680, "CAD", "not_invoiced")


def test_the_cancellation_voids_the_line_and_empties_the_report(played: Played) -> None:
    line = played.confirmed.lines["pc"][0]
    voided = played.cancelled.lines["pc"]
    assert [(each["id"], each["state"]) for each in voided] == [(line["id"], "void")]
    assert played.cancelled.lines["rc"] == voided
    assert played.cancelled.row is None
    assert played.cancelled.csv[1:] == []
    assert played.request["reference"] not in played.cancelled.cells


def _mails(sink: MailSink, person: Person, request: Json) -> list[tuple[str, str]]:
    about = [mail for mail in sink.mails_to(person.email) if request["reference"] in mail.subject]
    return sorted((str(mail.message["Content-Language"]), mail.subject) for mail in about)


def _about(partner: WebhookReceiver, request: Json) -> list[Json]:
    return [event for event in partner.events if event["subject"] == request["id"]]


def _heard(event: Json) -> tuple[str, str]:
    """What happened, and the status that the school's system is told."""
    fact = event["type"].removeprefix("placements.placement_request_").removesuffix(".v1")
    return fact, event["data"]["status"]
