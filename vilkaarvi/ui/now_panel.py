"""What the room sees, and what is now: the modes with their clock, or the film with the places to show again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vilkaarvi.session.view import FilmIs, RowState, View
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, Panel, emptied, press, words
from vilkaarvi.ui.room import RoomView, figures
from vilkaarvi.ui.sound_trouble import SoundTrouble

MIRROR = 45  # per cent of the width
HIGHEST, LOWEST = 290, 132  # pixels of the mirror
SHARE = 19  # per cent of the window's height


class NowPanel(Panel):
    """The mirror of the room's screen, and what is going on."""

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__()
        self._text, self._acts = text, acts
        self._modes_shown: tuple[object, ...] = ()
        self._unheard = False
        self.mirror = RoomView()
        self.mirror.setMinimumWidth(160)
        self.mirror.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._highest = HIGHEST
        self.title = words("", Look.NOW)
        self.clock = words("", Look.TITLE, wrap=False)
        self.clock.setProperty("look", "clock")
        self.note = words("", Look.QUIET)
        self.pause = press(text.tr("Pause"), Look.SMALL)
        self.pause.clicked.connect(acts.toggle_pause)
        self.card_done = press(text.tr("Done with the card"), Look.SMALL)
        self.card_done.clicked.connect(acts.end_card)
        self.more = tuple(self._longer(minutes) for minutes in (1, 2))
        self._make_wrong()
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
        right.setSpacing(4)
        right.addLayout(self._clock_and_presses())
        right.addWidget(self.note)
        right.addStretch(1)
        across.addLayout(left, MIRROR)
        across.addLayout(right, 100 - MIRROR)

    def _clock_and_presses(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.clock)
        presses = QWidget()
        self._presses = Flow(presses)
        self.add_presses(self.card_done, self.pause, *self.more)
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

    def fit(self, high: int) -> None:
        """In a low window the mirror is small, so that what is to be said gets its room. `high`: the window's."""
        self._highest = min(max(LOWEST, high * SHARE // 100), HIGHEST)
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
        self.note.setVisible(bool(view.now_note))
        self.trouble.setText(view.trouble or "")
        self.wrong.setVisible(bool(view.trouble))
        paused = view.film is FilmIs.PAUSED or (view.countdown is not None and view.countdown.paused)
        goes = view.film in (FilmIs.PLAYING, FilmIs.PAUSED) or view.countdown is not None
        self.pause.setVisible(goes and not view.card)
        self.pause.setText(self._text.tr("Continue") if paused else self._text.tr("Pause"))
        self.card_done.setVisible(bool(view.card))
        for button in self.more:
            button.setVisible(view.countdown is not None and not view.card and not view.ended)
        self._show_modes(view)

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
