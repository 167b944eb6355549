"""A page is laid over the one that is in sight, and leads back to it."""

from collections.abc import Callable

import shiboken6
from PySide6.QtWidgets import QStackedWidget, QWidget


def lay_over(stack: QStackedWidget, page: QWidget) -> Callable[[], None]:
    """`page` over what is in sight; the answer takes it away again, and the focus is where it was."""
    below = stack.currentWidget()
    held = below.focusWidget() if below is not None else None
    stack.addWidget(page)
    stack.setCurrentWidget(page)

    def back() -> None:
        if below is not None:
            stack.setCurrentWidget(below)
        stack.removeWidget(page)
        page.deleteLater()
        if held is not None and shiboken6.isValid(held):  # it may have been drawn anew meanwhile
            held.setFocus()

    return back
