"""An administrator takes over the facilities of a file as sites."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.import_sites.ports import ImportStore, Progress
from placements.domain.facilities.comparison import Comparison
from placements.domain.facilities.parse import ParsedFile, unwatched
from placements.domain.places.errors import OnlyAdministratorsImport
from policy.permissions import Action, may


@dataclass(frozen=True, kw_only=True)
class ImportSites:
    """`file` was read before the transaction began; `viewer` is None for the operator's program.

    `agencies` says, by the identifiers of the file, to whom sites belong that are added now.
    """

    file: ParsedFile
    viewer: Viewer | None
    dry_run: bool = False
    agencies: Mapping[str, UUID] = field(default_factory=dict)


async def import_sites(
    command: ImportSites, store: ImportStore, progress: Progress = unwatched
) -> Comparison:
    """Raises OnlyAdministratorsImport; a dry run only compares."""
    permit_import(command.viewer)
    comparison = await store.site_imports.stage(command.file.facilities, command.agencies)
    if not command.dry_run:
        await store.site_imports.take_over(progress)
    return comparison


def permit_import(viewer: Viewer | None) -> None:
    """Raises OnlyAdministratorsImport; the operator, who has the database, is not asked."""
    if viewer is not None and not may(viewer, Action.SET_UP_NETWORK):
        raise OnlyAdministratorsImport(f"{viewer.role} imports nothing")
