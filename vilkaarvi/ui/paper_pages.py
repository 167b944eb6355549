"""The pages of a paper one under the other. Only those in sight and near it are drawn, beside the window's thread."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import named
from vilkaarvi.ui.pdf import POINTS, Pdf, Sheet
from vilkaarvi.ui.style import LINE

T = TypeVar("T")
GAP = 12  # pixels between two pages


class Work(Protocol):
    """Does something beside the window's thread, and tells on it how that went."""

    def __call__(self, work: Callable[[], T], done: Callable[[T | None, Fault | None], None], /) -> None: ...


def _edged(picture: QPixmap) -> None:
    """A line around the sheet, so that it is seen where it ends."""
    size = picture.deviceIndependentSize()
    painter = QPainter(picture)
    painter.setPen(QColor(LINE))
    painter.drawRect(QRectF(0, 0, size.width() - 1, size.height() - 1))
    painter.end()


class PaperPages(QObject):
    """Adds its labels to `column`, which `reading` scrolls.

    Attributes: labels (all of the paper's pages; empty of picture where they are far away), now (the place of the one
    that is read, from 0). Signals: turned (`now` is another one).
    """

    turned = Signal()

    def __init__(self, text: Text, pdf: Pdf, work: Work, reading: QScrollArea, column: QVBoxLayout) -> None:
        super().__init__(reading)
        self._pdf, self._work, self._reading = pdf, work, reading
        self.labels: list[QLabel] = []
        self.now = 0
        self._scale = 0.0
        self._asked: dict[int, float] = {}  # page → the dots it is drawn at, or will be
        for number in range(1, len(pdf.sizes) + 1):
            label = QLabel()
            named(label, text.tr("Page {n} of {m}").format(n=number, m=len(pdf.sizes)))
            self.labels.append(label)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(GAP)
        bar = reading.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self.look())
        bar.rangeChanged.connect(lambda _least, _most: self.look())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)

    def draw_at(self, scale: float) -> None:
        """1 is a sheet as large as it is on paper, as far as the screen knows. The page that is read stays in sight."""
        if scale == self._scale:
            return
        bar, into = self._reading.verticalScrollBar(), -self._top(self.now) / max(1, self.labels[self.now].height())
        been = bar.value() > 0
        self._scale = scale
        for place, (wide, high) in enumerate(self._pdf.sizes):
            dots = self._reading.logicalDpiX() * scale / POINTS
            self.labels[place].setFixedSize(QSize(round(wide * dots), round(high * dots)))
        for widget in (self._reading.widget(), self._reading.viewport()):  # laid out now, from the inside out
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
        if been:
            bar.setValue(bar.value() + self._top(self.now) + round(into * self.labels[self.now].height()))
        self.look()

    def look(self) -> None:
        """Soon, when all lies where it belongs: which pages are near, and which one is read."""
        self._soon.start()

    def go_to(self, place: int) -> None:
        """The top of page `place` at the top of what is seen."""
        place = min(max(place, 0), len(self.labels) - 1)
        top = self._reading.verticalScrollBar().value() + self._top(place)
        self._reading.verticalScrollBar().setValue(top - GAP)

    def _top(self, place: int) -> int:
        """Pixels from the top of what is seen."""
        return self.labels[place].mapTo(self._reading.viewport(), QPoint(0, 0)).y()

    def _look(self) -> None:
        seen = self._reading.viewport().height()
        tops = [self._top(place) for place in range(len(self.labels))]
        read = max((place for place, top in enumerate(tops) if top <= seen // 2), default=0)
        for place, (label, top) in enumerate(zip(self.labels, tops, strict=True)):
            if -seen <= top + label.height() and top <= 2 * seen:
                self._ask(place)
            elif self._asked.pop(place, None) is not None:
                label.setPixmap(QPixmap())
        if read != self.now:
            self.now = read
            self.turned.emit()

    def _ask(self, place: int) -> None:
        ratio = self._reading.devicePixelRatioF()
        dots = self._reading.logicalDpiX() * self._scale * ratio
        if self._asked.get(place) == dots:
            return
        self._asked[place] = dots
        pdf, asked = self._pdf, self._asked

        def drawn() -> Sheet | None:
            """Whoever scrolls past a hundred pages waits for the last only."""
            return pdf.page(place, dots) if asked.get(place) == dots else None

        self._work(drawn, partial(self._show, place, dots, ratio))

    def _show(self, place: int, dots: float, ratio: float, sheet: Sheet | None, _fault: Fault | None) -> None:
        if sheet is None or not shiboken6.isValid(self) or self._asked.get(place) != dots:
            return
        picture = QPixmap.fromImage(sheet.picture)
        if picture.isNull():
            return
        picture.setDevicePixelRatio(ratio)
        _edged(picture)
        self.labels[place].setPixmap(picture)
        self.labels[place].setAccessibleDescription(sheet.words)
