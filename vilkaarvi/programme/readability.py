"""How easy a programme's texts are to read, and how its facts stand: `vilkaarvi report NAME`.

LIX (Björnsson 1968): words per sentence, and the share of words of more than six letters in per cent, added. A text
that is spoken by itself (a question, a line to say) is a sentence even without a full stop. Of a single short text the
figure says little: it is taken for all that one file says to the room, and to the leader. What is longest is told text
by text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from vilkaarvi.programme.edition import Files
from vilkaarvi.programme.local import places_of, said_at

ROOM_LIX, LEADER_LIX = 40, 45
ROOM_WORDS = 20  # of one sentence on the screen
_ROOM = {"prompt", "rules", "next_time", "fact"}  # a fact is a card on the screen when its film cannot be shown
_WORD = re.compile(r"[\w\-–’']*\w")
_SENTENCE = re.compile(r"(?<=[.!?:])[”\"’)]*\s+")
_LONG = 6  # letters; a word with more is long


@dataclass(frozen=True)
class Read:
    """All that one file says to the room (or the leader) in one language. `longest`: words, place and sentence."""

    file: str
    room: bool
    words: int
    lix: float
    longest: tuple[int, str, str]

    @property
    def good(self) -> bool:
        most = ROOM_LIX if self.room else LEADER_LIX
        return self.lix <= most and (not self.room or self.longest[0] <= ROOM_WORDS)


@dataclass(frozen=True)
class FactsAre:
    """How many facts there are, and the ids of those to look at."""

    count: int
    overdue: tuple[str, ...]
    secondary: tuple[str, ...]
    unverified: tuple[str, ...]
    contested: tuple[str, ...]


def sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (each for each in _SENTENCE.split(text.strip()) if _WORD.search(each))


def word_count(sentence: str) -> int:
    return len(_WORD.findall(sentence))


def lix(texts: Iterable[str]) -> float:
    """0.0 when there are no words."""
    every = list(sentences(texts))
    words = [word for sentence in every for word in _WORD.findall(sentence)]
    if not words:
        return 0.0
    long = len([word for word in words if sum(map(str.isalpha, word)) > _LONG])
    return len(words) / len(every) + 100 * long / len(words)


def read_texts(files: Files, language: str) -> list[Read]:
    """A row for each file and reader, in the order of the programme; files that say nothing have none."""
    said: dict[tuple[str, bool], list[tuple[str, str]]] = {}
    for place, words in _texts(files, language):
        key = (place.split("/")[0], place.rpartition("/")[2] in _ROOM or place.startswith("evaluation/"))
        said.setdefault(key, []).append((place, words))
    return [_read(file, room, rows) for (file, room), rows in said.items()]


def facts_are(files: Files, today: date) -> FactsAre:
    rows: list[dict[str, Any]] = files["facts.toml"]["facts"]

    def ids(test: Iterable[bool]) -> tuple[str, ...]:
        return tuple(row["id"] for row, is_so in zip(rows, test, strict=True) if is_so)

    return FactsAre(
        len(rows),
        ids(row["review_by"] < today for row in rows),
        ids(row.get("checked") == "secondary" for row in rows),
        ids(row.get("checked") == "unverified" for row in rows),
        ids(bool(row.get("contested")) for row in rows),
    )


def _texts(files: Files, language: str) -> Iterator[tuple[str, str]]:
    for place in places_of(files):
        if place.endswith(("/title", "/action_label")):
            continue  # a heading is no sentence
        yield from ((place, line) for line in lines_in(said_at(files, place), language))
    for row in files["programme.toml"].get("evaluation", []):
        yield f"evaluation/{row['id']}", row["statement"].get(language, "")
    for row in files["facts.toml"]["facts"]:
        yield (
            f"facts/{row['id']}/fact",
            f"{in_language(row['number'], language)} {in_language(row['wording'], language)}",
        )
        for key in ("readings", "unsure"):
            yield from ((f"facts/{row['id']}/{key}", line) for line in lines_in(row.get(key), language))


def in_language(said: Any, language: str) -> str:
    """One text, by language or for all of them; "" where it is not said."""
    return said if isinstance(said, str) else said.get(language, "") if said else ""


def lines_in(said: Any, language: str) -> list[str]:
    """A text or a list of texts by language, as a list."""
    found = said.get(language, []) if said else []
    return [found] if isinstance(found, str) else list(found)


def _read(file: str, room: bool, rows: list[tuple[str, str]]) -> Read:
    longest = max(((word_count(each), place, each) for place, text in rows for each in sentences([text])), default=None)
    words = sum(word_count(text) for _place, text in rows)
    return Read(file, room, words, lix(text for _place, text in rows), longest or (0, "", ""))
