"""A film of the municipality's own in the place of the programme's: chosen, watched, its questions marked by a key."""

from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from vilkaarvi.programme.model import Mode
from vilkaarvi.programme.new_film import MOST_BYTES, MOST_MS, NewCue
from vilkaarvi.text import Text
from vilkaarvi.ui.foot_bar import Flow, KeyPress
from vilkaarvi.ui.home_bits import Look, press, restyle, words
from vilkaarvi.ui.new_film_cue import CueRow, time_in_film
from vilkaarvi.ui.new_film_facts import FactTicks
from vilkaarvi.ui.new_film_poster import PosterChoice
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.side_page import SidePage

PICTURE = 288  # pixels high
BEFORE_MS = 3000
PLACED_MS, EDGE = 60, 12


class NewFilmActs(Protocol):
    """None of them may wait."""

    def choose(self) -> None: ...
    def choose_captions(self, language: str) -> None: ...
    def take_poster(self) -> None: ...
    def choose_poster(self) -> None: ...
    def toggle_pause(self) -> None: ...
    def replay(self) -> None: ...
    def mark(self) -> None: ...
    def look(self, at_ms: int) -> None: ...
    def stand(self, at_ms: int) -> None: ...
    def reckon(self) -> None: ...
    def use(self) -> None: ...
    def put_back(self) -> None: ...


