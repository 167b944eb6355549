"""What stands in braces in a programme's texts: the municipality's own name, figures and contacts, put in when read.

    [[values]]                                   # in programme.toml
    id = "kommun"                                # {kommun} in any text of the programme
    title.sv = "Kommunens namn"                  # in the form where it is written
    example = "Exempelstad"
    otherwise.sv = "vår kommun"                  # said while nobody has written any

Only what is declared may stand in braces. A value never holds another.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vilkaarvi.programme.edition import Files
from vilkaarvi.programme.source import HIDDEN

MUNICIPALITY = "kommun"  # the settings' name for it counts where there is none of its own
MOST = 200  # characters of a value
_BRACES = re.compile(r"\{([^{}\n]{0,40})\}")
_WRITTEN_ALREADY = ("values", "id", "file", "poster", "captions", "address", "source")
Written = Mapping[str, Any]


@dataclass(frozen=True)
class Declared:
    """One value as the programme declares it; words by language."""

    id: str
    title: Written
    example: str
    otherwise: Written


def declared(files: Files) -> tuple[Declared, ...]:
    rows = files["programme.toml"].get("values", [])
    return tuple(Declared(row["id"], row["title"], row.get("example", ""), row["otherwise"]) for row in rows)


def braces(text: str) -> Iterator[str]:
    """What stands in braces in `text`."""
    return (found[1] for found in _BRACES.finditer(text))


def fits_value(said: object) -> bool:
    """One line that can be put into a text."""
    return (
        isinstance(said, str)
        and bool(said.strip())
        and len(said) <= MOST
        and not HIDDEN.search(said)
        and not any(sign in said for sign in "{}\n")
    )


def filled(files: Files, values: Mapping[str, Written], municipality: str) -> Files:
    """`files` with every declared value put in: the municipality's, else what is said otherwise. `files` stays."""
    known = declared(files)
    if not known:
        return files
    own = files["programme.toml"].get("language", "sv")
    if fits_value(municipality) and MUNICIPALITY not in values:
        values = {**values, MUNICIPALITY: {own: municipality}}
    said = {each.id: _said(each, values.get(each.id, {})) for each in known}

    def put(text: str, language: str) -> str:
        def one(found: re.Match[str]) -> str:
            words = said.get(found[1])
            return found[0] if words is None else str(words.get(language) or words.get(own, found[0]))

        return _BRACES.sub(one, text) if "{" in text else text

    def walk(plain: Any, language: str) -> Any:
        if isinstance(plain, str):
            return put(plain, language)
        if isinstance(plain, list):
            return [walk(each, language) for each in plain]
        if isinstance(plain, dict):
            return {
                key: each if key in _WRITTEN_ALREADY else walk(each, key if len(key) <= 3 else language)
                for key, each in plain.items()
            }
        return plain

    return {name: walk(plain, own) for name, plain in files.items()}


def _said(each: Declared, written: Written) -> Written:
    """By language. A language that the municipality has not written says what it has: better that than none."""
    mine = {language: words for language, words in written.items() if fits_value(words)}
    if not mine:
        return each.otherwise
    first = next(iter(mine.values()))
    return {language: mine.get(language, first) for language in {*each.otherwise, *mine}}
