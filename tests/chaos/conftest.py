"""A house around the broker that all tests share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chassis.embedded import MailSink
from testkit.databases import ServiceDatabase
from tests.chaos.house import House, a_house


@pytest.fixture
async def house(
    service_database: ServiceDatabase,
    amqp_url: str,
    fresh_bus_prefix: str,
    mail_sink: MailSink,
    tmp_path: Path,
) -> AsyncIterator[House]:
    async with a_house(service_database, amqp_url, fresh_bus_prefix, mail_sink, tmp_path) as house:
        yield house
