"""The notes' passphrase is chosen at home, before the hour's clock goes."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Fault
from vilkaarvi.ui.acts import Done, NotesAre
from vilkaarvi.ui.notes_lock import PhraseWindow


class PhraseKeeper:
    """Chooses on the writer thread; `chosen` is called after it has gone well."""

    def __init__(self, parts: Parts, chosen: Callable[[], None]) -> None:
        self._parts, self._chosen, self._are = parts, chosen, NotesAre.CHOOSE

    def state(self) -> NotesAre:
        return self._are

    def unlock(self, passphrase: str, done: Done) -> None:
        def answered(_none: None, fault: Fault | None) -> None:
            if fault is None:
                self._are = NotesAre.READY
                self._chosen()
            done(fault)

        self._parts.writer.do(lambda: self._parts.store().vault.choose(passphrase), answered)


def ask_phrase(parts: Parts, owner: QWidget, chosen: Callable[[], None]) -> None:
    """The window where it is chosen; `chosen` shows home anew."""
    PhraseWindow(parts.text, PhraseKeeper(parts, chosen), owner).open()
