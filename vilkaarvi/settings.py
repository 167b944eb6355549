"""What the leader and the IT department have chosen. One TOML file of the user's, one of the IT department's.

Format 1 of settings.toml and policy.toml (the same keys; all may be left out; unknown ones are kept when saving):

    format = 1
    language = "sv"                  # "sv" or "en"
    municipality = "Exempelkommun"   # stands on papers; at most 80 characters
    contact = "växeln, 0000-00 00 00"  # whom to ask, on papers; at most 120 characters
    logo = "/srv/logo.svg"           # PNG or SVG, at the top of papers; at most 200 characters
    attendance = "HR"                # who keeps the attendance list, as it says; at most 120 characters
    support = "HR, 0000-00 00 01"    # whom the leader may call after a heavy hour; at most 120 characters
    seats = false                    # a ring of unnamed seats beside the notes: who has spoken; kept nowhere
    letter_keys = true               # single letters as keys during the hour
    film_volume = 80                 # per cent, 0 to 100
    film_read_aloud = false          # the films' second sound track: their text read by a synthetic voice
    text_scale = 1.0                 # of all letters in the windows, 0.8 to 2.0
    notes_passphrase = false         # true: notes always under a passphrase, never under the system's keyring
    recovery_key = ""                # in policy.toml alone: opens the notes too ("vilkaarvi recovery-key new")
    installations = ["3529-1804-7713-0642"]  # in policy.toml alone: the comparison codes of the laptops whose reports
                                     # the register believes; where it stands, no others are
    register = ""                    # "postgresql://user@host/database": the overview's register on a server, without
                                     # any password (see docs/overblick.md); "": on this computer
    sheet_declined = false           # true: home no longer offers a recovery sheet for the notes
    captions = true                  # the films' captions are on when a film begins
    captions_size = "normal"         # "normal", "large" or "largest"
    captions_background = true       # false: no dark ground behind the captions
    captions_second = ""             # a second language under the first, such as "en"; "" for none
    room_light = false               # dark words on a light ground, for bright rooms
    notes_months = 3                 # notes that were never agreed on are erased after so many months, 1 to 120
    summary_months = 0               # finished summaries, 0 to 600; 0: never by the program
    report_folder = ""               # where "Lämna rapport" writes, a whole path; "": the leader saves and mails it
    projector = ""                   # the one used last, as the program writes it; at most 200 characters

    [sound_rooms."EPSON EB-U05"]     # by the projector's name; "" without one
    device = "alsa_output.hdmi"      # as the system knows the loudspeaker; "" is the computer's own choice
    name = "HDMI"                    # as people read it
    level = 65                       # per cent; stands for film_volume in this room

    [units."Hemtjänst Norr"]         # where a unit's papers say something else, by the unit's name as groups have it
    municipality = "Exempelkommun, vård och omsorg"
    contact = "enhetschefen"         # and logo and attendance; what is left out is as above

What the policy says wins, and is never written into the user's own file. A value that makes no sense is replaced by
the usual one and told; the rest of the file counts.
"""

import hashlib
import os
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import DEFAULT, LANGUAGES

FORMAT = 1
MOST_ROOMS, MOST_UNITS, MOST_NAME, MOST_INSTALLATIONS = 50, 200, 300, 2000
OF_UNIT = ("municipality", "contact", "logo", "attendance")
MOST_NOTES_MONTHS, MOST_SUMMARY_MONTHS = 120, 600
_MOST_BYTES = 65_536
CAPTION_SIZES = ("normal", "large", "largest")
Values = dict[str, object]


@dataclass(frozen=True)
class RoomSound:
    """What the leader chose in one room: the loudspeaker (id and name; both empty: the computer's choice), per cent."""

    device: str
    name: str
    level: int


