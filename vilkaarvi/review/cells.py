"""Cells of a CSV that a spreadsheet may open: none is taken for a formula (OWASP, "CSV Injection")."""

import csv
import io
from collections.abc import Iterable, Sequence

MARK = b"\xef\xbb\xbf"  # Excel takes a file without it for another alphabet
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"


def guarded(cell: str) -> str:
    """The same words, and a sign before them where they could be calculated."""
    return _GUARD + cell if cell.lstrip(" ").startswith(_FORMULAS) else cell


def unguarded(cell: str) -> str:
    """As it was before `guarded`."""
    plain = cell.removeprefix(_GUARD)
    return plain if plain.lstrip(" ").startswith(_FORMULAS) else cell


def as_csv(rows: Iterable[Sequence[str | int]]) -> bytes:
    """UTF-8 with its mark, semicolons, CRLF: what a Swedish Excel opens as columns with a double click."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return MARK + written.getvalue().encode("utf-8")
