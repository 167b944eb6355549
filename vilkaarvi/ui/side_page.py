"""A page that is opened beside the hour and leads back to where it was: something to read, and presses under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, look_like, named, press
from vilkaarvi.ui.pages import in_the_eye_s_order, stops

WIDEST = 980  # pixels of text; longer lines are hard to follow
NARROW = 760


class SidePage(QWidget):
    """What is added to `column` scrolls, by keys too; `presses` stand in the foot after "Back". Esc leads back.

    Attributes: first (what has the focus when it is opened). Signals: left.
    """

    left = Signal()

    def __init__(self, text: Text, name: str, *presses: QPushButton) -> None:
        super().__init__()
        self.setObjectName("page")
        self._text = text
        self.back = press(text.tr("Back"))
        self.back.clicked.connect(self.left.emit)
        holder = QFrame()
        look_like(holder, Look.PLAIN)
        self.column = QVBoxLayout(holder)
        self.column.setSpacing(8)
        self.reading = QScrollArea()  # takes the focus, so that keys scroll it
        look_like(self.reading, Look.READING)
        named(self.reading, name)
        self.reading.setWidgetResizable(True)
        self.reading.setFrameShape(QFrame.Shape.NoFrame)
        self.reading.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reading.setWidget(holder)
        self.first: QWidget = self.reading
        foot = QFrame()
        look_like(foot, Look.FOOT)
        self._row = QHBoxLayout(foot)
        self._row.setSpacing(12)
        self._row.addWidget(self.back)
        self._row.addStretch(1)
        for button in presses:
            self._row.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.reading, 1)
        whole.addWidget(foot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        in_the_eye_s_order(list(stops(self.layout())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.reading.verticalScrollBar()
        places = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_Space: bar.value() + bar.pageStep(),
        }
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.left.emit()
        elif key in places:
            bar.setValue(places[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        beside = max((width - WIDEST) // 2, 16 if width < NARROW else width // 20)
        self.column.setContentsMargins(beside, 24, beside, 24)
        self._row.setContentsMargins(beside, 10, beside, 10)
