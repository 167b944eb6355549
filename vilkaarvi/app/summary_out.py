"""A summary on paper: drawn on the worker, then saved, shown, printed or copied."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from vilkaarvi.app.logo import sender
from vilkaarvi.app.parts import Parts
from vilkaarvi.app.preview import Made, Preview
from vilkaarvi.errors import Fault
from vilkaarvi.settings import Settings
from vilkaarvi.store.months import months_after
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.home_bits import Look, guarded
from vilkaarvi.ui.paper_view import Paper

if TYPE_CHECKING:  # read when a paper is made
    from vilkaarvi.notes.summary import Summary
    from vilkaarvi.paper.content import Around
    from vilkaarvi.ui.closing_pages import FinishedPage

Beside = Callable[[], "Around"]  # what a summary tells beside the group's lines


def summary_made(summary: "Summary", text: Text, settings: Settings, beside: "Around", draft: bool = False) -> Made:
    """`draft`: it is working material. With LOGO_REFUSED where it had to be made without the logo."""
    from vilkaarvi.paper.file import suggested_name
    from vilkaarvi.paper.summary import summary_drawn

    months = settings.notes_months if draft else settings.summary_months
    erased = months_after(summary.day, months) if months else None
    of, refused = sender(settings, summary.unit)
    drawn = summary_drawn(summary, text, of, draft, erased, beside)
    return Paper(summary.session, drawn.content, drawn.text, suggested_name(summary, text, draft)), refused


class SummaryOut:
    """`settings` are asked for each time; `told` hears of a logo that was refused."""

    def __init__(
        self, parts: Parts, settings: Callable[[], Settings], preview: Preview, told: Callable[[Fault | None], None]
    ) -> None:
        self._parts, self._settings, self._preview, self._told = parts, settings, preview, told

    def save(self, summary: "Summary", path: Path, draft: bool, done: Done, beside: Beside) -> None:
        """`done` hears when it is on the disk; then it is opened with the computer's own program."""
        parts, settings = self._parts, self._settings()

        def written() -> Fault | None:
            from vilkaarvi.paper.file import save

            paper, refused = summary_made(summary, parts.text, settings, beside(), draft)
            save(path, paper.content)
            return refused

        def saved(refused: Fault | None, fault: Fault | None) -> None:
            done(fault)
            if fault is None and not parts.fast:
                parts.show_file(path)
            if refused is not None:
                self._told(refused)

        parts.worker.do(written, saved)

    def show(self, summary: "Summary", beside: Beside, page: "FinishedPage") -> None:
        """As it will be printed, over `page`."""
        self._drawn(summary, beside, page, self._preview.show)

    def print(self, summary: "Summary", beside: Beside, page: "FinishedPage") -> None:
        def made(paper: Paper, refused: Fault | None) -> None:
            self._preview.print(paper, page, went=page.went.emit)
            if refused is not None:
                self._told(refused)

        self._drawn(summary, beside, page, made)

    def copy(self, summary: "Summary", beside: Beside, page: "FinishedPage") -> None:
        self._drawn(summary, beside, page, lambda paper, _refused: self._preview.copy(paper, page))

    def _drawn(
        self, summary: "Summary", beside: Beside, page: "FinishedPage", made: Callable[[Paper, Fault | None], None]
    ) -> None:
        parts, settings = self._parts, self._settings()

        def told(fault: Fault | None) -> None:
            page.say(str(parts.text.fault(fault)) if fault is not None else "", Look.ERROR)

        self._preview.draw(
            lambda: summary_made(summary, parts.text, settings, beside()),
            lambda paper, refused: guarded(page, lambda _fault: made(paper, refused))(None),
            guarded(page, told),
        )
