"""What a municipality says in its own way: words, values and films that lie over a programme and survive its updates.

Format 1 of `local/<programme>/local.toml` in the data folder; its films lie in `local/<programme>/media/`:

    format = 1
    revision = 3                          # one more each time it is saved
    reviewed_by = "HR, Exempelstad"       # who in the municipality has looked the programme over
    reviewed_on = 2026-11-26

    [values]                              # what {kommun} in the programme's texts becomes
    kommun.sv = "Exempelstad"

    [[texts]]
    place = "traff-2/fraga-1/prompt"      # session/step/key, session/step/cues/0/key, cards/card/key
    was.sv = "Vad …?"                     # what the programme said there when it was changed
    own.sv = "Vad …?"                     # a list where the programme has one

    [[films]]
    place = "traff-1/film-1"              # the film step that shows it instead of the programme's
    was = "traff1-del1.mp4"
    [films.segment]                       # as in a session
    file = "var-film-3f9a2c11.mp4"

and `[[facts]]` (own_facts.py). A value stands in for its {id} in the programme's texts (values.py).
It is laid over what the programme's files say, before anything is made of that: the hour, the papers and the check know
nothing of it. What has no place any more, or cannot be shown, is told and left out; it stays in the file.
"""

import copy
import math
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.edition import LOCAL, Files
from vilkaarvi.programme.model import ModeKind
from vilkaarvi.programme.own_facts import LocalFact, facts_of, lay_facts
from vilkaarvi.programme.place import is_bare
from vilkaarvi.programme.shape import DAY, ID, LINES, MAYBE_ROWS, MOST_LETTERS, SHAPES, WORDS, Shape
from vilkaarvi.programme.source import ENDLESS_KEY, HIDDEN, MOST_BYTES
from vilkaarvi.programme.values import braces, declared, fits_value
from vilkaarvi.seal.disk import Disk, replace_file, told

FORMAT = 1
MEDIA = "media"
# keys of a step, a cue, a mode and a card whose words a municipality may change
STEP_TEXTS = ("title", "prompt", "rules", "say", "think", "follow_ups", "next_time")
PART_TEXTS = ("prompt", "say")
CARD_TEXTS = ("title", "short", "text", "action_label")
CUE_GAP_MS = 1000  # as for the programme's own films
OWN_FOLDER = "own_folder"  # marks a segment whose files are the municipality's

Written = Mapping[str, Any]  # language → text, or list of texts


@dataclass(frozen=True)
class LocalText:
    """The municipality's wording of one place, and what the programme said there when it was written."""

    place: str
    was: Written
    own: Written


@dataclass(frozen=True)
class LocalFilm:
    """The municipality's film in a step's place; `segment` as a session's file has it. `was`: the programme's film."""

    place: str
    was: str
    segment: Mapping[str, Any]


@dataclass(frozen=True)
class Local:
    """All that a municipality has of its own for one programme."""

    revision: int = 0
    values: Mapping[str, Written] = field(default_factory=dict)
    texts: tuple[LocalText, ...] = ()
    films: tuple[LocalFilm, ...] = ()
    facts: tuple[LocalFact, ...] = ()
    reviewed_by: str = ""
    reviewed_on: date | None = None

    @property
    def empty(self) -> bool:
        return self == Local(self.revision)

    def with_text(self, text: LocalText | None, place: str) -> "Local":
        """`text` at `place` instead of what was there; None gives the programme's own words back."""
        others = tuple(each for each in self.texts if each.place != place)
        return replace(self, texts=(*others, text) if text is not None else others)

    def with_film(self, film: LocalFilm | None, place: str) -> "Local":
        others = tuple(each for each in self.films if each.place != place)
        return replace(self, films=(*others, film) if film is not None else others)


def read_local(folder: Path) -> Local:
    """What `folder` holds; an empty one when there is nothing. Raises Fault FILE_UNREADABLE or NEWER_FORMAT."""
    path = folder / LOCAL
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return Local()
    except OSError as fault:
        raise Fault(Code.FILE_UNREADABLE, name=path) from fault
    return local_of(content, path)


