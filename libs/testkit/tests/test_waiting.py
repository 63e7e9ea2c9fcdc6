"""Waiting until something is so, and saying why it never was."""

import time

import pytest

from testkit import eventually


class Slowly:
    """Becomes true at the third time of asking."""

    def __init__(self) -> None:
        self.asked = 0

    async def rows(self) -> list[int]:
        self.asked += 1
        return [7] if self.asked >= 3 else []

    async def asserts(self) -> None:
        assert await self.rows(), "no rows yet"


async def test_a_result_is_waited_for_and_returned() -> None:
    slowly = Slowly()

    assert await eventually(slowly.rows) == [7]
    assert slowly.asked == 3


async def test_assertions_are_repeated_until_they_hold() -> None:
    slowly = Slowly()

    await eventually(slowly.asserts)

    assert slowly.asked == 3


async def test_an_absent_row_is_waited_for_even_in_a_lambda() -> None:
    async def row(_: int) -> int | None:
        return None

    with pytest.raises(AssertionError, match="returned None"):
        await eventually(lambda: row(7), within=0.05)


async def test_the_failure_says_how_long_how_often_and_why() -> None:
    async def arrived() -> None:
        raise AssertionError("the inbox is empty")

    with pytest.raises(AssertionError, match=r"arrived.* within 0.1 s \(\d+ times\).*is empty"):
        await eventually(arrived, within=0.1)


async def test_an_error_that_waiting_cannot_mend_is_raised_at_once() -> None:
    async def broken() -> None:
        raise TypeError("a mistake in the test")

    started = time.monotonic()
    with pytest.raises(TypeError, match="a mistake"):
        await eventually(broken)
    assert time.monotonic() - started < 5
