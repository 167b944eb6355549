"""Makes a `Programme` of its files. Checks first: a programme with errors is refused, with where to look."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.edition import Edition, Files, edition_id, keep, read_kept
from vilkaarvi.programme.local import MEDIA, OWN_FOLDER, Local, laid_over, read_local
from vilkaarvi.programme.model import (
    Agree,
    Card,
    CardAction,
    Checked,
    Close,
    Cue,
    Evaluate,
    Evaluation,
    Fact,
    Film,
    Guidance,
    Mode,
    ModeKind,
    OwnFilm,
    Programme,
    Question,
    Round,
    Segment,
    Session,
    SessionKind,
    Step,
    Welcome,
    Words,
)
from vilkaarvi.programme.own_facts import OWN_FACT
from vilkaarvi.programme.place import stays
from vilkaarvi.programme.values import filled
from vilkaarvi.seal.disk import Disk


def programmes(places: Places) -> list[str]:
    """The ids of all programmes that are there."""
    folder = places.programmes / "sessions"
    return sorted(each.parent.name for each in folder.glob("*/programme.toml") if stays(each.parent))


def read_programme(places: Places, name: str, today: date, municipality: str = "") -> Programme:
    """The programme `name`. Raises Fault NO_SUCH_PROGRAMME, NEWER_FORMAT, or PROGRAMME_FAULTY with its path.

    A film that is missing stops nothing: the hour shows its facts instead.
    """
    return read_edition(places, name, today, municipality).programme


@dataclass(frozen=True)
class Reading:
    """A programme as it was read. `keep`: its edition, where that is not kept yet. `told`: what of the municipality's
    own could not be laid over it."""

    programme: Programme
    keep: Edition | None = None
    told: tuple[Fault, ...] = ()


def read_edition(places: Places, name: str, today: date, municipality: str = "") -> Reading:
    """The programme with the municipality's own over it. Raises as above; what is the municipality's never stops it.

    `municipality`: its name in the settings, which stands for {kommun} where there is no other.
    """
    _known(places, name)
    folder, media, local = places.sessions(name), places.media(name), places.local(name)
    this = edition_id(folder, local, municipality)
    kept = read_kept(places.editions, name, this) if this is not None else None
    if kept is not None:
        return Reading(programme_of(kept, places, name), None, tuple(map(_told, kept.told)))
    files, faults = _with_local(_checked(folder, media, name, today), local, municipality)
    told = tuple((fault.code.value, str(fault.facts.get("place", ""))) for fault in faults)
    made = Edition(this or "", files, told)
    worth = made if this is not None and all(place for _, place in told) else None  # else it is read anew each time
    return Reading(programme_of(made, places, name), worth, tuple(faults))


def read_and_keep(disk: Disk, places: Places, name: str, today: date, municipality: str = "") -> Reading:
    """The same, and its edition is kept for whoever begins with it: on the writer thread. Raises as above."""
    reading = read_edition(places, name, today, municipality)
    if reading.keep is not None:
        with suppress(OSError):  # the next start reads the files again
            keep(disk, places.editions, name, reading.keep)
    return reading


def _known(places: Places, name: str) -> None:
    known = programmes(places)
    if name not in known:
        raise Fault(
            Code.NO_SUCH_PROGRAMME, name=name, folder=places.programmes / "sessions", known=", ".join(known) or "–"
        )


def _told(each: tuple[str, str]) -> Fault:
    return Fault(Code(each[0]), place=each[1])


def own_faults(places: Places, name: str, today: date) -> tuple[Fault, ...]:
    """What of the municipality's own has no place in the programme `name`, or cannot be shown; () where that programme
    is not there, or is faulty itself."""
    try:
        return read_edition(places, name, today).told
    except Fault:
        return ()


def programme_of(edition: Edition, places: Places, name: str) -> Programme:
    """What an edition of the programme `name` says."""
    return _Reader(edition, places.media(name), places.local(name) / MEDIA).programme(name)


@dataclass(frozen=True)
class Sources:
    """What a municipality changes: the programme's own files, as they are written, and what lies over them."""

    files: Files
    local: Local


def read_sources(places: Places, name: str, today: date) -> Sources:
    """Raises as `read_programme`, and FILE_UNREADABLE or NEWER_FORMAT where the municipality's own cannot be read: then
    nothing may be written over it."""
    return Sources(_checked(places.sessions(name), places.media(name), name, today), read_local(places.local(name)))


def _with_local(files: Files, folder: Path, municipality: str) -> tuple[Files, list[Fault]]:
    try:
        local, told = read_local(folder), list[Fault]()
    except Fault as fault:
        local, told = Local(), [fault]
    over, faults = laid_over(files, local)
    return filled(over, local.values, municipality), told + faults


def _checked(folder: Path, media: Path, name: str, today: date) -> Files:
    """What the files say, which no fault stops. Raises Fault NEWER_FORMAT or PROGRAMME_FAULTY."""
    from vilkaarvi.programme.check import Checker
    from vilkaarvi.programme.check_media import Media

    checker = Checker(folder, Media(media, False), today)
    findings = checker.findings()
    for finding in findings:
        if finding.code is Code.NEWER_FORMAT:
            raise Fault(Code.NEWER_FORMAT, name=finding.file.name)
    if any(finding.stops for finding in findings):
        raise Fault(Code.PROGRAMME_FAULTY, name=name, path=folder)
    sources = (checker.programme, checker.facts, checker.cards, *checker.sessions)
    return {each.path.name: each.plain for each in sources}


