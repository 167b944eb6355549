"""Starts the program's windows and sees to it that all threads have ended when it ends."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from vilkaarvi.app.collector import Collector
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.door import StoreDoor
from vilkaarvi.app.no_dumps import no_dumps
from vilkaarvi.app.parts import Parts
from vilkaarvi.awake.here import ways_here
from vilkaarvi.awake.keeper import Keeper
from vilkaarvi.clock import Clock, FastClock, SystemClock
from vilkaarvi.errors import Fault
from vilkaarvi.film.player import Player
from vilkaarvi.film.skim import SkimmingPlayer
from vilkaarvi.film.sound import NoSound
from vilkaarvi.hour.writer import Writer
from vilkaarvi.paths import Places
from vilkaarvi.programme.edition import Edition, keep
from vilkaarvi.programme.read import read_edition
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.settings import Settings
from vilkaarvi.text import Text
from vilkaarvi.ui import style, trouble
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.ui.closing_save import ask_where
from vilkaarvi.vlc_player import VlcPlayer
from vilkaarvi.vlc_player.asked import ask_vlc

if TYPE_CHECKING:
    from vilkaarvi.store.store import Store

FAST = 60.0
CLOSE_S = 30.0  # for what is still to be written
REFUSE_S = 2.0  # for a key store or a desktop that does not answer: nothing is being written
SWITCH_S = 0.001  # the room's thread never waits longer for a worker or for VLC's threads to hand over the interpreter
PROGRAMME = "vilka-ar-vi"


def run_windows(
    places: Places,
    text: Text,
    *,
    fast: bool = False,
    silent: bool = False,
    keyring: bool = True,
    passphrase: str | None = None,
    take_over: bool = False,
    settings: Settings | None = None,
    repaired: tuple[Fault, ...] = (),
    programme: str = PROGRAMME,
    clock: Clock | None = None,
    led_by: Callable[[Desk], None] | None = None,
    where: Callable[[QWidget | None, Text, str], Path | None] = ask_where,
) -> int:
    """The program with its windows, until they are closed. `led_by` is handed the desk (for an hour that leads itself);
    `clock` stands in for the computer's.

    Raises Fault when programme or data folder cannot be opened.
    """
    settings = settings or Settings()
    sys.setswitchinterval(SWITCH_S)
    no_dumps()
    app = application(text, settings.text_scale)
    base = clock or SystemClock()
    clock = FastClock(base, FAST) if fast else base
    read = read_edition(places, programme, clock.today(), settings.municipality)
    opens = _opener(places, settings, keyring, programme, read.keep)
    store = StoreDoor(lambda: opens(take_over), lambda: opens(True))
    bridge = Bridge()
    collector = Collector(bridge.later)
    collector.begin()
    writer = Writer(bridge.post)
    vlc = VlcPlayer(bridge.post, bridge.later, bridge.new_picture, silent)
    player = _player(vlc, bridge, clock, settings)
    awake = Keeper(ways_here, bridge.post)
    parts = Parts(
        text, places, read.programme, clock, store, writer, bridge, player, vlc.take_frame, ask_vlc, app.quit,
        awake, settings, (*repaired, *read.told), passphrase, fast, vlc.sound or NoSound(), where=where,
    )  # fmt: skip
    desk = Desk(parts)
    guard = trouble.install(text, places.logs, over=lambda: desk)
    desk.place()
    if led_by is not None:
        led_by(desk)
    try:
        code = app.exec()
    finally:
        desk.audience.close()
        vlc.close()
        awake.close(REFUSE_S)
        writer.close(CLOSE_S if store.is_open else REFUSE_S)
        store.close()
        guard.remove()
        collector.end()
    if store.refused is not None:
        raise store.refused
    return code


def _opener(
    places: Places, settings: Settings, keyring: bool, programme: str, edition: Edition | None
) -> "Callable[[bool], Store]":
    """Opens the store, also when another program seems to write there; what was checked in this start is kept there."""

    def opens(takes_over: bool) -> "Store":
        opened = _opened(places, settings, keyring, takes_over)
        if edition is not None:
            with suppress(OSError):  # the next start reads the files again
                keep(RealDisk(), places.editions, programme, edition)
        return opened

    return opens


def _opened(places: Places, settings: Settings, keyring: bool, take_over: bool = False) -> "Store":
    """On the writer thread, which reads what that needs while the windows are built."""
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.store import Store

    opened = Store.open(places.data, SystemKeyring() if keyring else None, take_over=take_over, spool=places.spool)
    opened.vault.notes_by_passphrase = settings.notes_passphrase
    if settings.municipality_key is not None:
        with suppress(Fault):  # the next start tries again; until then home says that there is no such way
            opened.vault.keep_municipality(settings.municipality_key)
    return opened


def _player(vlc: VlcPlayer, bridge: Bridge, clock: Clock, settings: Settings) -> Player:
    """The film player with the leader's choices; in fast motion it skims."""
    player: Player = vlc
    if isinstance(clock, FastClock):
        player = SkimmingPlayer(vlc, bridge.later, lambda film: clock.run_at(1.0 if film else FAST))
    player.set_volume(settings.film_volume)
    player.set_read_aloud(settings.film_read_aloud)
    return player


def application(text: Text, scale: float = 1.0) -> QApplication:
    """Qt's, in our look; its own dialogs speak the language of `text`."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101
    app.setApplicationName("vilkaarvi")
    app.setApplicationDisplayName("vilkaarvi")
    translator = QTranslator(app)
    if translator.load(
        QLocale(text.language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(translator)
    style.apply(app, scale)
    return app


def told_in_a_window(text: Text, fault: Fault) -> None:
    """A fault before there is any window of ours."""
    from PySide6.QtWidgets import QMessageBox

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101
    style.apply(app)
    said = text.fault(fault)
    box = QMessageBox(QMessageBox.Icon.Warning, "vilkaarvi", said.what)
    box.setInformativeText(said.todo)
    box.exec()
