"""The school's rates: published once, in force for every later telling of the story."""

from practica.demo.people import Person

NAME = "Demo rates"


async def rate_in_force(school: Person) -> None:
    """Publish a schedule unless the school has one in force."""
    schedules = await school.get("/api/billing/rate-schedules", limit=200)
    own = [s for s in schedules if s["owner_agency_id"] == school.agency_id]
    if any(schedule["status"] == "published" for schedule in own):
        return
    schedule = await school.post(
        "/api/billing/rate-schedules",
        {
            "name": NAME,
            "effective_from": "2026-01-01",
            "rates": [{"basis": "per_student_hour", "amount_minor": 145}],
        },
    )
    await school.post(f"/api/billing/rate-schedules/{schedule['id']}/publish")
