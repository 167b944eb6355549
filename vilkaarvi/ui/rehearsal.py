""" "ÖVNING", where leader and room look: an hour that is practised is never taken for a real one, nor the other way."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, press, words
from vilkaarvi.ui.lettering import LEFT, font
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.room_look import MARK_GROUND, MARK_INK
from vilkaarvi.ui.style import AMBER, ROOM_DOT, SAND, WHITE

if TYPE_CHECKING:  # read when home stands there
    from vilkaarvi.ui.console import Console


def mark_rehearsal(text: Text, console: "Console", room: RoomView, stop: Callable[[], None]) -> "tuple[RoomMark, ...]":
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
        self.setStyleSheet(f"background: {MARK_GROUND}; color: {MARK_INK};")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._room = room
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
        target, scale = self._room.placed()
        self.setFont(font(max(9, round(38 * scale)), strong=True))
        self.resize(self.sizeHint().width() + round(44 * scale), self.sizeHint().height() + round(14 * scale))
        self.move(round(target.right() - LEFT * scale - self.width()), round(target.top() + 40 * scale))
