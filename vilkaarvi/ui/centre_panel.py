"""The middle of the console: what the room sees, what is now, what to say, what to think of, cards that fit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vilkaarvi.session.view import CardRow, FilmIs, RowState, View
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts
from vilkaarvi.ui.home_bits import Look, Panel, emptied, press, words
from vilkaarvi.ui.room import RoomView, figures

CARDS = 3


class NowPanel(Panel):
    """The mirror of the room's screen, and what is going on."""

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__()
        self._text, self._acts = text, acts
        self._modes_shown: tuple[object, ...] = ()
        self.mirror = RoomView()
        self.mirror.setMinimumSize(240, 150)
        self.mirror.setMaximumHeight(290)
        self.mirror.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.title = words("", Look.HEADING)
        self.clock = words("", Look.TITLE, wrap=False)
        self.clock.setProperty("look", "clock")
        self.note = words("", Look.QUIET)
        self.trouble = words("", Look.AMBER)
        self.pause = press(text.tr("Pause"), Look.SMALL)
        self.pause.clicked.connect(acts.toggle_pause)
        self._modes = QHBoxLayout()
        self._modes.setSpacing(6)
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 12, 14, 14)
        across.setSpacing(18)
        left = QVBoxLayout()
        left.addWidget(words(text.tr("THE ROOM SEES"), Look.KICKER))
        left.addWidget(self.mirror, 1)
        right = QVBoxLayout()
        right.addWidget(words(text.tr("NOW"), Look.KICKER))
        right.addWidget(self.title)
        right.addLayout(self._modes)
        row = QHBoxLayout()
        row.addWidget(self.clock)
        row.addWidget(self.note, 1)
        row.addWidget(self.pause)
        right.setSpacing(4)
        right.addLayout(row)
        right.addWidget(self.trouble)
        right.addStretch(1)
        across.addLayout(left, 5)
        across.addLayout(right, 5)

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
        self._modes.addStretch(1)


class GuidePanel(Panel):
    """Säg så här, Tänk på, follow-ups and cards. Scrolls when it is long."""

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__()
        self._text, self._acts = text, acts
        self._shown: tuple[object, ...] = ()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        holder = Panel(look=Look.FOOT)
        holder.setStyleSheet('Panel[look="foot"] { border: 0 }')
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(18, 14, 18, 14)
        self._rows.setSpacing(6)
        scroll.setWidget(holder)
        self._cards = QHBoxLayout()
        self._cards.setContentsMargins(18, 6, 18, 14)
        self._cards.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(self._cards)

    def show_view(self, view: View, all_cards: bool) -> None:
        cards = view.cards if all_cards else view.cards[:CARDS]
        shown = (view.say, view.think, view.follow_ups, cards, all_cards)
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
        self._rows.addStretch(1)

    def _guidance(self, view: View) -> None:
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
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(words(card.title, Look.STRONG))
        for said in card.text if whole else (card.short,):
            column.addWidget(words(said, Look.BODY))
        if card.action_label:
            button = press(card.action_label, Look.SMALL)
            button.clicked.connect(lambda: self._acts.card_action(card.id))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return panel
