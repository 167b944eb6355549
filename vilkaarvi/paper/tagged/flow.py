"""Flowables that carry their element: one element each, however many pages they are split over."""

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table
from reportlab.platypus.paragraph import _SplitWord, _SplitWordEnd

from vilkaarvi.paper.tagged.elements import Element


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph of ReportLab's; what it has none of its own for stands in `element` and the two after it."""

    element: Element | None = None
    label: Element | None = None  # of its bullet
    address = ""
    canv: Any  # a TaggedCanvas
    _drawn_on: Any = None
    _is_first = True
    _goes_on = False  # on the next page

    def split(self, wide: float, high: float) -> Any:
        parts = super().split(wide, high)
        for place, part in enumerate(parts):
            part.element, part.address, part._is_first = self.element, self.address, place == 0
            part.label = self.label if place == 0 else None
            part._goes_on = self._goes_on or place < len(parts) - 1
        return parts

    def draw(self) -> None:
        # The row of headers that a table repeats on its next page is the same flowable: seen again, not read again.
        again, self._drawn_on = self._drawn_on is self.canv, self.canv
        self._part_words()
        if self.element is None or again:
            self._plainly()
            return
        self.canv.begin(self.label or self.element)
        super().draw()
        self.canv.end()
        if self.address:
            self.canv.link(self.element, self.address, (0, 0, self.width, self.height), self.address)
        if self.element.tag[:1] == "H" and self._is_first:
            self.canv.bookmark(self.element, self.getPlainText(), self.height)

    def _part_words(self) -> None:
        """A blank at the end of each line: a new line alone is no blank in the file, and the words would run together
        (ISO 32000-1, 14.8.2.5). A word too long for its line stays one word."""
        lines = self.blPara.lines
        for line in lines if self._goes_on else lines[:-1]:
            if self.blPara.kind == 1:
                last: Any = line.words[-1] if line.words else None
                if hasattr(last, "text") and not last.text.endswith(" "):
                    last.text += " "
            elif line[1] and line[1][-1] and not _is_cut(line[1][-1]):
                line[1].append("")  # ReportLab puts a blank between the words of a line

    def _plainly(self) -> None:
        label, self.label = self.label, None
        super().draw()
        self.label = label

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802  ReportLab asks for it between bullet and words
        if self.label is not None:
            self.canv.end()
            self.canv.begin(self.element)
        return super().beginText(x, y)


def _is_cut(word: str) -> bool:
    """Whether the next line goes on with the same word."""
    return isinstance(word, _SplitWord) and not isinstance(word, _SplitWordEnd)


def paragraph(
    markup: str, style: ParagraphStyle, tag: str = "P", bullet: str = "", address: str = "", language: str = ""
) -> TaggedParagraph:
    """`markup`: ReportLab's, with `&`, `<` and `>` escaped. `tag`: a structure type, or "H": a heading, the higher the
    larger its letters are.

    With `bullet` it is an item of a list; items that are drawn after each other are one list. `address`: all of it
    leads there. Without words it is nothing that is read. Raises ValueError when `tag` is empty.
    """
    if not tag:
        raise ValueError("tag")
    made = TaggedParagraph(markup, style, bulletText=bullet or None)
    if not made.getPlainText().strip():
        return made
    element = Element(tag, rank=style.fontSize, language=language)
    if bullet:
        item = Element("LI", numbering="Decimal" if bullet[:1].isdigit() else "Disc")
        made.label, element = Element("Lbl", item), Element("LBody", item, language=language)
    if address:
        element, made.address = Element("Link", Element("P") if not bullet else element), address
    made.element = element
    return made


def data_table(cells: Sequence[Sequence[Any]], headers: int = 1, row_headers: bool = False, **more: Any) -> Table:
    """A table of data; `cells` are flowables or lists of them, row by row. A table for the layout alone is a plain
    `Table` of ReportLab's: what is in it is read as it is drawn.

    `headers`: as many of the first rows head their columns. They stand on every page, and are read once.
    `row_headers`: the first cell of each other row heads that row. `more` is Table's own (colWidths, style …).
    """
    table = Element("Table")
    head = table.add("THead") if headers else None
    body = table.add("TBody") if len(cells) > headers else None
    for number, row in enumerate(cells):
        heads = number < headers
        line = (head if heads else body).add("TR")  # type: ignore[union-attr]
        for place, content in enumerate(row):
            if heads:
                cell = line.add("TH", scope="Column")
            elif row_headers and place == 0:
                cell = line.add("TH", scope="Row")
            else:
                cell = line.add("TD")
            hang_under(cell, content)
    return Table([list(row) for row in cells], repeatRows=headers, **more)


def group(content: Sequence[Flowable], tag: str = "Sect") -> list[Flowable]:
    """`content`, read as one (one card of four on a page)."""
    hang_under(Element(tag), content)
    return list(content)


def hang_under(parent: Element, content: Any) -> None:
    """The elements of all flowables in `content` become children of `parent`."""
    for top in dict.fromkeys(each.top() for each in _elements(content)):
        top.parent = parent


def _elements(content: Any) -> Iterable[Element]:
    if isinstance(content, list | tuple):
        for each in content:
            yield from _elements(each)
    elif isinstance(content, Table):
        yield from _elements(content._cellvalues)
    elif isinstance(getattr(content, "element", None), Element):
        yield content.element
        if isinstance(getattr(content, "label", None), Element):
            yield content.label
    elif hasattr(content, "_content"):  # KeepTogether, KeepInFrame and their like
        yield from _elements(content._content)


class Figure(Flowable):  # type: ignore[misc]
    """`drawing` is a picture, with `alternative` read in its place."""

    canv: Any

    def __init__(self, drawing: Flowable, alternative: str) -> None:
        super().__init__()
        self.drawing, self.element = drawing, Element("Figure", alternative=alternative)

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        self.width, self.height = self.drawing.wrap(wide, high)
        return self.width, self.height

    def draw(self) -> None:
        left, bottom = self.canv.absolutePosition(0, 0)
        self.element.box = (left, bottom, left + self.width, bottom + self.height)
        self.canv.begin(self.element)
        self.drawing.drawOn(self.canv, 0, 0)
        self.canv.end()
