"""The frame around pages of which one is in sight: a window also to a screen reader, which a bare stack is not."""

from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget


class PagedFrame(QMainWindow):
    """A window of its own. Attributes: stack (its pages)."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)

    def addWidget(self, page: QWidget) -> None:
        self.stack.addWidget(page)

    def removeWidget(self, page: QWidget) -> None:
        self.stack.removeWidget(page)

    def currentWidget(self) -> QWidget | None:
        return self.stack.currentWidget()

    def setCurrentWidget(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
