"""The texts of a programme as a municipality changes them: what the programme says beside what it says itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.check_words import GLANCE, MARKUP
from vilkaarvi.programme.edition import Files
from vilkaarvi.programme.local import Local, LocalText, places_of, read_local, said_at, write_local
from vilkaarvi.programme.shape import MOST_LETTERS
from vilkaarvi.programme.source import HIDDEN
from vilkaarvi.programme.values import Declared, braces, declared
from vilkaarvi.seal.disk import Disk

CARDS = "cards"
MOST_LINES = 12  # of one list; more nobody reads before a group
ROOM_KEYS = ("prompt", "rules", "next_time")
Written = Mapping[str, Any]


@dataclass(frozen=True)
class OwnText:
    """One place. `own` and `was` None: nothing of the municipality's stands there."""

    place: str
    said: Written
    own: Written | None = None
    was: Written | None = None

    @property
    def session(self) -> str:
        """A session's id, or `CARDS`."""
        return self.place.split("/")[0]

    @property
    def step(self) -> str:
        """A step's or a card's id."""
        return self.place.split("/")[1]

    @property
    def key(self) -> str:
        return self.place.split("/")[-1]

    @property
    def is_list(self) -> bool:
        return any(isinstance(each, list) for each in self.said.values())

    @property
    def for_room(self) -> bool:
        """Whether everybody sees it, or the leader alone."""
        return self.session != CARDS and self.key in ROOM_KEYS

    @property
    def overtaken(self) -> bool:
        """The programme says something else than when the municipality wrote its own."""
        return self.was is not None and self.was != self.said

    def now(self, language: str, own: str) -> str:
        """What is shown there, a line for each of a list; `own`: the programme's language."""
        return _lines((self.own or self.said), language, own)

    def programme_s(self, language: str, own: str) -> str:
        return _lines(self.said, language, own)


def _lines(said: Written, language: str, own: str) -> str:
    words = said.get(language) or said.get(own, "")
    return "\n".join(words) if isinstance(words, list) else str(words)


@dataclass(frozen=True)
class Shelf:
    """All that can be changed. `titles`: of sessions ("traff-1") and steps ("traff-1/fraga-1"), by language;
    `numbers`: of the sessions that have one."""

    texts: tuple[OwnText, ...]
    titles: Mapping[str, Written]
    numbers: Mapping[str, int]
    values: tuple[Declared, ...]
    language: str
    local: Local

    @property
    def changed(self) -> tuple[OwnText, ...]:
        return tuple(each for each in self.texts if each.own is not None)

    def title(self, place: str, language: str) -> str:
        words = self.titles.get(place, {})
        return str(words.get(language) or words.get(self.language, place))


def shelf_of(files: Files, local: Local) -> Shelf:
    """What no longer has a place is left out here; it is told where the programme is read."""
    mine = {each.place: each for each in local.texts}

    def one(place: str) -> OwnText:
        said, own = said_at(files, place) or {}, mine.get(place)
        return OwnText(place, said, own.own if own else None, own.was if own else None)

    language = files["programme.toml"].get("language", "sv")
    numbers = {row["id"]: row["number"] for row in files["programme.toml"].get("sessions", [])}
    return Shelf(tuple(map(one, places_of(files))), dict(_titles(files)), numbers, declared(files), language, local)


def _titles(files: Files) -> Iterator[tuple[str, Written]]:
    for table in ("sessions", "extras"):
        for row in files["programme.toml"].get(table, []):
            yield row["id"], row["title"]
            for step in files.get(row.get("file", ""), {}).get("steps", []):
                yield f"{row['id']}/{step['id']}", step["title"]
    for card in files["cards.toml"]["cards"]:
        yield f"{CARDS}/{card['id']}", card["title"]


def written_there(text: OwnText, words: str, language: str, own: str) -> LocalText | None:
    """What is kept of `words`, as they were typed; None where they are the programme's own."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    new: Any = lines if text.is_list else " ".join(words.split())
    said = {**(text.own or {}), language: new}
    if own not in said:
        said[own] = text.said[own]  # the programme's own language is always there
    if all(text.said.get(each) == said[each] for each in said):
        return None
    return LocalText(text.place, dict(text.said), said)


def wrong_with(text: OwnText, words: str, values: tuple[Declared, ...]) -> Fault | None:
    """Why `words` cannot stand there. Faults OWN_EMPTY, P_HIDDEN, P_PLACEHOLDER, OWN_LONG (most), OWN_LINES (most)."""
    lines = [line for line in (words.splitlines() if text.is_list else [" ".join(words.split())]) if line.strip()]
    known = [each.id for each in values]
    strange = next((each for line in lines for each in braces(line) if each not in known), None)
    if not lines:
        return Fault(Code.OWN_EMPTY)
    if hidden := HIDDEN.search(words.replace("\n", " ")):
        return Fault(Code.P_HIDDEN, sign=f"U+{ord(hidden[0]):04X}")
    if strange is not None:
        return Fault(Code.P_PLACEHOLDER, name=f"{{{strange}}}", known=", ".join(f"{{{each}}}" for each in known) or "–")
    if any(len(line) > MOST_LETTERS for line in lines):
        return Fault(Code.OWN_LONG, most=MOST_LETTERS)
    return Fault(Code.OWN_LINES, most=MOST_LINES) if len(lines) > MOST_LINES else None


def worth_saying(text: OwnText, words: str) -> Fault | None:
    """What can be kept and is better otherwise: OWN_GLANCE (count, most), P_MARKUP."""
    if text.for_room and not text.is_list and len(words) > GLANCE:
        return Fault(Code.OWN_GLANCE, count=len(words), most=GLANCE)
    found = MARKUP.search(words)
    return Fault(Code.P_MARKUP, name=found[0]) if found else None


def change_local(disk: Disk, folder: Path, change: Callable[[Local], Local]) -> Local:
    """Reads, changes and writes, for the writer thread: what another window has written meanwhile stays.

    Raises the Faults of `read_local` (then nothing is written) and of `write_local`.
    """
    return write_local(disk, folder, change(read_local(folder)))
