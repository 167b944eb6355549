"""Where the console's panels lie."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from vilkaarvi.ui.style import SAND
from vilkaarvi.ui.whole_lines import WholeLines

EDGE = 8  # pixels around what is scrolled into sight


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


def scrolling_column() -> tuple[WholeLines, QVBoxLayout]:
    """What scrolls on a page of the program's own colour, never sideways, and the layout for what lies in it."""
    scroll, within = WholeLines(ground=SAND), QWidget()
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(within)
    column = QVBoxLayout(within)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return scroll, column


def stops(inside: QLayout | None) -> Iterator[QWidget]:
    """Where Tab stops, in the order of the eye: as the layouts have them."""
    for place in range(inside.count() if inside is not None else 0):
        item = inside.itemAt(place) if inside is not None else None
        widget = item.widget() if item is not None else None
        if widget is None:
            yield from stops(item.layout() if item is not None else None)
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        within = widget.widget() if isinstance(widget, QScrollArea) else widget
        yield from stops(within.layout() if within is not None else None)


def in_the_eye_s_order(all_stops: list[QWidget]) -> None:
    for one, other in pairwise(all_stops):
        QWidget.setTabOrder(one, other)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll all that scrolls around `widget`, the innermost first."""
    around = widget.parentWidget()
    while around is not None:
        within = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and within is not None and within.isAncestorOf(widget):
            middle = widget.mapTo(within, widget.rect().center())  # all of it: Qt itself shows a field's caret only
            around.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + EDGE)
        if isinstance(around, WholeLines):
            around.cover_what_is_cut()  # never what has the focus
        around = around.parentWidget()


def bring_soon(widget: QWidget) -> None:
    """As `bring_into_sight`, when what has just come into sight has its place."""
    QTimer.singleShot(0, widget, lambda: bring_into_sight(widget))


def bring_from_top_soon(widget: QWidget) -> None:
    """What a press has opened is read from its beginning: its top is in sight, and as much under it as there is room
    for. What is wholly in sight stays where it is."""
    QTimer.singleShot(0, widget, lambda: _bring_from_top(widget))


def from_above_soon(area: QScrollArea) -> None:
    """What is new is seen from its heading, though what has the focus lies further down."""
    QTimer.singleShot(0, area, lambda: area.verticalScrollBar().setValue(0))


def _bring_from_top(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        within = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and within is not None and within.isAncestorOf(widget):
            top = widget.mapTo(within, QPoint(0, 0)).y()
            bar, high = around.verticalScrollBar(), around.viewport().height()
            if top < bar.value() or top + widget.height() > bar.value() + high:
                bar.setValue(top - EDGE)
        around = around.parentWidget()
