"""The structure tree of a document (ISO 32000-1, 14.7 and 14.8). Knows nothing of how it is written to a file."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mark:
    """A sequence of marked content: the page counted from 0, and its number on that page (MCID)."""

    page: int
    number: int


@dataclass(frozen=True)
class Target:
    """An annotation that belongs to an element, by its place among all annotations of the document."""

    page: int
    annotation: int


@dataclass(eq=False)
class Element:
    """One element. `tag`: a standard structure type (P, L, LI, Table, Figure …), or "H": a heading whose level is
    counted from `rank`, the larger the higher, so that no level is ever left out.

    `alternative`: what is read instead of a picture. `language`: where it is another than the document's.
    `scope`: of a TH, "Column" or "Row". `numbering`: of an L, or of an LI whose list is made for it: "Disc", "Decimal".
    `box`: left, bottom, right, top of a Figure on its page, in points.
    """

    tag: str
    parent: "Element | None" = field(default=None, repr=False)
    alternative: str = ""
    language: str = ""
    scope: str = ""
    numbering: str = ""
    rank: float = 0
    box: tuple[float, float, float, float] | None = None
    kids: "list[Element | Mark | Target]" = field(default_factory=list, repr=False)
    placed: bool = False

    def __deepcopy__(self, _memo: object) -> "Element":
        """ReportLab copies flowables to try where they split; what they are does not become two things by that."""
        return self

    def add(self, tag: str, **more: str) -> "Element":
        """A child that stands in the tree whether or not anything of it is drawn (the cells of a table)."""
        child = Element(tag, self, placed=True, **more)  # type: ignore[arg-type]
        self.kids.append(child)
        return child

    def top(self) -> "Element":
        """The outermost ancestor, where this element is hung in."""
        return self if self.parent is None else self.parent.top()


class Tree:
    """All elements of a document under `root`."""

    def __init__(self) -> None:
        self.root = Element("Document", placed=True)
        self._ranks: list[float] = []

    def place(self, element: Element) -> None:
        """Hangs `element` and its ancestors in where they are not yet, after all that was placed before."""
        if element is self.root:
            return
        parent = element.parent or self.root
        self.place(parent)
        if element.placed:
            return
        element.placed = True
        if element.tag == "LI" and parent.tag != "L":
            parent = _list_in(parent, element.numbering)
        if element.tag == "H":
            element.tag = f"H{self._level(element.rank)}"
        element.parent = parent
        parent.kids.append(element)

    def _level(self, rank: float) -> int:
        while self._ranks and self._ranks[-1] <= rank:
            self._ranks.pop()
        self._ranks.append(rank)
        return min(len(self._ranks), 6)


def _list_in(parent: Element, numbering: str) -> Element:
    """The list that goes on at the end of `parent`, or a new one: items that follow each other are one list."""
    last = parent.kids[-1] if parent.kids else None
    if isinstance(last, Element) and last.tag == "L" and last.numbering == numbering:
        return last
    return parent.add("L", numbering=numbering)
