"""A paper as it will be printed: its pages one under the other, and what can be done with it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.home_bits import Chooser, Look, look_like, named, press, restyle, words
from vilkaarvi.ui.paper_pages import PaperPages, Work
from vilkaarvi.ui.pdf import POINTS, Pdf
from vilkaarvi.ui.side_page import SidePage

SCALES = (0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)  # of a sheet at the screen's own size
USUAL = SCALES.index(1.25)
LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)  # "=" is where "+" is with Shift on many keyboards
SMALLER = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


@dataclass(frozen=True)
class Paper:
    """A finished PDF. `file`: the name that is proposed for it; `text`: its words alone; `cut`: to be cut apart."""

    title: str
    content: bytes
    text: str
    file: str
    cut: bool = False


class PaperPage(SidePage):
    """Keys: PgUp, PgDn, Home and End scroll, Ctrl + and − (or + and − alone) draw it larger and smaller, Ctrl 0 as
    wide as the window has room for; Esc leads back.

    `work` draws beside the window's thread. What the presses do is connected by whoever opens it; `say` tells how it
    went. Attributes: paper, prints, saves, copies, printers (to choose from; away where there is nothing to choose),
    pages (a label each), sheets (what draws them), place ("Page 3 of 46"), percent (of a sheet's size).
    """

    def __init__(self, text: Text, paper: Paper, work: Work) -> None:
        tr = text.tr
        self.prints = press(tr("Print"), Look.PRIMARY)
        self.saves, self.copies = press(tr("Save PDF")), press(tr("Copy as text"))
        super().__init__(
            text, tr("{title}, as it will be printed", title=paper.title), self.copies, self.saves, self.prints
        )
        self.paper, self._scale = paper, USUAL
        self._chosen = False  # until somebody draws it larger or smaller it fits the window
        self.said = words("", Look.QUIET)
        self.said.setContentsMargins(24, 6, 24, 6)
        self.said.hide()
        self._make_bar()
        self.reading.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.column.addWidget(words(paper.title, Look.SUBTITLE))  # the paper has its own, larger
        self._pdf = Pdf(paper.content)
        self.sheets = PaperPages(text, self._pdf, work, self.reading, self.column)
        self.pages = self.sheets.labels
        self.column.addStretch(1)
        self.sheets.turned.connect(self._tell_place)
        self.larger.clicked.connect(lambda: self._scale_by(1))
        self.smaller.clicked.connect(lambda: self._scale_by(-1))
        self.copies.clicked.connect(self._copy)
        self.left.connect(self._pdf.close)
        self.first = self.prints  # it is read with the keys from there, too; Enter prints
        self._draw_at(USUAL)
        self._tell_place()

    def _make_bar(self) -> None:
        """Over the pages, in sight wherever they have been scrolled to: which page, how large, which printer."""
        tr = self._text.tr
        self.larger, self.smaller = press("+", Look.SMALL), press("−", Look.SMALL)
        named(self.larger, tr("Larger"))
        named(self.smaller, tr("Smaller"))
        self.place, self.percent = words("", Look.QUIET, wrap=False), words("", Look.QUIET, wrap=False)
        self.printers = Chooser()
        self._with = words(tr("Printer"), Look.QUIET, wrap=False)
        named(self.printers, tr("Printer"), self._with)
        bar = QFrame()
        look_like(bar, Look.FOOT)
        self._above = QHBoxLayout(bar)
        self._above.setSpacing(10)
        self._above.addWidget(self.place)
        self._above.addStretch(1)
        for widget in (self._with, self.printers, self.smaller, self.percent, self.larger):
            self._above.addWidget(widget)
        self.offer_printers(())
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(0, bar)
            whole.insertWidget(2, self.said)  # over the foot: in sight wherever the paper has been scrolled to

    def _tell_place(self) -> None:
        said = self._text.tr("Page {n} of {m}").format(n=self.sheets.now + 1, m=len(self.pages))
        if said != self.place.text():
            if self.place.text():
                announce(self, said)
            self.place.setText(said)

    # --- how large

    def _scale_by(self, steps: int) -> None:
        self._chosen = True
        self._draw_at(min(max(self._scale + steps, 0), len(SCALES) - 1))
        announce(self, self.percent.text())

    def _draw_at(self, wanted: int) -> None:
        self._scale = wanted
        self.sheets.draw_at(SCALES[wanted])
        self.percent.setText(self._text.tr("{n}%").format(n=round(100 * SCALES[wanted])))
        self.larger.setEnabled(wanted < len(SCALES) - 1)
        self.smaller.setEnabled(wanted > 0)

    def _fit(self) -> None:
        self._chosen = False
        margins = self.column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self.reading.verticalScrollBar().sizeHint().width()
        whole = max((wide for wide, _high in self._pdf.sizes), default=POINTS) / POINTS * self.logicalDpiX()
        self._draw_at(max((place for place in range(USUAL + 1) if whole * SCALES[place] <= room), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._row.contentsMargins().left()
        self._above.setContentsMargins(beside, 6, beside, 6)
        if not self._chosen:
            self._fit()
        self.sheets.look()

    @property
    def scale(self) -> float:
        return SCALES[self._scale]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in LARGER or key in SMALLER or event.text() == "−":
            self._scale_by(1 if key in LARGER else -1)
        elif key is Qt.Key.Key_0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._fit()
            announce(self, self.percent.text())
        else:
            super().keyPressEvent(event)

    # --- what is done with it

    def offer_printers(self, names: tuple[str, ...]) -> None:
        """There is nothing to choose among fewer than two."""
        self.printers.clear()
        self.printers.addItems(list(names))
        for widget in (self._with, self.printers):
            widget.setVisible(len(names) > 1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.paper.text)
        self.say("✓ " + self._text.tr("The words are copied. Paste them where you want them."))

    def say(self, sentence: str, look: Look = Look.QUIET) -> None:
        self.said.setText(sentence)
        self.said.show()
        restyle(self.said, look)
        announce(self, sentence)