class NewFilmPage(SidePage):
    """`title`: the step whose film is changed. `own`: it shows the municipality's already.

    Attributes: room (the picture), cues (CueRows, in the film's order), unused (something would be lost if it were left
    now), and the presses by their names.
    """

    def __init__(self, text: Text, title: str, own: bool, acts: NewFilmActs) -> None:
        tr = text.tr
        self.use = press(tr("Use the film"), Look.PRIMARY)
        self.put_back = press(tr("Put back the programme's film"), Look.LINK)
        super().__init__(text, tr("Change the film"), self.put_back, self.use)
        self._acts = acts
        self.cues: list[CueRow] = []
        self.unused = self._warned = False
        self.put_back.setVisible(own)
        self.column.addWidget(words(title, Look.KICKER_PLAIN))
        self.column.addWidget(words(tr("Change the film"), Look.HEADING))
        self.column.addWidget(words(tr("Your film is shown instead of the programme's."), Look.LEAD))
        most = tr(
            "At most {size} GB and {minutes} minutes. MP4 with a picture of 1280 × 720 suits best.",
            size=MOST_BYTES >> 30, minutes=MOST_MS // 60_000,
        )  # fmt: skip
        self.column.addWidget(words(most, Look.BODY))
        self.choose = press(tr("Choose a film …"), Look.PRIMARY)
        self.column.addWidget(self.choose, alignment=Qt.AlignmentFlag.AlignLeft)
        self.said = words("", Look.QUIET)
        self.column.addWidget(self.said)
        self.work = QWidget()
        self.column.addWidget(self.work)
        self.column.addStretch(1)
        self.room = RoomView()
        self.room.setFixedSize(PICTURE * 16 // 9, PICTURE)
        self._lay_out()
        self._wire()
        self.work.hide()
        self.use.hide()
        self.first = self.choose

    def _lay_out(self) -> None:
        tr = self._text.tr
        column = QVBoxLayout(self.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.room)
        self.clock = words("", Look.QUIET, wrap=False)
        self.pause = KeyPress(tr("Pause"), tr("Space"))
        self.again = KeyPress(tr("Replay 10 s"), "R")
        self.mark = KeyPress(tr("The question comes here"), "M", Look.ASKED)
        self.clock.setMinimumHeight(self.pause.sizeHint().height())  # in line with the presses
        flow = Flow(gap=8)
        for widget in (self.mark, self.pause, self.again, self.clock):
            flow.addWidget(widget)
        column.addLayout(flow)
        column.addWidget(words(tr("Questions in the film"), Look.SUBTITLE))
        self._no_cues = words(tr("Watch the film, and press M where it is to stop."), Look.QUIET)
        column.addWidget(self._no_cues)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column.addLayout(self._rows)
        self.facts = FactTicks(self._text)
        column.addWidget(self.facts)
        self.poster = PosterChoice(self._text)
        column.addWidget(self.poster)
        column.addWidget(words(tr("Captions"), Look.SUBTITLE))
        self.captions: dict[str, QPushButton] = {}
        self.captioned = {language: words("", Look.QUIET) for language in ("sv", "en")}
        for language, said in (("sv", tr("Swedish captions …")), ("en", tr("English captions …"))):
            self.captions[language] = press(said, Look.SMALL)
            row = Flow(gap=8)
            row.addWidget(self.captions[language])
            row.addWidget(self.captioned[language])
            column.addLayout(row)
        self.minutes = words("", Look.BODY)
        column.addWidget(self.minutes)

    def _wire(self) -> None:
        acts = self._acts
        for button, act in (
            (self.choose, acts.choose), (self.pause, acts.toggle_pause), (self.again, acts.replay),
            (self.mark, acts.mark), (self.poster.this, acts.take_poster), (self.poster.choose, acts.choose_poster),
            (self.use, acts.use), (self.put_back, acts.put_back),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.facts.changed.connect(self.touch)
        self.back.clicked.disconnect()
        self.back.clicked.connect(self._leave)
        for language, button in self.captions.items():
            button.clicked.connect(lambda _checked=False, language=language: acts.choose_captions(language))

    def touch(self) -> None:
        """Something has been chosen or written that is not used yet."""
        self.unused, self._warned = True, False

    def _leave(self) -> None:
        """Asked once more where something would be lost."""
        if self._warned or not self.unused:
            self.left.emit()
            return
        self._warned = True
        said = self._text.tr("The film is not used yet. Go back once more to leave it; then what you did here is gone.")
        self.say(said, Look.AMBER)
        self.reading.ensureWidgetVisible(self.said, 0, EDGE)
        self.use.setFocus()

    # --- what is shown

    def say(self, said: str, look: Look = Look.QUIET) -> None:
        self.said.setText(said)
        restyle(self.said, look)

    def show_film(self) -> None:
        """The film is here and can be watched."""
        self.work.show()
        restyle(self.choose, Look.PLAIN)
        self.use.show()
        self.use.setEnabled(True)
        self.pause.setFocus()

    def show_poster(self, image: QImage | None) -> None:
        self.poster.show_picture(image)

    def tell_poster(self, said: str) -> None:
        """Why a picture cannot be the poster; the one before stays."""
        self.poster.tell(said)

    def show_time(self, at_ms: int, of_ms: int, runs: bool) -> None:
        tr = self._text.tr
        self.clock.setText(tr("{here} of {whole}", here=time_in_film(at_ms), whole=time_in_film(of_ms)))
        self.pause.say(tr("Pause") if runs else tr("Play"))

    def add_cue(self, at_ms: int, prompt: dict[str, str], mode: Mode | None = None) -> None:
        """`mode`: how and how long the group talks; the usual when it is not said."""
        row = CueRow(self._text, at_ms, prompt, mode)
        row.gone.connect(lambda: self._take_away(row))
        row.look.connect(lambda: self._acts.look(max(0, row.at_ms - BEFORE_MS)))
        row.changed.connect(self._acts.reckon)
        row.changed.connect(self.touch)
        row.written.connect(self._back_to_the_film)
        row.moved.connect(lambda: self._acts.stand(row.at_ms))
        at = sum(each.at_ms <= at_ms for each in self.cues)
        self.cues.insert(at, row)
        self._rows.insertWidget(at, row)
        self._no_cues.hide()
        self._acts.reckon()
        row.fields["sv"].setFocus()
        self._bring(row)

    def _back_to_the_film(self) -> None:
        """Where Space plays on and M marks the next one."""
        self.pause.setFocus()
        self.reading.ensureWidgetVisible(self.room, 0, EDGE)

    def _take_away(self, row: CueRow) -> None:
        self.cues.remove(row)
        self._rows.removeWidget(row)
        row.deleteLater()
        self._no_cues.setVisible(not self.cues)
        self.mark.setFocus()
        self.touch()
        self._acts.reckon()

    def said_cues(self) -> tuple[NewCue, ...]:
        """In the film's order."""
        self.cues.sort(key=lambda row: row.at_ms)
        return tuple(row.cue() for row in self.cues)

    def tell_cue(self, at: int, said: str) -> None:
        """What is wrong with one of them; the others are good."""
        for index, row in enumerate(self.cues):
            row.tell(said if index == at else "")
        if 0 <= at < len(self.cues):
            self.cues[at].fields["sv"].setFocus()
            self._bring(self.cues[at])

    def _bring(self, row: CueRow) -> None:
        """All of it, once it has its place."""
        QTimer.singleShot(PLACED_MS, row, lambda: self.reading.ensureWidgetVisible(row, 0, EDGE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        acts = {Qt.Key.Key_M: self.mark, Qt.Key.Key_Space: self.pause, Qt.Key.Key_R: self.again}
        if key is Qt.Key.Key_Escape:
            self._leave()
        elif key in acts and self.work.isVisible() and not event.isAutoRepeat():
            acts[key].click()
        else:
            super().keyPressEvent(event)
