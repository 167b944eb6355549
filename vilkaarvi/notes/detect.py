"""Finds what could point out a person in a text. First form: identity numbers, phone numbers, e-mail addresses.

The rules of personal identity numbers and phone numbers belong to libraries (personnummer, phonenumbers); they are
loaded when the first text is judged.
"""

import re
from collections.abc import Iterator

from vilkaarvi.notes.note import Flag, FlagKind
from vilkaarvi.text import Text

# YYMMDD-NNNN with or without century, hyphen, plus or blanks. One whose last digit is mistyped points somebody out too.
_PNR = re.compile(r"(?<![\d-])(?:(?:18|19|20)\d{2}|\d{2})(\d{2})(\d{2})[ ]?([-+–]?)[ ]?(\d{4})(?![\d-])")
_EMAIL = re.compile(
    r"[\w.+-]+(?:\s?@\s?|\s?[(\[]\s?(?:at|snabel-?a)\s?[)\]]\s?|\s+snabel-?a\s+)[\w-]+(?:(?:\.|\s?[(\[]dot[)\]]\s?)[\w-]+)+",
    re.IGNORECASE,
)
_CO_ORDINATION = 60  # is added to the day in a co-ordination number


def find(text: str) -> tuple[Flag, ...]:
    """All flags in `text`, in order and without overlaps; the kind that is found first in this order wins."""
    found: list[Flag] = []
    for flag in (*_identity_numbers(text), *_emails(text), *_phones(text)):
        if all(flag.end <= other.start or flag.start >= other.end for other in found):
            found.append(flag)
    return tuple(sorted(found, key=lambda flag: flag.start))


def _identity_numbers(text: str) -> Iterator[Flag]:
    for match in _PNR.finditer(text):
        month, day, mark = int(match[1]), int(match[2]), match[3]
        day -= _CO_ORDINATION if day > _CO_ORDINATION else 0
        if 1 <= month <= 12 and 1 <= day <= 31 and (mark or _is_valid(match[0])):
            yield Flag(match.start(), match.end(), FlagKind.PNR)


def _is_valid(number: str) -> bool:
    from personnummer import personnummer

    return bool(personnummer.valid(re.sub(r"[^\d+]", "", number)))


def _emails(text: str) -> Iterator[Flag]:
    for match in _EMAIL.finditer(text):
        yield Flag(match.start(), match.end(), FlagKind.EMAIL)


def _phones(text: str) -> Iterator[Flag]:
    if not re.search(r"\d.*\d.*\d.*\d.*\d", text, re.DOTALL):
        return  # the library is not worth loading
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(text, "SE", leniency=phonenumbers.Leniency.VALID):
        yield Flag(match.start, match.end, FlagKind.PHONE)


def placeholder(kind: FlagKind, text: Text) -> str:
    """What stands instead of what was flagged, for example "[telefon]"."""
    words = {
        FlagKind.PNR: text.tr("identity number"),
        FlagKind.PHONE: text.tr("phone"),
        FlagKind.EMAIL: text.tr("e-mail"),
    }
    return f"[{words[kind]}]"


def replaced(written: str, flag: Flag, text: Text) -> str:
    """`written` with the flagged characters replaced by their placeholder."""
    return written[: flag.start] + placeholder(flag.kind, text) + written[flag.end :]
