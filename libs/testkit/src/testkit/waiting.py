"""Waiting for what other processes do in their own time."""

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, overload

_T = TypeVar("_T")

_FIRST_PAUSE = 0.01
_LONGEST_PAUSE = 0.5


@overload
async def eventually(check: Callable[[], Awaitable[None]], *, within: float = 30) -> None: ...
@overload
async def eventually(check: Callable[[], Awaitable[_T | None]], *, within: float = 30) -> _T: ...
async def eventually(check: Callable[[], Awaitable[Any]], *, within: float = 30) -> Any:
    """Asks again and again, with growing pauses, until `check` succeeds; returns what it returned.

    A check that is declared `-> None` succeeds when it does not raise; any other when what it
    returns is true, so that a list or a row is waited for. Failed assertions and missing keys, rows
    or attributes mean "not yet"; other errors are raised at once. Fails after `within` seconds
    with the last reason.
    """
    deadline = time.monotonic() + within
    pause, attempts, reason = _FIRST_PAUSE, 0, "it was never asked"
    while True:
        attempts += 1
        left = max(deadline - time.monotonic(), _FIRST_PAUSE)
        try:
            answer = await asyncio.wait_for(_ask(check), left)
        except (AssertionError, LookupError, AttributeError) as error:
            reason = f"{type(error).__name__}: {error}"
        except TimeoutError:
            reason = "it was still running"
        else:
            if answer or _only_asserts(check):
                return answer
            reason = f"it returned {answer!r}"
        if time.monotonic() + pause > deadline:
            name = getattr(check, "__qualname__", repr(check))
            message = f"{name} did not succeed within {within} s ({attempts} times): {reason}"
            raise AssertionError(message)
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, _LONGEST_PAUSE)


async def _ask(check: Callable[[], Awaitable[Any]]) -> Any:
    answer = check()
    return await answer if inspect.isawaitable(answer) else answer


def _only_asserts(check: Callable[[], object]) -> bool:
    declared = getattr(check, "__annotations__", {}).get("return", ...)
    return declared is None or declared == "None"
