"""Windows without a screen, unless a test brings its own; and a folder for films that are made once.

Nothing is collected in mid-test: it would be by whatever thread comes first (see `vilkaarvi.app.collector`).
"""

import gc
import os
from pathlib import Path

import pytest

from vilkaarvi.app.collector import collect_what_is_due

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("films")


def pytest_configure() -> None:
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    collect_what_is_due()
