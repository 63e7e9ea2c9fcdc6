"""The decision itself: a pure function of where one looks from and how things stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from chassis.viewer import Viewer
from policy.disclosure.conditions import CONDITIONS
from policy.disclosure.consent import ConsentState
from policy.disclosure.fields import Decision, Field, Reason, Showing
from policy.disclosure.placements import Placement, Stage
from policy.disclosure.standpoints import AT_RECEIVER, IN_SCHOOL, Standpoint, standpoint_of
from policy.disclosure.switches import NOTHING, Switch


class Case(NamedTuple):
    """All that a decision depends on. `stage` matters to the receiving side alone."""

    standpoint: Standpoint
    stage: Stage = Stage.NOT_RECEIVED
    finalized: bool = False
    consent: ConsentState = ConsentState.MISSING
    without_names: bool = False
    switches: Switch = NOTHING


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One decision a field."""

    decisions: Mapping[Field, Decision]
    shown: frozenset[Field]

    def __getitem__(self, field: Field) -> Decision:
        return self.decisions[field]


def disclosure_for(
    viewer: Viewer,
    placement: Placement,
    *,
    finalized: bool,
    consent: ConsentState,
    switches: Switch = NOTHING,
) -> Disclosure:
    """What this viewer is shown of one student of this placement."""
    return decide(
        Case(
            standpoint_of(viewer, placement),
            placement.stage,
            finalized,
            consent,
            not viewer.may_see_names,
            switches,
        )
    )


@lru_cache(maxsize=16_384)
def decide(case: Case) -> Disclosure:
    """Field by field; the same case is always decided the same."""
    name = _name(case)
    decisions = {
        field: _RULES[field](case, name) if field in _RULES else _personal(case, name, field)
        for field in Field
    }
    shown = frozenset(field for field, decision in decisions.items() if decision.shown)
    return Disclosure(MappingProxyType(decisions), shown)


def _hidden(reason: Reason) -> Decision:
    return Decision(Showing.HIDDEN, reason)


def _shown(reason: Reason) -> Decision:
    return Decision(Showing.SHOWN, reason)


_CONSENT_OVER: dict[ConsentState, Decision] = {
    ConsentState.EXPIRED: Decision(Showing.CONSENT_EXPIRED, Reason.CONSENT_EXPIRED),
    ConsentState.WITHDRAWN: _hidden(Reason.CONSENT_WITHDRAWN),
}


def _name(case: Case) -> Decision:
    """The name, on which nearly everything else hangs."""
    if case.standpoint is Standpoint.DATA_SUBJECT:
        return _shown(Reason.OWN_RECORD)
    unknown = _unknown(case)
    if unknown:
        return _hidden(unknown)
    if case.standpoint in AT_RECEIVER and case.stage is Stage.OVER:
        return _hidden(Reason.PLACEMENT_OVER)
    if case.consent in _CONSENT_OVER:
        return _CONSENT_OVER[case.consent]
    withheld = _withheld(case)
    if withheld:
        return Decision(Showing.NICKNAME, withheld)
    return _shown(Reason.OWN_SCHOOL if case.standpoint in IN_SCHOOL else Reason.RELEASED)


def _unknown(case: Case) -> Reason | None:
    """Why a viewer is not even told that there is somebody."""
    if case.standpoint is Standpoint.OUTSIDE:
        return Reason.OUTSIDE_SCOPE
    if case.standpoint is Standpoint.POLICY:
        return Reason.POLICY_LEVEL
    early = case.standpoint in AT_RECEIVER and case.stage is Stage.NOT_RECEIVED
    return Reason.NOT_RECEIVED if early else None


def _withheld(case: Case) -> Reason | None:
    """Why a nickname stands for the name; None where nothing speaks against it any more."""
    if case.standpoint is Standpoint.NETWORK:
        return Reason.NAMES_NOT_NEEDED
    if case.without_names:
        return Reason.WITHOUT_NAMES
    return None if case.standpoint in IN_SCHOOL else _unreleased(case)


def _unreleased(case: Case) -> Reason | None:
    """Confirmed and finalized and consented to: all three, or no name leaves the school."""
    if case.stage is not Stage.CONFIRMED:
        return Reason.NOT_CONFIRMED
    if not case.finalized:
        return Reason.NOT_FINALIZED
    return None if case.consent is ConsentState.VALID else Reason.CONSENT_MISSING


_NOT_FOR_TEACHERS = frozenset({Field.HEALTH, Field.HOME_ADDRESS})
_NEVER_OUTSIDE = _NOT_FOR_TEACHERS | {Field.PHOTO}


def _personal(case: Case, name: Decision, field: Field) -> Decision:
    """Whatever tells who somebody is goes nowhere that the name does not go."""
    if case.standpoint in AT_RECEIVER and field in _NEVER_OUTSIDE:
        return _hidden(Reason.STAYS_IN_PROGRAM)
    if not name.shown:
        return _hidden(name.reason)
    if case.standpoint in AT_RECEIVER:
        return _if_switched_on(case, field)
    teaches = case.standpoint in {Standpoint.INSTRUCTOR, Standpoint.COURSE_LEADER}
    if teaches and field in _NOT_FOR_TEACHERS:
        return _hidden(Reason.NEED_TO_KNOW)
    return name


def _if_switched_on(case: Case, field: Field) -> Decision:
    condition = CONDITIONS.get(field)
    if condition is None or condition.met(case.switches):
        return _shown(Reason.RELEASED)
    return _hidden(condition.otherwise)


def _count(case: Case, _: Decision) -> Decision:
    """The number of students is no secret between those who know of the request."""
    unknown = _unknown(case)
    return _hidden(unknown) if unknown else _shown(Reason.COUNT_IS_OPEN)


def _anonymous_resume(case: Case, name: Decision) -> Decision:
    """Shown as soon as the student is proposed; nothing of a profile outlives the consent."""
    if name.showing in {Showing.HIDDEN, Showing.CONSENT_EXPIRED}:
        return _hidden(name.reason)
    if case.standpoint is Standpoint.NETWORK:
        return _hidden(Reason.NAMES_NOT_NEEDED)
    if case.standpoint in AT_RECEIVER:
        missing = case.consent is ConsentState.MISSING
        return _hidden(Reason.CONSENT_MISSING) if missing else _shown(Reason.PROPOSED)
    return _shown(Reason.OWN_SCHOOL if case.standpoint in IN_SCHOOL else name.reason)


def _student_number(case: Case, name: Decision) -> Decision:
    """The school keeps it, without a name, so that it can ask for a new consent."""
    lapsed = case.consent in _CONSENT_OVER and case.standpoint is Standpoint.SCHOOL
    if lapsed and not case.without_names:
        return _shown(Reason.TO_RENEW_CONSENT)
    return _personal(case, name, Field.STUDENT_NUMBER)


_RULES: dict[Field, Callable[[Case, Decision], Decision]] = {
    Field.COUNT: _count,
    Field.NAME: lambda _, name: name,
    Field.ANONYMOUS_RESUME: _anonymous_resume,
    Field.STUDENT_NUMBER: _student_number,
}