class _Reader:
    """Turns into the model what was checked: the very same data, and no file is read twice."""

    def __init__(self, edition: Edition, media: Path, own_media: Path) -> None:
        self.media, self.own_media, self.edition = media, own_media, edition.id
        self._plain = edition.files
        self.plain = self._toml("programme.toml")
        self.own: str = self.plain.get("language", "sv")

    def _toml(self, name: str) -> dict[str, Any]:
        return self._plain[name]

    def programme(self, name: str) -> Programme:
        plain = self.plain
        return Programme(
            id=name,
            version=plain["version"],
            title=self._words(plain["title"]),
            sessions=tuple(self._session(row) for row in plain["sessions"]),
            facts={row["id"]: self._fact(row) for row in self._toml("facts.toml")["facts"]},
            cards={row["id"]: self._card(row) for row in self._toml("cards.toml")["cards"]},
            evaluation=tuple(
                Evaluation(row["id"], self._words(row["statement"])) for row in plain.get("evaluation", [])
            ),
            extras=tuple(self._session(row) for row in plain.get("extras", [])),
            films=tuple(
                OwnFilm(row["id"], self._words(row["title"]), self._words(row["about"]), self._segment(row["segment"]))
                for row in plain.get("films", [])
            ),
            media=self.media,
            edition=self.edition,
            own=self.own,
            about=self._words(plain.get("about")),
            reviewed_by=plain.get("reviewed_by", ""),
            reviewed_on=plain.get("reviewed_on"),
        )

    def _words(self, plain: dict[str, str] | str | None) -> Words:
        """A text by language, or one that is the same in all of them."""
        return Words({self.own: plain} if isinstance(plain, str) else plain or {}, self.own)

    def _many(self, plain: dict[str, list[str]] | None) -> tuple[Words, ...]:
        """A list in each language becomes a list of texts, each in its languages."""
        plain = plain or {}
        longest = len(plain.get(self.own, []))
        return tuple(
            Words({language: rows[i] for language, rows in plain.items() if i < len(rows)}, self.own)
            for i in range(longest)
        )

    def _session(self, row: dict[str, Any]) -> Session:
        whole: dict[str, Any] = self._toml(row["file"]) if "file" in row else {"minutes": 60, "steps": []}
        return Session(
            id=row["id"],
            number=row.get("number", 0),
            title=self._words(row["title"]),
            about=self._words(row["about"]),
            minutes=whole.get("minutes", 60),
            steps=tuple(self._step(step) for step in whole["steps"]),
            kind=SessionKind(row.get("kind", SessionKind.SESSION)),
        )

    def _step(self, row: dict[str, Any]) -> Step:
        common: dict[str, Any] = {
            "id": row["id"],
            "title": self._words(row["title"]),
            "minutes": row.get("minutes"),
            "seconds_per_person": row.get("seconds_per_person"),
            "min_minutes": row.get("min_minutes", 1),
            "droppable": row.get("droppable", False),
            "guidance": Guidance(
                self._many(row.get("say")), self._many(row.get("think")), self._many(row.get("follow_ups"))
            ),
            "cards": tuple(row.get("cards", ())),
        }
        match row["kind"]:
            case "welcome":
                return Welcome(**common, rules=self._many(row["rules"]))
            case "round":
                return Round(**common, prompt=self._words(row["prompt"]))
            case "film":
                return Film(**common, segment=self._segment(row["segment"]))
            case "question":
                modes = tuple(
                    Mode(ModeKind(mode["kind"]), mode["minutes"], self._many(mode.get("say"))) for mode in row["modes"]
                )
                return Question(**common, prompt=self._words(row["prompt"]), modes=modes)
            case "agree":
                return Agree(**common)
            case "evaluate":
                return Evaluate(**common)
            case _:
                return Close(**common, next_time=self._words(row.get("next_time")))

    def _segment(self, row: dict[str, Any]) -> Segment:
        def cue(plain: dict[str, Any]) -> Cue:
            mode = Mode(ModeKind(plain.get("mode", "silent")), plain.get("minutes", 1), self._many(plain.get("say")))
            return Cue(plain["at_ms"], self._words(plain["prompt"]), mode, plain.get(OWN_FACT, ""))

        return Segment(
            file=row["file"],
            length_ms=row["length_ms"],
            poster=row.get("poster"),
            captions=row.get("captions", {}),
            cues=tuple(cue(each) for each in row.get("cues", ())),
            facts=tuple(row.get("facts", ())),
            folder=self.own_media if row.get(OWN_FOLDER) else self.media,
            own_fact=row.get(OWN_FACT, ""),
        )

    def _fact(self, row: dict[str, Any]) -> Fact:
        return Fact(
            row["id"], self._words(row["number"]), self._words(row["year"]), self._words(row["wording"]),
            self._words(row["source"]), row["address"], row["read_on"], row["review_by"], row.get("contested", False),
            Checked(row.get("checked", "primary")), self._many(row.get("readings")),
            self._words(row["unsure"]) if "unsure" in row else None,
        )  # fmt: skip

    def _card(self, row: dict[str, Any]) -> Card:
        label = self._words(row["action_label"]) if "action_label" in row else None
        action = CardAction(row.get("action", "none"))
        return Card(
            row["id"], self._words(row["title"]), self._words(row["short"]), self._many(row["text"]), action, label
        )
