"""The frame of the two windows for a group on its way: pages that scroll where the screen is low, presses in sight."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vilkaarvi.ui.pages import Pages

WIDTH = 640
SIDE, ABOVE = 34, 24  # pixels around what is said
FRAME = 60  # of a window's own frame and the system's bars


class PagedWindow(QDialog):
    """`add_page` once for each page, then `show_page`. The window is as high as its page, within the screen."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages, self._feet = Pages(), Pages()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, ABOVE, 0, ABOVE)
        column.setSpacing(12)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._feet)

    def add_page(self, *presses: QWidget) -> QVBoxLayout:
        """A page, with its presses under it; what it says goes into the layout."""
        page, foot = QWidget(), QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 0, SIDE, 0)
        column.setSpacing(8)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(18)
        for each in presses:
            row.addWidget(each)
        row.addStretch(1)
        self._pages.add(page)
        self._feet.add(foot)
        return column

    def show_page(self, index: int) -> None:
        self._pages.show_page(index)
        self._feet.show_page(index)
        self._scroll.verticalScrollBar().setValue(0)
        self.fit()

    def fit(self) -> None:
        """As high as the page needs, never higher than the screen."""
        room = self.screen().availableSize()
        width = min(WIDTH, room.width())
        needs = self._pages.heightForWidth(width) + self._feet.sizeHint().height() + 2 * ABOVE + 14
        self.resize(width, min(needs, room.height() - FRAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is out of sight is reached without a mouse: its labels never have the focus."""
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        step = pages.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep() * 3 // 4)
