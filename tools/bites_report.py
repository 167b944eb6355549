"""A pytest plugin of tools/bites.py: writes down which package was imported and how each test went, and by what."""

import json
import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

_TESTS: list[dict[str, object]] = []
_ERRORS: list[str] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        kind = type(call.excinfo.value).__name__ if call.excinfo else ""
        said = report.longreprtext + "".join(content for _title, content in report.sections)
        if call.excinfo:  # what a program that was run from the test said
            said += str(getattr(call.excinfo.value, "stderr", "") or "")
        _TESTS.append({"name": item.name, "passed": report.passed, "kind": kind, "said": said})
    elif not report.passed:  # skipped, or what a test needs could not be made
        _TESTS.append({"name": item.name, "passed": False, "kind": "", "said": report.longreprtext})
    return report


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.failed:
        _ERRORS.append(report.longreprtext)


def pytest_sessionfinish() -> None:
    import vilkaarvi

    told = {"package": str(Path(vilkaarvi.__file__ or "").resolve()), "tests": _TESTS, "errors": _ERRORS}
    Path(os.environ["BITES_REPORT"]).write_text(json.dumps(told), encoding="utf-8")
