"""The notes' passphrase and what helps when it is forgotten: windows here, work on the writer thread."""

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from vilkaarvi.app.papers import Papers
from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Fault
from vilkaarvi.seal.vault import NotesState, Ways
from vilkaarvi.ui.acts import Done, NotesAre
from vilkaarvi.ui.notes_lock import PhraseWindow
from vilkaarvi.ui.recovery import ChangeWindow, RecoverWindow, SheetWindow

Known = tuple[NotesState, Ways]


class PhraseKeeper:
    """Chooses or unlocks on the writer thread; `opened` is called after it has gone well."""

    def __init__(self, parts: Parts, are: NotesAre, opened: Callable[[], None]) -> None:
        self._parts, self._opened, self._are = parts, opened, are

    def state(self) -> NotesAre:
        return self._are

    def unlock(self, passphrase: str, done: Done) -> None:
        def answered(_none: None, fault: Fault | None) -> None:
            if fault is None:
                self._are = NotesAre.READY
                self._opened()
            done(fault)

        def work() -> None:
            vault = self._parts.store().vault
            if vault.notes_state is NotesState.LOCKED:
                vault.unlock(passphrase)
            else:
                vault.choose(passphrase)

        self._parts.writer.do(work, answered)


class Keys:
    """Keeps the promises `SheetActs`, `RecoverActs` and `ChangeActs`. `told` hears of a store that cannot be read."""

    def __init__(self, parts: Parts, papers: Papers, owner: QWidget, told: Done) -> None:
        self._parts, self._papers, self._owner, self._told = parts, papers, owner, told
        self._changed: Callable[[], None] = lambda: None

    # --- the windows; `changed` is called when the notes can be opened in another way than before

    def choose(self, changed: Callable[[], None], owner: QWidget | None = None) -> None:
        """The first passphrase, or the one that opens the notes; then a recovery sheet is offered."""
        self._changed = changed

        def open_window(state: NotesState, ways: Ways) -> None:
            def opened() -> None:
                changed()
                self.sheet(changed, owner)

            keeper = PhraseKeeper(self._parts, NotesAre(state.value), opened)
            window = PhraseWindow(self._parts.text, keeper, owner or self._owner, ways.sheet)
            window.lock.forgotten.connect(lambda: self.forgotten(changed, owner))
            window.open()

        self._ask(open_window)

    def sheet(self, changed: Callable[[], None], owner: QWidget | None = None) -> None:
        """A recovery sheet, where the notes are open; where they are not, they are to be opened first."""
        self._changed = changed

        def open_window(state: NotesState, ways: Ways) -> None:
            from vilkaarvi.paper.recovery import who_reads

            if state is not NotesState.READY:
                self.choose(changed, owner)
                return
            readers = who_reads(self._parts.text, ways)
            SheetWindow(self._parts.text, self, readers, ways.sheet, owner or self._owner).open()

        self._ask(open_window)

    def forgotten(self, changed: Callable[[], None], owner: QWidget | None = None) -> None:
        self._changed = changed

        def open_window(_state: NotesState, ways: Ways) -> None:
            from vilkaarvi.seal.recovery import short_name

            key = short_name(ways.municipality) if ways.municipality else ""
            RecoverWindow(self._parts.text, self, ways.sheet, key, owner or self._owner).open()

        self._ask(open_window)

    def change_phrase(self, changed: Callable[[], None], owner: QWidget | None = None) -> None:
        """Another passphrase; the first one where there is none, and a word on it where the system keeps the key."""
        self._changed = changed

        def open_window(state: NotesState, ways: Ways) -> None:
            if state is NotesState.CHOOSE:
                self.choose(changed, owner)
                return
            ChangeWindow(self._parts.text, self, ways.by_passphrase, owner or self._owner).open()

        self._ask(open_window)

    def ask_to_take_over(self, fault: Fault, again: Callable[[], None]) -> None:
        """Another program holds the folder, and cannot be seen to live from here."""
        from vilkaarvi.ui.take_over import TakeOverWindow

        def take() -> None:
            self._parts.store.take_over()
            again()

        window = TakeOverWindow(self._parts.text, fault, self._owner)
        window.accepted.connect(take)
        window.rejected.connect(self._parts.quit)
        window.open()

    def _ask(self, then: Callable[[NotesState, Ways], None]) -> None:
        parts = self._parts

        def answered(known: Known | None, fault: Fault | None) -> None:
            if known is None:
                self._told(fault)
            else:
                then(*known)

        def look() -> Known:
            vault = parts.store().vault
            return vault.notes_state, vault.ways

        parts.writer.do(look, answered)

    # --- what the windows ask for

    def where(self) -> Path | None:
        from vilkaarvi.paper.file import file_name

        text = self._parts.text
        return self._parts.where(self._owner, text, file_name(self._parts.clock.today(), text.tr("Recovery sheet")))

    def make(self, path: Path, done: Done) -> None:
        parts, settings = self._parts, self._papers.settings
        day = parts.clock.today()

        def work() -> None:
            from vilkaarvi.app.logo import sender
            from vilkaarvi.paper.file import save
            from vilkaarvi.paper.recovery import recovery_pdf, recovery_sheet
            from vilkaarvi.seal.code import new_code
            from vilkaarvi.seal.disk import RealDisk

            code = new_code()
            of, _refused = sender(settings)  # home tells of a logo that is no picture
            sheet = recovery_sheet(parts.text, code, socket.gethostname(), day, of)
            save(path, recovery_pdf(sheet, of.logo), RealDisk())  # a file that only its owner may read
            try:
                parts.store().vault.keep_sheet(code)
            except Fault:
                with suppress(OSError):  # it opens nothing
                    path.unlink()
                raise

        def made(_none: None, fault: Fault | None) -> None:
            if fault is None:
                parts.show_file(path)
                self._changed()
            done(fault)

        parts.writer.do(work, made)

    def throw_away(self, path: Path, done: Done) -> None:
        self._parts.writer.do(lambda: path.unlink(missing_ok=True), lambda _none, fault: done(fault))

    def decline(self) -> None:
        declined = replace(self._papers.settings, sheet_declined=True)
        self._papers.keep_settings(declined, lambda _fault: self._changed())

    def recover(self, code: str, passphrase: str, done: Done) -> None:
        self._do(lambda: self._parts.store().vault.recover(code, passphrase), done)

    def start_over(self, passphrase: str, done: Done) -> None:
        self._do(lambda: self._parts.store().vault.start_over(passphrase), done)

    def change(self, old: str, new: str, done: Done) -> None:
        self._do(lambda: self._parts.store().vault.change(old, new), done)

    def _do(self, work: Callable[[], None], done: Done) -> None:
        def answered(_none: None, fault: Fault | None) -> None:
            if fault is None:
                self._changed()
            done(fault)

        self._parts.writer.do(work, answered)
