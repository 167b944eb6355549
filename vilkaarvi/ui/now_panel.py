"""What the room sees, and what is now: the modes with their clock, or the film with the places to show again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vilkaarvi.session.view import FilmIs, RowState, View
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts
from vilkaarvi.ui.foot_bar import Flow, KeyPress
from vilkaarvi.ui.home_bits import Look, Panel, emptied, look_like, press, restyle, words
from vilkaarvi.ui.mirror import Mirror
from vilkaarvi.ui.room import figures
from vilkaarvi.ui.sound_trouble import SoundTrouble

MIRROR = 45  # per cent of the width
HIGHEST, LOWEST = 290, 132  # pixels of the mirror
SHARE = 19  # per cent of the window's height
SMALL_MIRROR, LOWEST_SMALL = 24, 96  # the same in the smallest window, where what is to be said needs the room


class NowPanel(Panel):
    """The mirror of the room's screen, and what is going on."""

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__()
        self._text, self._acts = text, acts
        self._modes_shown: tuple[object, ...] = ()
        self._unheard = False
        self.mirror = Mirror()
        self.mirror.setMinimumWidth(160)
        self.mirror.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._highest, self._part, self._least = HIGHEST, MIRROR, False
        self.title = words("", Look.NOW)
        self.clock = words("", Look.CLOCK, wrap=False)
        self.note, self.beside = words("", Look.QUIET), words("", Look.QUIET, wrap=False)  # the same, in two places
        self.pause = press(text.tr("Pause"), Look.SMALL)
        self.pause.clicked.connect(acts.toggle_pause)
        self.show_film = KeyPress(text.tr("Show the group"), "F5")
        look_like(self.show_film, Look.ASKED)
        self.show_film.hide()
        self.card_done = press(text.tr("Done with the card"), Look.SMALL)
        self.card_done.clicked.connect(acts.end_card)
        self.more = tuple(self._longer(minutes) for minutes in (1, 2))
        self._make_wrong()
        self._modes = Flow()
        self._across = across = QHBoxLayout(self)
        across.setSpacing(14)
        left = QVBoxLayout()
        self.whose = words("", Look.KICKER)
        self._kickers = self.whose, words(text.tr("NOW"), Look.KICKER)
        left.addWidget(self.whose)
        left.addWidget(self.mirror)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._kickers[1])
        named_by = QHBoxLayout()
        named_by.setSpacing(12)
        named_by.addWidget(self.title, 1)
        named_by.addWidget(self.beside)
        right.addLayout(named_by)
        right.addLayout(self._modes)
        right.setSpacing(4)
        right.addLayout(self._clock_and_presses())
        right.addWidget(self.note)
        right.addStretch(1)
        across.addLayout(left)
        across.addLayout(right)
        self.fit(HIGHEST * 100 // SHARE)

    def _clock_and_presses(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.clock)
        presses = QWidget()
        self._presses = Flow(presses)
        self.add_presses(self.show_film, self.card_done, self.pause, *self.more)
        row.addWidget(presses, 1, Qt.AlignmentFlag.AlignVCenter)
        return row

    def add_presses(self, *presses: QPushButton) -> None:
        """More presses for what is now, beside its clock."""
        for button in presses:
            button.setMinimumHeight(0)
            self._presses.addWidget(button)

    def _make_wrong(self) -> None:
        """What is wrong, in one line over the whole window: beside the clock it would take the guidance's room."""
        self.wrong = Panel(look=Look.WRONG)
        self.trouble = words("", Look.AMBER)
        self.sound = SoundTrouble(self._text, self._acts)
        row = QHBoxLayout(self.wrong)
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(12)
        row.addWidget(self.trouble, 1)
        row.addWidget(self.sound)
        self.wrong.hide()

    def _longer(self, minutes: int) -> QPushButton:
        button = press(self._text.tr("+{minutes} min", minutes=minutes), Look.SMALL)
        button.setAccessibleName(self._text.plural("{count} more minute", "{count} more minutes", minutes))
        button.clicked.connect(lambda: self._acts.add_minutes(minutes))
        return button

    def fit(self, high: int, least: bool = False) -> None:
        """In a low window the mirror is small, so that what is to be said gets its room. `high`: the window's;
        `least`: it is the smallest one."""
        self._highest = LOWEST_SMALL if least else min(max(LOWEST, high * SHARE // 100), HIGHEST)
        self._part = SMALL_MIRROR if least else MIRROR
        self._across.setStretch(0, self._part)
        self._across.setStretch(1, 100 - self._part)
        self._across.setContentsMargins(14, 8 if least else 12, 14, 8 if least else 14)
        for kicker in self._kickers:
            kicker.setHidden(least)
        restyle(self.clock, Look.TITLE if least else Look.CLOCK)
        self._least = least
        self._show_note(self.note.text())
        self.mirror.setMinimumWidth(0 if least else 160)
        self._keep_shape()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_shape()

    def _keep_shape(self) -> None:
        """The mirror has the shape of the room's screen."""
        wide = round((self.width() - 28 - 14) * self._part / 100)
        self.mirror.setFixedHeight(min(self._highest, round(wide * 9 / 16)))
        self.mirror.setMaximumWidth(round(self.mirror.height() * 16 / 9) if wide * 9 / 16 > self._highest else wide)

    def show_view(self, view: View, one_screen: bool = False) -> None:
        """`one_screen`: the room sees nothing of this until the leader turns the screen over to it."""
        tr = self._text.tr
        self.whose.setText(tr("THE ROOM’S PICTURE · F5 TO SWITCH") if one_screen else tr("THE ROOM SEES"))
        self.mirror.show_room(view.room, view.black)
        self.title.setText(self._text.tr("Black screen") if view.black else view.now_title)
        self.clock.setVisible(view.countdown is not None)
        if view.countdown is not None:
            self.clock.setText(figures(view.countdown.left_s))
        self.trouble.setText(view.trouble or "")
        self.wrong.setVisible(bool(view.trouble))
        paused = view.film is FilmIs.PAUSED or (view.countdown is not None and view.countdown.paused)
        said = " · ".join(filter(None, (tr("Paused") if paused else "", view.now_note)))
        self._show_note(said)
        goes = view.film in (FilmIs.PLAYING, FilmIs.PAUSED) or view.countdown is not None
        self.pause.setVisible(goes and not view.card)
        self.pause.setText(self._text.tr("Continue") if paused else self._text.tr("Pause"))
        self.card_done.setVisible(bool(view.card))
        for button in self.more:
            button.setVisible(view.countdown is not None and not view.card and not view.ended)
        self._show_modes(view)

    def _show_note(self, said: str) -> None:
        """Under the clock; beside the name where a line more would push what is to be said out of sight."""
        self.note.setText(said)
        self.beside.setText(said)
        self.note.setVisible(bool(said) and not self._least)
        self.beside.setVisible(bool(said) and self._least)

    def show_unheard(self, unheard: bool, captions: bool, facts: bool) -> None:
        """As `SoundTrouble.show_trouble`. Its presses take the place of the film's own: one of them plays it again."""
        self._unheard = unheard
        self.sound.show_trouble(unheard, captions, facts)

    def _show_modes(self, view: View) -> None:
        """A question's modes, or the places in a film that can be shown again."""
        places = () if self._unheard else view.film_places
        if (view.modes, places) == self._modes_shown:
            return
        self._modes_shown = (view.modes, places)
        emptied(self._modes)
        for index, mode in enumerate(view.modes):
            minutes = f"{mode.minutes:.0f}"
            button = press(self._text.tr("{mode} {minutes} min", mode=mode.label, minutes=minutes), Look.SMALL)
            button.setProperty("look", "mode")
            button.setCheckable(True)
            button.setChecked(mode.state is RowState.NOW)
            button.clicked.connect(lambda _checked=False, at=index: self._acts.choose_mode(at))
            self._modes.addWidget(button)
        for place in places:
            again = press(place.label, Look.SMALL)
            again.setAccessibleName(self._text.tr("The film again: {place}", place=place.label.lower()))
            again.clicked.connect(lambda _checked=False, at=place.at_ms: self._acts.replay_from(at))
            self._modes.addWidget(again)
