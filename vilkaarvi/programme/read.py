"""Makes a `Programme` of its files. Checks first: a programme with errors is refused, with where to look."""

from datetime import date
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.check import check
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
    Programme,
    Question,
    Round,
    Segment,
    Session,
    Step,
    Welcome,
    Words,
)
from vilkaarvi.programme.place import stays
from vilkaarvi.programme.source import load


def programmes(places: Places) -> list[str]:
    """The ids of all programmes that are there."""
    folder = places.programmes / "sessions"
    return sorted(each.parent.name for each in folder.glob("*/programme.toml") if stays(each.parent))


def read_programme(places: Places, name: str, today: date) -> Programme:
    """The programme `name`. Raises Fault NO_SUCH_PROGRAMME, NEWER_FORMAT, or PROGRAMME_FAULTY with its path.

    A film that is missing stops nothing: the hour shows its facts instead.
    """
    known = programmes(places)
    if name not in known:
        raise Fault(
            Code.NO_SUCH_PROGRAMME, name=name, folder=places.programmes / "sessions", known=", ".join(known) or "–"
        )
    folder, media = places.sessions(name), places.media(name)
    findings = check(folder, media, today)
    for finding in findings:
        if finding.code is Code.NEWER_FORMAT:
            raise Fault(Code.NEWER_FORMAT, name=finding.file.name)
    if any(finding.stops for finding in findings):
        raise Fault(Code.PROGRAMME_FAULTY, name=name, path=folder)
    return _Reader(folder, media).programme(name)


class _Reader:
    """Turns checked data into the model."""

    def __init__(self, folder: Path, media: Path) -> None:
        self.folder, self.media = folder, media
        self.plain = self._toml("programme.toml")
        self.own = str(self.plain.get("language", "sv"))

    def _toml(self, name: str) -> dict[str, Any]:
        return load(self.folder / name).plain

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
            media=self.media,
            own=self.own,
            about=self._words(plain.get("about")),
            reviewed_by=plain.get("reviewed_by", ""),
            reviewed_on=plain.get("reviewed_on"),
        )

    def _words(self, plain: dict[str, str] | None) -> Words:
        return Words(plain or {}, self.own)

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
            number=row["number"],
            title=self._words(row["title"]),
            about=self._words(row["about"]),
            minutes=whole.get("minutes", 60),
            steps=tuple(self._step(step) for step in whole["steps"]),
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
            return Cue(plain["at_ms"], self._words(plain["prompt"]), mode)

        return Segment(
            file=row["file"],
            length_ms=row["length_ms"],
            poster=row.get("poster"),
            captions=row.get("captions", {}),
            cues=tuple(cue(each) for each in row.get("cues", ())),
            facts=tuple(row.get("facts", ())),
        )

    def _fact(self, row: dict[str, Any]) -> Fact:
        number = row["number"] if isinstance(row["number"], dict) else {self.own: row["number"]}
        return Fact(
            row["id"], self._words(number), row["year"], self._words(row["wording"]), row["source"], row["address"],
            row["read_on"], row["review_by"], row.get("contested", False),
            Checked(row.get("checked", "primary")),
        )  # fmt: skip

    def _card(self, row: dict[str, Any]) -> Card:
        label = self._words(row["action_label"]) if "action_label" in row else None
        action = CardAction(row.get("action", "none"))
        return Card(
            row["id"], self._words(row["title"]), self._words(row["short"]), self._many(row["text"]), action, label
        )
