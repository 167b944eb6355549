"""Windows of the test before are gone when a test begins: else each new style is given to all of them once more."""

from PySide6.QtCore import QCoreApplication, QEvent


def pytest_runtest_setup() -> None:
    """Without a running event loop Qt keeps what was to be deleted later."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
