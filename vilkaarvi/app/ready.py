"""Is everything ready for the hour? Looked at beside the room's thread; told line by line while it goes."""

import time
from collections.abc import Callable
from pathlib import Path

from vilkaarvi.app import remedies
from vilkaarvi.app.readiness import At, Place, Tell
from vilkaarvi.awake.here import keepers
from vilkaarvi.doctor.film import device_row
from vilkaarvi.doctor.machine import charger_row, data_row, disk_row
from vilkaarvi.doctor.report import said_of_space
from vilkaarvi.doctor.rows import Grade, Row
from vilkaarvi.doctor.sight import awake_row
from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.files import MediaFile, read_manifest, whole
from vilkaarvi.programme.new_film import own_fault
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Helps, ReadyIs, ReadyRow, Remedy
from vilkaarvi.ui.screens import Seen

TELL_S = 0.1  # a film's progress is told no oftener


class Films:
    """Checks the films against their sums. A film that was whole is not read again until it has changed."""

    def __init__(self) -> None:
        self._whole: dict[Path, tuple[int, int]] = {}

    def look(self, media: Path, progress: Callable[[int], None], own: tuple[Path, ...] = ()) -> tuple[int, list[Fault]]:
        """How many films there are, and what is wrong. `progress` hears per cent of all that is read. `own`: of the
        municipality, whose names tell what they hold."""
        films = [file for file in read_manifest(media) if file.length_ms]
        unread = [file for file in films if not self._is_known(media / file.name)]
        ours = {path: _stamp(path) for path in own if not self._is_known(path)}
        total = sum(file.bytes for file in unread) + sum(stamp[0] for stamp in ours.values() if stamp)
        faults, done = list[Fault](), 0

        def read(count: int) -> None:
            nonlocal done
            done += count
            progress(min(100, 100 * done // max(1, total)))

        for file in unread:
            fault = self._read(media, file, read)
            if fault is not None:
                faults.append(fault)
        for path, stamp in ours.items():
            fault = own_fault(path, read)
            faults += [fault] if fault is not None else []
            if fault is None and stamp is not None:
                self._whole[path] = stamp
        return len(films) + len(own), faults

    def _is_known(self, path: Path) -> bool:
        return path in self._whole and self._whole[path] == _stamp(path)

    def _read(self, media: Path, file: MediaFile, read: Callable[[int], None]) -> Fault | None:
        stamp = _stamp(media / file.name)
        fault = whole(media, file, read)
        if fault is None and stamp is not None:
            self._whole[media / file.name] = stamp
        return fault


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def look(place: Place, films: Films, text: Text, tell: Tell) -> None:
    """Tells each line as soon as it is known. Reads the films and opens VLC: not for the room's thread."""
    tell(At.PROJECTOR, projector_line(place.projector, text))
    tell(At.CHARGER, charger_line(charger_row(), text))
    tell(At.DISK, disk_line(disk_row(place.data), text))
    tell(At.STORE, store_line(data_row(place.data), text))
    tell(At.AWAKE, awake_line(awake_row(keepers()), text))
    vlc = place.vlc()
    tell(At.PLAYER, player_line(vlc.fault, text))
    tell(At.SOUND, sound_line(device_row(vlc.outputs) if vlc.fault is None else None, place.volume, text))
    tell_films(place.media, films, text, tell, place.own)


def projector_line(seen: Seen, text: Text) -> ReadyRow:
    """Where there are several, another one is chosen from the test picture."""
    if seen.projector is not None:
        return ReadyRow(ReadyIs.OK, text.tr("Projector found"), seen.projector, Remedy(Helps.PICTURE))
    if seen.mirrored:
        return ReadyRow(ReadyIs.WARN, text.tr("Both screens show the same"), remedy=remedies.mirrored(text))
    return ReadyRow(ReadyIs.WARN, text.tr("No projector"), remedy=remedies.projector(text))


def tell_films(media: Path, films: Films, text: Text, tell: Tell, own: tuple[Path, ...] = ()) -> None:
    """First how far it has come, at last how it is."""
    last = 0.0

    def progress(percent: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= TELL_S:
            last = now
            tell(At.FILMS, ReadyRow(ReadyIs.WAIT, text.tr("The films are being read"), f"{percent} %"))

    count, faults = films.look(media, progress, own)
    told = text.tr("{good} of {all}", good=count - len(faults), all=count)
    if count and not faults:
        row = ReadyRow(ReadyIs.OK, text.tr("The films are whole"), told)
    else:
        missing = not count or any(fault.code is Code.FILM_MISSING for fault in faults)
        words = text.tr("A film is missing") if missing else text.tr("A film is damaged")
        row = ReadyRow(ReadyIs.WARN, words, told if count else "", remedies.films(text, faults, media))
    tell(At.FILMS, row)


def player_line(fault: Fault | None, text: Text) -> ReadyRow:
    if fault is None:
        return ReadyRow(ReadyIs.OK, text.tr("The film player works"), "VLC")
    return ReadyRow(ReadyIs.WARN, text.tr("The film player is missing"), remedy=remedies.of_fault(text, fault))


def sound_line(row: Row | None, volume: int, text: Text) -> ReadyRow | None:
    """`row` None: nobody can know without VLC, and without VLC nothing is heard."""
    if row is None:
        return None
    if row.grade is not Grade.GOOD:
        return ReadyRow(ReadyIs.WARN, text.tr("No loudspeaker"), remedy=remedies.sound(text))
    if volume == 0:
        return ReadyRow(ReadyIs.WARN, text.tr("The film's sound is turned off"), remedy=Remedy(Helps.SOUND))
    return ReadyRow(ReadyIs.OK, text.tr("Sound can be heard"), f"{volume} %", Remedy(Helps.SOUND))


def charger_line(row: Row, text: Text) -> ReadyRow:
    percent = f"{row.facts['percent']} %" if "percent" in row.facts else ""
    if row.grade is not Grade.GOOD:
        return ReadyRow(ReadyIs.WARN, text.tr("The charger is not plugged in"), percent, Remedy(Helps.AGAIN))
    return ReadyRow(
        ReadyIs.OK, text.tr("The charger is plugged in") if percent else text.tr("Power from the wall"), percent
    )


def disk_line(row: Row, text: Text) -> ReadyRow:
    if row.grade is Grade.GOOD:
        return ReadyRow(ReadyIs.OK, text.tr("Free space"), said_of_space(row.facts))
    known = "free_mb" in row.facts
    steps = remedies.disk(text) if known else remedies.of_fault(text, row.fault)
    return ReadyRow(ReadyIs.WARN, text.tr("The disk is nearly full"), said_of_space(row.facts) if known else "", steps)


def awake_line(row: Row, text: Text) -> ReadyRow:
    if row.grade is Grade.GOOD:
        return ReadyRow(ReadyIs.OK, text.tr("The screen stays on"))
    return ReadyRow(ReadyIs.WARN, text.tr("The screen may go dark"), remedy=remedies.awake(text))


def store_line(row: Row, text: Text) -> ReadyRow:
    if row.grade is Grade.GOOD:
        return ReadyRow(ReadyIs.OK, text.tr("What you write is saved here"), text.tr("locked"))
    return ReadyRow(ReadyIs.WARN, text.tr("What you write cannot be saved"), remedy=remedies.of_fault(text, row.fault))
