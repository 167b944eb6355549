"""What the group agreed on before, and how it went: one choice a line, and none where nobody has said anything."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vilkaarvi.notes.summary import How, Went
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Chooser, Look, Panel, emptied, named, words

CHOICES: tuple[How | None, ...] = (None, How.HAPPENED, How.ON_ITS_WAY, How.DROPPED)


class WentPanel(Panel):
    """Away where the group has agreed on nothing before.

    Attributes: choosers. Signals: changed.
    """

    changed = Signal()

    def __init__(self, text: Text) -> None:
        super().__init__(look=Look.INSET)
        self._text = text
        self._shown: tuple[str, ...] = ()
        self._stored: tuple[Went, ...] = ()  # also of lines that are not shown: it stays as it is
        self.choosers: list[Chooser] = []
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(18)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(words(text.tr("How did it go with what you agreed on before?"), Look.STRONG))
        column.addLayout(self._rows)
        self.hide()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        said, self._shown = self.written, tuple(dict.fromkeys(lines))
        emptied(self._rows)
        self.choosers = []
        for place, line in enumerate(self._shown):
            above, chooser = words(line, Look.BODY), Chooser()
            for choice in (self._text.tr("Not said"), *self._in_words()):
                chooser.addItem(choice)
            named(chooser, line, above)
            chooser.currentIndexChanged.connect(lambda _place: self.changed.emit())
            self.choosers.append(chooser)
            self._rows.addWidget(chooser, place, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(above, place, 1)
        self.write(said)
        self.setVisible(bool(lines))

    @property
    def stops(self) -> list[QWidget]:
        return list(self.choosers)

    @property
    def written(self) -> tuple[Went, ...]:
        said: dict[str, How | None] = {each.line: each.how for each in self._stored}
        for line, chooser in zip(self._shown, self.choosers, strict=True):
            said[line] = CHOICES[chooser.currentIndex()]
        return tuple(Went(line, how) for line, how in said.items() if how is not None)

    def write(self, went: tuple[Went, ...]) -> None:
        """What is stored; nothing is told of it."""
        self._stored, known = went, {each.line: each.how for each in went}
        for line, chooser in zip(self._shown, self.choosers, strict=True):
            chooser.blockSignals(True)
            chooser.setCurrentIndex(CHOICES.index(known.get(line)))
            chooser.blockSignals(False)

    def _in_words(self) -> tuple[str, str, str]:
        tr = self._text.tr
        return tr("It happened"), tr("On its way"), tr("Dropped")
