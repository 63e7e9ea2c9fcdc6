"""An administrator sets up a school and a hospital through the public interface."""

from testkit import eventually
from tests.journeys.people import REQUESTS, Json, Person
from tests.journeys.province import Province

_FACTS_TRAVEL = 30.0


async def set_up_by(admin: Person) -> Province:
    province = Province()
    province.school_id = await _agency(admin, "placing", "Cégep du Fleuve", "River College")
    province.other_school_id = await _agency(admin, "placing", "Cégep des Monts", "Hill College")
    province.hospital_id = await _agency(admin, "receiving", "CISSS du Fleuve", "River Health")
    await _people(admin, province)
    await _programs(admin, province)
    await _places(admin, province)
    await _rights(admin, province)
    for key, person in province.people.items():
        if key != "unit":
            await person.sign_in()
    await _contacts_are_users(province)
    return province


async def _agency(admin: Person, kind: str, name_fr: str, name_en: str) -> str:
    body = {
        "kind": kind,
        "name_fr": name_fr,
        "name_en": name_en,
        "short_name": name_en,
        "province": "QC",
    }
    agency = await admin.post("/api/identity/agencies", body)
    return str(agency["id"])


async def _people(admin: Person, province: Province) -> None:
    school, other, hospital = province.school_id, province.other_school_id, province.hospital_id
    department = await admin.post(
        "/api/identity/departments",
        {"agency_id": school, "name_fr": "Soins infirmiers", "name_en": "Nursing"},
    )
    named = {"department_id": department["id"]}
    for key, agency_id, first, last, language, role, more in (
        ("pc", school, "Paule", "Côté", "fr", "placing_coordinator", named),
        ("stranger", other, "Simon", "Strange", "en", "placing_coordinator", {}),
        ("rc", hospital, "Rita", "Reid", "en", "receiving_coordinator", {}),
        ("dc", hospital, "Denis", "Désilets", "fr", "destination_coordinator", {}),
        ("supervisor", hospital, "Susan", "Sharp", "en", "supervisor", {}),
        ("unit", hospital, "Pierre", "Papier", "fr", "destination_coordinator", {}),
    ):
        email = f"{first}.{last}@{key}.example".lower().translate(_PLAIN)
        body = {
            "agency_id": agency_id,
            "first_name": first,
            "last_name": last,
            "language": language,
            "roles": [role],
            "email": email,
            "direct_email": email,
            **more,
        }
        added = await admin.post("/api/identity/people", body)
        person = Person(admin.client, email, key, added["id"], agency_id)
        province.people[key] = person
        if key != "unit":
            opened = await admin.post(
                "/api/identity/accounts", {"person_id": person.person_id, "hand_over": True}
            )
            await person.accept_invitation(opened["invitation"]["token"])


_PLAIN = str.maketrans("éèô", "eeo")


async def _programs(admin: Person, province: Province) -> None:
    """Placements has to know the schools: identity tells of them by events."""

    async def program_of(agency_id: str) -> Json:
        body = {
            "agency_id": agency_id,
            "name_fr": "Soins infirmiers",
            "name_en": "Nursing",
            "discipline": "nursing",
        }
        path = "/api/placements/programs"
        made: Json = await eventually(lambda: admin.post(path, body), within=_FACTS_TRAVEL)
        return made

    province.program = await program_of(province.school_id)
    province.other_program = await program_of(province.other_school_id)


async def _places(admin: Person, province: Province) -> None:
    """The contact of a place has to be known in placements: identity tells it by events."""
    site = {"agency_id": province.hospital_id, "name": "Hôpital du Fleuve", "province": "QC"}
    province.site = await eventually(
        lambda: admin.post("/api/placements/sites", site), within=_FACTS_TRAVEL
    )
    site_id = province.site["id"]

    async def opened(path: str, body: Json) -> Json:
        answer = await admin.ask("POST", path, json={"site_id": site_id, **body})
        assert answer.status_code == 201, answer.text
        made: Json = answer.json()
        return made

    rita = province.people["rc"].person_id
    surgery = {"name_fr": "Chirurgie", "name_en": "Surgery", "contact_person_id": rita}
    province.service = await eventually(
        lambda: opened("/api/placements/services", surgery), within=_FACTS_TRAVEL
    )

    async def unit(name: str, contact: str) -> Json:
        body = {
            "name": name,
            "short_name": name,
            "service_ids": [province.service["id"]],
            "contact_person_id": province.people[contact].person_id,
        }
        return await eventually(
            lambda: opened("/api/placements/destinations", body), within=_FACTS_TRAVEL
        )

    province.destination = await unit("4 Est", "dc")
    province.paper_destination = await unit("5 Ouest", "unit")


async def _rights(admin: Person, province: Province) -> None:
    """The school's coordinator is its local administrator: she may register webhooks and rates."""
    scopes: dict[str, Json] = {
        "pc": {"role": "placing_coordinator", "level": "local_administrator"}
        | {"program_ids": [province.program["id"]], "edit_invoicing_status": True},
        "stranger": {"role": "placing_coordinator"},
        "rc": {"role": "receiving_coordinator", "site_ids": [province.site["id"]]},
        "dc": {"role": "destination_coordinator"}
        | {"destination_ids": [province.destination["id"]]},
        "supervisor": {"role": "supervisor"},
    }
    for key, rights in scopes.items():
        person = province.people[key]
        named = {"person_id": person.person_id, "agency_id": person.agency_id}
        await admin.post("/api/identity/role-assignments", named | rights)


async def _contacts_are_users(province: Province) -> None:
    """Sign-ins travel to placements by events; until then requests would go on paper."""
    probe = await province.pc.post(REQUESTS, province.wanted())
    path = f"{REQUESTS}/{probe['id']}"

    async def service_is_online() -> None:
        channel = await province.pc.get(f"{path}/channel")
        assert channel["reason"] == "contact_is_user"

    async def units_are_known() -> None:
        assert await reached(province.destination) == "contact_is_user"
        assert await reached(province.paper_destination) == "no_account"

    async def reached(unit: Json) -> str:
        channel = await province.rc.get(f"{path}/channel", destination_id=unit["id"])
        return str(channel["reason"])

    await eventually(service_is_online, within=_FACTS_TRAVEL)
    await province.pc.move(probe, "send")
    await eventually(units_are_known, within=_FACTS_TRAVEL)
    await province.pc.move(probe, "withdraw")
