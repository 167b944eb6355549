"""A fitted window of several pages, each with presses of its own: for a group on its way, and for what is erased."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.pages import Pages

WIDTH = 640


class PagedWindow(FittedWindow):
    """`add_page` once for each page, then `show_page`. The window is as high as its page, within the screen."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages, self._feet = Pages(), Pages()
        self.column.addWidget(self._pages)
        self.foot.addWidget(self._feet)

    def add_page(self, *presses: QWidget) -> QVBoxLayout:
        """A page, with its presses under it; what it says goes into the layout."""
        page, foot = QWidget(), QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
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
        self.scrolls.verticalScrollBar().setValue(0)
        self.fit(anew=True)
