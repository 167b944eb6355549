"""Two pictures of counts: where groups stand, and sessions per month. Each can be read as words instead."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, Panel, named, press, words
from vilkaarvi.ui.style import INK, LINE, MUTE, RUST, TEAL

TRACK = "#EDE7DC"
Counted = Sequence[tuple[str, int]]
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ShareBar(QWidget):
    """A share of a hundred as a bar, with a line at a goal where there is one. The words stand beside it."""

    def __init__(self, percent: int, goal: int | None) -> None:
        super().__init__()
        self._percent, self._goal = percent, goal
        self.setFixedHeight(20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(0, 4, self.width(), 12)
        painter.setBrush(QColor(TRACK))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(QColor(TEAL))
        painter.drawRoundedRect(QRectF(0, 4, self.width() * self._percent / 100, 12), 4, 4)
        if self._goal is not None:
            painter.fillRect(QRectF(self.width() * self._goal / 100 - 1, 0, 2, 20), QColor(RUST))


class Bars(QWidget):
    """Lying bars, a label before and a count after each."""

    def __init__(self) -> None:
        super().__init__()
        self._counted: Counted = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counted: Counted) -> None:
        self._counted = counted
        self.updateGeometry()
        self.update()

    @property
    def _row(self) -> int:
        return self.fontMetrics().height() + 8

    def sizeHint(self) -> QSize:
        return QSize(180, max(1, len(self._counted)) * self._row)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, metrics = QPainter(self), self.fontMetrics()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        label = max((metrics.horizontalAdvance(said) for said, _n in self._counted), default=0) + 10
        count = max((metrics.horizontalAdvance(str(n)) for _said, n in self._counted), default=0) + 10
        most, room = max((n for _said, n in self._counted), default=0), max(self.width() - label - count, 10)
        for at, (said, n) in enumerate(self._counted):
            line = QRectF(0, at * self._row, self.width(), self._row)
            painter.setPen(QColor(INK))
            painter.drawText(line, int(MIDDLE), said)
            long = room * n / most if most else 0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(TEAL))
            if n:
                painter.drawRoundedRect(QRectF(label, line.center().y() - 7, max(long, 4), 14), 4, 4)
            painter.setPen(QColor(INK))
            painter.drawText(line.adjusted(label + long + 8, 0, 0, 0), int(MIDDLE), str(n))


class Columns(QWidget):
    """Standing bars, one a month: the last and, back from it, every so many are named, as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._counted: Counted = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counted: Counted) -> None:
        self._counted = counted
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, 8 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._counted:
            return
        painter, metrics = QPainter(self), self.fontMetrics()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot, head = metrics.height() + 4, metrics.height() + 2
        most = max(n for _said, n in self._counted) or 1
        step, room = self.width() / len(self._counted), self.height() - foot - head
        painter.fillRect(QRectF(0, self.height() - foot, self.width(), 1), QColor(LINE))
        every = self._every(metrics, step)
        for at, (said, n) in enumerate(self._counted):
            high = room * n / most
            bar = QRectF(at * step + step * 0.15, self.height() - foot - high, min(step * 0.7, 46), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(TEAL))
            painter.drawRoundedRect(bar, 3, 3)
            self._name(painter, bar, said if (len(self._counted) - 1 - at) % every == 0 else "", n, step)

    def _every(self, metrics: QFontMetrics, step: float) -> int:
        widest = max(metrics.horizontalAdvance(said) for said, _n in self._counted) + 10
        return max(1, -int(-widest // step))

    def _name(self, painter: QPainter, bar: QRectF, said: str, n: int, step: float) -> None:
        centre, flags = bar.center().x(), int(Qt.AlignmentFlag.AlignCenter)
        wide = painter.fontMetrics().horizontalAdvance(said) + 2
        left = min(max(centre - wide / 2, 0), max(self.width() - wide, 0))
        high = painter.fontMetrics().height()
        painter.setPen(QColor(MUTE))
        painter.drawText(QRectF(left, self.height() - high, wide, high), flags, said)
        painter.setPen(QColor(INK))
        if said or painter.fontMetrics().horizontalAdvance(str(n)) < step - 2:
            painter.drawText(QRectF(centre - 30, bar.top() - high - 1, 60, high), flags, str(n))


class PlotCard(Panel):
    """A plot under its heading, and a press that says the same in words. Attributes: plot, as_words (the press)."""

    def __init__(self, text: Text, title: str, plot: Bars | Columns) -> None:
        super().__init__()
        self._text, self.plot = text, plot
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        column.addWidget(words(title, Look.KICKER))
        column.addWidget(plot)
        self.said = words("", Look.BODY)
        self.said.hide()
        column.addWidget(self.said)
        self.as_words = press(text.tr("As words"), Look.LINK)
        self.as_words.setAccessibleName(text.tr("As words: {title}", title=title))
        self.as_words.clicked.connect(self._swap)
        column.addWidget(self.as_words, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        named(plot, title)

    def show_counts(self, counted: Counted, in_words: str) -> None:
        """`in_words`: the same, as a sentence or a short list."""
        self.plot.show_counts(counted)
        self.plot.setAccessibleDescription(in_words)
        self.said.setText(in_words)

    def _swap(self) -> None:
        worded = self.said.isHidden()
        self.said.setVisible(worded)
        self.plot.setVisible(not worded)
        self.as_words.setText(self._text.tr("As a picture") if worded else self._text.tr("As words"))
