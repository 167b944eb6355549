"""The canvas: marks what is drawn with the element that it belongs to, and writes the tree when all is drawn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from vilkaarvi.paper.tagged.elements import Element, Mark, Target, Tree
from vilkaarvi.paper.tagged.mends import mend
from vilkaarvi.paper.tagged.metadata import Info, output_intent, xmp
from vilkaarvi.paper.tagged.structure import Annotated, write

_ARTIFACT, _END = "/Artifact BMC", "EMC"
_KEPT = "%/:=&?~#+!$,;'@()*[]"  # of an address; the rest is written as RFC 3986 has it
_PRINTED = 4  # an annotation's flag, which PDF/A asks for


@dataclass(frozen=True)
class About:
    """What the file says of itself. `language`: a BCP 47 tag. `day`: the content's own; the clock is never asked."""

    title: str
    language: str
    author: str = ""
    creator: str = ""
    day: date | None = None


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas for `BaseDocTemplate.build(…, canvasmaker=functools.partial(TaggedCanvas, about=…))`.

    Between `begin` and `end` what is drawn belongs to an element, everywhere else it is an artifact. The same content
    gives the same bytes.
    """

    def __init__(self, file: Any, about: About, **more: Any) -> None:
        mend()
        self.tree = Tree()
        self._about = about
        self._open: list[Element] = []
        self._marks: list[Element] = []  # of this page, by number
        self._pages: list[tuple[Any, list[Element]]] = []
        self._annotated: list[Annotated] = []
        self._headings = 0
        self._late: list[tuple[int, str, Callable[[int], None]]] = []
        settings = {"invariant": 1, "pageCompression": 1, "pdfVersion": (1, 7), "lang": about.language}
        super().__init__(file, **{**more, **settings})
        self._doc.info = Info(about)
        self._code.append(_ARTIFACT)

    # --- what belongs to what

    def begin(self, element: Element) -> None:
        """What follows belongs to `element`, until `end`."""
        self.tree.place(element)
        self._leave()
        self._open.append(element)
        self._enter()

    def end(self) -> None:
        self._leave()
        self._open.pop()
        self._enter()

    def _leave(self) -> None:
        if self._code[-1] == _ARTIFACT:
            self._code.pop()  # nothing was drawn in it
        else:
            self._code.append(_END)

    def _enter(self) -> None:
        if not self._open:
            self._code.append(_ARTIFACT)
            return
        element = self._open[-1]
        mark = Mark(len(self._pages), len(self._marks))
        element.kids.append(mark)
        self._marks.append(element)
        self._code.append(f"/{element.tag} <</MCID {mark.number}>> BDC")

    @contextmanager
    def picture(self, alternative: str, box: tuple[float, float, float, float]) -> Iterator[None]:
        """What is drawn inside is a picture; `alternative` is read in its place. `box`: left, bottom, right, top of it
        on the page, in points."""
        self.begin(Element("Figure", alternative=alternative, box=box))
        yield
        self.end()

    def link(self, element: Element, address: str, place: tuple[float, float, float, float], says: str) -> None:
        """`place`: left, bottom, right, top in the present coordinates; `says`: where it leads, for a screen reader."""
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray(self._absRect(place, 1)),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": pdfdoc.PDFString(says),
                "A": pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(quote(address, _KEPT))}),
            }
        )
        self._addAnnotation(annotation)
        element.kids.append(Target(len(self._pages), len(self._annotated)))
        self._annotated.append(Annotated(annotation, element))

    def bookmark(self, element: Element, title: str, high: float) -> None:
        """A line in the reader's table of contents; `element`: a placed heading, whose level it takes."""
        self._headings += 1
        key = f"heading-{self._headings}"
        self.bookmarkHorizontal(key, 0, high)
        self.addOutlineEntry(title, key, int(element.tag[1:]) - 1)

    # --- pages

    def at_the_end(self, drawing: Callable[[int], None]) -> None:
        """`drawing` draws an artifact on this page once the number of all pages, which it is handed, is known."""
        place = f"% {len(self._late)} comes later"
        self._late.append((len(self._pages), place, drawing))
        self._code.append(place)

    def showPage(self) -> None:  # noqa: N802  ReportLab's name
        self._leave()
        super().showPage()
        self._code.append(_ARTIFACT)

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  ReportLab calls it once a page
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._pages), pdfdoc.PDFName("S")
        self._pages.append((page, self._marks))
        self._marks = []

    def save(self) -> None:
        if self._code != [_ARTIFACT]:
            self.showPage()
        for number, place, drawing in self._late:
            self._code.clear()
            drawing(len(self._pages))
            page, _marks = self._pages[number]
            page.stream = page.stream.replace(place, "\n".join(self._code), 1)
        for page, _marks in self._pages:
            page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.StructTreeRoot = write(self._doc, self.tree.root, self._pages, self._annotated)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.OutputIntents = output_intent(self._doc)
        catalog.Metadata = pdfdoc.XMP(creator=lambda _document: xmp(self._about, self._doc.info.producer))
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc.SaveToFile(self._filename, self)