@dataclass(frozen=True)
class Settings:
    """All settings; the values here are the usual ones. `fixed` names those that the policy decides."""

    language: str = DEFAULT
    municipality: str = ""
    contact: str = ""
    logo: str = ""
    attendance: str = ""
    units: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    letter_keys: bool = True
    sound_rooms: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    film_volume: int = 80
    text_scale: float = 1.0
    notes_passphrase: bool = False
    recovery_key: str = ""
    installations: Sequence[str] = ()
    register: str = ""
    sheet_declined: bool = False
    film_read_aloud: bool = False
    support: str = ""
    captions: bool = True
    captions_size: str = "normal"
    captions_background: bool = True
    captions_second: str = ""
    room_light: bool = False
    projector: str = ""
    seats: bool = False
    notes_months: int = 3
    summary_months: int = 0
    report_folder: str = ""
    fixed: frozenset[str] = frozenset()

    @property
    def municipality_key(self) -> bytes | None:
        """The municipality's public recovery key. Only the policy may say it: nobody gives others' notes away."""
        return recovery_public(self.recovery_key) if "recovery_key" in self.fixed else None

    @property
    def listed_installations(self) -> Sequence[str] | None:
        """Comparison codes, when the policy lists them. What a person writes in their own file lists nobody."""
        return self.installations if "installations" in self.fixed else None

    def for_unit(self, unit: str) -> "Settings":
        """What papers of `unit` say; where nothing is said of it, what all papers say."""
        return replace(self, **self.units.get(unit, {}))  # type: ignore[arg-type]  # each value was judged

    def sound_in(self, room: str) -> RoomSound:
        """What was chosen where the projector is called `room`; the usual where nothing was."""
        kept = self.sound_rooms.get(room)
        if kept is None:
            return RoomSound("", "", self.film_volume)
        level = self.film_volume if "film_volume" in self.fixed else kept["level"]
        return RoomSound(str(kept["device"]), str(kept["name"]), int(str(level)))

    def with_sound(self, room: str, sound: RoomSound) -> "Settings":
        """`sound` is remembered for `room`; the room that was chosen for longest ago gives way."""
        others = [(name, kept) for name, kept in self.sound_rooms.items() if name != room][1 - MOST_ROOMS :]
        kept = {"device": sound.device, "name": _plain(sound.name), "level": sound.level}
        return replace(self, sound_rooms={**dict(others), room: kept})


def recovery_public(written: object) -> bytes | None:
    """The 32 bytes that seal/recovery.py wrote as "vr1-" and hex; None for anything else, such as half of it."""
    found = re.fullmatch(r"vr1-([0-9a-f]{64})([0-9a-f]{8})", written) if isinstance(written, str) else None
    public = bytes.fromhex(found[1]) if found else b""
    return public if found and hashlib.sha256(public).hexdigest()[:8] == found[2] else None


def _plain(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())[:MOST_NAME]


