"""The console's keys: PgDn and PgUp wherever the focus is, letters where nobody writes."""

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

Act = Callable[[], None]


class Keys(QObject):
    """Watches the whole program while `owner` is in sight. Attributes: letters (False: letters are no shortcuts).

    `always`: key → act, also while typing. `quiet`: key → act where nobody types; with `signs` (what the key writes →
    act, for signs that lie on different keys on different keyboards). `free`: only where no control has the focus, or
    one of `plain` has.
    """

    def __init__(
        self,
        owner: QWidget,
        always: Mapping[int, Act],
        quiet: Mapping[int, Act],
        signs: Mapping[str, Act],
        free: Mapping[int, Act],
        plain: tuple[QWidget, ...],
    ) -> None:
        super().__init__(owner)
        self.letters = True
        self._owner, self._always, self._quiet, self._free = owner, always, quiet, free
        self._signs, self._plain = signs, plain

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._owner.isVisible():
            modal = QApplication.activeModalWidget()
            return modal is None and isinstance(watched, QWidget) and self._pressed(event, watched)
        return False

    def _pressed(self, event: QKeyEvent, into: QWidget) -> bool:
        act = self._act(event, into)
        if act is None:
            return False
        if not event.isAutoRepeat():
            act()
        return True

    def _act(self, event: QKeyEvent, into: QWidget) -> Act | None:
        beside = isinstance(into.window(), QDialog)  # it closes on Esc and has its own letters; the hour goes on
        if event.key() in self._always and not (beside and event.key() == Qt.Key.Key_Escape):
            return self._always[event.key()]
        if beside:
            return None
        focus = QApplication.focusWidget()
        if any(isinstance(each, QLineEdit | QPlainTextEdit | QSpinBox) for each in (focus, into)):
            return None
        if event.text() in self._signs:
            return self._signs[event.text()]
        if self.letters and not event.modifiers() and (letter := letter_key(event)) in self._quiet:
            return self._quiet[letter]
        if event.key() in self._free and (focus is None or focus in self._plain):
            return self._free[event.key()]
        return None


def letter_key(event: QKeyEvent) -> int:
    """The key as a Latin keyboard has it: on a Cyrillic or Greek layout the same place gives the same shortcut."""
    if event.key() < 0x80 or event.key() >= Qt.Key.Key_Escape:
        return event.key()
    return _LATIN_PLACES.get(event.nativeScanCode(), event.key())


# Scan codes of the letters' places: on Windows set 1 of the keyboard's own standard, elsewhere evdev's plus 8 (X11).
_WINDOWS = {0x30: "B", 0x2E: "C", 0x20: "D", 0x26: "L", 0x13: "R", 0x1F: "S"}
_ELSEWHERE = {56: "B", 54: "C", 40: "D", 46: "L", 27: "R", 39: "S"}
LETTERS = frozenset(_WINDOWS.values())
_LATIN_PLACES: Mapping[int, int] = {
    place: ord(letter) for place, letter in (_WINDOWS if sys.platform == "win32" else _ELSEWHERE).items()
}
