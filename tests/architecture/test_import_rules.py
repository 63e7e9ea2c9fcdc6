"""Imports point inward, and every import rule is seen red once."""

import pytest

from tests.architecture.conftest import ROOT, lint_imports

THE_HOUSE = "The house: cli, services, policy, chassis, contracts"


def test_the_repository_keeps_every_import_rule() -> None:
    answer = lint_imports(ROOT)

    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        ("Services know nothing of one another", "billing.api.planted_neighbour -> identity"),
        (THE_HOUSE, "chassis.planted_service -> identity"),
        (THE_HOUSE, "contracts.planted_chassis -> chassis"),
        (THE_HOUSE, "billing.api.planted_cli -> practica"),
        ("The rooms of a service", "billing.domain.planted_query -> billing.queries"),
        ("The rooms of a service", "billing.store.planted_command -> billing.commands"),
        ("The rooms of a service", "billing.api.planted_app -> billing.app"),
        ("The rooms of a service", "billing.api.planted_messaging -> billing.messaging"),
        ("The rooms of a service", "- billing.planted_room"),
        ("The domain knows no framework", "billing.domain.planted_sqlalchemy -> sqlalchemy"),
        ("The domain knows no framework", "billing.domain.planted_fastapi -> fastapi"),
        ("The domain knows no framework", "billing.domain.planted_pydantic -> pydantic"),
        ("The domain knows no framework", "billing.domain.planted_aio_pika -> aio_pika"),
        ("The domain knows no framework", "billing.domain.planted_contracts -> contracts"),
        ("Commands reach the outside", "billing.commands.planted_store -> billing.store"),
        ("Commands reach the outside", "billing.commands.planted_sqlalchemy -> sqlalchemy"),
        ("Commands reach the outside", "billing.commands.planted_fastapi -> fastapi"),
        ("Commands reach the outside", "billing.commands.planted_aio_pika -> aio_pika"),
        ("Commands reach the outside", "billing.commands.planted_contracts -> contracts"),
        (THE_HOUSE, "policy.planted_service -> identity"),
        (THE_HOUSE, "chassis.planted_policy -> policy"),
        ("Policy is pure", "policy.planted_sqlalchemy -> sqlalchemy"),
        ("The testkit is for tests alone", "chassis.planted_testkit -> testkit"),
    ],
)
def test_a_planted_import_breaks_its_rule(
    rule: str, planted: str, report_on_the_planted_copy: str
) -> None:
    verdicts, _, chains = report_on_the_planted_copy.partition("Broken contracts")

    verdict = verdicts[verdicts.index(rule) :]
    assert verdict.split("BROKEN")[0].count("KEPT") == 0
    assert planted in chains
