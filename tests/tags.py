"""Reads a tagged PDF back and tells what is wrong with its tags, beyond what a validator asks.

Read with pypdf (objects) and PDFium (text), neither of which wrote the file.
"""

import ctypes
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream

PAINTS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
STANDS_EMPTY = {"TD", "TH"}
INSIDE = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"THead", "TBody", "TR"}, "TR": {"TD", "TH"}}


@dataclass(eq=False)
class Node:
    """An element as it is in the file. `marks`: (page, MCID) in its order; `words`: of these alone."""

    tag: str
    kids: "list[Node]" = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    targets: list[Any] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    words: str = ""
    number: int = 0  # of its object

    def walk(self) -> "Iterator[Node]":
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def text(self) -> str:
        return " ".join(" ".join(node.words for node in self.walk()).split())


class Tagged:
    """A file with its structure. Raises KeyError where it has none at all."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(pdf))
        self.catalog: dict[str, Any] = {str(key): self.reader.root_object[key] for key in self.reader.root_object}
        self.words = dict(_words(pdf))
        pages: Any = self.reader.pages
        self.pages = {page.indirect_reference.idnum: number for number, page in enumerate(pages)}
        (top,) = _listed(self.catalog["/StructTreeRoot"]["/K"])
        self.root = self._node(top, None)

    def nodes(self, *tags: str) -> list[Node]:
        return [node for node in self.root.walk() if not tags or node.tag in tags]

    def outline(self) -> list[str]:
        """What stands here, for a reader: "H1 Vad har hänt?" """
        return [f"{node.tag} {' '.join(node.words.split())}" for node in self.root.walk() if node.words.strip()]

    def _node(self, reference: Any, page: int | None) -> Node:
        raw = reference.get_object()
        node = Node(raw["/S"][1:], facts=dict(raw), number=reference.idnum)
        page = self.pages[raw.raw_get("/Pg").idnum] if "/Pg" in raw else page
        for kid in _listed(raw.get("/K", [])):
            self._kid(node, kid, page)
        node.words = "".join(self.words.get(mark, "") for mark in node.marks)
        return node

    def _kid(self, node: Node, kid: Any, page: int | None) -> None:
        raw = kid.get_object()
        if isinstance(raw, int):
            assert page is not None
            node.marks.append((page, raw))
        elif raw.get("/Type") == "/MCR":
            node.marks.append((self.pages[raw.raw_get("/Pg").idnum], raw["/MCID"]))
        elif raw.get("/Type") == "/OBJR":
            node.targets.append(raw.raw_get("/Obj"))
        else:
            node.kids.append(self._node(kid, page))


def _references(array: Any) -> list[Any]:
    """The array's members as they stand in the file; pypdf's own way follows them."""
    return list(list.__iter__(array))


def _listed(value: Any) -> list[Any]:
    return _references(value) if isinstance(value, list) else [value]


def _words(pdf: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """The text of each marked content, as PDFium reads it."""
    found: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
                shown = pdfium.FPDFPage_GetObject(page.raw, at)
                mark = (number, pdfium.FPDFPageObj_GetMarkedContentID(shown))
                if mark[1] >= 0 and pdfium.FPDFPageObj_GetType(shown) == pdfium.FPDF_PAGEOBJ_TEXT:
                    size = pdfium.FPDFTextObj_GetText(shown, text_page.raw, None, 0)
                    into = (ctypes.c_ushort * (size // 2))()
                    pdfium.FPDFTextObj_GetText(shown, text_page.raw, into, size)
                    found[mark] = found.get(mark, "") + bytes(into).decode("utf-16-le").rstrip("\0")
    finally:
        document.close()
    yield from found.items()


def faults(pdf: bytes) -> list[str]:
    """All that is wrong, in words; empty when nothing is."""
    reader = PdfReader(io.BytesIO(pdf))
    if "/StructTreeRoot" not in reader.root_object:
        return ["no structure tree"]
    file = Tagged(pdf)
    return [*_of_the_file(file), *_of_pages(file), *_of_elements(file), *_of_links(file), *_of_the_order(file)]


def _of_the_file(file: Tagged) -> Iterator[str]:
    catalog = file.catalog
    if "/ParentTree" not in catalog["/StructTreeRoot"]:
        yield "no ParentTree"
    if not catalog.get("/Lang"):
        yield "no language"
    if not bool(catalog.get("/MarkInfo", {}).get("/Marked")):
        yield "not marked"
    if not str((file.reader.metadata and file.reader.metadata.title) or "").strip():
        yield "no title"
    headings = [node.text for node in file.nodes(*(f"H{level}" for level in range(1, 7)))]
    bookmarks = [" ".join(str(each.title).split()) for each in _flat(file.reader.outline)]
    if bookmarks != headings:
        yield f"bookmarks {bookmarks} are not the headings {headings}"


def _flat(outline: Any) -> Iterator[Any]:
    for each in outline:
        if isinstance(each, list):
            yield from _flat(each)
        else:
            yield each


def _way_back(file: Tagged) -> dict[int, Any]:
    """The ParentTree, by key."""
    numbers = file.catalog["/StructTreeRoot"].get("/ParentTree", {}).get("/Nums", [])
    return {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}


def _of_pages(file: Tagged) -> Iterator[str]:
    """Each mark is owned once, and its page knows by whom."""
    owners: dict[tuple[int, int], list[int]] = {}
    for node in file.nodes():
        for mark in node.marks:
            owners.setdefault(mark, []).append(node.number)
    back = _way_back(file)
    for number, page in enumerate(file.reader.pages):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: the order of tabs is not that of the structure"
        drawn, wrong = _drawn(page, file.reader)
        yield from (f"page {number}: {what}" for what in wrong)
        if drawn != list(range(len(drawn))):
            yield f"page {number}: marks {drawn}"
        known = [each.idnum for each in _references(back.get(page.get("/StructParents", -1), ArrayObject()))]
        owned = [owners.pop((number, mark), []) for mark in drawn]
        if owned != [[each] for each in known]:
            yield f"page {number}: the ParentTree does not lead back to the owners of {len(drawn)} marks"
    if owners:
        yield f"elements own what is nowhere drawn: {sorted(owners)}"


def _drawn(page: Any, reader: PdfReader) -> tuple[list[int], list[str]]:
    """The marks in the order in which they are drawn; and what is drawn outside of all of them."""
    marks, wrong, depth = [], [], 0
    for operands, operator in ContentStream(page["/Contents"], reader).operations:
        name = operator.decode()
        if name in ("BDC", "BMC"):
            depth += 1
            if name == "BDC" and "/MCID" in operands[1]:
                marks.append(int(operands[1]["/MCID"]))
        elif name == "EMC":
            depth -= 1
        elif name in PAINTS and depth != 1:
            wrong.append(f"{name} {operands} at depth {depth}")
    return marks, wrong + (["marked content is not closed"] if depth else [])


def _of_elements(file: Tagged) -> Iterator[str]:
    level = 0
    for node in file.nodes():
        if node.tag not in STANDS_EMPTY | {"Figure"} and not node.text:
            yield f"empty {node.tag}"
        if strange := {kid.tag for kid in node.kids} - INSIDE.get(node.tag, {kid.tag for kid in node.kids}):
            yield f"{node.tag} holds {strange}"
        if node.tag == "Figure" and not str(node.facts.get("/Alt", "")).strip():
            yield "a figure without words"
        if node.tag == "TH" and node.facts.get("/A", {}).get("/Scope") not in ("/Column", "/Row"):
            yield "a header cell of nothing"
        if node.tag == "Table":
            rows = Counter(len(row.kids) for row in node.walk() if row.tag == "TR")
            if len(rows) != 1:
                yield f"rows of different length: {dict(rows)}"
        if node.tag[0] == "H" and node.tag[1:].isdigit():
            if int(node.tag[1:]) > level + 1:
                yield f"{node.tag} after H{level}"
            level = int(node.tag[1:])


def _of_links(file: Tagged) -> Iterator[str]:
    back = _way_back(file)
    owned = {target.idnum: node for node in file.nodes() for target in node.targets}
    for page in file.reader.pages:
        for each in _references(page.get("/Annots", ArrayObject())):
            annotation, owner = each.get_object(), owned.pop(each.idnum, None)
            if owner is None or owner.tag != "Link":
                yield "a link that belongs to no Link"
            elif back.get(annotation.get("/StructParent", -1)) is None:
                yield "a link that does not lead back"
            if not annotation.get("/Contents"):
                yield "a link that does not say where it leads"
    if owned or any(not node.targets for node in file.nodes("Link")):
        yield "a Link without its annotation"


def _of_the_order(file: Tagged) -> Iterator[str]:
    """It is read as it is drawn."""
    read = [mark for node in file.nodes() for mark in node.marks]
    if read != sorted(read):
        yield "it is not read in the order in which it is drawn"
