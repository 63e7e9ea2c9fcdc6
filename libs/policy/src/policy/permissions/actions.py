"""What can be done in Practica, as far as a role or a level matters to it."""

from enum import StrEnum


class Action(StrEnum):
    """The value is stable: refusals and logs name it."""

    # Placement requests
    READ_REQUESTS = "requests.read"
    CREATE_REQUESTS = "requests.create"
    """Write, edit, send, release and withdraw."""
    CONFIRM_REQUESTS = "requests.confirm"
    CANCEL_REQUESTS = "requests.cancel"
    REDIRECT_REQUESTS = "requests.redirect"
    """Pass on to a destination, return to it, and put on the waiting list."""
    ANSWER_REQUESTS = "requests.answer"
    """Accept and decline for the agency."""
    ANSWER_FOR_DESTINATION = "requests.answer_for_destination"
    ASSIGN_SUPERVISORS = "requests.assign_supervisors"
    ASSIGN_INSTRUCTORS = "requests.assign_instructors"
    TRACE_CONTACTS = "requests.trace_contacts"
    READ_GROUP_SCHEDULES = "schedules.read_of_groups"

    # Schools
    EDIT_PROGRAMS = "programs.edit"
    """Profiles of programs, and courses."""
    READ_STUDENTS = "students.read"
    NAME_STUDENTS = "students.name"
    """See their names, as far as the disclosure engine shows them."""
    EDIT_STUDENTS = "students.edit"
    """Enrol, profiles, prerequisites, and who goes on which placement."""
    MANAGE_CONSENT = "students.manage_consent"
    EXPORT_STUDENTS = "students.export"
    """Hand over all that is held about one of them."""
    GRADUATE_STUDENTS = "students.graduate"
    READ_HISTORIES = "students.read_histories"

    # Places
    REQUEST_SITES = "sites.request"
    EDIT_PLACES = "places.edit"
    """Sites, services and destinations."""
    EDIT_DESTINATION_PROFILE = "destinations.edit_profile"

    # People
    EDIT_STAFF = "staff.edit"
    """Staff records of people without an account."""
    READ_ACCOUNTS = "accounts.read"
    EDIT_ACCOUNTS = "accounts.edit"
    """Accounts, rights, departments, and the staff records of those who sign in."""
    GRANT_ADMINISTRATION = "accounts.grant_administration"
    """Make somebody a local administrator."""
    END_SESSIONS = "sessions.end"
    """Sign somebody else out."""
    READ_AUDIT_LOG = "audit.read"
    """Who changed rights and switches of the agency."""
    READ_ACCESS_LOG = "access_log.read"
    """Whom the students of the agency were shown to, and what for."""
    READ_INCIDENTS = "incidents.read"
    KEEP_INCIDENTS = "incidents.keep"
    """Enter confidentiality incidents, and see them through to their notices and their end."""

    # Reports and invoicing
    RUN_REPORTS = "reports.run"
    RUN_AGGREGATES = "reports.run_aggregates"
    """Numbers without anything that names a student, an agency or a site."""
    READ_INVOICING = "invoicing.read"
    EDIT_INVOICING = "invoicing.edit"
    """Needs the permission of its own that an account bears, at whatever level."""
    SET_PROVINCIAL_RATES = "invoicing.set_provincial_rates"

    # Letters, mails, webhooks, texts
    READ_LETTERS = "letters.read"
    SEND_LETTERS = "letters.send"
    READ_MAIL_LOG = "mails.read_log"
    EDIT_WEBHOOKS = "webhooks.edit"
    WRITE_TEMPLATES = "content.write_templates"
    APPLY_CONTENT = "content.apply"

    # The network
    OVERSEE_NETWORK = "network.oversee"
    """Look at every agency."""
    SET_UP_NETWORK = "network.set_up"
    """Change every agency."""
    PUBLISH_RESPONSIBILITIES = "network.publish_responsibilities"
    """A new version of what everybody accepts before working here."""
