"""Groups of tests and the worker processes of a run."""

import pytest

pytest_plugins = ["pytester"]

GROUPED = """
import os
from pathlib import Path
import pytest

pytestmark = pytest.mark.xdist_group("together")

@pytest.mark.parametrize("number", range(8))
def test_names_its_worker(number):
    Path("worker-" + os.environ["PYTEST_XDIST_WORKER"]).touch()
"""


@pytest.mark.timeout(90)
def test_a_group_runs_in_one_worker_process(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(GROUPED)

    run = pytester.runpytest_subprocess("-n", "2", "--dist", "loadgroup")

    run.assert_outcomes(passed=8)
    assert len(list(pytester.path.glob("worker-*"))) == 1
