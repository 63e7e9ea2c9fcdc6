"""The school's coordinators hear how many consents come to their end, and of which program."""

from notifications.commands.ports import Store, Texts
from notifications.domain.consents import KIND, ConsentsEnding
from notifications.domain.messages import Note


async def inform_about_consents(ending: ConsentsEnding, store: Store, texts: Texts) -> None:
    """In the inbox and by mail, in each person's language."""
    program = await store.directory.program_name(ending.program_id)
    people = await store.directory.coordinators_of(ending.agency_id, ending.program_id)
    for person in people:
        note = Note(
            event_id=ending.event_id,
            person=person,
            kind=KIND,
            message=texts.about_consents(ending, program, person.language),
            side="school",
        )
        if person.reads_inbox:
            store.inbox.add(note)
        if person.reads_mail(even_without_account=False):
            store.mail.add(note)
