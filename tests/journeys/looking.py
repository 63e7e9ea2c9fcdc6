"""What a person sees of one request, in every place where Practica shows it."""

from collections import Counter
from typing import Any

from tests.journeys.people import REQUESTS, Json, Person
from tests.journeys.province import Province

SIDES = ("pc", "rc", "dc", "supervisor")
REPORTS = "/api/reporting/request-activity"


async def label_seen_by(person: Person, request: Json) -> str | None:
    """The label, which is the same on the record, in the list and among the figures.

    None where the person's side does not know of the request at all. What was withdrawn is in no
    list; its record stays for the school to look up.
    """
    path = f"{REQUESTS}/{request['id']}"
    detail, history = await person.find(path), await person.find(f"{path}/history")
    rows = await person.everything(REQUESTS, include_closed=True)
    row = next((row for row in rows if row["id"] == request["id"]), None)
    if detail is None:
        assert row is None
        assert history is None
        return None
    if detail["label"]["code"] == "withdrawn":
        assert row is None
        return str(detail["label"]["text"])
    assert row is not None
    assert row["label"] == detail["label"]
    assert row["status"] == detail["status"]
    assert history[-1]["after"] == detail["label"]
    counts = await person.get(f"{REQUESTS}/counts")
    listed = Counter(each["label"]["text"] for each in rows)
    assert {each["label"]["text"]: each["count"] for each in counts} == listed
    return str(detail["label"]["text"])


async def labels_of(province: Province, request: Json) -> dict[str, str | None]:
    """What each of the four reads now."""
    return {key: await label_seen_by(province.people[key], request) for key in SIDES}


async def report_row(person: Person, request: Json) -> Any:
    """The line in the report on activity; None where there is none."""
    rows = await person.everything(REPORTS)
    return next((row for row in rows if row["placement_request_id"] == request["id"]), None)


async def inbox_about(person: Person, request: Json) -> list[Json]:
    """What the person was told in the application, the oldest first."""
    items = await person.everything("/api/notifications/inbox-items")
    return [each for each in reversed(items) if each["placement_request_id"] == request["id"]]


async def all_that_is_known_to(person: Person, request: Json) -> Json:
    """Everything that Practica tells the person of the request, versions included."""
    path = f"{REQUESTS}/{request['id']}"
    detail = await person.get(path)
    rows = await person.everything(REQUESTS)
    row = next(row for row in rows if row["id"] == request["id"])
    csv = await person.ask("GET", REPORTS, params={"format": "csv"})
    return {
        "detail": detail,
        "row": row,
        "history": await person.get(f"{path}/history"),
        "viewers": await person.get(f"{path}/viewers"),
        "channel": await person.get(f"{path}/channel"),
        "counts": await person.get(f"{REQUESTS}/counts"),
        "report": await report_row(person, request),
        "csv": [line for line in csv.text.splitlines() if request["reference"] in line],
        "outcomes": await person.get("/api/reporting/requests-by-outcome"),
        "inbox": await inbox_about(person, request),
    }
