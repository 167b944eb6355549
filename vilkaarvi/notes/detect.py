"""Finds what could point out a person in a text. First form: identity numbers, phone numbers, e-mail addresses.

The rules of personal identity numbers and phone numbers belong to libraries (personnummer, phonenumbers). They are
loaded when the first text that has enough digits is judged (about 0.15 s), or by `load()` beforehand.
Every pattern reads a text once: a long text of rubbish takes time in proportion to its length.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from vilkaarvi.notes.note import Flag, FlagKind
from vilkaarvi.text import Text

if TYPE_CHECKING:
    from phonenumbers import PhoneNumberMatcher

_DASH = "-‐‑‒–—−"  # what keyboards and word processors write for a hyphen; stands first in a class, else it is a range
_BLANK = r"[^\S\n]"  # any blank, within a line; bounded, so that a long run of them is not read again and again
# YYMMDD-NNNN with or without century; the day in one piece or as YY-MM-DD. A letter may begin the last four: a number
# on loan in health care (interimspersonnummer).
_PNR = re.compile(
    rf"(?<!\d)(?P<year>(?:18|19|20)?\d\d)(?P<gap>[{_DASH} ./]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)"
    rf"(?P<mark>{_BLANK}{{0,3}}[{_DASH}+]?{_BLANK}{{0,3}})(?P<last>[\dTRSUWXJKLMN]\d{{3}})(?!\d)"
)
_CO_ORDINATION = 60  # is added to the day in a co-ordination number (samordningsnummer)

_SNABEL = r"(?:at|snabel-?\s?a)"
_AT = re.compile(
    rf"\s{{0,3}}[(\[{{]\s?(?:{_SNABEL}|@)\s?[)\]}}]\s{{0,3}}|\s{{1,3}}{_SNABEL}\s{{1,3}}|{_BLANK}?@{_BLANK}?", re.I
)
_LOCAL = re.compile(r"[\w.+'-]{0,63}[\w+]$")
_IN_BRACKETS, _IN_WORDS = r"[(\[]\s?(?:dot|punkt|\.)\s?[)\]]", rf"{_BLANK}{{1,3}}(?:dot|punkt){_BLANK}{{1,3}}"
_DOT = rf"(?:\.|{_BLANK}{{0,3}}{_IN_BRACKETS}{_BLANK}{{0,3}}|{_IN_WORDS})"
_PART = r"\w(?:[\w-]{0,61}\w)?"
_DOMAIN = re.compile(rf"{_PART}(?:{_DOT}{_PART}){{1,8}}", re.I)
_BARE_DOMAIN = re.compile(r"[^\W\d_](?:[\w-]{0,61}\w)")  # after a true @, before anybody wrote the dot
_LETTER = re.compile(r"[^\W\d_]")
_ENDING = re.compile(r"[^\W\d_]{2,24}$")
_USUAL_ENDING = re.compile(r"\.(?:se|nu|com|net|org|info|eu|fi|no|dk|de)$", re.I)

_BLANKS = frozenset(" \t\u00a0\u2007\u2009\u202f")
_FIVE_DIGITS = re.compile(r"(?:\d[^\d\n]*){5}")
_BETWEEN = rf"(?:{_BLANK}|[{_DASH}./()]){{0,3}}"
_MOBILE = re.compile(rf"(?<![\d.,:+])0{_BETWEEN}7(?:{_BETWEEN}\d){{7,9}}(?!\d)")  # a digit too many or too few too
_CLOCK = r"(?:[01]?\d|2[0-4])[.:]?[0-5]\d"
_TIMES = re.compile(rf"(?<!\d){_CLOCK}\s{{0,3}}[{_DASH}]\s{{0,3}}{_CLOCK}(?!\d)")
_LOCAL_PHONE = re.compile(
    rf"(?<!\w)(?:tel|tfn|telefon(?:nummer)?|mobil(?:nummer)?|mob|ring|phone|call)\b[.:]?{_BLANK}{{1,3}}"
    rf"(?:på{_BLANK}{{1,3}})?(?P<number>\d(?:{_BLANK}?[{_DASH}]?{_BLANK}?\d){{4,11}})(?!\d)",
    re.I,
)


def load() -> None:
    """Loads the libraries, so that the first note does not wait for them. For a worker, while nobody writes."""
    import phonenumbers  # noqa: F401  loaded, not used here
    from personnummer import personnummer  # noqa: F401

    find("070-123 45 67 850101-1234")


def find(text: str) -> tuple[Flag, ...]:
    """All flags in `text`, in order and without overlaps; where two kinds claim the same characters the surer wins.

    A number that has the form of an identity number is flagged even when its check digit is wrong: mistyped, it still
    points somebody out.
    """
    found: list[Flag] = []
    for flag in _claims(text):
        if all(flag.end <= other.start or flag.start >= other.end for other in found):
            found.append(flag)
    return tuple(sorted(found, key=lambda flag: flag.start))


def _claims(text: str) -> Iterator[Flag]:
    """The surest first. Ten digits in a row that begin with 0 are a phone number if they can be one."""
    numbers = [(_sure(match), match) for match in _PNR.finditer(text) if _is_day(match)]
    yield from (_flag(match.span(), FlagKind.PNR) for sure, match in numbers if sure)
    yield from (_flag(span, FlagKind.EMAIL) for span in _emails(text))
    yield from (_flag(span, FlagKind.PHONE) for span in _phones(text))
    yield from (_flag(match.span(), FlagKind.PNR) for sure, match in numbers if not sure and not match["gap"])


def _flag(span: tuple[int, int], kind: FlagKind) -> Flag:
    return Flag(span[0], span[1], kind)


# --- identity numbers


def _is_day(match: re.Match[str]) -> bool:
    day = int(match["day"])
    return 1 <= int(match["month"]) <= 12 and 1 <= (day - _CO_ORDINATION if day > _CO_ORDINATION else day) <= 31


def _sure(match: re.Match[str]) -> bool:
    """Written as only identity numbers are, or right by its check digit."""
    mark, written = match["mark"], match[0]
    if match["gap"]:  # 1985-01-01 1234 is one if it checks; 2015-10-20 1300 is a day and a time
        return mark in {*_DASH, "+"} or (_checks(match) and not mark.isspace())
    if mark.strip():
        return True
    if not match["last"].isdigit():
        return False
    return not written.startswith("0") and (len(match["year"]) == 4 or _checks(match))


def _checks(match: re.Match[str]) -> bool:
    from personnummer import personnummer

    number = "".join(match[part] for part in ("year", "month", "day", "last"))
    return bool(personnummer.valid(number))


# --- e-mail addresses


def _emails(text: str) -> Iterator[tuple[int, int]]:
    """An at-sign, written in any way, with a name before it and a domain after it."""
    for at in _AT.finditer(text):
        local = _LOCAL.search(text, max(0, at.start() - 64), at.start())
        domain = _domain(text, at)
        if local and domain and _LETTER.search(local[0]):
            yield local.start(), domain.end()


def _domain(text: str, at: re.Match[str]) -> re.Match[str] | None:
    domain = _DOMAIN.match(text, at.end())
    whole = domain if domain and _ENDING.search(domain[0]) else None
    if at[0][0].isspace() != at[0][-1].isspace():  # "insta @kim.syr" is no address, "kim @example.se" is
        return whole if whole and _USUAL_ENDING.search(whole[0]) else None
    return whole or (_BARE_DOMAIN.match(text, at.end()) if at[0] == "@" else None)


# --- phone numbers


def _phones(text: str) -> Iterator[tuple[int, int]]:
    if not _FIVE_DIGITS.search(text):
        return  # the library is not worth loading
    tight, places = _tight(text)
    times = [match.span() for match in _TIMES.finditer(tight)]
    matches = [(match.start, match.end, match.raw_string) for match in _matches(tight)]
    matches += [(match.start(), match.end(), match[0]) for match in _MOBILE.finditer(tight)]
    for start, end, written in matches:
        if (start, end) not in times and not _counts_up(written):
            yield places[start], places[end - 1] + 1
    for near in _LOCAL_PHONE.finditer(text):  # a local number is known by the word before it
        yield near.span("number")


def _matches(text: str) -> "PhoneNumberMatcher":
    import phonenumbers

    return phonenumbers.PhoneNumberMatcher(text, "SE", leniency=phonenumbers.Leniency.VALID)


def _tight(text: str) -> tuple[str, list[int]]:
    """`text` with one blank where there are several, and where each of its characters stood."""
    places = [at for at, sign in enumerate(text) if at == 0 or not (sign in _BLANKS and text[at - 1] in _BLANKS)]
    return "".join(text[place] for place in places), places


def _counts_up(written: str) -> bool:
    """A scale such as 0 1 2 3 4 5 6 7 8."""
    digits = re.findall(r"\d", written)
    return len(digits) * 2 - 1 == len(written) and all(int(one) + 1 == int(other) for one, other in pairwise(digits))


# --- what stands instead


def placeholder(kind: FlagKind, text: Text) -> str:
    """What stands instead of what was flagged, for example "[telefon]"."""
    words = {
        FlagKind.PNR: text.tr("personal identity number"),
        FlagKind.PHONE: text.tr("phone"),
        FlagKind.EMAIL: text.tr("e-mail"),
    }
    return f"[{words[kind]}]"


def replaced(written: str, flag: Flag, text: Text) -> str:
    """`written` with the flagged characters replaced by their placeholder."""
    return written[: flag.start] + placeholder(flag.kind, text) + written[flag.end :]
