"""A feature switch is turned on or off at a place, or its setting there is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import (
    AdministratorsOnly,
    expect_administrator,
    expect_administrator_of,
)
from identity.domain.switches.switch_setting import SwitchPlace, SwitchSetting
from policy.permissions.roles import SCOPES
from policy.switches import FeatureSwitch, Level

_REACH: Final[Mapping[Level, tuple[str, ...]]] = {
    Level.DEPARTMENT: ("department_ids",),
    Level.PROGRAM: ("program_ids", "department_ids"),
    Level.SITE: ("site_ids",),
}
"""The scope that names such places, then those which hold them."""


@dataclass(frozen=True, kw_only=True)
class SetSwitch:
    """`on` of None: what is wider holds again."""

    viewer: Viewer
    switch: FeatureSwitch
    place: SwitchPlace
    on: bool | None
    expected_version: int | None = None


async def set_switch(command: SetSwitch, store: Store) -> SwitchSetting:
    """Administrators decide for a province; local ones for their agency and what is in it.

    Programs and sites are known by their agency alone: a setting for a place that is somebody
    else's holds nowhere.
    """
    place = command.place
    if place.agency_id is None:
        expect_administrator(command.viewer)
    else:
        expect_administrator_of(command.viewer, place.agency_id)
        if not _looks_after_all_of(place, command.viewer):
            raise AdministratorsOnly("The viewer looks after other parts of the agency")
        (await store.agencies.get(place.agency_id)).expect_active()
    if place.level is Level.DEPARTMENT and place.place_id is not None and place.agency_id:
        department = await store.departments.get(place.place_id, command.viewer)
        department.expect_to_take_staff_of(place.agency_id)
    setting = await store.switch_settings.of(command.switch, place)
    setting.expect_version(command.expected_version)
    setting.set(on=command.on, by=command.viewer.person_id, now=store.now)
    if setting.version == 0 and setting.set_at is not None:
        store.switch_settings.add(setting)
    return setting


def _looks_after_all_of(place: SwitchPlace, viewer: Viewer) -> bool:
    """Whether no right of the viewer is narrower than the place: who is held to some programs
    decides neither for the agency nor for a department, where others would feel it too."""
    held = {scope: ids for scope in SCOPES if (ids := getattr(viewer, scope)) is not None}
    if not held:
        return True
    if place.level not in _REACH:
        return False
    own, *wider = _REACH[place.level]
    return place.place_id in held.get(own, ()) and held.keys() <= {own, *wider}
