"""The middle of the console: what the room sees, what is now, what to say, what to think of, cards that fit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vilkaarvi.session.view import CardRow, FilmIs, RowState, View
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, Panel, emptied, look_like, named, press, words
from vilkaarvi.ui.room import RoomView, figures

CARDS = 3
MIRROR = 45  # per cent of the width
HIGHEST, LOWEST = 290, 132  # pixels of the mirror


class NowPanel(Panel):
    """The mirror of the room's screen, and what is going on."""

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__()
        self._text, self._acts = text, acts
        self._modes_shown: tuple[object, ...] = ()
        self.mirror = RoomView()
        self.mirror.setMinimumWidth(160)
        self.mirror.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._highest = HIGHEST
        self.title = words("", Look.HEADING)
        self.clock = words("", Look.TITLE, wrap=False)
        self.clock.setProperty("look", "clock")
        self.note = words("", Look.QUIET)
        self.trouble = words("", Look.AMBER)
        self.pause = press(text.tr("Pause"), Look.SMALL)
        self.pause.clicked.connect(acts.toggle_pause)
        self._modes = Flow()
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 12, 14, 14)
        across.setSpacing(14)
        left = QVBoxLayout()
        left.addWidget(words(text.tr("THE ROOM SEES"), Look.KICKER))
        left.addWidget(self.mirror)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(words(text.tr("NOW"), Look.KICKER))
        right.addWidget(self.title)
        right.addLayout(self._modes)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.clock)
        row.addWidget(self.note, 1)
        row.addWidget(self.pause)
        right.setSpacing(4)
        right.addLayout(row)
        right.addWidget(self.trouble)
        right.addStretch(1)
        across.addLayout(left, MIRROR)
        across.addLayout(right, 100 - MIRROR)

    def fit(self, short: bool) -> None:
        """In a low window the mirror is small, so that what is to be said gets its room."""
        self._highest = LOWEST if short else HIGHEST
        self._keep_shape()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_shape()

    def _keep_shape(self) -> None:
        """The mirror has the shape of the room's screen."""
        wide = round((self.width() - 28 - 14) * MIRROR / 100)
        self.mirror.setFixedHeight(min(self._highest, round(wide * 9 / 16)))
        self.mirror.setMaximumWidth(round(self.mirror.height() * 16 / 9) if wide * 9 / 16 > self._highest else wide)

    def show_view(self, view: View) -> None:
        self.mirror.show_room(view.room, view.black)
        self.title.setText(self._text.tr("Black screen") if view.black else view.now_title)
        self.clock.setVisible(view.countdown is not None)
        if view.countdown is not None:
            self.clock.setText(figures(view.countdown.left_s))
        self.note.setText(view.now_note)
        self.trouble.setText(view.trouble or "")
        self.trouble.setVisible(bool(view.trouble))
        paused = view.film is FilmIs.PAUSED or (view.countdown is not None and view.countdown.paused)
        self.pause.setVisible(view.film in (FilmIs.PLAYING, FilmIs.PAUSED) or view.countdown is not None)
        self.pause.setText(self._text.tr("Continue") if paused else self._text.tr("Pause"))
        self._show_modes(view)

    def _show_modes(self, view: View) -> None:
        if view.modes == self._modes_shown:
            return
        self._modes_shown = view.modes
        emptied(self._modes)
        for index, mode in enumerate(view.modes):
            minutes = f"{mode.minutes:.0f}"
            button = press(self._text.tr("{mode} {minutes} min", mode=mode.label, minutes=minutes), Look.SMALL)
            button.setProperty("look", "mode")
            button.setCheckable(True)
            button.setChecked(mode.state is RowState.NOW)
            button.clicked.connect(lambda _checked=False, at=index: self._acts.choose_mode(at))
            self._modes.addWidget(button)


class GuidePanel(Panel):
    """Säg så här, Tänk på, follow-ups and cards. Scrolls when it is long."""

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__()
        self._text, self._acts = text, acts
        self._shown: tuple[object, ...] = ()
        self.reading = scroll = QScrollArea()  # takes the focus, so that arrow keys scroll it
        look_like(scroll, Look.READING)
        named(scroll, text.tr("Say this"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        holder = Panel(look=Look.FOOT)
        holder.setStyleSheet('Panel[look="foot"] { border: 0 }')
        self._inside = QVBoxLayout(holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(18, 12, 18, 6)
        self._rows.setSpacing(6)
        self._inside.addLayout(self._rows)
        self._inside.addStretch(1)
        scroll.setWidget(holder)
        self._foot = Panel(look=Look.FOOT)
        self._foot.setStyleSheet('Panel[look="foot"] { border: 0; background: transparent; }')
        self._cards = QHBoxLayout(self._foot)
        self._cards.setContentsMargins(18, 4, 18, 12)
        self._cards.setSpacing(10)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(scroll, 1)
        self._column.addWidget(self._foot)

    def fold(self, short: bool) -> None:
        """In a low window the cards lie under what is to be said, in what scrolls."""
        (self._inside if short else self._column).addWidget(self._foot)

    def show_view(self, view: View, all_cards: bool) -> None:
        cards = view.cards if all_cards else view.cards[:CARDS]
        shown = (view.last_time, view.say, view.think, view.follow_ups, cards, all_cards)
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._rows)
        emptied(self._cards)
        if all_cards:
            self._heading(self._text.tr("Support cards"))
            for card in cards:
                self._rows.addWidget(self._card(card, whole=True))
        else:
            self._guidance(view)
            for card in cards:
                self._cards.addWidget(self._card(card, whole=False), 1)
        self._foot.setVisible(bool(cards) and not all_cards)

    def _guidance(self, view: View) -> None:
        if view.last_time:
            self._heading(self._text.tr("Last time you agreed"))
            for said in view.last_time:
                self._rows.addWidget(words(f"•  {said}", Look.LEAD))
            self._rows.addSpacing(6)
        if view.say:
            self._heading(self._text.tr("Say this"))
            quote = QFrame()
            quote.setProperty("look", "say")
            column = QVBoxLayout(quote)
            column.setContentsMargins(14, 0, 0, 0)
            for said in view.say:
                column.addWidget(words(self._text.tr("“{said}”", said=said), Look.LEAD))
            self._rows.addWidget(quote)
        for heading, lines in (
            (self._text.tr("Keep in mind"), view.think),
            (self._text.tr("Follow-up questions"), view.follow_ups),
        ):
            if lines:
                self._rows.addSpacing(6)
                self._heading(heading)
                for said in lines:
                    self._rows.addWidget(words(f"•  {said}", Look.BODY))

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
            button = press(card.action_label, Look.SMALL)
            button.clicked.connect(lambda: self._acts.card_action(card.id))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return panel
