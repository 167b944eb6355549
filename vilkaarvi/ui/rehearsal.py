""" "ÖVNING", where leader and room look: an hour that is practised is never taken for a real one, nor the other way."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.home_bits import Look, press, words
from vilkaarvi.ui.room import HEIGHT, LEFT, WIDTH, RoomView, font
from vilkaarvi.ui.style import AMBER, ROOM_DOT, ROOM_GROUND, SAND, WHITE


def mark_rehearsal(text: Text, console: Console, room: RoomView, stop: Callable[[], None]) -> "tuple[RoomMark, ...]":
    """Marks the console and its mirrors for good, and the room's screen until `unmark` of what is answered."""
    layout = console.layout()
    assert isinstance(layout, QVBoxLayout)  # noqa: S101  it stacks what it shows
    layout.setSpacing(0)
    layout.insertWidget(0, RehearsalStrip(text, stop))
    RoomMark(text, console.room)
    RoomMark(text, console.now.mirror)
    return (RoomMark(text, room),)


class RehearsalStrip(QFrame):
    """Over the console, whatever it shows. `stop` ends the rehearsal at once."""

    def __init__(self, text: Text, stop: Callable[[], None]) -> None:
        super().__init__()
        self.setStyleSheet(f"RehearsalStrip {{ background: {AMBER}; }} QLabel {{ color: {WHITE}; }}")
        self.mark = words(text.tr("REHEARSAL"), Look.SUBTITLE, wrap=False)
        self.stop = press(text.tr("Stop rehearsing"), Look.SMALL)
        self.stop.clicked.connect(stop)
        self.stop.setStyleSheet(f"QPushButton:focus {{ border: 3px solid {SAND}; background: {ROOM_DOT}; }}")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 2, 20, 2)
        row.setSpacing(14)
        row.addWidget(self.mark)
        row.addWidget(words(text.tr("Nothing is saved."), Look.BODY, wrap=False))
        row.addStretch(1)
        row.addWidget(self.stop)


class RoomMark(QLabel):
    """The word in the room's upper right corner, over film and black too; as large as the room's other small words."""

    def __init__(self, text: Text, room: RoomView) -> None:
        super().__init__(text.tr("REHEARSAL"), room)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(f"background: {ROOM_DOT}; color: {ROOM_GROUND};")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._room: QWidget = room
        room.installEventFilter(self)
        self._place()
        self.show()

    def unmark(self) -> None:
        """The room is the group's again."""
        self._room.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._room and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        scale = min(self._room.width() / WIDTH, self._room.height() / HEIGHT)
        self.setFont(font(max(9, round(38 * scale)), strong=True))
        self.resize(self.sizeHint().width() + round(44 * scale), self.sizeHint().height() + round(14 * scale))
        edge = (self._room.width() - WIDTH * scale) / 2
        top = (self._room.height() - HEIGHT * scale) / 2
        right = self._room.width() - edge - LEFT * scale
        self.move(round(right - self.width()), round(top + 40 * scale))
