"""The measured programs, each in a process of its own."""

import asyncio
import json
import os
import sys
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.machine import POOL_SIZE
from testkit import free_ports
from testkit.tokens import public_key_set

_STARTS_WITHIN = 30.0
_CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


class ProgramFailed(Exception):
    """A measured program ended with an error, or never became ready."""


@dataclass(frozen=True)
class Running:
    """A program that was started and answers on its port."""

    pid: int
    port: int

    def cpu_seconds(self) -> float:
        """What it has used of the processors so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _CLOCK_TICKS


def settings_of(service: str, database_url: str, **more: str) -> dict[str, str]:
    """The environment of one process of a service, as a deployment sets it; nothing is traced."""
    return {
        f"{service.upper()}_DATABASE_URL": database_url,
        "PRACTICA_DATABASE_POOL_SIZE": str(POOL_SIZE),
        "PRACTICA_ENVIRONMENT": "production",
        "PRACTICA_LOG_LEVEL": "WARNING",
        "PRACTICA_JWKS": public_key_set(),
        f"{service.upper()}_KEY_ENCRYPTION_KEY": b64encode(bytes(32)).decode(),
        **more,
    }


@asynccontextmanager
async def running(
    module: str, *arguments: str, environment: Mapping[str, str], port_variable: str
) -> AsyncIterator[Running]:
    """Runs `python -m module` until the block ends; it is ready once its port answers."""
    port = free_ports(1)[0]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *arguments,
        env=_inherited() | dict(environment) | {port_variable: str(port)},
    )
    try:
        await _until_it_answers(process, port, module)
        yield Running(process.pid, port)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def result_of(module: str, *arguments: str, given: object) -> dict[str, Any]:
    """Runs `python -m module` with JSON on its input; answers the JSON that it prints.

    Raises ProgramFailed.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *arguments,
        env=_inherited(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await process.communicate(json.dumps(given).encode())
    if process.returncode:
        raise ProgramFailed(f"{module} ended with {process.returncode}")
    result: dict[str, Any] = json.loads(printed)
    return result


async def ran(*command: str, environment: Mapping[str, str]) -> None:
    """Runs a command to its end, without its output. Raises ProgramFailed."""
    process = await asyncio.create_subprocess_exec(
        *command,
        env=_inherited() | dict(environment),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await process.communicate()
    if process.returncode:
        raise ProgramFailed(f"{command}: {printed.decode(errors='replace')[-2000:]}")


def _inherited() -> dict[str, str]:
    """Nothing of Practica's own, nor of Python's: a setting of the shell must not change what is
    measured. Where bytecode may not be kept, each start would compile everything again.
    """
    foreign = ("PRACTICA_", "OTEL_", "PLACEMENTS_", "REPORTING_", "TEST_", "PYTHON")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)}


async def _until_it_answers(process: asyncio.subprocess.Process, port: int, module: str) -> None:
    async with asyncio.timeout(_STARTS_WITHIN):
        while True:
            if process.returncode is not None:
                raise ProgramFailed(f"{module} ended with {process.returncode}")
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return