def _words(most: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and len(value) <= most and value.isprintable()


def _units(value: object) -> bool:
    return (
        isinstance(value, dict)
        and len(value) <= MOST_UNITS
        and all(_words(MOST_NAME)(name) and isinstance(said, dict) for name, said in value.items())
        and all(key in OF_UNIT and _FITS[key](each) for said in value.values() for key, each in said.items())
    )


def _switch(value: object) -> bool:
    return isinstance(value, bool)


def _percent(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100


def _months(least: int, most: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _scale(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0.8 <= value <= 2.0


def _rooms(value: object) -> bool:
    return isinstance(value, dict) and len(value) <= MOST_ROOMS and all(map(_room, value.values()))


def _room(value: object) -> bool:
    if not isinstance(value, dict) or not value.keys() >= {"device", "name", "level"}:
        return False
    return _words(MOST_NAME)(value["device"]) and _words(MOST_NAME)(value["name"]) and _percent(value["level"])


def _codes(value: object) -> bool:
    """A code that is miswritten is nobody's; refusing the whole list for it would let everybody in."""
    return isinstance(value, list) and len(value) <= MOST_INSTALLATIONS and all(isinstance(each, str) for each in value)


def _language_or_none(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"([a-z]{2,3})?", value) is not None


_FITS: Mapping[str, Callable[[object], bool]] = {
    "language": lambda value: value in LANGUAGES,
    "municipality": _words(80),
    "contact": _words(120),
    "support": _words(120),
    "logo": _words(200),
    "attendance": _words(120),
    "units": _units,
    "seats": _switch,
    "letter_keys": _switch,
    "sound_rooms": _rooms,
    "film_volume": _percent,
    "film_read_aloud": _switch,
    "text_scale": _scale,
    "notes_passphrase": _switch,
    "recovery_key": lambda value: value == "" or recovery_public(value) is not None,
    "installations": _codes,
    "register": lambda value: value == "" or (_words(300)(value) and str(value).startswith("postgresql://")),
    "sheet_declined": _switch,
    "captions": _switch,
    "captions_size": lambda value: value in CAPTION_SIZES,
    "captions_background": _switch,
    "captions_second": _language_or_none,
    "room_light": _switch,
    "projector": _words(200),
    "report_folder": _words(200),
    "notes_months": _months(1, MOST_NOTES_MONTHS),
    "summary_months": _months(0, MOST_SUMMARY_MONTHS),
}


def policy_file() -> Path:
    """Where the IT department's file lies on this system."""
    if os.name == "nt":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "vilkaarvi" / "policy.toml"
    return Path("/etc/vilkaarvi/policy.toml")


def load(path: Path, policy: Path | None = None) -> tuple[Settings, list[Fault]]:
    """The settings and what had to be repaired: SETTING_REPAIRED, FILE_UNREADABLE, NEWER_FORMAT. Raises nothing."""
    told: list[Fault] = []
    values = _fitting(path, told)
    ruled = _fitting(policy, told) if policy else {}
    values |= ruled
    return Settings(**values, fixed=frozenset(ruled)), told  # type: ignore[arg-type]  # each value was judged


def _fitting(path: Path, told: list[Fault]) -> Values:
    """The known values of a file that make sense; the others are told."""
    try:
        written = _read(path)
    except Fault as fault:
        told.append(fault)
        return {}
    usual = Settings()
    for name, fits in _FITS.items():
        if name in written and not fits(written[name]):
            told.append(Fault(Code.SETTING_REPAIRED, name=name, value=getattr(usual, name), path=path))
    return {name: written[name] for name, fits in _FITS.items() if name in written and fits(written[name])}


def _read(path: Path) -> Values:
    """All that a file says; nothing if it is not there. Raises Fault FILE_UNREADABLE or NEWER_FORMAT."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise Fault(Code.FILE_UNREADABLE, name=path)
        written = tomllib.loads(content.decode("utf-8-sig"))  # Notepad begins with a mark
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as fault:
        raise Fault(Code.FILE_UNREADABLE, name=path) from fault
    number = written.get("format", FORMAT)
    if isinstance(number, int) and number > FORMAT:
        raise Fault(Code.NEWER_FORMAT, name=path)
    return written


def save(path: Path, settings: Settings) -> None:
    """Writes the user's own choices; what the policy decides and unknown keys stay as they were in the file.

    Either the old or the new file is there, whole; one that cannot be read is kept beside, as settings.toml.old.
    Raises Fault DISK_FULL, WRITE_FAILED, or NEWER_FORMAT (then nothing is changed).
    """
    try:
        written = _read(path)
    except Fault as fault:
        if fault.code is Code.NEWER_FORMAT:
            raise
        with suppress(OSError):
            os.replace(path, path.with_name(path.name + ".old"))  # noqa: PTH105  on Windows rename would refuse
        written = {}
    usual = Settings()
    for each in fields(Settings):
        name, value = each.name, getattr(settings, each.name)
        if name in _FITS and name not in settings.fixed and (name in written or value != getattr(usual, name)):
            written[name] = value
    _replace(path, {"format": FORMAT, **written})


def _replace(path: Path, values: Values) -> None:
    import errno

    import tomli_w

    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            tomli_w.dump(values, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)  # noqa: PTH105
    except OSError as fault:
        with suppress(OSError):
            beside.unlink()
        full = fault.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)) or _windows_full(fault)
        raise Fault(Code.DISK_FULL if full else Code.WRITE_FAILED, path=path) from fault


def _windows_full(fault: OSError) -> bool:
    return getattr(fault, "winerror", None) in {39, 112}
