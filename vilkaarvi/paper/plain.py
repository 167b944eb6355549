"""A paper's words as plain text, in the order in which they are read: for a mail, or a screen reader."""

from collections.abc import Iterable
from typing import Any


def text_of(story: Iterable[Any]) -> str:
    """Of ReportLab's flowables, before they are drawn: a line a paragraph, cells of a row beside each other."""
    return "\n".join(line for part in story for line in _lines(part)) + "\n"


def _lines(part: Any) -> list[str]:
    from reportlab.platypus import KeepInFrame, KeepTogether, Paragraph, Table

    if isinstance(part, str):
        return [part] if part else []
    if isinstance(part, list | tuple):
        return [line for each in part for line in _lines(each)]
    if isinstance(part, Paragraph):
        mark = f"{part.bulletText} " if part.bulletText else ""
        return [mark + " ".join(part.getPlainText(identify=True).split())]
    if isinstance(part, KeepTogether | KeepInFrame):
        return _lines(list(part._content))
    if isinstance(part, Table):
        return [line for row in part._cellvalues for line in _row(row)]
    return []


def _row(cells: Iterable[Any]) -> list[str]:
    lines = [_lines(cell) for cell in cells]
    if all(len(cell) <= 1 for cell in lines):
        said = " | ".join(cell[0] for cell in lines if cell)
        return [said] if said else []
    return [line for cell in lines for line in (*cell, "")]
