"""The list "Is everything ready?" at home: its lines before anything is known, and the looks that fill them.

Looking itself (ready.py) asks much of the system; it is read by the first look, when home can be used.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from vilkaarvi.app.parts import Parts
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Helps, ReadyIs, ReadyRow, Remedy
from vilkaarvi.ui.screens import Seen
from vilkaarvi.vlc_player.asked import Asked

if TYPE_CHECKING:
    from vilkaarvi.app.ready import Films


class At(IntEnum):
    """The lines, in the order in which they stand."""

    PROJECTOR = auto()
    FILMS = auto()
    PLAYER = auto()
    SOUND = auto()
    CHARGER = auto()
    DISK = auto()
    AWAKE = auto()
    STORE = auto()


Tell = Callable[[At, ReadyRow | None], None]  # None: that line is left out


@dataclass(frozen=True)
class Place:
    """What a look needs to know. `projector` and `volume` were asked on the room's thread."""

    data: Path
    media: Path
    projector: Seen
    volume: int  # the film's, per cent
    vlc: Callable[[], Asked]
    own: tuple[Path, ...] = ()  # the municipality's films


class Readiness:
    """Looks when it is asked to, and hands `shown` the lines on the room's thread each time one of them is known.

    `volume` and `projector` are asked on the room's thread: the film's volume in per cent, the screens.
    Attributes: looking (whether a look is going on).
    """

    def __init__(
        self,
        parts: Parts,
        volume: Callable[[], int],
        projector: Callable[[], Seen],
        shown: Callable[[tuple[ReadyRow, ...]], None],
    ) -> None:
        self._parts, self._volume, self._projector, self._shown = parts, volume, projector, shown
        self._films: Films | None = None  # made by the first look
        self._rows = waiting(parts.text)
        self.looking = self._once_more = False

    def look(self) -> None:
        """Answers at once. While a look goes on, another one is made after it."""
        if self.looking:
            self._once_more = True
            return
        self.looking = True
        self._rows = {
            at: replace(row, state=ReadyIs.WAIT) if row.state is ReadyIs.WARN else row for at, row in self._rows.items()
        }
        self._show()
        parts = self._parts
        media = parts.programme.media
        own = tuple(each.path for each in parts.programme.segments if each.folder != media)
        place = Place(parts.places.data, media, self._projector(), self._volume(), parts.ask_vlc, own)

        def work() -> None:
            from vilkaarvi.app.ready import Films, look

            self._films = self._films or Films()
            try:
                look(place, self._films, parts.text, lambda at, row: parts.bridge.post(lambda: self._take(at, row)))
            finally:
                parts.bridge.post(self._over)

        threading.Thread(target=work, name="worker", daemon=True).start()

    def _take(self, at: At, row: ReadyRow | None) -> None:
        if row is None:
            self._rows.pop(at, None)
        else:
            self._rows[at] = row
        self._show()

    @property
    def rows(self) -> tuple[ReadyRow, ...]:
        """What is known now."""
        return tuple(self._rows[at] for at in At if at in self._rows)

    def _show(self) -> None:
        self._shown(self.rows)

    def _over(self) -> None:
        self.looking = False
        if self._once_more:
            self._once_more = False
            self.look()


def waiting(text: Text) -> dict[At, ReadyRow]:
    """Before anything is known."""
    tr = text.tr
    words = {
        At.PROJECTOR: tr("Projector"),
        At.FILMS: tr("The films are being read"),
        At.PLAYER: tr("The film player"),
        At.SOUND: tr("Sound"),
        At.CHARGER: tr("Charger"),
        At.DISK: tr("Free space"),
        At.AWAKE: tr("The screen stays on"),
        At.STORE: tr("What you write is saved here"),
    }
    return {at: ReadyRow(ReadyIs.WAIT, words[at]) for at in At}


def phrase_row(text: Text, chosen: bool) -> ReadyRow:
    """It stays when it is chosen: a line that only went away would leave the leader wondering."""
    if chosen:
        return ReadyRow(ReadyIs.OK, text.tr("The notes' passphrase"), text.tr("chosen"))
    return ReadyRow(ReadyIs.WARN, text.tr("The notes' passphrase"), text.tr("not chosen"), Remedy(Helps.PHRASE))


def sheet_row(text: Text) -> ReadyRow:
    return ReadyRow(ReadyIs.WARN, text.tr("Recovery sheet"), text.tr("not made"), Remedy(Helps.SHEET))
