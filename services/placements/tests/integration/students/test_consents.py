"""Texts by province and language, six years, guardians, and the filter of the school's list."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chassis.auth import Level, Role
from placements.queries.students.filters import ConsentFilter

TODAY = datetime.now(UTC).date()


def years_ago(years: int, *, days: int = 0) -> str:
    day = TODAY - timedelta(days=days)
    return day.replace(year=day.year - years, day=min(day.day, 28)).isoformat()


async def test_each_province_has_its_texts_in_both_languages(school: Any) -> None:
    viewer = school.viewer(Role.PLACING_COORDINATOR)
    french = await school.call("GET", "/consent-texts?province=QC", viewer, language="fr")
    english = await school.asked("GET", "/consent-texts?province=QC")

    assert [one["id"] for one in french.json()] == ["QC-standard-1", "QC-expanded-1"]
    assert [one["expanded"] for one in english] == [False, True]
    assert "six ans" in french.json()[0]["body"]
    assert "six years" in english[0]["body"]
    assert "student number" in english[1]["body"]
    assert "student number" not in english[0]["body"]


async def test_the_expanded_text_is_signed_only_where_the_province_adopted_it(school: Any) -> None:
    student = await school.student(consented=False)
    offered = {one["id"]: one["offered"] for one in await school.asked("GET", "/consent-texts")}
    assert [offered["QC-standard-1"], offered["QC-expanded-1"]] == [True, False]

    await school.switch("expanded_consent", "province", province="QC")
    signed = await school.consent(student["id"], text_id="QC-expanded-1")

    offered = {one["id"]: one["offered"] for one in await school.asked("GET", "/consent-texts")}
    assert signed["consent"]["expanded"] is True
    assert [offered["QC-expanded-1"], offered["ON-expanded-1"]] == [True, False]


async def test_a_consent_holds_for_six_years(school: Any) -> None:
    student = await school.student(consented=False)

    signed = await school.consent(student["id"], signed_on="2026-01-15")

    assert signed["consent"] | {"state": "valid", "expires_on": "2032-01-15"} == signed["consent"]


async def test_a_guardian_signs_for_a_minor_and_is_kept_sealed(school: Any) -> None:
    student = await school.student(consented=False, born_on="2009-03-01")
    path = f"/students/{student['id']}/consents"
    body = {"text_id": "QC-standard-1", "signed_on": "2026-11-01"}

    alone = await school.ask("POST", path, json=body)
    guarded = body | {"signed_by": "guardian", "guardian_name": "Aurèle Kanarienvogel"}
    signed = await school.ask("POST", path, json=guarded)

    assert (alone.status_code, alone.json()["slug"]) == (422, "guardian-must-sign")
    assert signed.json()["consent"]["by_guardian"] is True
    assert "Aurèle" not in signed.text


@pytest.mark.parametrize(
    ("changes", "slug"),
    [
        ({"text_id": "QC-expanded-1"}, "expanded-consent-not-adopted"),
        ({"text_id": "ON-standard-1"}, "consent-text-unknown"),
        ({"text_id": "QC-standard-9"}, "consent-text-unknown"),
        ({"signed_on": "2019-01-01"}, "consent-text-retired"),
        ({"signed_on": (TODAY + timedelta(days=2)).isoformat()}, "consent-signed-in-the-future"),
    ],
)
async def test_what_cannot_have_been_signed_is_refused(
    changes: dict[str, str], slug: str, school: Any
) -> None:
    student = await school.student(consented=False)
    body = {"text_id": "QC-standard-1", "signed_on": "2026-01-15", **changes}

    answer = await school.ask("POST", f"/students/{student['id']}/consents", json=body)

    assert (answer.status_code, answer.json()["slug"]) == (422, slug)


async def test_the_school_finds_its_students_by_where_their_consent_stands(school: Any) -> None:
    old = {"consented": False, "born_on": "1990-05-17"}
    made = {state.value: (await school.student(**old))["id"] for state in ConsentFilter}
    await school.consent(made["valid"])
    await school.consent(made["near_expiry"], signed_on=years_ago(6, days=-90))
    await school.consent(made["expired"], signed_on=years_ago(6, days=40))
    await school.consent(made["withdrawn"])
    await school.asked("POST", f"/students/{made['withdrawn']}/consents/withdraw")

    for state, one in made.items():
        found = await school.asked("GET", f"/students?consent={state}")
        expected = {one, made["near_expiry"]} if state == "valid" else {one}
        assert {each["id"] for each in found} == expected, state
        for each in found:
            told = each["consent"]
            assert told["state"] == ("valid" if state == "near_expiry" else state)
            assert told["near_expiry"] is (each["id"] == made["near_expiry"])


async def test_graduating_ends_a_consent_and_is_for_local_administrators(school: Any) -> None:
    student = await school.student()
    path, body = f"/students/{student['id']}", {"graduated_on": "2026-06-01"}

    refused = await school.ask("PATCH", path, json=body)
    local = {"level": Level.LOCAL_ADMINISTRATOR}
    await school.asked("PATCH", path, json=body, scope=local)
    read = await school.asked("GET", path)

    assert refused.status_code == 403
    assert (read["consent"]["state"], read["last_name"]) == ("expired", None)
    assert date.fromisoformat(read["graduated_on"]) == date(2026, 6, 1)


async def test_withdrawing_twice_changes_nothing_and_nothing_is_withdrawn_unsigned(
    school: Any,
) -> None:
    student = await school.student()
    path = f"/students/{student['id']}/consents/withdraw"
    first = await school.asked("POST", path)
    again = await school.asked("POST", path)
    never = await school.student(consented=False)
    unsigned = await school.ask("POST", f"/students/{never['id']}/consents/withdraw")

    assert first["consent"] == again["consent"]
    assert (unsigned.status_code, unsigned.json()["slug"]) == (409, "no-consent-to-withdraw")
