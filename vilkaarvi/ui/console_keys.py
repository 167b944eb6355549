"""The console's keys: PgDn and PgUp wherever the focus is, letters where nobody writes and one at a time."""

import sys
import time
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from vilkaarvi.ui.key_list import Does, KeyRow, When

Act = Callable[[], None]
ALONE_MS = 300  # a letter is a key when no other comes within this time; else somebody writes
FIELDS = (QLineEdit, QPlainTextEdit, QSpinBox, QComboBox)


class Keys(QObject):
    """Watches the whole program while `owner` is in sight. Attributes: letters (False: letters are no shortcuts).

    `rows` are the keys there are, `acts` what they do. Keys of `When.FREE` act only where no control has the focus, or
    one of `plain` has. A letter waits for `ALONE_MS`: two different ones within that time are a word that lost its
    way, and do nothing. Held keys, and one pressed twice, count once.

    Signals: typed (what somebody writes where nothing can be written; more of it may follow); twice (a letter was
    pressed twice at once).
    """

    typed = Signal(str)
    twice = Signal()

    def __init__(
        self, owner: QWidget, rows: Iterable[KeyRow], acts: Mapping[Does, Act], plain: tuple[QWidget, ...]
    ) -> None:
        super().__init__(owner)
        self.letters = True
        self._owner, self._plain = owner, plain
        maps: dict[When, dict[int, Act]] = {when: {} for when in When}
        for row in rows:
            if row.does is not None:
                maps[row.when].update(dict.fromkeys(row.keys, acts[row.does]))
        self._always, self._quiet, self._free = maps[When.ALWAYS], maps[When.QUIET], maps[When.FREE]
        self._signs = {chr(key): act for key, act in maps[When.SIGN].items()}
        self._waits: Act | None = None  # a letter's, until it is known to be alone
        self._written = ""  # since the last pause
        self._last_s = 0.0
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(ALONE_MS)
        self._alone.timeout.connect(self._was_alone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._owner.isVisible():
            modal = QApplication.activeModalWidget()
            return modal is None and isinstance(watched, QWidget) and self._pressed(event, watched)
        return False

    def _pressed(self, event: QKeyEvent, into: QWidget) -> bool:
        beside = isinstance(into.window(), QDialog)  # it closes on Esc and has its own letters; the hour goes on
        if event.key() in self._always and not (beside and event.key() == Qt.Key.Key_Escape):
            return self._do(self._always[event.key()], event)
        focus = QApplication.focusWidget()
        if beside or any(isinstance(each, FIELDS) for each in (focus, into)):
            self._written = ""  # it has found its way
            return False
        if self._writes(event):
            return True
        if event.text() in self._signs:
            return self._do(self._signs[event.text()], event)
        if event.key() in self._free and (focus is None or focus in self._plain):
            return self._do(self._free[event.key()], event)
        return False

    def _do(self, act: Act, event: QKeyEvent) -> bool:
        if not event.isAutoRepeat():
            act()
        return True

    # --- a letter, or a word

    def _writes(self, event: QKeyEvent) -> bool:
        """True: a letter that may be a key or a part of a word. A space, a sign or a figure is one only within a word:
        where slips are counted, figures are grades."""
        sign = event.text()
        beside_shift = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if beside_shift or not sign.isprintable() or not sign:
            return False
        now = time.monotonic()
        within = bool(self._written) and now - self._last_s < ALONE_MS / 1000
        if not within and not sign.isalpha():
            return False
        if event.isAutoRepeat():
            return True
        self._last_s = now
        if not within:
            self._written, self._waits = sign, self._letter(event)
            self._alone.start()
        elif self._alone.isActive() and sign == self._written[-1]:
            self._written += sign
            self.twice.emit()
        else:
            self._found_a_word(sign)
        return True

    def _letter(self, event: QKeyEvent) -> Act | None:
        if not self.letters or event.modifiers():
            return None
        return self._quiet.get(letter_key(event))

    def _found_a_word(self, sign: str) -> None:
        """What has been written so far, the first time; then letter by letter."""
        begins = self._alone.isActive()
        self._alone.stop()
        self._waits = None
        told = self._written + sign if begins else sign
        self._written += sign
        self.typed.emit(told)

    def _was_alone(self) -> None:
        act, self._waits = self._waits, None
        if act is not None and self._owner.isVisible():
            act()


def letter_key(event: QKeyEvent) -> int:
    """The key as a Latin keyboard has it: on a Cyrillic or Greek layout the same place gives the same shortcut."""
    if event.key() < 0x80 or event.key() >= Qt.Key.Key_Escape:
        return event.key()
    return _LATIN_PLACES.get(event.nativeScanCode(), event.key())


# Scan codes of the letters' places: on Windows set 1 of the keyboard's own standard, elsewhere evdev's plus 8 (X11).
_WINDOWS = {0x30: "B", 0x2E: "C", 0x20: "D", 0x21: "F", 0x26: "L", 0x13: "R", 0x1F: "S"}
_ELSEWHERE = {56: "B", 54: "C", 40: "D", 41: "F", 46: "L", 27: "R", 39: "S"}
LETTERS = frozenset(_WINDOWS.values())
_LATIN_PLACES: Mapping[int, int] = {
    place: ord(letter) for place, letter in (_WINDOWS if sys.platform == "win32" else _ELSEWHERE).items()
}