def local_of(content: bytes, path: Path) -> Local:
    """What such a file says. Raises Fault FILE_UNREADABLE or NEWER_FORMAT, with `path`."""
    if len(content) > MOST_BYTES:
        raise Fault(Code.FILE_UNREADABLE, name=path)
    try:
        written = content.decode("utf-8-sig").replace("\r\n", "\n")
        if ENDLESS_KEY.search(written):
            raise Fault(Code.FILE_UNREADABLE, name=path)
        plain = tomllib.loads(written)
    except (ValueError, RecursionError) as fault:
        raise Fault(Code.FILE_UNREADABLE, name=path) from fault
    number = plain.get("format", FORMAT)
    if type(number) is int and number > FORMAT:
        raise Fault(Code.NEWER_FORMAT, name=path)
    revision, values = plain.get("revision", 0), plain.get("values", {})
    reviewer, day = plain.get("reviewed_by", ""), plain.get("reviewed_on")
    return Local(
        revision if type(revision) is int else 0,
        {name: each for name, each in values.items() if WORDS.fits(each)} if isinstance(values, dict) else {},
        tuple(LocalText(row["place"], row["was"], row["own"]) for row in _rows(plain, "texts") if _is_text(row)),
        tuple(LocalFilm(row["place"], row["was"], row["segment"]) for row in _rows(plain, "films") if _is_film(row)),
        facts_of(_rows(plain, "facts")),
        reviewer if fits_value(reviewer) else "",
        day if DAY.fits(day) else None,
    )


def write_local(disk: Disk, folder: Path, local: Local) -> Local:
    """Answers what was written: one revision more. Raises Fault DISK_FULL or WRITE_FAILED; then the old one stands."""
    import tomli_w

    after = replace(local, revision=local.revision + 1)
    plain: dict[str, Any] = {"format": FORMAT, "revision": after.revision}
    if after.values:
        plain["values"] = dict(after.values)
    if after.texts:
        plain["texts"] = [{"place": each.place, "was": dict(each.was), "own": dict(each.own)} for each in after.texts]
    if after.facts:
        plain["facts"] = [{"place": each.place, **each.plain} for each in after.facts]
    if after.reviewed_by:
        plain["reviewed_by"] = after.reviewed_by
    if after.reviewed_on:
        plain["reviewed_on"] = after.reviewed_on
    if after.films:
        plain["films"] = [{"place": each.place, "was": each.was, "segment": dict(each.segment)} for each in after.films]
    with told(folder / LOCAL):
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(disk, folder / LOCAL, tomli_w.dumps(plain).encode("utf-8"))
    return after


def laid_over(files: Files, local: Local) -> tuple[Files, list[Fault]]:
    """What the programme's files say with the municipality's own over it, and what found no place there.

    Faults: LOCAL_NO_PLACE (place), LOCAL_NOT_SHOWN (place). `files` is not changed.
    """
    over = {name: copy.deepcopy(plain) for name, plain in files.items()}
    faults: list[Fault] = []
    known = {each.id for each in declared(files)}
    for text in local.texts:
        holder, key = _held(over, text.place)
        if holder is None:
            faults.append(Fault(Code.LOCAL_NO_PLACE, place=text.place))
        elif not fits(holder[key], text.own, known):
            faults.append(Fault(Code.LOCAL_NOT_SHOWN, place=text.place))
        else:
            holder[key] = {**_languages(holder[key], text.own), **text.own}
    for film in local.films:
        step = step_at(over, film.place)
        if step is None or "segment" not in step:
            faults.append(Fault(Code.LOCAL_NO_PLACE, place=film.place))
        elif not _plays(film.segment, over):
            faults.append(Fault(Code.LOCAL_NOT_SHOWN, place=film.place))
        else:
            step["segment"] = {**film.segment, OWN_FOLDER: True}
            if "minutes" in step:
                step["minutes"] = step["min_minutes"] = minutes_of(film.segment)
    faults += lay_facts(over, local.facts, step_at)
    if local.reviewed_by:
        over["programme.toml"] |= {"reviewed_by": local.reviewed_by, "reviewed_on": local.reviewed_on}
    return over, faults


def said_at(files: Files, place: str) -> Written | None:
    """What the files say at `place`; None where there is no such place."""
    holder, key = _held(files, place)
    said: Written | None = holder[key] if holder is not None else None
    return said


def fits(said: Written, own: Written, values: Collection[str] = ()) -> bool:
    """Whether `own` can stand where `said` does: text for text, list for list, nothing hidden, not empty, and only
    `values` in braces."""
    sort = LINES if any(isinstance(each, list) for each in said.values()) else WORDS
    if not own or not sort.fits(own):
        return False
    every = [line for each in own.values() for line in (each if isinstance(each, list) else [each])]
    return all(
        line.strip() and len(line) <= MOST_LETTERS and not HIDDEN.search(line) and set(braces(line)) <= set(values)
        for line in every
    )


