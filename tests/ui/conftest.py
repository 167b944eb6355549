"""Windows of the test before are gone when a test begins: else each new style is given to all of them once more."""

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

LONGEST_MS = 30_000  # until something has come: all processors are busy with tests


def pytest_configure() -> None:
    """pytest-qt waits 5 s where a test does not say."""
    for wait in (QtBot.waitUntil, QtBot.waitSignal):
        wait.__kwdefaults__ = {**(wait.__kwdefaults__ or {}), "timeout": LONGEST_MS}


def pytest_runtest_setup() -> None:
    """Without a running event loop Qt keeps what was to be deleted later."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
