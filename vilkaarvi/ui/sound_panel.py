"""The sound on one page: which loudspeaker, how loud, a sound to try it with, and the voice that reads the text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from vilkaarvi.errors import Fault
from vilkaarvi.film.sound import OWN_CHOICE, Found, SoundDevice, Tried
from vilkaarvi.text import Text
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.home_bits import Look, emptied, guarded, named, press, restyle, words
from vilkaarvi.ui.wheel import Slider

WIDE = 520
KEEP_MS = 400  # after the last change
STEP = 5  # per cent, of an arrow key


@dataclass(frozen=True)
class SoundIs:
    """How it is now. `room` is the projector's name, or empty; `read_aloud` None: the film has no such voice;
    `fixed`: names of settings that the IT department decides; `plays`: a film is being heard."""

    room: str
    device: SoundDevice
    level: int
    read_aloud: bool | None
    fixed: frozenset[str]
    plays: bool


class SoundActs(Protocol):
    """The panel's presses. Each counts at once; `keep` writes them down."""

    def state(self) -> SoundIs: ...
    def find(self, found: Found) -> None: ...
    def choose(self, device: SoundDevice) -> None: ...
    def set_level(self, percent: int) -> None: ...
    def set_read_aloud(self, wanted: bool) -> None: ...
    def chime(self, tried: Tried) -> None: ...
    def keep(self, done: Callable[[Fault | None], None]) -> None: ...


class SoundPanel(FittedWindow):
    """A window over home or console; the hour goes on behind it.

    Attributes: devices (a radio button each, the computer's own choice first), level, try_it, read_aloud, told, leave.
    """

    def __init__(self, text: Text, acts: SoundActs, parent: QWidget | None = None) -> None:
        super().__init__(WIDE, parent)
        self._text, self._acts = text, acts
        tr, now = text.tr, acts.state()
        self.setWindowTitle(tr("Sound"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.devices: list[QRadioButton] = []
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.level = Slider(Qt.Orientation.Horizontal)
        self.level.setRange(0, 100)
        self.level.setSingleStep(STEP)
        self.level.setPageStep(2 * STEP)
        self.level.setValue(now.level)
        self.level.setEnabled("film_volume" not in now.fixed)
        self.percent = words(f"{now.level} %", Look.BODY, wrap=False)
        self.try_it = press(tr("Try the sound"))
        self.told = words("", Look.QUIET)
        self.read_aloud = QCheckBox(tr("Read aloud: a voice reads the film's text"))
        self.read_aloud.setChecked(bool(now.read_aloud))
        self.read_aloud.setVisible(now.read_aloud is not None)
        self.read_aloud.setEnabled("film_read_aloud" not in now.fixed)
        self.leave = press(tr("Done"), Look.PRIMARY)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_MS)
        self._lay_out(now)
        self._connect()
        self._show_devices(())
        acts.find(self._found)

    def _lay_out(self, now: SoundIs) -> None:
        tr = self._text.tr
        where = (
            tr("Remembered for rooms with the projector {name}.", name=now.room)
            if now.room
            else tr("Remembered for rooms without a projector.")
        )
        column = self.column
        column.setSpacing(8)
        column.addWidget(words(tr("Sound"), Look.HEADING))
        column.addWidget(words(where, Look.QUIET))
        column.addWidget(words(tr("Played through"), Look.STRONG))
        column.addLayout(self._list)
        column.addSpacing(6)
        above = words(tr("How loud"), Look.STRONG, wrap=False)
        named(self.level, tr("How loud"), above)
        row = QHBoxLayout()
        row.addWidget(above)
        row.addStretch(1)
        row.addWidget(self.percent)
        column.addLayout(row)
        column.addWidget(self.level)
        column.addWidget(self.read_aloud)
        column.addStretch(1)
        foot = self.foot
        foot.addWidget(self.try_it)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.leave)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())  # so that nothing moves

    def _connect(self) -> None:
        self.level.valueChanged.connect(self._set_level)
        self.read_aloud.toggled.connect(self._set_read_aloud)
        self.try_it.clicked.connect(self._try)
        self.leave.clicked.connect(self.close)
        self._keep.timeout.connect(self._write)
        self.finished.connect(lambda _code: self._write() if self._keep.isActive() else None)

    # --- what is there

    def _found(self, found: tuple[SoundDevice, ...]) -> None:
        if shiboken6.isValid(self):  # closed while they were looked for
            self._show_devices(found)

    def _show_devices(self, found: tuple[SoundDevice, ...]) -> None:
        """The computer's own choice, those that are there, and the chosen one also when it is not."""
        tr, chosen = self._text.tr, self._acts.state().device
        rows = [(OWN_CHOICE, tr("Where the computer plays it")), *((each, each.name) for each in found)]
        if chosen.id and chosen.id not in {each.id for each in found}:
            rows.append((chosen, tr("{name} (not connected)", name=chosen.name)))
        emptied(self._list)
        for button in self.devices:
            self._group.removeButton(button)
        self.devices = []
        for device, said in rows:
            button = QRadioButton(said)
            button.setAccessibleName(said)
            button.setChecked(device.id == chosen.id)
            button.clicked.connect(lambda _checked=False, picked=device: self._choose(picked))
            self._group.addButton(button)
            self._list.addWidget(button)
            self.devices.append(button)
        next((each for each in self.devices if each.isChecked()), self.devices[0]).setFocus()
        QTimer.singleShot(0, self, self.fit)  # rows count when they are in sight

    # --- presses

    def _choose(self, device: SoundDevice) -> None:
        self._acts.choose(device)
        self._tell("", Look.QUIET)
        self._keep.start()

    def _set_level(self, percent: int) -> None:
        self.percent.setText(f"{percent} %")
        self._acts.set_level(percent)
        self._keep.start()

    def _set_read_aloud(self, wanted: bool) -> None:
        self._acts.set_read_aloud(wanted)
        self._keep.start()

    def _try(self) -> None:
        """Not into a film: what is heard then would be no proof."""
        tr = self._text.tr
        if self._acts.state().plays:
            self._tell(tr("The film is being heard now. Pause it to try the sound."), Look.QUIET)
            return
        self.try_it.setEnabled(False)
        self._tell(tr("Listen …"), Look.QUIET)
        self._acts.chime(guarded(self, self._tried))

    def _tried(self, fault: Fault | None) -> None:
        self.try_it.setEnabled(True)
        self.try_it.setFocus()
        if fault is not None:
            self._tell("! " + str(self._text.fault(fault)), Look.AMBER)
        else:
            self._tell(self._text.tr("Did you hear two tones? If not, choose another loudspeaker."), Look.QUIET)

    def _tell(self, said: str, look: Look) -> None:
        self.told.setText(said)
        restyle(self.told, look)

    def _write(self) -> None:
        self._keep.stop()
        self._acts.keep(guarded(self, self._kept))

    def _kept(self, fault: Fault | None) -> None:
        if fault is not None:
            self._tell("! " + str(self._text.fault(fault)), Look.AMBER)
