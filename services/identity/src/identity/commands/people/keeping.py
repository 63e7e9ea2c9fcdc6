"""Who may change a staff record: whoever keeps its department, or administers its account."""

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_staff_editor
from identity.domain.people.person import Person


async def expect_keeper_of(person: Person, viewer: Viewer, store: Store) -> None:
    """Raises NotFound and AdministratorsOnly."""
    account = await store.accounts.of_person(person.id)
    expect_staff_editor(
        viewer,
        person.agency_id,
        person.facts.department_id,
        has_account=account is not None,
    )
