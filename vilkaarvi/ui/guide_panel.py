"""What helps the leader now: what to say, what to think of, cards that fit. Or all cards, how figures are read, another
step, the keys."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vilkaarvi.session.reading import ReadStep
from vilkaarvi.session.view import CardRow, View
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts
from vilkaarvi.ui.facts_read import FactsReadPanel
from vilkaarvi.ui.home_bits import Look, Panel, emptied, look_like, named, press, words
from vilkaarvi.ui.key_list import key_rows
from vilkaarvi.ui.parked_panel import OfferPanel
from vilkaarvi.ui.whole_lines import WholeLines

CARDS = 3


class Shows(Enum):
    NOW = auto()
    CARDS = auto()
    FACTS = auto()  # how this part's figures are read
    AHEAD = auto()  # another step
    KEYS = auto()


class GuidePanel(Panel):
    """`show_view` draws what is now; `toggle` and `read_ahead` show something else until `close`.

    Attributes: shows, search (finds among all cards), facts (how figures are read), offer (a parked question).
    Signals: parking (a card's press: a question is to be parked); chosen (one among all cards has begun).
    """

    parking = Signal()
    chosen = Signal()

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__()
        self._text, self._acts = text, acts
        self._drawn: tuple[object, ...] = ()
        self._view: View | None = None
        self._ahead: ReadStep | None = None
        self._go: Callable[[], object] = lambda: None
        self.shows = Shows.NOW
        self.facts: FactsReadPanel | None = None  # the newest one
        self.offer = OfferPanel(text, acts)
        self.search = QLineEdit()
        self.search.setPlaceholderText(text.tr("Search among the cards"))
        named(self.search, text.tr("Search among the cards"))
        self.search.textChanged.connect(self._draw)
        self.search.setMaximumWidth(360)
        self.reading = scroll = WholeLines()  # takes the focus, so that arrow keys scroll it
        look_like(scroll, Look.READING)
        named(scroll, text.tr("Say this"))
        holder = Panel(look=Look.FOOT)
        holder.setStyleSheet('Panel[look="foot"] { border: 0 }')
        self._inside = QVBoxLayout(holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(18, 10, 18, 6)
        self._rows.setSpacing(6)
        self._inside.addLayout(self._rows)
        self._inside.addStretch(1)
        scroll.setWidget(holder)
        self._foot = Panel(look=Look.FOOT)
        self._foot.setStyleSheet('Panel[look="foot"] { border: 0; background: transparent; }')
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        self._cards.setContentsMargins(18, 4, 18, 12)
        self._cards.setSpacing(10)
        self._over = Panel(look=Look.PLAIN)
        over = QHBoxLayout(self._over)
        over.setContentsMargins(18, 10, 18, 0)
        over.addWidget(self.search)
        over.addStretch(1)
        self._over.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self.offer)
        self._column.addWidget(self._over)
        self._column.addWidget(scroll, 1)
        self._column.addWidget(self._foot)

    def fold(self, short: bool, narrow: bool) -> None:
        """In a low window the offer and the cards lie over and under what is to be said, in what scrolls; in a narrow
        one each card is as wide as the rest."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(way)
        within = self._inside if short else self._column
        within.insertWidget(0, self.offer)
        within.addWidget(self._foot)

    # --- what is shown

    def show_view(self, view: View) -> None:
        self._view = view
        self.offer.show_offer(view.parked)
        self._draw()

    def toggle(self, shows: Shows) -> None:
        """All cards, or the keys; a second time what is now."""
        self._turn_to(Shows.NOW if self.shows is shows else shows)

    def read_ahead(self, step: ReadStep, go: Callable[[], object]) -> None:
        """Another step, for the leader alone; `go` takes the room there."""
        self._ahead, self._go = step, go
        self._turn_to(Shows.AHEAD)

    def close(self) -> bool:
        """Back to what is now. False: that was shown already."""
        if self.shows is Shows.NOW:
            return False
        self._turn_to(Shows.NOW)
        return True

    def _turn_to(self, shows: Shows) -> None:
        self.shows = shows
        self.search.clear()
        self._over.setVisible(shows is Shows.CARDS)
        self._draw()
        self.reading.verticalScrollBar().setValue(0)
        if shows is Shows.CARDS:
            self.search.setFocus()
        elif shows is Shows.FACTS and self.facts is not None:
            self.facts.take_focus()
        elif shows is not Shows.NOW:
            self.reading.setFocus()

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        near = view.cards[:CARDS] if self.shows is Shows.NOW else ()
        found = self._found(view.cards) if self.shows is Shows.CARDS else ()
        now = (
            (view.card, view.newcomer, view.last_time, view.say, view.think, view.follow_ups)
            if self.shows is Shows.NOW
            else ()
        )
        read = view.contested if self.shows is Shows.FACTS else ()
        drawn = (self.shows, now, near, found, self._ahead, read)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        emptied(self._rows)
        emptied(self._cards)
        for card in near:
            self._cards.addWidget(self._card(card, whole=False), 1)
        self._foot.setVisible(bool(near))
        if self.shows is Shows.NOW:
            self._now(view)
        elif self.shows is Shows.CARDS:
            self._all_cards(found)
        elif self.shows is Shows.FACTS:
            self.facts = FactsReadPanel(self._text, view.contested)
            self._rows.addWidget(self.facts)
        elif self.shows is Shows.AHEAD and self._ahead is not None:
            self._another_step(self._ahead)
        else:
            self._keys()

    def _found(self, cards: tuple[CardRow, ...]) -> tuple[CardRow, ...]:
        sought = self.search.text().casefold().split()
        return tuple(
            card
            for card in cards
            if all(word in " ".join((card.title, card.short, *card.text)).casefold() for word in sought)
        )

    def _now(self, view: View) -> None:
        if view.newcomer:
            self._heading(self._text.tr("To someone who has just arrived"))
            self._quote(view.newcomer[:1])
            self._rows.addWidget(words(view.newcomer[1], Look.QUIET))
            self._rows.addSpacing(6)
        used = next((card for card in view.cards if card.title == view.card), None)
        if used is not None:
            self._heading(used.title)
            for said in used.text:
                self._rows.addWidget(words(said, Look.LEAD))
            return
        self._listed(self._text.tr("What you agreed on last time"), view.last_time, Look.LEAD)
        self._said(view.say)
        self._listed(self._text.tr("Keep in mind"), view.think)
        self._listed(self._text.tr("Follow-up questions"), view.follow_ups)

    def _all_cards(self, found: tuple[CardRow, ...]) -> None:
        if self._view is not None and self._view.contested and not self.search.text():
            to_facts = self._button(self._text.tr("How the figures are read"), lambda: self.toggle(Shows.FACTS))
            self._rows.addWidget(to_facts, 0, Qt.AlignmentFlag.AlignLeft)
        for card in found:
            self._rows.addWidget(self._card(card, whole=True))
        if not found:
            self._rows.addWidget(words(self._text.tr("No card has these words. Try fewer letters."), Look.LEAD))

    def _another_step(self, step: ReadStep) -> None:
        tr = self._text.tr
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(words(f"{step.title} · {step.minutes} min", Look.SUBTITLE), 1)
        row.addWidget(self._button(tr("Go there with the room"), self._go))
        row.addWidget(self._button(tr("Back to now"), self.close))
        self._rows.addLayout(row)
        self._rows.addWidget(words(tr("Only you see this. The room stays where it is."), Look.QUIET))
        if step.note:
            self._rows.addWidget(words(step.note, Look.QUIET))
        for part in step.parts:
            if part.aloud:
                self._heading(part.heading)
                self._quote(part.lines)
            else:
                self._listed(part.heading, part.lines)

    def _keys(self) -> None:
        self._heading(self._text.tr("Keys"))
        rows = QGridLayout()
        rows.setHorizontalSpacing(24)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        for key in key_rows(self._text):
            place = rows.rowCount()
            rows.addWidget(words(key.shown, Look.STRONG, wrap=False), place, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(words(key.said, Look.BODY), place, 1)
        self._rows.addLayout(rows)

    # --- bits

    def _said(self, lines: tuple[str, ...]) -> None:
        if lines:
            self._heading(self._text.tr("Say this"))
            self._quote(lines)

    def _quote(self, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        quote = QFrame()
        quote.setProperty("look", "say")
        column = QVBoxLayout(quote)
        column.setContentsMargins(14, 0, 0, 0)
        for said in lines:
            column.addWidget(words(self._text.tr("“{said}”", said=said.strip("“”")), Look.LEAD))
        self._rows.addWidget(quote)

    def _listed(self, heading: str, lines: tuple[str, ...], look: Look = Look.BODY) -> None:
        if not lines:
            return
        self._rows.addSpacing(6)
        self._heading(heading)
        for said in lines:
            self._rows.addWidget(words(f"•  {said}", look))

    def _heading(self, said: str) -> None:
        self._rows.addWidget(words(said, Look.SUBTITLE))

    def _card(self, card: CardRow, whole: bool) -> QWidget:
        panel = Panel(look=Look.INSET)
        column = QVBoxLayout(panel)
        column.setContentsMargins(12, 7, 12, 8)
        column.setSpacing(3)
        column.addWidget(words(card.title, Look.STRONG))
        for said in card.text if whole else (card.short,):
            column.addWidget(words(said, Look.BODY))
        if card.action_label:
            button = self._button(card.action_label, lambda: self._act(card))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return panel

    def _act(self, card: CardRow) -> None:
        if card.parks:
            self.parking.emit()
        else:
            self._acts.card_action(card.id)
            if self.shows is Shows.CARDS:  # what was pressed is now what the leader reads
                self.chosen.emit()

    def _button(self, said: str, act: Callable[[], object]) -> QWidget:
        button = press(said, Look.SMALL)
        button.clicked.connect(lambda: act())
        return button