def _plays(segment: Mapping[str, Any], files: Files) -> bool:
    """Whether a session could have such a segment; whether its file is there is seen when it is played."""
    cues = _rows(segment, "cues")
    if not _whole(segment, SHAPES["segment"]) or not all(_whole(cue, SHAPES["cues"]) and _asks(cue) for cue in cues):
        return False
    times = [0, *(cue["at_ms"] for cue in cues), segment["length_ms"]]
    if any(later - sooner < CUE_GAP_MS for sooner, later in pairwise(times)):
        return False
    facts = {row.get("id") for row in _rows(files["facts.toml"], "facts")}
    names = [segment["file"], segment.get("poster", "a"), *segment.get("captions", {}).values()]
    return set(segment.get("facts", ())) <= facts and all(map(is_bare, names))


def _asks(cue: Mapping[str, Any]) -> bool:
    """Whether a whole cue has words that can be shown, and a mode that there is."""
    said = list(cue["prompt"].values())
    modes = {kind.value for kind in ModeKind}
    return bool(said) and not any(HIDDEN.search(each) for each in said) and cue.get("mode", "silent") in modes


def _whole(row: Mapping[str, Any], shape: Shape) -> bool:
    values = {key.lstrip("!"): value for key, value in shape.items()}
    needed = {key[1:] for key in shape if key.startswith("!")}
    return needed <= row.keys() <= values.keys() and all(values[key].fits(each) for key, each in row.items())


def minutes_of(segment: Mapping[str, Any]) -> int:
    """What a film and its questions take, in whole minutes."""
    asked = sum(float(cue.get("minutes", 1)) for cue in _rows(segment, "cues"))
    return max(1, math.ceil(round(int(segment["length_ms"]) / 60_000 + asked, 2)))


def places_of(files: Files) -> Iterator[str]:
    """Every place whose words may be changed, in the order of the programme."""
    for table in ("sessions", "extras"):
        for row in _rows(files["programme.toml"], table):
            for step in _rows(files.get(row.get("file", ""), {}), "steps"):
                yield from _step_places(f"{row['id']}/{step['id']}", step)
    for card in _rows(files["cards.toml"], "cards"):
        yield from (f"cards/{card['id']}/{key}" for key in CARD_TEXTS if key in card)


def _step_places(at: str, step: dict[str, Any]) -> Iterator[str]:
    yield from (f"{at}/{key}" for key in STEP_TEXTS if key in step)
    for name, rows in (("cues", _rows(step.get("segment", {}), "cues")), ("modes", _rows(step, "modes"))):
        for index, part in enumerate(rows):
            yield from (f"{at}/{name}/{index}/{key}" for key in PART_TEXTS if key in part)


def _held(files: Files, place: str) -> tuple[dict[str, Any] | None, str]:
    """The table that has the words of `place`, and their key in it."""
    match place.split("/"):
        case ["cards", card, key] if key in CARD_TEXTS:
            found = next((row for row in _rows(files["cards.toml"], "cards") if row.get("id") == card), None)
        case [session, step, key] if key in STEP_TEXTS:
            found = step_at(files, f"{session}/{step}")
        case [session, step, "cues" | "modes" as name, index, key] if key in PART_TEXTS and index.isdecimal():
            row = step_at(files, f"{session}/{step}") or {}
            parts = _rows(row.get("segment", {}) if name == "cues" else row, name)
            found = parts[int(index)] if int(index) < len(parts) else None
        case _:
            found, key = None, ""
    return (found if found is not None and key in found else None), key


def step_at(files: Files, place: str) -> dict[str, Any] | None:
    """The table of the step "session/step"."""
    session, _, step = place.partition("/")
    for table in ("sessions", "extras"):
        for row in _rows(files["programme.toml"], table):
            if row.get("id") == session:
                steps = _rows(files.get(row.get("file", ""), {}), "steps")
                return next((each for each in steps if each.get("id") == step), None)
    return None


def _languages(said: Written, own: Written) -> Written:
    """A translation of what is no longer said goes, unless the municipality has its own: better none than another."""
    return {} if any(said.get(language) != words for language, words in own.items()) else said


def _rows(plain: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    rows = plain.get(name)
    return [row for row in rows if isinstance(row, dict)] if MAYBE_ROWS.fits(rows) and isinstance(rows, list) else []


def _is_text(row: dict[str, Any]) -> bool:
    return isinstance(row.get("place"), str) and all(
        WORDS.fits(row.get(key)) or LINES.fits(row.get(key)) for key in ("was", "own")
    )


def _is_film(row: dict[str, Any]) -> bool:
    whole = isinstance(row.get("place"), str) and isinstance(row.get("was"), str)
    return whole and isinstance(row.get("segment"), dict) and all(map(ID.fits, row["place"].split("/")))
