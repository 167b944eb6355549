"""The programme's films, to watch without an hour: a list, and the picture with its few presses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.foot_bar import Flow, KeyPress
from vilkaarvi.ui.home_bits import Look, look_like, press, rule, words
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.side_page import SidePage

HINT_MS = 4000


@dataclass(frozen=True)
class FilmRow:
    """A film of the programme; `length` in words; `written`: what it says can be read."""

    session: str
    title: str
    length: str
    written: bool = False
    place: str = ""  # the step that shows it, where a municipality may put in its own
    own: bool = False  # it is the municipality's


class FilmList(SidePage):
    """`watch` and `read` are called with the row's place."""

    def __init__(
        self,
        text: Text,
        rows: tuple[FilmRow, ...],
        watch: Callable[[int], None],
        read: Callable[[int], None],
        change: Callable[[str], None] = lambda place: None,
    ) -> None:
        self.strategist = press(text.tr("For the strategist: change a film …"), Look.LINK)
        super().__init__(text, text.tr("The films"), self.strategist)
        self._change = change
        self.changes: list[QPushButton] = []
        self.strategist.clicked.connect(self._offer_changes)
        tr = text.tr
        self.column.addWidget(words(tr("The films"), Look.HEADING))
        self.column.addWidget(words(tr("They play from beginning to end, without stopping for questions."), Look.LEAD))
        session = ""
        self.watches: list[QPushButton] = []
        for place, row in enumerate(rows):
            if row.session != session:
                session = row.session
                self.column.addSpacing(10)
                self.column.addWidget(words(session, Look.KICKER_PLAIN))
            self.column.addWidget(rule())
            self.column.addLayout(self._line(row, partial(watch, place), partial(read, place)))
        if self.watches:
            self.first = self.watches[0]
        if not rows:
            self.column.addWidget(words(tr("There are no films in this programme."), Look.QUIET))
        self.column.addStretch(1)

    def _line(self, row: FilmRow, watch: Callable[[], None], read: Callable[[], None]) -> QHBoxLayout:
        button = press(self._text.tr("Watch"), Look.SMALL)
        button.setAccessibleName(self._text.tr("Watch: {film}", film=f"{row.session}, {row.title}, {row.length}"))
        button.clicked.connect(lambda _checked=False: watch())
        self.watches.append(button)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(14)
        ours = self._text.tr("our own film")
        title = f"{row.title} ({ours})" if row.own else row.title
        line.addWidget(words(title, Look.LEAD), 3)
        line.addWidget(words(row.length, Look.QUIET), 2)
        if row.written:
            line.addWidget(self._read_press(row, read))
        if row.place:
            line.addWidget(self._change_press(row))
        line.addWidget(button)
        return line

    def _offer_changes(self) -> None:
        """Nobody who only leads stumbles over them."""
        for button in self.changes:
            button.show()
        self.strategist.hide()
        if self.changes:
            self.changes[0].setFocus()

    def _change_press(self, row: FilmRow) -> QPushButton:
        button = press(self._text.tr("Change the film …"), Look.SMALL)
        button.setAccessibleName(self._text.tr("Change the film: {film}", film=f"{row.session}, {row.title}"))
        button.clicked.connect(lambda _checked=False: self._change(row.place))
        button.hide()
        self.changes.append(button)
        return button

    def _read_press(self, row: FilmRow, read: Callable[[], None]) -> QPushButton:
        button = press(self._text.tr("Read the text"), Look.SMALL)
        button.setAccessibleName(self._text.tr("Read the text: {film}", film=f"{row.session}, {row.title}"))
        button.clicked.connect(lambda _checked=False: read())
        return button


class FilmText(SidePage):
    """What a film says, to read. `said`: a line each."""

    def __init__(self, text: Text, row: FilmRow, said: tuple[str, ...]) -> None:
        super().__init__(text, text.tr("What the film says"))
        self.column.addWidget(words(row.session, Look.KICKER_PLAIN))
        self.column.addWidget(words(row.title, Look.HEADING))
        for line in said:
            self.column.addWidget(words(line, Look.LEAD))
        self.column.addStretch(1)


class FilmActs(Protocol):
    """Presses while a film is watched."""

    def toggle_pause(self) -> None: ...
    def replay(self) -> None: ...


class FilmPage(QWidget):
    """The picture and a bar of presses. `fill(True)`: the room's view fills the window, until Esc or F5.

    Signals: left (Esc, or "Back").
    """

    left = Signal()

    def __init__(self, text: Text, row: FilmRow, acts: FilmActs) -> None:
        super().__init__()
        self._text, self._acts = text, acts
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.room = RoomView()
        tr = text.tr
        self.back = KeyPress(tr("Back"), "Esc")
        self.pause = KeyPress(tr("Pause"), tr("Space"))
        self.replay = KeyPress(tr("Replay 10 s"), "R")
        self.full = KeyPress(tr("Fill the window"), "F5")
        self.trouble = words("", Look.AMBER)
        self.trouble.hide()
        self.clock = words("", Look.QUIET, wrap=False)
        self.back.clicked.connect(self.left.emit)
        self.pause.clicked.connect(acts.toggle_pause)
        self.replay.clicked.connect(acts.replay)
        self.full.clicked.connect(lambda: self.fill(True))
        self.bar = QFrame()
        look_like(self.bar, Look.FOOT)
        tools = QWidget()
        flow = Flow(tools)
        for button in (self.pause, self.replay, self.full, self.back):
            button.setMinimumHeight(38)
            flow.addWidget(button)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(words(f"{row.session} · {row.title}", Look.STRONG), 1)
        across.addWidget(self.clock)
        across.addWidget(tools)
        under = QVBoxLayout(self.bar)
        under.setContentsMargins(20, 8, 20, 8)
        under.addWidget(self.trouble)
        under.addLayout(across)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.room, 1)
        whole.addWidget(self.bar)
        self._hint = words(tr("Esc shows the presses again"), Look.SAID, wrap=False)
        self._hint.setParent(self)
        self._hint.hide()

    @property
    def filled(self) -> bool:
        return self.bar.isHidden()

    def fill(self, wanted: bool) -> None:
        self.bar.setHidden(wanted)
        self._hint.setVisible(wanted)
        if wanted:
            self.setFocus()
            self._place_hint()
            QTimer.singleShot(HINT_MS, self._hint, self._hint.hide)
        else:
            self.pause.setFocus()

    def show_state(self, clock: str, runs: bool, over: bool) -> None:
        self.clock.setText(clock)
        tr = self._text.tr
        self.pause.say(tr("Pause") if runs else tr("Play again") if over else tr("Continue"))

    def show_trouble(self, said: str, playable: bool) -> None:
        """What is wrong with the film. Not `playable`: nothing can be pressed but Back."""
        self.trouble.setText(said)
        self.trouble.show()
        for button in (self.pause, self.replay, self.full):
            button.setVisible(playable)
        if not playable:
            self.fill(False)
            self.back.setFocus()

    def _place_hint(self) -> None:
        self._hint.adjustSize()
        self._hint.move((self.width() - self._hint.width()) // 2, 24)
        self._hint.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fill(not self.filled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        playable = not self.pause.isHidden()
        if key is Qt.Key.Key_Escape and not self.filled:
            self.left.emit()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_F5) and playable:
            self.fill(not self.filled)
        elif key is Qt.Key.Key_Space and playable:
            self._acts.toggle_pause()
        elif key in (Qt.Key.Key_R, Qt.Key.Key_Left) and playable:
            self._acts.replay()
        else:
            super().keyPressEvent(event)
