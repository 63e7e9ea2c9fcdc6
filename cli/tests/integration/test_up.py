"""`practica up` starts the whole system, refuses what cannot work, and stops when told to."""

import signal
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from cli.tests.integration.running_up import Up, practica
from practica.demo_province.loading import SIGN_INS
from practica.demo_province.sign_ins import PARTNER

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("up")]

REQUESTS = "/api/placements/placement-requests"
STOPS_WITHIN = 15.0
WITHOUT_PLACEMENTS = {"staff", "students", "policy"}
"""Sign-ins whose work is with records or figures, and who may be refused the lists."""


def test_a_start_that_is_broken_off_ends_at_once_and_well(interrupted: Up) -> None:
    assert interrupted.exit_code == 0
    assert interrupted.seconds_to_stop < STOPS_WITHIN
    assert "Practica s’arrête… / is stopping…" in interrupted.text
    assert "Practica: http" not in interrupted.text
    assert "Traceback" not in interrupted.text


def test_it_says_where_it_is_and_who_can_sign_in(up: Up) -> None:
    assert up.url.startswith("http://localhost:")
    assert f"Courriels / mail: {up.data / 'mail'}" in up.text
    for sign_in in SIGN_INS:
        assert sign_in.email in up.text
        assert sign_in.password in up.text
    assert "Ctrl-C pour arrêter / to stop." in up.text


def test_everybody_it_names_can_sign_in_and_read(up: Up) -> None:
    with httpx2.Client(base_url=up.url, timeout=30) as client:
        for sign_in in SIGN_INS:
            body = {"email": sign_in.email, "password": sign_in.password}
            opened = client.post("/api/identity/sessions", json=body)
            assert opened.status_code == 201, sign_in.email
            token = {"Authorization": f"Bearer {opened.json()['access_token']}"}
            for path in ("/api/identity/sessions/current", "/api/identity/people"):
                assert client.get(path, headers=token).status_code == 200, sign_in.email
            for path in (REQUESTS, "/api/reporting/request-activity"):
                status = client.get(path, headers=token).status_code
                refused = status == 403 and sign_in.key in WITHOUT_PLACEMENTS
                assert status == 200 or refused, sign_in.email


def test_the_partners_system_signs_in_and_reads_what_its_hospitals_receive(up: Up) -> None:
    with httpx2.Client(base_url=up.url, timeout=30) as client:
        granted = client.post(
            "/api/identity/oauth2/token",
            data={"grant_type": "client_credentials"},
            auth=(str(PARTNER.client_id), PARTNER.secret),
        )
        token = {"Authorization": f"Bearer {granted.json()['access_token']}"}
        assert client.get(REQUESTS, headers=token).json()


def test_a_service_answers_through_the_gateway_alone(up: Up) -> None:
    with httpx2.Client(base_url=up.url, timeout=30) as client:
        assert client.get("/health").text == "ok\n"
        assert client.get("/api/identity/openapi.json").status_code == 200
        assert client.get("/api/identity/health/ready").status_code == 404
        assert client.get("/api/identity/metrics").status_code == 404


def test_a_second_system_on_the_same_folder_is_refused(up: Up) -> None:
    refused = practica("up", "--port", "0", "--data", str(up.data))

    assert refused.returncode == 1
    assert f"Practica is already running at {up.url}." in refused.stderr
    assert f"Practica fonctionne déjà à l’adresse {up.url}." in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_busy_port_is_refused_in_both_languages(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = practica("up", "--port", str(port), "--data", str(tmp_path))

    assert refused.returncode == 1
    assert f"Port {port} is in use by another program." in refused.stderr
    assert f"Le port {port} est déjà utilisé." in refused.stderr
    assert f"make up PORT={port + 1}" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_it_stops_on_ctrl_c_and_keeps_its_data(up: Up) -> None:
    with httpx2.Client(base_url=up.url, timeout=30) as client:
        written = _draft(client)
        up.stop(signal.SIGINT)  # while a connection is kept open
    assert up.exit_code == 0
    assert up.seconds_to_stop < STOPS_WITHIN
    assert "Traceback" not in up.text
    assert "error" not in up.text

    again = Up(up.data)
    try:
        again.until_it_says("to stop.")
        with httpx2.Client(base_url=again.url, timeout=30) as client:
            found = client.get(f"{REQUESTS}/{written['id']}", headers=_token(client))
            assert found.json().get("reference") == written["reference"], found.text
        again.stop(signal.SIGTERM)
        assert again.exit_code == 0
        assert again.seconds_to_stop < STOPS_WITHIN
    finally:
        again.end()


def _token(client: httpx2.Client) -> dict[str, str]:
    body = {"email": SIGN_INS[0].email, "password": SIGN_INS[0].password}
    token = client.post("/api/identity/sessions", json=body).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


def _draft(client: httpx2.Client) -> dict[str, Any]:
    """Written by the first of the demo's people, a placing coordinator."""
    token = _token(client)
    session = client.get("/api/identity/sessions/current", headers=token).json()
    agency = {"agency_id": session["roles"][0]["agency_id"]}
    programs = client.get("/api/placements/programs", params=agency, headers=token).json()
    units = client.get("/api/placements/destinations", headers=token).json()
    starts_on = datetime.now(UTC).date() + timedelta(weeks=8)
    wanted = {
        "program_id": programs[0]["id"],
        "placement_type": "individual",
        "destination_id": units[0]["id"],
        "starts_on": starts_on.isoformat(),
        "ends_on": (starts_on + timedelta(weeks=4)).isoformat(),
        "students": 1,
        "shifts": 10,
        "hours_per_student": "80",
    }
    made = client.post(REQUESTS, json=wanted, headers=token)
    assert made.status_code == 201, made.text
    request: dict[str, Any] = made.json()
    return request
