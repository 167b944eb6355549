"""Where the console's panels lie."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget


class Body(QBoxLayout):
    """Panels in what scrolls. They scroll themselves, so the window gives the height; words that wrap do not ask."""

    def hasHeightForWidth(self) -> bool:
        return False


class Pages(QWidget):
    """Pages of which one is in sight. One that is not takes no room (in a QStackedWidget it would)."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, page: QWidget) -> None:
        page.setVisible(not self._pages)
        self._pages.append(page)
        self._column.addWidget(page)

    def show_page(self, index: int) -> None:
        shown = self._pages[index]
        for page in self._pages:
            page.setVisible(page is shown)
