"""The narrowest setting decides; places that are somebody else's do not."""

from uuid import UUID

import pytest

from policy.switches import (
    CATALOGUE,
    FeatureSwitch,
    Level,
    Place,
    Setting,
    effective,
    is_on,
)

SCHOOL, OTHER, NURSING, PHYSIO = (UUID(int=number) for number in range(1, 5))
EMAIL = FeatureSwitch.SCHOOL_EMAIL_RELEASE
MAILS = FeatureSwitch.CANCELLATION_MAILS
AT_NURSING = Place(province="QC", agency_id=SCHOOL, department_id=NURSING)


def of_agency(*, on: bool | None, agency_id: UUID = SCHOOL) -> Setting:
    return Setting(switch=EMAIL, level=Level.AGENCY, agency_id=agency_id, on=on)


def of_nursing(*, on: bool | None, agency_id: UUID = SCHOOL) -> Setting:
    return Setting(
        switch=EMAIL, level=Level.DEPARTMENT, agency_id=agency_id, place_id=NURSING, on=on
    )


@pytest.mark.parametrize(
    ("settings", "on"),
    [
        ([], False),
        ([of_agency(on=True)], True),
        ([of_nursing(on=True)], True),
        ([of_agency(on=True), of_nursing(on=False)], False),
        ([of_nursing(on=False), of_agency(on=True)], False),
        ([of_nursing(on=True), of_agency(on=False)], True),
        ([of_agency(on=True), of_nursing(on=None)], True),
        ([of_agency(on=True, agency_id=OTHER)], False),
        ([of_nursing(on=True, agency_id=OTHER)], False),
        ([Setting(switch=MAILS, level=Level.PROVINCE, province="QC", on=True)], False),
        ([Setting(switch=EMAIL, level=Level.PROVINCE, province="QC", on=True)], False),
        (
            [Setting(switch=EMAIL, level=Level.SITE, agency_id=SCHOOL, place_id=NURSING, on=True)],
            False,
        ),
    ],
)
def test_the_narrowest_setting_of_the_place_decides(settings: list[Setting], *, on: bool) -> None:
    assert is_on(EMAIL, settings, AT_NURSING) is on


def test_a_setting_of_one_department_is_none_of_another() -> None:
    place = Place(province="QC", agency_id=SCHOOL, department_id=PHYSIO)
    assert not is_on(EMAIL, [of_nursing(on=True)], place)
    assert not is_on(EMAIL, [of_nursing(on=True)], Place(agency_id=SCHOOL))


def test_a_province_decides_for_itself_alone() -> None:
    off = [Setting(switch=MAILS, level=Level.PROVINCE, province="QC", on=False)]
    assert not is_on(MAILS, off, Place(province="QC"))
    assert is_on(MAILS, off, Place(province="BC"))
    assert is_on(MAILS, off, Place())


def test_it_is_known_which_setting_decided() -> None:
    decided = effective(EMAIL, [of_agency(on=True), of_nursing(on=False)], AT_NURSING)
    assert decided.setting == of_nursing(on=False)
    assert effective(EMAIL, [], AT_NURSING).setting is None


@pytest.mark.parametrize("switch", FeatureSwitch)
def test_every_switch_is_described_in_both_languages(switch: FeatureSwitch) -> None:
    entry = CATALOGUE[switch]
    assert all([entry.name_fr, entry.name_en, entry.effect_fr, entry.effect_en])
    order = list(Level)
    assert [*entry.levels] == sorted(entry.levels, key=order.index)
