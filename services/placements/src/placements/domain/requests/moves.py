"""The moves of a placement request: from which statuses each starts, and which action it is."""

from enum import StrEnum

from placements.domain.requests.statuses import Status
from policy.permissions import Action


class Move(StrEnum):
    """One step in the life of a request; in kebab case, its verb in the API (`edit` is a PUT)."""

    CREATE = "create"
    EDIT = "edit"
    SEND = "send"
    RELEASE = "release"
    REDIRECT = "redirect"
    ACCEPT_FOR_DESTINATION = "accept_for_destination"
    DECLINE_FOR_DESTINATION = "decline_for_destination"
    RETURN_TO_DESTINATION = "return_to_destination"
    WAITLIST = "waitlist"
    ACCEPT = "accept"
    DECLINE = "decline"
    ASSIGN_SUPERVISORS = "assign_supervisors"
    ASSIGN_INSTRUCTORS = "assign_instructors"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    CANCEL = "cancel"


_UNANSWERED = frozenset(
    {
        Status.PENDING,
        Status.REDIRECTED,
        Status.ACCEPTED_BY_DESTINATION,
        Status.DECLINED_BY_DESTINATION,
    }
)

FROM: dict[Move, frozenset[Status]] = {
    Move.CREATE: frozenset(),
    Move.EDIT: frozenset({Status.DRAFT}),
    Move.SEND: frozenset({Status.DRAFT}),
    Move.RELEASE: frozenset({Status.HELD}),
    Move.REDIRECT: frozenset({Status.PENDING}),
    Move.ACCEPT_FOR_DESTINATION: frozenset({Status.REDIRECTED, Status.DECLINED_BY_DESTINATION}),
    Move.DECLINE_FOR_DESTINATION: frozenset({Status.REDIRECTED, Status.DECLINED_BY_DESTINATION}),
    Move.RETURN_TO_DESTINATION: frozenset(
        {Status.ACCEPTED_BY_DESTINATION, Status.DECLINED_BY_DESTINATION}
    ),
    Move.WAITLIST: _UNANSWERED,
    Move.ACCEPT: _UNANSWERED | {Status.WAITLISTED, Status.DECLINED},
    Move.DECLINE: _UNANSWERED | {Status.WAITLISTED},
    Move.ASSIGN_SUPERVISORS: frozenset(
        {
            Status.REDIRECTED,
            Status.ACCEPTED_BY_DESTINATION,
            Status.WAITLISTED,
            Status.ACCEPTED,
            Status.CONFIRMED,
        }
    ),
    Move.ASSIGN_INSTRUCTORS: _UNANSWERED
    | {Status.DRAFT, Status.HELD, Status.WAITLISTED, Status.ACCEPTED, Status.CONFIRMED},
    Move.CONFIRM: frozenset({Status.ACCEPTED}),
    Move.WITHDRAW: frozenset({Status.DRAFT, Status.HELD, Status.PENDING}),
    Move.CANCEL: (_UNANSWERED - {Status.PENDING})
    | {Status.WAITLISTED, Status.ACCEPTED, Status.CONFIRMED},
}
"""A declined or cancelled request is over: there is nothing left to decline or to call off."""

ACTIONS: dict[Move, Action] = {
    Move.CREATE: Action.CREATE_REQUESTS,
    Move.EDIT: Action.CREATE_REQUESTS,
    Move.SEND: Action.CREATE_REQUESTS,
    Move.RELEASE: Action.CREATE_REQUESTS,
    Move.WITHDRAW: Action.CREATE_REQUESTS,
    Move.CONFIRM: Action.CONFIRM_REQUESTS,
    Move.CANCEL: Action.CANCEL_REQUESTS,
    Move.REDIRECT: Action.REDIRECT_REQUESTS,
    Move.RETURN_TO_DESTINATION: Action.REDIRECT_REQUESTS,
    Move.WAITLIST: Action.REDIRECT_REQUESTS,
    Move.ACCEPT_FOR_DESTINATION: Action.ANSWER_FOR_DESTINATION,
    Move.DECLINE_FOR_DESTINATION: Action.ANSWER_FOR_DESTINATION,
    Move.ACCEPT: Action.ANSWER_REQUESTS,
    Move.DECLINE: Action.ANSWER_REQUESTS,
    Move.ASSIGN_SUPERVISORS: Action.ASSIGN_SUPERVISORS,
    Move.ASSIGN_INSTRUCTORS: Action.ASSIGN_INSTRUCTORS,
}
"""What the permission table calls each move. The clock may release."""

FOR_ANOTHER = frozenset({Move.ACCEPT_FOR_DESTINATION, Move.DECLINE_FOR_DESTINATION})
"""A receiving coordinator makes these only for a contact who is no user."""

INSIDE_RECEIVING_AGENCY = FOR_ANOTHER | {Move.RETURN_TO_DESTINATION}
"""The school never reads of these."""
