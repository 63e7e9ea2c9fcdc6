"""Who may see whom: one engine that decides field by field, for every screen, export and answer."""

from policy.disclosure.consent import Consent, ConsentState, state_of
from policy.disclosure.deciding import Case, Disclosure, decide, disclosure_for
from policy.disclosure.fields import Decision, Field, Reason, Showing
from policy.disclosure.placements import Placement, Stage
from policy.disclosure.standpoints import Standpoint, standpoint_at_school, standpoint_of
from policy.disclosure.switches import Switch, Switches, switches

__all__ = [
    "Case",
    "Consent",
    "ConsentState",
    "Decision",
    "Disclosure",
    "Field",
    "Placement",
    "Reason",
    "Showing",
    "Stage",
    "Standpoint",
    "Switch",
    "Switches",
    "decide",
    "disclosure_for",
    "standpoint_at_school",
    "standpoint_of",
    "state_of",
    "switches",
]
