"""All faults of a programme at once, each with file and line. `vilkaarvi check` prints them.

Files are untrusted: whatever stands in them, this answers with findings and never raises.
"""

import difflib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code
from vilkaarvi.programme import check_words
from vilkaarvi.programme.check_media import Media
from vilkaarvi.programme.model import CardAction, Checked, ModeKind, SessionKind
from vilkaarvi.programme.place import is_bare
from vilkaarvi.programme.shape import (
    DAY,
    ID,
    LINES,
    MILLISECONDS,
    MINUTES,
    MOST_ROWS,
    MOST_SESSIONS,
    SHAPES,
    STEP,
    STEP_KINDS,
    TEXT_OR_WORDS,
    WORDS,
    Shape,
)
from vilkaarvi.programme.source import MOST_FINDINGS, Finding, Key, Source, load

MOST_PEOPLE = 12  # an hour must fit for so many
CUE_GAP_MS = 1000
FILM_SLACK_MIN = 0.1


def check(folder: Path, media: Path, today: date, whole: bool = False) -> list[Finding]:
    """Every fault of the programme in `folder`, whose films lie in `media`: file by file, in the order of lines.

    `whole` reads every media file through and compares it with its checksum.
    """
    return Checker(folder, Media(media, whole), today).findings()


class Checker:
    """Reads all files of one programme and looks at each part once."""

    def __init__(self, folder: Path, media: Media, today: date) -> None:
        self.media = media
        self.today = today
        self.programme = load(folder / "programme.toml")
        language = self.programme.plain.get("language", "sv")
        self.own = language if isinstance(language, str) else "sv"
        self.facts = load(folder / "facts.toml")
        self.cards = load(folder / "cards.toml")
        self.sessions: list[Source] = []
        opened: set[str] = set()
        for table in ("sessions", "extras"):
            for index, row in _rows(self.programme.plain, table)[:MOST_SESSIONS]:
                if isinstance(name := row.get("file"), str) and name not in opened:
                    opened.add(name)
                    if is_bare(name):
                        self.sessions.append(load(folder / name))
                    else:
                        self.programme.fault(Code.P_NOT_BARE, table, index, "file", name=name)

    def findings(self) -> list[Finding]:
        for source, lists in (
            (self.programme, ("sessions", "extras", "films", "evaluation", "values")),
            (self.facts, ("facts",)),
            (self.cards, ("cards",)),
        ):
            if source.read:
                self._table(source, SHAPES[source.path.name], source.plain, ())
            for name in lists:
                for index, row in _rows(source.plain, name):
                    self._table(source, SHAPES[name], row, (name, index))
                self._ids_once(source, name)
        self._facts_and_cards()
        for index, extra in _rows(self.programme.plain, "extras"):
            self._choice(self.programme, extra.get("kind"), SessionKind, "extras", index, "kind")
        for index, film in _rows(self.programme.plain, "films"):
            if isinstance(segment := film.get("segment"), dict):
                self._segment(self.programme, segment, ("films", index, "segment"))
        for source in self.sessions:
            if source.read:
                self._session(source)
        statements = len(_rows(self.programme.plain, "evaluation"))
        check_words.programme(self.programme, _rows(self.programme.plain, "sessions"), statements)
        sources = [self.programme, self.facts, self.cards, *self.sessions]
        values = [row["id"] for _, row in _rows(self.programme.plain, "values") if ID.fits(row.get("id"))]
        for source in sources:
            check_words.texts(source, values)
            self._other_language(source)
        sources += self.media.others
        return [each for source in sources for each in sorted(source.findings, key=lambda finding: finding.line)]

    def _facts_and_cards(self) -> None:
        for index, fact in _rows(self.facts.plain, "facts"):
            due, key = fact.get("review_by"), ("facts", index)
            if isinstance(due, date) and DAY.fits(due) and due < self.today:
                name, day = fact.get("id"), due.isoformat()
                self.facts.fault(Code.P_FACT_OLD, *key, "review_by", error=False, name=name, day=day)
            check_words.fact(self.facts, fact, key, self.today)
            self._choice(self.facts, fact.get("checked", Checked.PRIMARY), Checked, *key, "checked")
        for index, card in _rows(self.cards.plain, "cards"):
            self._choice(self.cards, card.get("action", CardAction.NONE), CardAction, "cards", index, "action")
            check_words.card(self.cards, card, ("cards", index), self.own)

    # --- one session

    def _session(self, source: Source) -> None:
        self._table(source, SHAPES["session"], source.plain, ())
        self._ids_once(source, "steps")
        cards = {row["id"] for _, row in _rows(self.cards.plain, "cards") if ID.fits(row.get("id"))}
        for index, step in _rows(source.plain, "steps"):
            key: Key = ("steps", index)
            kind = step.get("kind")
            self._choice(source, kind, STEP_KINDS, *key, "kind")
            if not isinstance(kind, str) or kind in STEP_KINDS:
                self._table(source, {**STEP, **STEP_KINDS.get(str(kind), {})}, step, key)
            self._time(source, step, key)
            modes = sum(_number(mode.get("minutes")) or 0 for _, mode in _rows(step, "modes"))
            check_words.step(source, step, key, self.own, modes)
            self._known(source, step.get("cards"), cards, Code.P_NO_CARD, *key, "cards")
            for at, mode in _rows(step, "modes"):
                self._table(source, SHAPES["modes"], mode, (*key, "modes", at))
                self._choice(source, mode.get("kind"), ModeKind, *key, "modes", at, "kind")
            if isinstance(segment := step.get("segment"), dict):
                self._segment(source, segment, (*key, "segment"))
                self._film_time(source, step, segment, key)
        self._fits(source)
        check_words.session(source, [str(step.get("kind")) for _, step in _rows(source.plain, "steps")])

    def _time(self, source: Source, step: dict[str, Any], key: Key) -> None:
        if ("minutes" in step) == ("seconds_per_person" in step):
            source.fault(Code.P_TIME, *key, "seconds_per_person", name=step.get("id", "–"))
        minutes, least = _number(step.get("minutes")), _number(step.get("min_minutes"))
        if minutes is not None and least is not None and least > minutes:
            source.fault(
                Code.P_LEAST_MORE,
                *key,
                "min_minutes",
                name=step.get("id", "–"),
                least=f"{least:g}",
                minutes=f"{minutes:g}",
            )

    def _fits(self, source: Source) -> None:
        """Steps that cannot be left out must fit at their least, whatever the number of people up to twelve."""
        minutes = _number(source.plain.get("minutes"))
        required = [step for _, step in _rows(source.plain, "steps") if step.get("droppable") is not True]
        least = sum(_number(step.get("min_minutes", 1)) or 0 for step in required)
        if minutes is not None and least > minutes:
            facts: dict[str, Any] = {"least": f"{least:g}", "minutes": f"{minutes:g}"}
            source.fault(Code.P_DOES_NOT_FIT, "minutes", people=MOST_PEOPLE, **facts)

    def _segment(self, source: Source, segment: dict[str, Any], key: Key) -> None:
        self._table(source, SHAPES["segment"], segment, key)
        self.media.segment(source, segment, key)
        facts = {row["id"] for _, row in _rows(self.facts.plain, "facts") if ID.fits(row.get("id"))}
        self._known(source, segment.get("facts"), facts, Code.P_NO_FACT, *key, "facts")
        length, last = _milliseconds(segment.get("length_ms")), 0
        for index, cue in _rows(segment, "cues"):
            at_key = (*key, "cues", index)
            self._table(source, SHAPES["cues"], cue, at_key)
            self._choice(source, cue.get("mode", ModeKind.SILENT), ModeKind, *at_key, "mode")
            at = _milliseconds(cue.get("at_ms"))
            if at is not None and length is not None:
                if at - last < CUE_GAP_MS or length - at < CUE_GAP_MS:
                    source.fault(Code.P_CUE, *at_key, "at_ms", at=at, length=length)
                last = max(last, at)

    def _film_time(self, source: Source, step: dict[str, Any], segment: dict[str, Any], key: Key) -> None:
        length, minutes = _milliseconds(segment.get("length_ms")), _number(step.get("minutes"))
        if length is None or minutes is None:
            return
        needs = length / 60_000 + sum(_number(cue.get("minutes", 1)) or 0 for _, cue in _rows(segment, "cues"))
        if needs > minutes + FILM_SLACK_MIN:
            facts = {"name": step.get("id", "–"), "needs": f"{needs:.1f}", "minutes": f"{minutes:g}"}
            source.fault(Code.P_FILM_LONG, *key, "minutes", error=False, **facts)

    # --- any table

    def _ids_once(self, source: Source, name: str) -> None:
        seen: set[str] = set()
        for index, row in _rows(source.plain, name):
            if isinstance(each := row.get("id"), str):
                if each in seen:
                    source.fault(Code.P_TWICE, name, index, "id", name=each)
                seen.add(each)

    def _table(self, source: Source, shape: Shape, row: dict[str, Any], key: Key) -> None:
        values = {field.lstrip("!"): value for field, value in shape.items()}
        for field in shape:
            if field.startswith("!") and field[1:] not in row:
                source.fault(
                    Code.P_MISSING, *key, name=field[1:], example=written(field[1:], values[field[1:]].example)
                )
        for field, value in row.items():
            if len(source.findings) > MOST_FINDINGS:  # comparing thousands of unknown keys would take its time
                return
            if field not in values:
                near = difflib.get_close_matches(field, values, 1)
                code = Code.P_UNKNOWN_NEAR if near else Code.P_UNKNOWN
                source.fault(code, *key, field, name=field, near=near[0] if near else "")
            elif not values[field].fits(value):
                source.fault(Code.P_TYPE, *key, field, name=field, example=written(field, values[field].example))
            elif values[field] in (WORDS, LINES, TEXT_OR_WORDS) and isinstance(value, dict):
                self._words(source, value, (*key, field))

    def _words(self, source: Source, value: dict[str, Any], key: Key) -> None:
        own = value.get(self.own)
        if not own or (isinstance(own, str) and not own.strip()):
            source.fault(Code.P_NO_WORDS, *key, name=key[-1], language=self.own)
            return
        for language, other in value.items():
            if isinstance(own, list) and len(other) != len(own):
                facts: dict[str, Any] = {"name": key[-1], "own": self.own, "count": len(own), "other": len(other)}
                source.fault(Code.P_UNEVEN, *key, language, language=language, **facts)

    def _choice(self, source: Source, value: object, known: Iterable[str], *key: str | int) -> None:
        names = [str(each) for each in known]
        if isinstance(value, str) and value not in names:
            source.fault(Code.P_KIND, *key, name=value, known=", ".join(names))

    def _known(self, source: Source, ids: object, known: set[str], code: Code, *key: str | int) -> None:
        for each in ids if isinstance(ids, list) else ():
            if isinstance(each, str) and each not in known:
                source.fault(code, *key, name=each, known=", ".join(sorted(known)) or "–")

    def _other_language(self, source: Source) -> None:
        lacking = sum("en" not in words for words in _all_words(source.plain, self.own))
        if lacking and self.own != "en":
            source.fault(Code.P_NO_ENGLISH, error=False, count=lacking)


def written(field: str, example: str) -> str:
    """How a key is written in a file: `title.sv = "…"`, `minutes = 3`, `[[steps]]`."""
    if example.startswith("."):
        return field + example
    return example.replace("…", field) if example in ("[[…]]", "[…]") else f"{field} = {example}"


def _number(value: object) -> float | None:
    return float(value) if MINUTES.fits(value) and isinstance(value, int | float) else None


def _milliseconds(value: object) -> int | None:
    return value if MILLISECONDS.fits(value) and isinstance(value, int) else None


def _rows(plain: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    rows = plain.get(name)
    if not isinstance(rows, list):
        return []
    return [(i, row) for i, row in enumerate(rows[:MOST_ROWS]) if isinstance(row, dict)]  # more is a fault already


def _all_words(plain: object, own: str) -> Iterator[dict[str, Any]]:
    if isinstance(plain, dict):
        if isinstance(plain.get(own), str | list):
            yield plain
        else:
            for value in plain.values():
                yield from _all_words(value, own)
    elif isinstance(plain, list):
        for value in plain:
            yield from _all_words(value, own)
