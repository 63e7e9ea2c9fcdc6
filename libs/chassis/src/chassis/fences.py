"""What a connection tells PostgreSQL about whoever it works for, so that policies can hold them.

The setting `practica.viewer` says which agencies the viewer may meet, as the lowest and the highest
of their ids, who the viewer is, and on which errand the service acts where there is no viewer yet.
Nobody at all is an empty setting, and meets no row. `chassis.migrations.fences` reads it in SQL.
"""

from typing import Final
from uuid import UUID

from chassis.viewer import Role, Viewer

SETTING: Final = "practica.viewer"
SERVING_ROLE: Final = "practica_serve"
"""What `serve` logs in as a member of: policies bind it."""
WORKING_ROLE: Final = "practica_work"
"""What `work` logs in as a member of: every row is its business, and no table is its own."""

NOBODY: Final = ""
_LOWEST: Final = UUID(int=0)
_HIGHEST: Final = UUID(int=2**128 - 1)


def standing_of(viewer: Viewer) -> str:
    """Their own agency alone, or every one for administrators."""
    everywhere = viewer.role is Role.ADMINISTRATOR
    lowest, highest = (_LOWEST, _HIGHEST) if everywhere else (viewer.agency_id, viewer.agency_id)
    return f"{lowest}|{highest}|{viewer.agency_id}|{viewer.person_id}|{viewer.account_id}|"


def errand(name: str) -> str:
    """No viewer, but one named purpose, such as `sign-in`; policies say what it opens."""
    return f"|||||{name}"
