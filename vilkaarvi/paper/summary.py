"""The summary as a PDF, drawn with ReportLab. The same input gives the same bytes."""

import os
import re
from datetime import date
from pathlib import Path
from typing import Any

from vilkaarvi.notes.summary import Summary
from vilkaarvi.paper.content import Detail, Part, SummaryPaper, numbered, summary_paper
from vilkaarvi.paper.look import BOLD, COLUMN, INK, LINE, MUTE, PETROL, REGULAR, SAND, SEMIBOLD, TEAL
from vilkaarvi.paper.sheet import Drawn, Frame, draw, glyphs, paragraph
from vilkaarvi.seal.disk import Disk, RealDisk, replace_file, told
from vilkaarvi.text import Text

_LARGE, _USUAL, *_CLOSER = (1.12, 1.0, 0.94, 0.88)  # scale of letters and spaces
_FEW_ENOUGH = 60  # lines; a longer paper is drawn at the usual scale only
_FILLED = 0.25  # of the last page
_STRIP = (0.25, 0.13, 0.43, 0.19)  # of the column
_LONGEST_NAME = 80  # of a group, in a file name


def summary_pdf(
    summary: Summary,
    text: Text,
    municipality: str = "",
    contact: str = "",
    draft: bool = False,
    erased: date | None = None,
) -> bytes:
    """A4; one page for a usual summary, two for a long one.

    `municipality` stands at the foot and `contact` at the end, where the settings have them.
    `draft`: the paper says that it is working material. `erased`: when that is, as the paper says; None: never.
    """
    signs = glyphs()
    paper = signs.printable_content(summary_paper(summary, text, municipality, contact, draft, erased))
    unprinted = paper.unprinted.format(names=signs.names) if signs.names else ""
    return drawn(paper, unprinted).content


def drawn(paper: SummaryPaper, unprinted: str = "") -> Drawn:
    """`paper` (printable words only): large if it fits one page, else at a scale without a nearly empty last page."""
    frame = Frame(paper.name, paper.language, paper.sender, paper.header, paper.day, paper.sender, paper.page)

    def at(scale: float, pages: int = 1) -> Drawn:
        return draw(_story(paper, scale, unprinted), frame, pages)

    few = sum(len(part.lines) for part in paper.parts) <= _FEW_ENOUGH
    if few and (large := at(_LARGE)).pages == 1:
        return large
    chosen, sheet = _USUAL, at(_USUAL)
    for closer in _CLOSER if few else ():
        if sheet.pages == 1 or sheet.filled >= _FILLED:
            break
        chosen, sheet = closer, at(closer)
    return sheet if sheet.pages == 1 else at(chosen, sheet.pages)


def _story(paper: SummaryPaper, density: float, unprinted: str) -> list[Any]:
    from reportlab.platypus import KeepTogether, Spacer

    d = density
    story = [
        paragraph(paper.kicker, SEMIBOLD, 9.4, TEAL, spaceAfter=6 * d),
        paragraph(paper.title, BOLD, 27 * d, PETROL, leading=31 * d, spaceAfter=7 * d),
        paragraph(paper.lead, REGULAR, 12.5 * d, MUTE, spaceAfter=18 * d),
        _strip(paper.strip),
        Spacer(1, 8 * d),
    ]
    blocks = [block for part in paper.parts for block in _part(part, d)]
    blocks = blocks or [[paragraph(paper.nothing, REGULAR, 12.5 * d, INK, spaceBefore=18 * d)]]
    blocks[-1] += _ending(paper, d, unprinted)
    return [*story, *map(KeepTogether, blocks)]


def _part(part: Part, d: float) -> list[list[Any]]:
    """What stays together on a page: the question with its first line, then each line."""
    heading = paragraph(part.heading, BOLD, 15.5 * d, PETROL, leading=20 * d, spaceBefore=20 * d, spaceAfter=8 * d)
    first, *others = (
        paragraph(line, REGULAR, 12.2 * d, INK, "•", leading=17 * d, leftIndent=16, bulletIndent=2, spaceAfter=6.5 * d)
        for line in part.lines
    )
    return [[heading, first], *([line] for line in others)]


def _ending(paper: SummaryPaper, d: float, unprinted: str) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import HRFlowable

    rule = HRFlowable(width="100%", thickness=0.6, color=HexColor(LINE), spaceBefore=20 * d, spaceAfter=10 * d)
    quiet = [words for words in (paper.care, paper.public, paper.keeps, paper.contact, unprinted) if words]
    return [
        rule,
        paragraph(paper.status, SEMIBOLD, 10.5, INK, spaceAfter=3),
        *(paragraph(words, REGULAR, 9.6, MUTE, spaceAfter=2) for words in quiet),
    ]


def _strip(details: tuple[Detail, ...]) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table

    cells = [
        [
            paragraph(detail.label, SEMIBOLD, 8.8, MUTE, spaceAfter=1),
            paragraph(detail.value, SEMIBOLD, 11.4, INK),
            *([paragraph(detail.more, REGULAR, 9.4, MUTE)] if detail.more else []),
        ]
        for detail in details
    ]
    table = Table([cells], colWidths=[COLUMN * share for share in _STRIP])
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else the file names a font that it does not hold
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(SAND)),
            ("LINEBEFORE", (1, 0), (-1, -1), 0.6, HexColor(LINE)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 10),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 12),
            ("LEFTPADDING", (0, 0), (-1, -1), 14),
            ("ROUNDEDCORNERS", [5, 5, 5, 5]),
        ]
    )
    return table


# --- the file


class _OpenToOthers(RealDisk):
    """A paper is made to be handed on: the folder's usual rights, and folders on shares that cannot be synced."""

    def open(self, path: Path, write: bool = False, make: bool = False) -> int:
        if not make:
            return super().open(path, write, make)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)

    def sync_folder(self, folder: Path) -> None:
        return


def save(path: Path, content: bytes, disk: Disk | None = None) -> None:
    """Beside, then replaced: a file that is there stays whole when it fails. Raises Fault DISK_FULL or WRITE_FAILED."""
    with told(path):
        replace_file(disk or _OpenToOthers(), path, content)


def suggested_name(summary: Summary, text: Text, draft: bool = False) -> str:
    """A name that sorts by day and that every system takes, for example "2026-11-24 Hemtjänst Norr träff 1.pdf".

    `draft`: it says that the paper is working material.
    """
    number, _theme = numbered(summary.session)
    session = summary.session.split(":")[0].lower() if number else ""
    group = re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f]+', "-", summary.group)[:_LONGEST_NAME].strip(" .-")
    status = text.tr("Working material").lower() if draft else ""
    return " ".join(f"{summary.day.isoformat()} {group} {session} {status}".split()) + ".pdf"
