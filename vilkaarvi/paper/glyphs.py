"""What the font cannot write is shown as a square and named, never left out and never a gap."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import groupby
from typing import Any, TypeVar

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
        new = [name for name in dict.fromkeys(map(named, signs)) if name not in self.lacking]
        self.lacking.update(dict.fromkeys(new))
        return f"{SQUARE} ({_few(new)})" if self.named and new else SQUARE

    def printable_content(self, content: _Content) -> _Content:
        """A dataclass, tuple or string with every string in it made printable."""
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


def named(sign: str) -> str:
    """What kind of sign it is, by its Unicode name: "grinning face", "arabic letter", "cjk unified ideograph"."""
    name = unicodedata.name(sign, f"U+{ord(sign):04X}")
    return name if name.startswith("U+") else re.sub(r"( LETTER)\b.*|-[0-9A-F]+$", r"\1", name).lower()
