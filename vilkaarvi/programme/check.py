"""All faults of a programme at once, each with file and line. `vilkaarvi check` prints them."""

import difflib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code
from vilkaarvi.programme.model import CardAction, ModeKind
from vilkaarvi.programme.source import Finding, Source, load

KINDS = ("welcome", "round", "film", "question", "agree", "evaluate", "close")
MOST_PEOPLE = 12  # an hour must fit for so many
CUE_GAP_MS = 1000

# what a table may hold: key → type; a leading "!" marks what it must hold; "words" has languages under it
WORDS = "words"
TABLES: dict[str, dict[str, object]] = {
    "programme": {
        "!format": int, "!version": int, "language": str, "!title": WORDS, "reviewed_by": str,
        "!sessions": list, "evaluation": list,
    },
    "sessions": {"!id": str, "!number": int, "file": str, "!title": WORDS, "!about": WORDS},
    "evaluation": {"!id": str, "!statement": WORDS},
    "facts": {
        "!id": str, "!number": str, "!year": str, "!wording": WORDS, "!source": str, "!address": str,
        "!read_on": date, "!review_by": date, "contested": bool, "checked": str,
    },
    "cards": {"!id": str, "!title": WORDS, "!short": WORDS, "!text": WORDS, "action": str, "action_label": WORDS},
    "steps": {
        "!id": str, "!kind": str, "!title": WORDS, "minutes": (int, float), "seconds_per_person": int,
        "min_minutes": (int, float), "droppable": bool, "say": WORDS, "think": WORDS, "follow_ups": WORDS,
        "cards": list,
    },
    "welcome": {"!rules": WORDS},
    "round": {"!prompt": WORDS},
    "film": {"!segment": dict},
    "question": {"!prompt": WORDS, "!modes": list},
    "agree": {},
    "evaluate": {},
    "close": {"next_time": WORDS},
    "segment": {"!file": str, "!length_ms": int, "poster": str, "captions": dict, "cues": list, "facts": list},
    "cues": {"!at_ms": int, "!prompt": WORDS, "mode": str, "minutes": (int, float)},
    "modes": {"!kind": str, "!minutes": (int, float)},
}  # fmt: skip


def check(folder: Path, media: Path, today: date) -> list[Finding]:
    """Every fault of the programme in `folder`, whose films lie in `media`, worst file first."""
    return Checker(folder, media, today).findings()


