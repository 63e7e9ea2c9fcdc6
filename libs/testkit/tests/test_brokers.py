"""A RabbitMQ for tests: shared, or one's own to kill and restart."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aio_pika
import pytest

from testkit import Broker
from testkit import rabbitmq as rabbitmq_module
from testkit.brokers import NoBroker
from testkit.ports import is_answering

pytest_plugins = ["pytester"]


async def publish(url: str, queue: str, *bodies: str) -> None:
    """With confirms, to a quorum queue."""
    async with await aio_pika.connect(url) as connection:
        channel = await connection.channel()
        await channel.declare_queue(queue, durable=True, arguments={"x-queue-type": "quorum"})
        for body in bodies:
            await channel.default_exchange.publish(
                aio_pika.Message(body.encode(), delivery_mode=2), routing_key=queue
            )


async def take(url: str, queue: str, count: int) -> list[str]:
    async with await aio_pika.connect(url) as connection:
        channel = await connection.channel()
        declared: Any = await channel.get_queue(queue)
        taken = []
        for _ in range(count):
            message = await declared.get(timeout=30)
            taken.append(message.body.decode())
            await message.ack()
        return taken


def listening_addresses(broker: Broker) -> list[str]:
    """Where the broker and its epmd listen, from the kernel's own list."""
    pids = [broker.node.pid, broker.epmd.pid]
    lines = subprocess.run(["ss", "-ltnpH"], capture_output=True, text=True, check=True).stdout
    mine = [line for line in lines.splitlines() if any(f"pid={pid}," in line for pid in pids)]
    return [line.split()[3].rpartition(":")[0] for line in mine]


@pytest.mark.rabbitmq
async def test_the_shared_broker_takes_and_gives_messages(
    amqp_url: str, fresh_bus_prefix: str
) -> None:
    queue = f"{fresh_bus_prefix}letters"
    await publish(amqp_url, queue, "a", "b")

    assert await take(amqp_url, queue, 2) == ["a", "b"]


@pytest.mark.rabbitmq
def test_two_tests_never_share_a_prefix(
    bus_prefix: str, fresh_bus_prefix: str, run_id: str
) -> None:
    assert fresh_bus_prefix.startswith(bus_prefix)
    assert len(fresh_bus_prefix) > len(bus_prefix)
    assert run_id in bus_prefix


@pytest.mark.rabbitmq
async def test_a_killed_broker_comes_back_with_its_port_and_its_messages(
    own_broker: Callable[[], Broker],
) -> None:
    broker = await asyncio.to_thread(own_broker)
    url = broker.url
    await publish(url, "letters", "confirmed before the power failed")
    assert set(listening_addresses(broker)) <= {"127.0.0.1", "[::1]"}

    await asyncio.sleep(4)  # see Broker.kill: nothing tells when the queue is written down
    broker.kill()
    with pytest.raises(ConnectionError):
        await publish(url, "letters", "nobody there")
    assert await asyncio.to_thread(broker.restart) == url

    assert await take(url, "letters", 1) == ["confirmed before the power failed"]
    await asyncio.to_thread(broker.stop)
    assert listening_addresses(broker) == []


def test_a_machine_without_a_broker_skips_by_name_and_loudly(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = _run_without_a_broker(pytester, monkeypatch)

    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*NOT TESTED: there is no RabbitMQ*", "*::test_that_needs_it"])


def test_where_a_broker_is_required_its_absence_is_a_failure(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_AMQP_REQUIRED", "1")

    _run_without_a_broker(pytester, monkeypatch).assert_outcomes(errors=1)


def _run_without_a_broker(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> pytest.RunResult:
    monkeypatch.delenv("TEST_AMQP_URL", raising=False)
    pytester.makeconftest(
        """
        from testkit import brokers, rabbitmq
        rabbitmq.is_answering = lambda port: False
        rabbitmq._may_install = lambda: False
        brokers.Broker.is_installed = staticmethod(lambda: False)
        """
    )
    pytester.makepyfile("def test_that_needs_it(amqp_url): pass")
    return pytester.runpytest_subprocess("-p", "no:cacheprovider")


def test_what_is_no_broker_is_not_taken_for_one(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
        text=True,
    ) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline().split("port ")[1].split()[0])
        assert not is_answering(port)
        server.kill()


def test_a_failed_installation_is_the_reason_of_the_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Broker, "is_installed", staticmethod(lambda: False))
    monkeypatch.setattr(rabbitmq_module, "_may_install", lambda: True)
    monkeypatch.setattr(rabbitmq_module, "_apt_get", lambda: "/bin/false")

    with pytest.raises(NoBroker, match="apt-get update failed"):
        rabbitmq_module.install_on_debian()
