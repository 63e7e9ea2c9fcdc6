"""A mail server for one test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chassis.embedded.mail_sink import MailSink


@pytest.fixture
def mail_sink(tmp_path: Path) -> Iterator[MailSink]:
    """Listens on `.host` and `.port`; `.mails` and `.mails_to(address)` show what arrived."""
    with MailSink(tmp_path / "mail") as sink:
        yield sink
