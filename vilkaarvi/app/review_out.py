"""What leaves the overview: tables for a spreadsheet, xAPI statements of groups, and the paper."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vilkaarvi.app.logo import sender
from vilkaarvi.app.preview import Made, Preview
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.course import Course
from vilkaarvi.ui.review_acts import ReviewView, Table
from vilkaarvi.ui.side_page import SidePage

if TYPE_CHECKING:
    from vilkaarvi.app.review_parts import ReviewParts
    from vilkaarvi.review.tables import Cells

Does = Callable[[Callable[[], None], str], None]


class GoingOut:
    """`does` has work done on the writer's thread and says over the overview how it went; `opens` lays a page over what
    is in sight; `wrong` is told why a paper could not be made; dialogs stand over `over`."""

    def __init__(
        self,
        parts: "ReviewParts",
        does: Does,
        opens: Callable[[SidePage], object],
        preview: Preview,
        wrong: Callable[[Fault], None],
        over: Callable[[], QWidget],
    ) -> None:
        self._parts, self._does, self._opens, self._over = parts, does, opens, over
        self._preview, self._wrong = preview, wrong
        self._home = ""  # while the program runs

    def save_table(self, table: Table, view: ReviewView) -> None:
        from vilkaarvi.review.tables import answers_table, groups_table

        parts, tr, today = self._parts, self._parts.text.tr, self._parts.clock.today()
        if table is Table.GROUPS:
            title, cells = tr("Groups"), groups_table(view.overview, Course.of(parts.programme), parts.text)
        else:
            title, made_up = tr("Answers"), view.overview.made_up
            cells = answers_table(view.answers, view.statements.__getitem__, parts.text, made_up)
        path = parts.asks.table(self._over(), parts.text, f"{title} {today.isoformat()}.xlsx")
        if path is not None:
            self._does(lambda: save_table(path, cells, title, today), self._saved(path))

    def statements(self) -> None:
        """Ask for the municipality's address, and then where they go."""
        from vilkaarvi.ui.review_statements import StatementsPage

        page = StatementsPage(self._parts.text, self._home, lambda home: self._save_statements(home, page))
        self._opens(page)

    def _save_statements(self, home: str, page: SidePage) -> None:
        from vilkaarvi.review.groups import groups_of
        from vilkaarvi.review.words import session_title
        from vilkaarvi.review.xapi import as_xapi

        parts, programme, text = self._parts, self._parts.programme, self._parts.text
        title, day = text.tr("xAPI statements"), parts.clock.today().isoformat()
        path = parts.asks.statements(page, text, f"{title} {day}.json")
        if path is None:
            return
        self._home = home

        def save() -> None:
            groups = groups_of(parts.register(), programme.id)
            titled = lambda session: session_title(programme, session, text)  # noqa: E731
            put(path, as_xapi(groups, home, titled, text.language))

        page.left.emit()
        self._does(save, self._saved(path))

    def _saved(self, path: Path) -> str:
        said = self._parts.text.tr("Saved as {name} in {folder}.", name=path.name, folder=path.parent)
        return f"✓ {said}"

    def print_overview(self, view: ReviewView) -> None:
        from vilkaarvi.paper.file import file_name
        from vilkaarvi.paper.overview import overview_paper, overview_pdf
        from vilkaarvi.ui.paper_view import Paper

        parts, says = self._parts, view.statements.__getitem__
        title = parts.text.tr("Overview")

        def draws() -> Made:
            of, refused = sender(parts.settings)
            paper = overview_paper(parts.text, view.overview, view.answers, says, of, parts.settings.attendance)
            drawn = overview_pdf(paper, of.logo)
            return Paper(title, drawn.content, drawn.text, file_name(parts.clock.today(), title)), refused

        self._preview.draw(draws, self._preview.show, self._wrong)


def save_table(path: Path, cells: "list[Cells]", title: str, day: date) -> None:
    """As its ending says. Raises Fault NOT_WRITABLE."""
    from vilkaarvi.review.cells import as_csv
    from vilkaarvi.review.xlsx import as_xlsx

    put(path, as_csv(cells) if path.suffix.lower() == ".csv" else as_xlsx(cells, title, day))


def put(path: Path, content: bytes) -> None:
    """Raises Fault NOT_WRITABLE."""
    from vilkaarvi.paper.file import save

    try:
        save(path, content)
    except Fault as fault:
        raise Fault(Code.NOT_WRITABLE, path=path) from fault
