"""What the gateway tells browsers, over TLS too, with the configuration that is deployed."""

import re
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.deploy.nginx import GATEWAY, free_port, running_gateway

ONCE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PATHS = ("/api/identity/me", "/api/identity/metrics", "/api/billing/x", "/nowhere", "/health")
"""Of a service, hidden, of one that is down, of nobody, and the gateway's own."""


@pytest.fixture(scope="module")
def over_tls(tmp_path_factory: pytest.TempPathFactory, echo: str) -> Iterator[httpx2.Client]:
    """As `extra/tls.conf.example` tells to set it up, on another port."""
    folder: Path = tmp_path_factory.mktemp("tls")
    port = free_port()
    certificate, key = _certified(folder)
    text = (GATEWAY / "extra" / "tls.conf.example").read_text(encoding="utf-8")
    text = text.replace("listen 8443", f"listen 127.0.0.1:{port}")
    text = text.replace("http2 on;", "")  # which an nginx older than the image's does not know
    text = text.replace("/run/secrets/practica_certificate_key", str(key))
    text = text.replace("/run/secrets/practica_certificate", str(certificate))
    trusting = ssl.create_default_context(cafile=str(certificate))
    (folder / "prefix").mkdir()
    with (
        running_gateway(folder / "prefix", {"identity": echo}, {"tls.conf": text}),
        httpx2.Client(
            base_url=f"https://localhost:{port}", verify=trusting, trust_env=False
        ) as client,
    ):
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_says_each_thing_once(gateway: httpx2.Client, path: str) -> None:
    """The service behind this gateway says other things, which do not come through."""
    headers = gateway.get(path).headers

    assert {name: headers.get_list(name) for name in ONCE} == {
        name: [value] for name, value in ONCE.items()
    }
    (policy,) = headers.get_list("Content-Security-Policy")
    for part in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy


def test_what_may_be_kept_is_for_the_service_to_say(gateway: httpx2.Client) -> None:
    answer = gateway.get("/api/identity/me")

    assert answer.headers.get_list("Cache-Control") == ["said by the service"]


@pytest.mark.parametrize("path", PATHS)
def test_pages_of_other_sites_are_allowed_nothing(gateway: httpx2.Client, path: str) -> None:
    answer = gateway.get(path, headers={"Origin": "https://evil.example"})

    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_request_is_not_sent_back_as_it_was(gateway: httpx2.Client) -> None:
    """TRACE would show scripts what browsers keep from them."""
    assert gateway.request("TRACE", "/api/identity/me").status_code == 405


@pytest.mark.parametrize("path", ["/assets/", "/assets"])
def test_no_folder_is_listed(gateway: httpx2.Client, gateway_folder: Path, path: str) -> None:
    (gateway_folder / "web" / "assets" / "hidden-9z.js").write_text("")

    assert "hidden-9z" not in gateway.get(path, follow_redirects=True).text


@pytest.mark.parametrize("path", PATHS)
def test_over_tls_every_answer_asks_for_tls_from_then_on(
    over_tls: httpx2.Client, path: str
) -> None:
    answer = over_tls.get(path)

    (asked,) = answer.headers.get_list("Strict-Transport-Security")
    age = re.fullmatch(r"max-age=(\d+); includeSubDomains", asked)
    assert age
    assert int(age[1]) >= timedelta(days=365).total_seconds()


def test_without_tls_nobody_is_asked_for_it(gateway: httpx2.Client) -> None:
    """Nor sent there: a client that speaks plainly by mistake should notice."""
    answer = gateway.get("/api/identity/me")

    assert answer.status_code == 200
    assert "Strict-Transport-Security" not in answer.headers


def test_the_service_is_told_that_the_request_came_over_tls(over_tls: httpx2.Client) -> None:
    seen = over_tls.get("/api/identity/me").json()["headers"]

    assert seen["X-Forwarded-Proto"] == "https"


def test_what_is_told_over_tls_can_be_read_by_no_one_who_gets_the_key_later() -> None:
    text = (GATEWAY / "extra" / "tls.conf.example").read_text(encoding="utf-8")
    allowed = re.search(r"ssl_protocols (.+);", text)
    ciphers = re.search(r"ssl_ciphers (\S+);", text)

    assert allowed
    assert ciphers
    assert allowed[1].split() == ["TLSv1.2", "TLSv1.3"]
    assert all(cipher.startswith("ECDHE-") for cipher in ciphers[1].split(":"))


def _certified(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(Encoding.PEM))
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    files[1].write_bytes(secret)
    return files