class Checker:
    """Reads all files of one programme and looks at each part once."""

    def __init__(self, folder: Path, media: Path, today: date) -> None:
        self.media = media
        self.today = today
        self.programme = load(folder / "programme.toml")
        self.own = str(self.programme.plain.get("language", "sv"))
        self.facts = load(folder / "facts.toml")
        self.cards = load(folder / "cards.toml")
        self.sessions: list[Source] = []
        for row in _tables(self.programme.plain, "sessions"):
            if isinstance(name := row.get("file"), str):
                self.sessions.append(load(folder / name) if is_bare(name) else self._not_bare(name))

    def _not_bare(self, name: str) -> Source:
        self.programme.fault(Code.P_NOT_BARE, "sessions", name=name)
        return Source(self.programme.path, {}, {}, [])

    def findings(self) -> list[Finding]:
        self._table(self.programme, "programme", self.programme.plain, ())
        for source, lists in (
            (self.programme, ("sessions", "evaluation")),
            (self.facts, ("facts",)),
            (self.cards, ("cards",)),
        ):
            for name in lists:
                self._list(source, name)
        for index, fact in enumerate(_tables(self.facts.plain, "facts")):
            due = fact.get("review_by")
            if isinstance(due, date) and due < self.today:
                self.facts.fault(
                    Code.P_FACT_OLD, "facts", index, "review_by", error=False, name=fact.get("id"), day=due.isoformat()
                )
        for index, card in enumerate(_tables(self.cards.plain, "cards")):
            self._choice(self.cards, card.get("action", "none"), list(CardAction), "cards", index, "action")
        for source in self.sessions:
            self._session(source)
        sources = [self.programme, self.facts, self.cards, *self.sessions]
        for source in sources:
            self._other_language(source)
        return [finding for source in sources for finding in source.findings]

    # --- one session

    def _session(self, source: Source) -> None:
        if not source.plain:
            return
        self._list(source, "steps")
        for index, step in enumerate(_tables(source.plain, "steps")):
            key = ("steps", index)
            kind = step.get("kind")
            self._choice(source, kind, KINDS, *key, "kind")
            if kind in KINDS:
                allowed = {**TABLES["steps"], **TABLES[str(kind)]}
                self._table(source, "steps", step, key, allowed)
            self._time(source, step, key)
            self._ids(source, step.get("cards", []), self._known(self.cards, "cards"), Code.P_NO_CARD, *key, "cards")
            for at, mode in enumerate(_tables(step, "modes")):
                self._table(source, "modes", mode, (*key, "modes", at))
                self._choice(source, mode.get("kind"), list(ModeKind), *key, "modes")
            if isinstance(segment := step.get("segment"), dict):
                self._segment(source, segment, (*key, "segment"))
        self._fits(source)

    def _time(self, source: Source, step: dict[str, Any], key: tuple[str | int, ...]) -> None:
        if ("minutes" in step) == ("seconds_per_person" in step):
            source.fault(Code.P_TIME, *key, name=step.get("id", "–"))
        minutes, least = step.get("minutes"), step.get("min_minutes", 1)
        if isinstance(minutes, int | float) and isinstance(least, int | float) and least > minutes:
            source.fault(Code.P_LEAST_MORE, *key, "min_minutes", name=step.get("id", "–"), least=least, minutes=minutes)

    def _fits(self, source: Source) -> None:
        minutes = source.plain.get("minutes", 60)
        least = 0.0
        for step in _tables(source.plain, "steps"):
            floor = step.get("min_minutes", 1)
            if not step.get("droppable") and isinstance(floor, int | float):
                least += floor
        if isinstance(minutes, int) and least > minutes:
            source.fault(Code.P_DOES_NOT_FIT, "minutes", least=round(least, 1), minutes=minutes, people=MOST_PEOPLE)

    def _segment(self, source: Source, segment: dict[str, Any], key: tuple[str | int, ...]) -> None:
        self._table(source, "segment", segment, key)
        captions = segment.get("captions", {})
        names = [("file", segment.get("file")), ("poster", segment.get("poster"))]
        names += [("captions", name) for name in (captions.values() if isinstance(captions, dict) else ())]
        for field, name in names:
            if isinstance(name, str):
                if not is_bare(name):
                    source.fault(Code.P_NOT_BARE, *key, field, name=name)
                elif not (self.media / name).is_file():
                    source.fault(Code.P_NO_MEDIA, *key, field, error=False, name=name, folder=self.media)
        self._ids(source, segment.get("facts", []), self._known(self.facts, "facts"), Code.P_NO_FACT, *key, "facts")
        length, last = segment.get("length_ms", 0), 0
        for index, cue in enumerate(_tables(segment, "cues")):
            at_key = (*key, "cues", index)
            self._table(source, "cues", cue, at_key)
            self._choice(source, cue.get("mode", "silent"), list(ModeKind), *at_key, "mode")
            at = cue.get("at_ms")
            if isinstance(at, int) and isinstance(length, int):
                if at - last < CUE_GAP_MS or length - at < CUE_GAP_MS:
                    source.fault(Code.P_CUE, *at_key, "at_ms", at=at, length=length)
                last = at

    # --- any table

    def _list(self, source: Source, name: str) -> None:
        rows = source.plain.get(name, [])
        seen: set[object] = set()
        for index, row in enumerate(_tables(source.plain, name)):
            if name != "steps":
                self._table(source, name, row, (name, index))
            if row.get("id") in seen:
                source.fault(Code.P_TWICE, name, index, "id", name=row.get("id"))
            seen.add(row.get("id"))
        if source.plain and not (isinstance(rows, list) and rows):
            source.fault(Code.P_MISSING, name=name)

    def _table(
        self, source: Source, name: str, row: dict[str, Any], key: tuple[str | int, ...],
        allowed: dict[str, object] | None = None,
    ) -> None:  # fmt: skip
        if source.findings and not source.plain:
            return
        shape = TABLES[name] if allowed is None else allowed
        types = {field.lstrip("!"): kind for field, kind in shape.items()}
        for field in shape:
            if field.startswith("!") and field[1:] not in row:
                source.fault(Code.P_MISSING, *key, name=field[1:])
        for field, value in row.items():
            if field not in types:
                near = difflib.get_close_matches(field, types, 1)
                source.fault(Code.P_UNKNOWN, *key, field, name=field, near=near[0] if near else "–")
            elif types[field] == WORDS:
                self._words(source, value, (*key, field))
            elif not isinstance(value, types[field]) or (isinstance(value, bool) and types[field] is not bool):  # type: ignore[arg-type]
                source.fault(Code.P_TYPE, *key, field, name=field)

    def _words(self, source: Source, value: object, key: tuple[str | int, ...]) -> None:
        if not isinstance(value, dict):
            source.fault(Code.P_TYPE, *key, name=key[-1])
        elif not value.get(self.own):
            source.fault(Code.P_NO_WORDS, *key, name=key[-1], language=self.own)

    def _choice(self, source: Source, value: object, known: Any, *key: str | int) -> None:
        if value not in list(known):
            near = difflib.get_close_matches(str(value), [str(each) for each in known], 1)
            source.fault(Code.P_KIND, *key, name=value, known=", ".join(known), near=near[0] if near else "–")

    def _ids(self, source: Source, ids: object, known: set[object], code: Code, *key: str | int) -> None:
        for each in ids if isinstance(ids, list) else ():
            if each not in known:
                near = difflib.get_close_matches(str(each), [str(k) for k in known], 1)
                source.fault(code, *key, name=each, near=near[0] if near else "–")

    def _known(self, source: Source, name: str) -> set[object]:
        return {row.get("id") for row in _tables(source.plain, name)}

    def _other_language(self, source: Source) -> None:
        lacking = sum("en" not in words for words in _all_words(source.plain, self.own))
        if lacking and self.own != "en":
            source.fault(Code.P_NO_ENGLISH, error=False, count=lacking)


def _tables(plain: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = plain.get(name, [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _all_words(plain: object, own: str) -> Iterator[dict[str, Any]]:
    if isinstance(plain, dict):
        if own in plain and isinstance(plain[own], str | list):
            yield plain
        else:
            for value in plain.values():
                yield from _all_words(value, own)
    elif isinstance(plain, list):
        for value in plain:
            yield from _all_words(value, own)


def is_bare(name: str) -> bool:
    """A name that stays in its folder on every system."""
    return bool(name) and not any(mark in name for mark in '/\\:*?"<>|') and name not in {".", ".."}
