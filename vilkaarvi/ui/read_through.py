""" "Läs igenom": the whole session to read before it is led. Nothing can be changed here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.session.reading import ReadCard, Reading, ReadPart, ReadStep
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, look_like, rule, words
from vilkaarvi.ui.side_page import SidePage

MINUTES_WIDE = 6  # letters of room for "14 min"


class ReadThroughPage(SidePage):
    """Draws a `Reading`."""

    def __init__(self, text: Text, reading: Reading) -> None:
        super().__init__(text, text.tr("Read through: {session}", session=reading.session))
        tr = text.tr
        self.column.addWidget(words(tr("Read through"), Look.KICKER))
        self.column.addWidget(words(reading.session, Look.HEADING))
        takes = text.plural(
            "It takes about {count} minute to read.", "It takes about {count} minutes to read.", reading.to_read
        )
        self.takes = words(takes, Look.LEAD_STRONG)
        self.column.addWidget(self.takes)
        self.column.addWidget(
            words(
                text.plural(
                    "The minutes are for {count} person and a {minutes}-minute session.",
                    "The minutes are for {count} people and a {minutes}-minute session.",
                    reading.people,
                    minutes=reading.minutes,
                ),
                Look.QUIET,
            )
        )
        if reading.advice:
            self.column.addWidget(words(reading.advice, Look.AMBER))
        if reading.reviewed:
            self.column.addWidget(words(reading.reviewed, Look.QUIET))
        for step in reading.steps:
            self.column.addSpacing(8)
            self.column.addWidget(rule())
            self.column.addWidget(self._step(step))
        if reading.cards:
            self.column.addSpacing(8)
            self.column.addWidget(rule())
            self.column.addWidget(words(tr("Support cards"), Look.HEADING))
            for card in reading.cards:
                self.column.addWidget(self._card(card))
        self.column.addStretch(1)

    def _step(self, step: ReadStep) -> QWidget:
        """The minutes stand to the left, so that the eye can run down them."""
        shown = self._text.tr("{minutes} min", minutes=step.minutes) if step.minutes else "–"
        minutes = words(shown, Look.SUBTITLE, wrap=False)
        minutes.setMinimumWidth(minutes.fontMetrics().averageCharWidth() * MINUTES_WIDE * 2)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(words(step.title, Look.SUBTITLE))
        if step.note:
            right.addWidget(words(step.note, Look.QUIET))
        for part in step.parts:
            right.addSpacing(8)
            right.addWidget(words(part.heading, Look.KICKER_PLAIN))
            right.addWidget(self._part(part))
        if step.cards:
            right.addSpacing(4)
            right.addWidget(words(self._text.tr("Cards at hand: {cards}", cards=" · ".join(step.cards)), Look.QUIET))
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 10, 0, 6)
        across.setSpacing(8)
        across.addWidget(minutes, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(right, 1)
        return whole

    def _part(self, part: ReadPart) -> QWidget:
        lines = QFrame()
        column = QVBoxLayout(lines)
        column.setContentsMargins(14 if part.aloud else 0, 0, 0, 0)
        column.setSpacing(4)
        if part.aloud:
            look_like(lines, Look.SAY)
        for line in part.lines:
            said = self._text.tr("“{said}”", said=line) if part.aloud else f"•  {line}"
            column.addWidget(words(said, Look.LEAD if part.aloud else Look.BODY))
        return lines

    def _card(self, card: ReadCard) -> QWidget:
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(4)
        column.addWidget(words(card.title, Look.SUBTITLE))
        for line in card.text:
            column.addWidget(words(line, Look.BODY))
        return lines
