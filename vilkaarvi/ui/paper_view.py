"""A paper as it will be printed: its pages one under the other, and what can be done with it."""

from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout

from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Chooser, Look, named, press, restyle, words
from vilkaarvi.ui.side_page import SidePage
from vilkaarvi.ui.style import LINE

POINTS = 72  # to the inch
SCALES = (0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)  # of a sheet at the screen's own size
USUAL = SCALES.index(1.25)


@dataclass(frozen=True)
class Paper:
    """A finished PDF. `file`: the name that is proposed for it; `text`: its words alone; `cut`: to be cut apart."""

    title: str
    content: bytes
    text: str
    file: str
    cut: bool = False


def page_picture(page: Any, dots: float) -> QImage:
    """A page of PDFium's at so many dots to the inch, with its own memory."""
    bitmap = page.render(scale=dots / POINTS, rev_byteorder=True, prefer_bgrx=True)
    drawn = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    return drawn.copy()


def _edged(picture: QPixmap) -> None:
    """A line around the sheet, so that it is seen where it ends."""
    painter = QPainter(picture)
    painter.setPen(QColor(LINE))
    painter.drawRect(QRectF(0, 0, picture.deviceIndependentSize().width() - 1,
                            picture.deviceIndependentSize().height() - 1))  # fmt: skip
    painter.end()


class PaperPage(SidePage):
    """Keys: PgUp, PgDn, Home and End scroll, + and − draw it larger and smaller, Esc leads back.

    What the presses do is connected by whoever opens it; `say` tells how it went. Attributes: paper, prints, saves,
    copies, printers (to choose from; away where there is nothing to choose), pages.
    """

    def __init__(self, text: Text, paper: Paper) -> None:
        tr = text.tr
        self.prints = press(tr("Print"), Look.PRIMARY)
        self.saves, self.copies = press(tr("Save PDF")), press(tr("Copy as text"))
        self.larger, self.smaller = press("+", Look.SMALL), press("−", Look.SMALL)
        named(self.larger, tr("Larger"))
        named(self.smaller, tr("Smaller"))
        self.printers = Chooser()
        named(self.printers, tr("Printer"))
        self.printers.hide()
        super().__init__(
            text, tr("{title}, as it will be printed", title=paper.title), self.copies, self.saves, self.prints
        )
        self.paper, self._scale = paper, USUAL
        self._chosen = False  # until somebody draws it larger or smaller it fits the window
        self.said = words("", Look.QUIET)
        self.said.setContentsMargins(24, 6, 24, 6)
        self.said.hide()
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(1, self.said)  # over the foot: in sight wherever the paper has been scrolled to
        self.reading.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.column.addWidget(words(paper.title, Look.HEADING))
        beside = Flow(gap=10)
        for widget in (self.smaller, self.larger, self.printers):
            beside.addWidget(widget)
        self.column.addLayout(beside)
        self.pages: list[QLabel] = []
        self._open()
        self.column.addStretch(1)
        self.larger.clicked.connect(lambda: self._scale_by(1))
        self.smaller.clicked.connect(lambda: self._scale_by(-1))
        self.copies.clicked.connect(self._copy)

    def _open(self) -> None:
        import pypdfium2  # read when a paper is seen

        self._document = pypdfium2.PdfDocument(self.paper.content)
        count = len(self._document)
        for number in range(1, count + 1):
            page = QLabel()
            name = self._text.tr("Page {n} of {m}").format(n=number, m=count)
            words_ = " ".join(self._document[number - 1].get_textpage().get_text_range().split())
            named(page, name)
            page.setAccessibleDescription(words_)
            self.pages.append(page)
            self.column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            self.column.addSpacing(12)
        self._draw(0)

    def _draw(self, place: int, scale: int | None = None) -> None:
        """A page a turn of the loop: a long paper stops nobody."""
        if not shiboken6.isValid(self) or place >= len(self.pages) or scale not in (None, self._scale):
            return
        ratio = self.devicePixelRatioF()
        dots = self.logicalDpiX() * SCALES[self._scale] * ratio
        picture = QPixmap.fromImage(page_picture(self._document[place], dots))
        picture.setDevicePixelRatio(ratio)
        _edged(picture)
        self.pages[place].setPixmap(picture)
        drawn_at = self._scale
        QTimer.singleShot(0, lambda: self._draw(place + 1, drawn_at))

    def _scale_by(self, steps: int) -> None:
        self._chosen = True
        self._draw_at(min(max(self._scale + steps, 0), len(SCALES) - 1))

    def _draw_at(self, wanted: int) -> None:
        if wanted != self._scale:
            self._scale = wanted
            self._draw(0)
        self.larger.setEnabled(wanted < len(SCALES) - 1)
        self.smaller.setEnabled(wanted > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._chosen:
            margins = self.column.contentsMargins()
            room = event.size().width() - margins.left() - margins.right() - self.reading.verticalScrollBar().width()
            whole = self._document[0].get_width() / POINTS * self.logicalDpiX()
            self._draw_at(max((place for place in range(USUAL + 1) if whole * SCALES[place] <= room), default=0))

    @property
    def scale(self) -> float:
        return SCALES[self._scale]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {"+": 1, "-": -1, "−": -1}.get(event.text(), 0)
        if steps:
            self._scale_by(steps)
        else:
            super().keyPressEvent(event)

    def offer_printers(self, names: tuple[str, ...]) -> None:
        """There is nothing to choose among fewer than two."""
        self.printers.clear()
        self.printers.addItems(list(names))
        self.printers.setVisible(len(names) > 1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.paper.text)
        self.say(self._text.tr("The words are copied. Paste them where you want them."))

    def say(self, sentence: str, look: Look = Look.QUIET) -> None:
        self.said.setText(sentence)
        self.said.show()
        restyle(self.said, look)
        announce(self, sentence)
