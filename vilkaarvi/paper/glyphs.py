"""What the font cannot write is shown as a square and named, never left out and never a gap."""

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

SQUARE = "□"
_MOST_NAMES = 4
_COLOURS = re.compile("VARIATION SELECTOR|EMOJI MODIFIER")
_Content = TypeVar("_Content")


@dataclass
class Glyphs:
    """Makes words printable in a font that has the code points `known`; collects the names of what it lacks."""

    known: Collection[int]

    def __post_init__(self) -> None:
        self.lacking: dict[str, None] = {}

    @property
    def names(self) -> str:
        """The lacking signs by name, for a foot note; empty when there are none."""
        names = list(self.lacking)
        return ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")

    def printable(self, words: str) -> str:
        """`words` on one line, composed, each run of signs that the font lacks as one square."""
        shown: list[str] = []
        for sign in unicodedata.normalize("NFC", words):
            if sign.isspace():
                shown.append(sign if sign == "\u00a0" else " ")
            elif ord(sign) in self.known and unicodedata.category(sign) not in {"Cc", "Cf"}:
                shown.append(sign)
            elif unicodedata.category(sign) in {"Cc", "Cf"} or _COLOURS.match(unicodedata.name(sign, "")):
                continue  # joins or colours its neighbours, shows nothing by itself
            else:
                self.lacking[named(sign)] = None
                if shown[-1:] != [SQUARE]:
                    shown.append(SQUARE)
        return re.sub(" {2,}", " ", "".join(shown)).strip()

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


def named(sign: str) -> str:
    """What kind of sign it is, by its Unicode name: "grinning face", "arabic letter", "cjk unified ideograph"."""
    name = unicodedata.name(sign, f"U+{ord(sign):04X}")
    return name if name.startswith("U+") else re.sub(r"( LETTER)\b.*|-[0-9A-F]+$", r"\1", name).lower()
