"""All that the desk is handed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from vilkaarvi.app.door import StoreDoor
from vilkaarvi.awake.keeper import KeepsAwake
from vilkaarvi.clock import Clock
from vilkaarvi.errors import Fault
from vilkaarvi.film.frame import Frame
from vilkaarvi.film.player import Player
from vilkaarvi.film.sound import NoSound, Sound
from vilkaarvi.hour.judge import Judge
from vilkaarvi.hour.worker import Worker
from vilkaarvi.hour.writer import Writer
from vilkaarvi.paths import Places
from vilkaarvi.programme.model import Programme
from vilkaarvi.settings import Settings
from vilkaarvi.text import Text
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.ui.closing_save import ask_where
from vilkaarvi.vlc_player.asked import Asked

if TYPE_CHECKING:
    from vilkaarvi.notes.check import Checker


def open_file(path: Path) -> None:
    """With the program that the computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@dataclass
class Parts:
    """`settings` are those of the start; `repaired` tells what of them was not understood. Nothing of it changes but
    `programme`: it is read anew when the municipality has changed its words."""

    text: Text
    places: Places
    programme: Programme
    clock: Clock
    store: StoreDoor
    writer: Writer
    bridge: Bridge
    player: Player
    take_frame: Callable[[], Frame | None]
    ask_vlc: Callable[[], Asked]
    quit: Callable[[], None]  # the saved work cannot be opened: `store.refused` tells why
    awake: KeepsAwake
    settings: Settings
    repaired: tuple[Fault, ...] = ()
    passphrase: str | None = None
    fast: bool = False
    sound: Sound = field(default_factory=NoSound)
    show_file: Callable[[Path], object] = open_file  # with the computer's own program
    where: Callable[[QWidget | None, Text, str], Path | None] = ask_where  # asks for a PDF's file

    @cached_property
    def worker(self) -> Worker:
        """Draws papers; it touches no store."""
        return Worker(self.bridge.post)

    @cached_property
    def check(self) -> "Checker":
        """What could point somebody out, with the words that are no names here."""
        from vilkaarvi.notes.check import Checker
        from vilkaarvi.notes.ordinary import OrdinaryWords

        return Checker(ordinary=OrdinaryWords(self.places.ordinary_words))

    @cached_property
    def judge(self) -> Judge:
        """What is written anywhere is read there, on the worker."""
        return Judge(self.check.find, self.bridge.post)

    def no_name(self, characters: str) -> None:
        """An ordinary word from now on: in memory at once, on the disk soon. If it cannot be written it is asked about
        again after the next start."""
        if self.check.ordinary.add(characters):
            self.writer.do(self.check.ordinary.save, lambda _none, _fault: None)
