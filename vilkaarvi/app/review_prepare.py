"""The page that a manager reads before the groups begin: its ticks are kept, and it is printed from there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6

from vilkaarvi.app.logo import sender
from vilkaarvi.app.preview import Made, Preview
from vilkaarvi.errors import Fault
from vilkaarvi.review.prepared import mark_of
from vilkaarvi.text import Text
from vilkaarvi.ui.review_pages import PreparePage
from vilkaarvi.ui.side_page import SidePage

if TYPE_CHECKING:
    from vilkaarvi.app.review_parts import ReviewParts


class Preparing:
    """`opens` lays a page over what is in sight, `wrong` is told why a paper could not be made.

    Attributes: page (the newest one).
    """

    def __init__(
        self,
        parts: "ReviewParts",
        opens: Callable[[SidePage], object],
        preview: Preview,
        wrong: Callable[[Fault], None],
    ) -> None:
        self._parts, self._opens, self._preview, self._wrong = parts, opens, preview, wrong
        self._ticked: frozenset[str] = frozenset()
        self.page: PreparePage | None = None

    def open(self) -> None:
        """It comes into sight with what was ticked before."""

        def read() -> tuple[frozenset[str], bool]:
            self._parts.register()  # then it is known whether somebody else writes here
            return self._parts.prepared().read(), self._parts.held_by() is None

        self._parts.writer.do(read, self._read)

    def _read(self, found: tuple[frozenset[str], bool] | None, fault: Fault | None) -> None:
        from vilkaarvi.paper.page import briefing_page

        if found is None:
            if fault is not None:
                self._wrong(fault)
            return
        parts, (self._ticked, may) = self._parts, found
        of = sender(parts.settings)[0]
        shown = briefing_page(parts.text, parts.programme, of)
        marks = [mark_of(said) for said in briefing_page(Text("en"), parts.programme, of).parts[0].lines]
        ticked = {place for place, mark in enumerate(marks) if mark in self._ticked}
        self.page = page = PreparePage(parts.text, shown, ticked, lambda place, on: self._tick(marks[place], on), may)
        page.prints.clicked.connect(self.briefing)
        self._opens(page)

    def _tick(self, mark: str, on: bool) -> None:
        self._ticked = self._ticked | {mark} if on else self._ticked - {mark}
        parts, page, ticked = self._parts, self.page, self._ticked

        def kept(_none: None, fault: Fault | None) -> None:
            if page is not None and shiboken6.isValid(page):
                page.say("" if fault is None else str(parts.text.fault(fault)))

        parts.writer.do(lambda: parts.prepared().keep(ticked), kept)

    def briefing(self) -> None:
        """The same page as paper."""
        from vilkaarvi.paper.file import file_name
        from vilkaarvi.paper.page import briefing_page, page_pdf
        from vilkaarvi.ui.paper_view import Paper

        parts = self._parts

        def draws() -> Made:
            of, refused = sender(parts.settings)
            page = briefing_page(parts.text, parts.programme, of)
            drawn = page_pdf(page, of.logo)
            return Paper(page.title, drawn.content, drawn.text, file_name(parts.clock.today(), page.title)), refused

        self._preview.draw(draws, self._preview.show, self._wrong)
