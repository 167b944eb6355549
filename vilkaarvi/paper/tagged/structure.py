"""The structure tree in the file: StructTreeRoot, its elements, and the way back from content (ISO 32000-1, 14.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from vilkaarvi.paper.tagged.elements import Element, Mark, Target

_STANDS_EMPTY = {"TD", "TH"}  # else the rows of a table would not be equally long


@dataclass(frozen=True)
class Annotated:
    """An annotation as it is in the file, and the element that it belongs to."""

    annotation: Any
    element: Element


class _Writer:
    def __init__(self, document: Any, pages: Sequence[tuple[Any, list[Element]]], annotated: Sequence[Annotated]):
        self.document, self.annotated = document, annotated
        self.pages = [document.Reference(page) for page, _marks in pages]
        self.references: dict[Element, Any] = {}

    def element(self, element: Element, parent: Any) -> Any:
        """The reference to `element`, after it and all under it."""
        written = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent})
        own = self.references[element] = self.document.Reference(written)
        for key, value in _facts(element).items():
            written[key] = value
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if page is not None:
            written["Pg"] = self.pages[page]
        written["K"] = PDFArray([self.kid(kid, page, own) for kid in element.kids if not _is_empty(kid)])
        return own

    def kid(self, kid: Element | Mark | Target, page: int | None, parent: Any) -> Any:
        if isinstance(kid, Element):
            return self.element(kid, parent)
        if isinstance(kid, Target):
            facts = {"Type": PDFName("OBJR"), "Obj": self.document.Reference(self.annotated[kid.annotation].annotation)}
        elif kid.page == page:
            return kid.number
        else:
            facts = {"Type": PDFName("MCR"), "MCID": kid.number}
        return PDFDictionary({**facts, "Pg": self.pages[kid.page]})


def write(
    document: Any, root: Element, pages: Sequence[tuple[Any, list[Element]]], annotated: Sequence[Annotated]
) -> Any:
    """The tree's root, for the catalog. `pages`: each with the elements of its marks, by number."""
    writer = _Writer(document, pages, annotated)
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    tree["K"] = PDFArray([writer.element(root, document.Reference(tree))])
    back: list[Any] = []
    for number, (_page, marks) in enumerate(pages):
        back += [number, PDFArray([writer.references[each] for each in marks])]
    for number, each in enumerate(annotated, len(pages)):
        each.annotation["StructParent"] = number
        back += [number, writer.references[each.element]]
    tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(back)}))
    tree["ParentTreeNextKey"] = len(pages) + len(annotated)
    return tree


def _is_empty(kid: Element | Mark | Target) -> bool:
    return isinstance(kid, Element) and kid.tag not in _STANDS_EMPTY and all(map(_is_empty, kid.kids))


def _facts(element: Element) -> dict[str, Any]:
    """What the element says of itself, as the file has it."""
    facts: dict[str, Any] = {}
    if element.alternative:
        facts["Alt"] = PDFString(element.alternative)
    if element.language:
        facts["Lang"] = PDFString(element.language)
    if element.scope:
        facts["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
    if element.tag == "L" and element.numbering:
        facts["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(element.numbering)})
    if element.box is not None:
        box = PDFArray([round(each, 2) for each in element.box])
        facts["A"] = PDFDictionary({"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": box})
    return facts
