"""How a place or program that was just changed is answered."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from fastapi import Response
from pydantic import BaseModel

from chassis.domain import Aggregate
from chassis.http import Edge
from placements.store.store import PlacementsStore

_C = TypeVar("_C")
_A = TypeVar("_A", bound=Aggregate)


async def change(
    edge: Edge[PlacementsStore],
    use_case: Callable[[_C, PlacementsStore], Awaitable[_A]],
    command: _C,
    shown: type[BaseModel],
) -> Response:
    """Run the use case in a transaction of its own, and show what became of the aggregate."""
    async with edge.transaction() as store:
        aggregate = await use_case(command, store)
        version = aggregate.version_once_saved
        return edge.answer(state_of(aggregate, shown), version=version)


async def create(
    edge: Edge[PlacementsStore],
    use_case: Callable[[_C, PlacementsStore], Awaitable[_A]],
    command: _C,
    shown: type[BaseModel],
    *,
    at: str,
) -> Response:
    """As `change`, for something new under the address `at`."""
    async with edge.transaction() as store:
        aggregate = await use_case(command, store)
        return edge.answer(
            state_of(aggregate, shown),
            status_code=201,
            version=aggregate.version_once_saved,
            location=f"{at}/{aggregate.id}",
        )


def state_of(aggregate: Aggregate, shown: type[BaseModel]) -> BaseModel:
    """The aggregate as it will be read once it is saved."""
    state = shown.model_validate(aggregate, from_attributes=True)
    return state.model_copy(update={"version": aggregate.version_once_saved})
