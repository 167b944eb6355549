"""The summary as a PDF, drawn with ReportLab. The same input gives the same bytes."""

import io
import re
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.summary import Summary
from vilkaarvi.paper.content import SummaryPaper, summary_paper
from vilkaarvi.paths import FONTS
from vilkaarvi.seal.disk import RealDisk, replace_file
from vilkaarvi.text import Text

FACES = {"Sans": "Regular", "Sans-It": "It", "Sans-Semibold": "Semibold", "Sans-Bold": "Bold"}
INK, PETROL, TEAL, SAND, LINE, MUTE = "#17262E", "#0B4F5C", "#17807E", "#F5F1EA", "#DDD6CA", "#56656D"
MARGIN = 56.0
REPLACED = "□"  # stands for a character that the font does not have


def summary_pdf(summary: Summary, text: Text) -> bytes:
    """A4, one page for a usual summary."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    _register_fonts()
    paper = summary_paper(summary, text)
    file = io.BytesIO()
    width, height = A4
    document = BaseDocTemplate(
        file, pagesize=A4, title=paper.title, author=summary.group, lang=text.language, invariant=1,
        initialFontName="Sans", displayDocTitle=True,
    )  # fmt: skip
    frame = Frame(MARGIN, 70, width - 2 * MARGIN, height - 70 - 62, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=lambda canvas, _d: _top_bar(canvas, width, height)))
    document.build(_story(paper, width - 2 * MARGIN), canvasmaker=_counting_canvas(paper))
    return file.getvalue()


def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, face in FACES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(FONTS / f"SourceSans3-{face}.ttf")))


def _styles() -> dict[str, Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    def style(name: str, face: str, size: float, colour: str, **more: Any) -> Any:
        return ParagraphStyle(
            name, fontName=face, fontSize=size, leading=size * 1.32, textColor=HexColor(colour),
            bulletFontName="Sans-Bold", bulletColor=HexColor(TEAL), splitLongWords=1, **more,
        )  # fmt: skip

    return {
        "kicker": style("kicker", "Sans-Semibold", 9.5, TEAL, spaceAfter=4),
        "title": style("title", "Sans-Bold", 25, PETROL, spaceAfter=4),
        "lead": style("lead", "Sans", 12, MUTE, spaceAfter=16),
        "label": style("label", "Sans", 8.8, MUTE),
        "value": style("value", "Sans-Semibold", 11, INK),
        "heading": style("heading", "Sans-Bold", 15, PETROL, spaceBefore=22, spaceAfter=7, keepWithNext=1),
        "line": style("line", "Sans", 12.5, INK, leftIndent=15, bulletIndent=2, spaceAfter=6),
        "quiet": style("quiet", "Sans", 9.6, MUTE, spaceAfter=2),
        "status": style("status", "Sans-Semibold", 10.5, INK, spaceAfter=3),
    }


def _story(paper: SummaryPaper, width: float) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import HRFlowable, KeepTogether, Paragraph, Spacer

    styles = _styles()

    def said(words: str, style: str, **more: Any) -> Any:
        return Paragraph(escape(printable(words)), styles[style], **more)

    story = [
        said(paper.kicker, "kicker"),
        said(paper.title, "title"),
        said(paper.lead, "lead"),
        _strip(paper, width, said),
    ]
    for part in paper.parts:
        story.append(said(part.heading, "heading"))
        story += [said(line, "line", bulletText="•") for line in part.lines]
    if not paper.parts:
        story += [Spacer(1, 22), said(paper.nothing, "line")]
    rule = HRFlowable(width="100%", thickness=0.7, color=HexColor(LINE), spaceBefore=18, spaceAfter=10)
    closing = [rule, said(paper.status, "status"), said(paper.care, "quiet"), said(paper.public, "quiet")]
    return [*story, KeepTogether(closing)]


def _strip(paper: SummaryPaper, width: float, said: Any) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table

    cells = [[said(label, "label"), said(value, "value")] for label, value in paper.strip]
    table = Table([cells], colWidths=[width / len(cells)] * len(cells))
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), "Sans"),
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(SAND)),
            ("LINEBEFORE", (1, 0), (-1, -1), 0.7, HexColor(LINE)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 10),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 12),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("ROUNDEDCORNERS", [5, 5, 5, 5]),
        ]
    )
    return table


def _top_bar(canvas: Any, width: float, height: float) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setFillColor(HexColor(PETROL))
    canvas.rect(0, height - 9, width, 9, stroke=0, fill=1)
    canvas.setFillColor(HexColor(TEAL))
    canvas.rect(0, height - 9, width * 0.25, 9, stroke=0, fill=1)


def _counting_canvas(paper: SummaryPaper) -> Any:
    """A canvas that writes the footer when it knows how many pages there are."""
    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.canvas import Canvas

    class Counting(Canvas):  # type: ignore[misc]
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802  ReportLab's name
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, state in enumerate(self._pages, 1):
                self.__dict__.update(state)
                self.setStrokeColor(HexColor(LINE))
                self.line(MARGIN, 48, self._pagesize[0] - MARGIN, 48)
                self.setFillColor(HexColor(MUTE))
                self.setFont("Sans", 8.8)
                self.drawString(MARGIN, 34, printable(paper.footer))
                page = paper.page.format(n=number, m=len(self._pages))
                self.drawRightString(self._pagesize[0] - MARGIN, 34, page)
                super().showPage()
            super().save()

    return Counting


def printable(words: str) -> str:
    """`words` with a visible sign for what the font lacks."""
    from reportlab.pdfbase import pdfmetrics

    known = pdfmetrics.getFont("Sans").face.charToGlyph
    return "".join(sign if ord(sign) in known or sign == "\n" else REPLACED for sign in words)


def save(path: Path, content: bytes) -> None:
    """Beside, then replaced: a file that is there stays whole when it fails. Raises Fault DISK_FULL or WRITE_FAILED."""
    import errno

    try:
        replace_file(RealDisk(), path, content)
    except OSError as fault:
        full = fault.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
        raise Fault(Code.DISK_FULL if full else Code.WRITE_FAILED, path=path) from fault


def suggested_name(summary: Summary) -> str:
    """A name that sorts by day and that every system takes."""
    whole = f"{summary.day.isoformat()} {summary.group} {summary.session.split(':')[0].lower()}"
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "-", whole).strip(" .") + ".pdf"
