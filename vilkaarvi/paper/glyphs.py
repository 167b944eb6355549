"""What the font cannot write is shown as a square and named, never left out and never a gap."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import groupby
from typing import Any, TypeVar

from vilkaarvi.text import DEFAULT, Text

SQUARE, NO_BREAK = "□", "\u00a0"
_MOST_NAMES = 4
_COLOURS = re.compile("VARIATION SELECTOR|EMOJI MODIFIER")
_UNSEEN = {"Cc", "Cf"}  # joins, colours or steers its neighbours, shows nothing by itself
_NOBODYS = {"Co", "Cs", "Cn"}  # a font may draw it; what it means nobody can tell from the file
_Content = TypeVar("_Content")


def writable(code: int) -> bool:
    """Whether the sign means something by itself; else no font is asked for it."""
    return unicodedata.category(chr(code)) not in _UNSEEN | _NOBODYS


@dataclass
class Glyphs:
    """Makes words printable in a font that has the code points `known`; collects the names of what it lacks.

    `named`: the name stands behind the square, the first time; else whoever asks puts `names` at the foot.
    """

    known: frozenset[int]
    named: bool = False
    language: str = DEFAULT  # of the names; of a paper that is made printable, its own

    def __post_init__(self) -> None:
        self.lacking: dict[str, None] = {}

    @property
    def names(self) -> str:
        """The lacking signs by name, for a foot note; empty when there are none."""
        return _few(list(self.lacking))

    def printable(self, words: str) -> str:
        """`words` on one line, composed, each run of signs that the font lacks as one square."""
        words = unicodedata.normalize("NFC", words)
        if not self.known.issuperset(map(ord, words)):
            words = "".join(self._shown(lacking, list(signs)) for lacking, signs in groupby(_seen(words), self._lacks))
        return re.sub("[ \t\n\r\f\v]+", " ", words).strip()

    def _lacks(self, sign: str) -> bool:
        return ord(sign) not in self.known and not sign.isspace()

    def _shown(self, lacking: bool, signs: list[str]) -> str:
        if not lacking:
            return "".join(" " if sign.isspace() and sign != NO_BREAK else sign for sign in signs)
        new = [name for name in dict.fromkeys(named(sign, self.language) for sign in signs) if name not in self.lacking]
        self.lacking.update(dict.fromkeys(new))
        return f"{SQUARE} ({_few(new)})" if self.named and new else SQUARE

    def printable_content(self, content: _Content) -> _Content:
        """A dataclass, tuple or string with every string in it made printable."""
        self.language = getattr(content, "language", self.language)
        changed: _Content = _each(content, self.printable)
        return changed


def _each(content: Any, change: Callable[[str], str]) -> Any:
    if isinstance(content, str):
        return change(content)
    if isinstance(content, tuple):
        return tuple(_each(part, change) for part in content)
    if is_dataclass(content) and not isinstance(content, type):
        return replace(content, **{f.name: _each(getattr(content, f.name), change) for f in fields(content)})
    return content


def _few(names: list[str]) -> str:
    return ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")


def _seen(words: str) -> str:
    """`words` without what shows nothing by itself."""
    return "".join(
        sign
        for sign in words
        if sign.isspace() or not (unicodedata.category(sign) in _UNSEEN or _COLOURS.match(unicodedata.name(sign, "")))
    )


def named(sign: str, language: str = DEFAULT) -> str:
    """What kind of sign it is: "arabisk bokstav", "bildtecken"; else its number, since Unicode names it in English."""
    text = Text(language)
    name = unicodedata.name(sign, "")
    kind = next((kind for begins, kind in _kinds(text) if name.startswith(begins)), "")
    if not kind and unicodedata.category(sign) in ("So", "Sk"):
        kind = text.tr("picture sign")
    return kind or text.tr("sign {number}", number=f"U+{ord(sign):04X}")


def _kinds(text: Text) -> list[tuple[str, str]]:
    """How the Unicode names of a kind of signs begin, and what people call them."""
    tr = text.tr
    return [
        ("ARABIC", tr("Arabic letter")),
        ("HEBREW", tr("Hebrew letter")),
        ("SYRIAC", tr("Syriac letter")),
        ("ETHIOPIC", tr("Ethiopic letter")),
        ("GEORGIAN", tr("Georgian letter")),
        ("ARMENIAN", tr("Armenian letter")),
        ("DEVANAGARI", tr("Devanagari letter")),
        ("BENGALI", tr("Bengali letter")),
        ("TAMIL", tr("Tamil letter")),
        ("THAI", tr("Thai letter")),
        ("CJK", tr("Chinese character")),
        ("HIRAGANA", tr("Japanese character")),
        ("KATAKANA", tr("Japanese character")),
        ("HANGUL", tr("Korean character")),
    ]
