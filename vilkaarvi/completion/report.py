"""A report: one file that a laptop hands over (docs/completion-format.md).

    NAME.vilkaarvi-report = lines in any order, each at most 4096 bytes, of two kinds
        introduction = {"format":1,"public":"64 hex digits"}     exactly so: whose signatures follow
        line         = a card or a record (wire.py)

An introduction says a public key, which vouches for nothing: a person compares its code with the one that the laptop
shows, or the IT department has listed it. After that the key's name tells that it is the same one.
"""

import hashlib
import re
from collections.abc import Iterable

ENDING = ".vilkaarvi-report"
CODE_DIGITS, CODE_GROUP = 16, 4
_INTRODUCTION = re.compile(rb'\{"format":1,"public":"([0-9a-f]{64})"\}', re.ASCII)
_BETWEEN = re.compile(r"[\s\-]+")


def introduction(public: bytes) -> str:
    """The line that tells a public key (32 bytes)."""
    return f'{{"format":1,"public":"{public.hex()}"}}'


def introduced(line: bytes) -> bytes | None:
    """The public key that a line tells; None for every other line."""
    found = _INTRODUCTION.fullmatch(line)
    return bytes.fromhex(found[1].decode("ascii")) if found else None


def report(publics: Iterable[bytes], lines: Iterable[str]) -> bytes:
    """A whole file. The same content gives the same bytes, so writing it again changes nothing."""
    whole = [*map(introduction, sorted(publics)), *lines]
    return "".join(f"{line}\n" for line in whole).encode("ascii")


def comparison_code(public: bytes) -> str:
    """What two people compare by voice: 16 digits, "3529-1804-…". Another key of the same code takes 2^53 tries."""
    number = int.from_bytes(hashlib.sha256(b"vilkaarvi comparison 1\n" + public).digest(), "big")
    digits = f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}}"
    return "-".join(digits[at : at + CODE_GROUP] for at in range(0, CODE_DIGITS, CODE_GROUP))


def digits_of(code: str) -> str:
    """A comparison code however its digits are grouped."""
    return _BETWEEN.sub("", code)
