"""Home's "Lämna rapport": gathered on the writer thread, written on a thread of its own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from vilkaarvi.app.handin import Gathered, Written, always_told, gather, led_in, told_of, write
from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.worker import Worker
from vilkaarvi.settings import Settings
from vilkaarvi.text import Said, Text
from vilkaarvi.ui.handin import HandInWindow, ask_to_save
from vilkaarvi.ui.handin_acts import Answer, HandedIn, Handing


class HandingIn:
    """`changed` is called when a report was written; `tell` hears why there is none.

    Attributes: window (the newest), ask_to_save.
    """

    def __init__(
        self, parts: Parts, owner: QWidget, changed: Callable[[], None], tell: Callable[[Fault | None], None]
    ) -> None:
        self._parts, self._owner, self._changed, self._tell = parts, owner, changed, tell
        self._share = Worker(parts.bridge.post)  # a share that does not answer holds up no paper
        self._reading = False
        self.window: HandInWindow | None = None
        self.ask_to_save: Callable[[QWidget, str], Path | None] = lambda over, name: ask_to_save(over, parts.text, name)

    def open(self, settings: Settings) -> None:
        """Opens the window when it is known what is in the report; a second press meanwhile opens no second one."""
        if self._reading:
            return
        parts, self._reading, self.window = self._parts, True, None

        def read(found: Gathered | None, fault: Fault | None) -> None:
            self._reading = False
            if found is None:
                self._tell(fault)
                return
            handing = handing_view(found, settings, parts.text)
            self.window = HandInWindow(parts.text, handing, _Hander(self, found, settings), self._owner)
            self.window.open()

        parts.writer.do(lambda: gather(parts.store(), led_in(parts.places, parts.programme)), read)

    def write(self, path: Path, found: Gathered, mailed: bool, done: Answer) -> None:
        """`done` hears how it went. What was in it is remembered then, so that home no longer asks for it."""
        parts = self._parts

        def work() -> Written:
            if not path.is_absolute():
                raise Fault(Code.HANDIN_NO_FOLDER, path=path, folder=path.parent)
            return write(path, found.content)

        def written(how: Written | None, fault: Fault | None) -> None:
            if how is None:
                done(None, fault)
                return
            done(HandedIn(path, how is Written.SAME, mailed), None)
            day = parts.clock.today()
            parts.writer.do(lambda: found.remember(parts.store(), day), remembered)

        def remembered(_none: None, fault: Fault | None) -> None:
            if fault is not None:
                self._tell(fault)
            self._changed()

        self._share.do(work, written)

    def where(self, name: str) -> Path | None:
        return self.ask_to_save(self._owner, name)


class _Hander:
    """Keeps the promise `HandInActs`."""

    def __init__(self, handing: HandingIn, found: Gathered, settings: Settings) -> None:
        self._handing, self._found = handing, found
        self._folder = Path(settings.report_folder)

    def where(self) -> Path | None:
        return self._handing.where(self._found.name)

    def hand_in(self, done: Answer) -> None:
        self._handing.write(self._folder / self._found.name, self._found, False, done)

    def save(self, path: Path, done: Answer) -> None:
        self._handing.write(path, self._found, True, done)


def handing_view(found: Gathered, settings: Settings, text: Text) -> Handing:
    left = tuple(Said(f"{name}: {said.what}", said.todo) for name, said in _worded(found, text))
    return Handing(
        tuple(told_of(group, text) for group in found.groups),
        always_told(text),
        sum(group.new for group in found.groups),
        settings.report_folder,
        found.codes,
        left,
        text.day(found.last) if found.last else "",
    )


def _worded(found: Gathered, text: Text) -> list[tuple[str, Said]]:
    return [(name, text.fault(fault)) for name, fault in found.left_out]
