"""A code that one person says to another on the phone: 30 digits, five groups of six, said three at a time.

Digits, because everybody in Sweden has read numbers aloud over a phone, no two of them sound alike, they need no case
and no å, and they lie together on every keyboard. Of each group five digits are random (25 in all: 83 bits) and the
last one is a check: Damm's, begun with the group's own number. So a wrong digit, two that changed places, and two whole
groups that changed places are always seen, and told with the number of the group.
"""

import re
import secrets
import unicodedata

from vilkaarvi.errors import Code, Fault

GROUPS, DIGITS = 5, 6  # a code is so many groups of so many digits
LENGTH = GROUPS * DIGITS

# Damm's quasigroup of ten (H. M. Damm, 2004).
_TABLE = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip
_ALIKE = str.maketrans({"o": "0", "l": "1", "i": "1", "|": "1"})  # what fingers write where they mean a digit
_BETWEEN = re.compile(r"[\s.,;:/_\-\u2010-\u2015\u2212]+")


def new_code() -> str:
    """30 digits without anything between; 25 of them random."""
    return "".join(_with_check(number, _random_digits()) for number in range(1, GROUPS + 1))


def groups_of(code: str) -> tuple[str, ...]:
    """As the code is shown and said: "352 918", five times."""
    half = DIGITS // 2
    groups = [code[at : at + DIGITS] for at in range(0, len(code), DIGITS)]
    return tuple(f"{group[:half]} {group[half:]}" for group in groups)


def understood(typed: str) -> str:
    """The 30 digits of a code that somebody has typed, with or without blanks, hyphens, and o for 0 or l for 1.

    Raises Fault CODE_SIGNS (signs), CODE_GROUP (group, from 1: the first that is not right), CODE_LENGTH (count).
    """
    groups = _split(typed)
    wrong = _first_wrong(groups)
    if wrong is not None:
        raise Fault(Code.CODE_GROUP, group=wrong)
    code = "".join(groups)
    if len(code) != LENGTH:
        raise Fault(Code.CODE_LENGTH, count=len(code), wanted=LENGTH)
    return code


def right_so_far(typed: str) -> int:
    """How many whole groups are right, while somebody types. Raises Fault CODE_SIGNS or CODE_GROUP."""
    groups = _split(typed)
    whole = groups if len("".join(groups)) >= LENGTH else [group for group in groups if len(group) == DIGITS]
    wrong = _first_wrong(whole)
    if wrong is not None:
        raise Fault(Code.CODE_GROUP, group=wrong)
    return len(whole)


def _split(typed: str) -> list[str]:
    """Groups of digits. Where the writer has parted them into five, or ten halves, a lost digit harms only its own."""
    parts = [part for part in _BETWEEN.split(unicodedata.normalize("NFKC", typed).lower().translate(_ALIKE)) if part]
    strange = sorted({sign for part in parts for sign in part if not ("0" <= sign <= "9")})
    if strange:
        raise Fault(Code.CODE_SIGNS, signs=" ".join(strange[:5]))
    if len(parts) == 2 * GROUPS:
        parts = [one + other for one, other in zip(parts[::2], parts[1::2], strict=True)]
    if len(parts) == GROUPS:
        return parts
    digits = "".join(parts)
    return [digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS)]


def _first_wrong(groups: list[str]) -> int | None:
    """Its number. What is missing at the end may still be on its way."""
    for number, group in enumerate(groups[:GROUPS], 1):
        on_its_way = number == len(groups) and len(group) < DIGITS
        if not on_its_way and (len(group) != DIGITS or _passed(number, group) != 0):
            return number
    return None


def _random_digits() -> str:
    return f"{secrets.randbelow(10 ** (DIGITS - 1)):0{DIGITS - 1}}"


def _with_check(number: int, digits: str) -> str:
    return digits + str(_passed(number, digits))


def _passed(number: int, digits: str) -> int:
    """Where Damm's walk ends; at 0 when the last digit is the right check. It is a digit's own check, so nothing more.

    Each digit moves the walk by a permutation, so what began elsewhere ends elsewhere.
    """
    at = number
    for digit in digits:
        at = int(_TABLE[at][int(digit)])
    return at
