"""Feature switches: the catalogue with what holds at a place, and turning them on and off."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import Field

from identity.api.bodies import Body
from identity.api.dependencies import InTransaction
from identity.commands.switches.set_switch import SetSwitch, set_switch
from identity.domain.switches.switch_setting import SwitchPlace
from identity.queries.switches.catalogue_page import SwitchRow, SwitchSettingRow, catalogue_at
from policy.switches import FeatureSwitch, Level, Place

router = APIRouter(prefix="/switches", tags=["switches"])


class SwitchPosition(Body):
    """Where it is set, and how; `on` of null takes the setting back."""

    level: Level
    province: Annotated[str, Field(pattern="^[A-Z]{2}$", examples=["QC"])] | None = None
    agency_id: UUID | None = None
    place_id: UUID | None = Field(
        default=None, description="The department, program or site, where the level is one."
    )
    on: bool | None


@router.get("")
async def show_catalogue(
    edge: InTransaction,
    *,
    agency_id: Annotated[UUID | None, Query(description="The viewer's own if left out.")] = None,
    department_id: UUID | None = None,
    program_id: UUID | None = None,
    site_id: UUID | None = None,
) -> list[SwitchRow]:
    """Every switch: its effect, its default, what holds at this place and who decided that."""
    place = Place(
        agency_id=agency_id, department_id=department_id, program_id=program_id, site_id=site_id
    )
    async with edge.reading() as connection:
        return await catalogue_at(connection, place, edge.viewer, edge.language)


@router.put("/{switch}", response_model=SwitchSettingRow)
async def set_(switch: FeatureSwitch, body: SwitchPosition, edge: InTransaction) -> Response:
    """Turn a switch on or off at a place; takes effect in every service within seconds.

    Send the version that the catalogue shows for this setting as `If-Match`, `"0"` for none yet.
    """
    place = SwitchPlace(**body.model_dump(exclude={"on"}))
    command = SetSwitch(
        viewer=edge.viewer,
        switch=switch,
        place=place,
        on=body.on,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        setting = await set_switch(command, store)
        return edge.answer(SwitchSettingRow.of(setting), version=setting.version_once_saved)
