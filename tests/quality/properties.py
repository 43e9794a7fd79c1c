"""What must hold for every list, tried on many more generated cases than the test suite tries."""

import os
from collections.abc import Iterator

import pytest

from tests.quality.rows import Row

FILE = "tests/matching/test_properties.py"
FULL, QUICK = 10_000, 300


class _Outcomes:
    """A plugin of pytest that keeps which tests failed."""

    def __init__(self) -> None:
        self.failed: dict[str, bool] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = report.nodeid.rpartition("::")[2]
        self.failed[name] = self.failed.get(name, False) or report.failed


def report(quick: bool) -> Iterator[Row]:
    """One row for each property; 1 where a case was found that breaks it."""
    cases = QUICK if quick else FULL
    os.environ["FODFAESTE_CASES"] = str(cases)
    outcomes = _Outcomes()
    pytest.main(["-q", "-p", "no:cacheprovider", "-n", "0", FILE], plugins=[outcomes])
    for name, failed in outcomes.failed.items():
        sentence = name.removeprefix("test_").replace("_", " ")
        yield Row(f"{sentence}, {cases} cases", None, float(failed), 0.0, most=True)
