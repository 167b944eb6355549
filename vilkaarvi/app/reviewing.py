"""The overview's desk: presses become work for the writer's thread, and its answers are shown."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import shiboken6
from PySide6.QtCore import QTimer

from vilkaarvi.app.laid_over import lay_over
from vilkaarvi.app.preview import Preview
from vilkaarvi.app.review_out import GoingOut
from vilkaarvi.app.review_parts import ReviewParts
from vilkaarvi.app.review_prepare import Preparing
from vilkaarvi.app.reviewview import review_view
from vilkaarvi.app.taken_reports import taken_in, waits_on
from vilkaarvi.errors import Fault
from vilkaarvi.review.course import Course
from vilkaarvi.review.overview import Overview, Row, Stage, overview
from vilkaarvi.review.register.place import PASSES
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.review_acts import ReviewView, Table
from vilkaarvi.ui.review_group import GroupPage
from vilkaarvi.ui.review_import import ComputersPage, ImportPage, Result
from vilkaarvi.ui.review_page import ReviewPage
from vilkaarvi.ui.review_pages import ExpectedPage
from vilkaarvi.ui.review_window import ReviewWindow
from vilkaarvi.ui.side_page import SidePage

AGAIN_MS = 30_000  # after a server did not answer
STEPS = 100  # of the progress that is drawn


class Stopped(Exception):
    """Reports are not read any further."""


class ReviewDesk:
    """Keeps the promise `ReviewActs`. `leave`: the words of the press that closes it; empty where the window itself is
    all. `failed` hears why the register could not be opened.

    Attributes: window, page, preparing, view (None before it is read).
    """

    def __init__(self, parts: ReviewParts, failed: Callable[[Fault], None], leave: str = "") -> None:
        self._parts, self._failed = parts, failed
        self.view: ReviewView | None = None
        self._last: list[Path] = []  # what was taken in last
        self._reads = False  # reports are being read
        self._stops = Event()
        self._seen = parts.clock.wall()  # when what is shown was read
        self._is_stale = False  # the page says so
        self._more: tuple[Row, ...] = ()  # found on a server, beside those of the view
        self.page = ReviewPage(parts.text, self, leave)
        self.window = ReviewWindow(parts.text, lambda: not self._reads)
        self.window.stack.addWidget(self.page)
        self._again = QTimer(self.window)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._refresh)
        self._preview = Preview(parts, self._open)
        self._out = GoingOut(parts, self._do, self._open, self._preview, self._wrong, lambda: self.window)
        self.preparing = Preparing(parts, self._open, self._preview, self._wrong)
        self.window.closed.connect(self._close)

    def open(self) -> None:
        """It comes into sight when the register has been read."""
        self._refresh()

    def _close(self) -> None:
        self._parts.writer.do(self._parts.closes, lambda _none, _fault: None)

    def leave(self) -> None:
        self.window.close()

    def _refresh(self) -> None:
        parts = self._parts
        today = parts.clock.today()

        def read() -> ReviewView:
            later = waits_on(parts, today)
            view = review_view(parts.register(), parts.programme, parts.settings, today, parts.text)
            told = (*view.troubles, parts.text.fault(later)) if later else view.troubles
            return replace(view, held_by=parts.held_by(), troubles=told, waits=later is not None)

        parts.writer.do(read, self._read)

    def _read(self, view: ReviewView | None, fault: Fault | None) -> None:
        if not shiboken6.isValid(self.window):
            return
        if view is None:
            if fault is not None and self.view is None:
                self._failed(fault)
            elif fault is not None:
                self._is_old(fault)
            return
        self._seen = self._parts.clock.wall()
        if self._is_stale:
            self.page.say("")
            self._is_stale = False
        if view.waits:
            self._again.start()
        first, free = self.view is None, self._held and view.held_by is None
        self.view = view
        self.page.show_view(view)
        if first:
            self.window.show()
        elif free:
            self.page.say(self._parts.text.tr("It is closed there. Now you can take in reports."))

    def _is_old(self, fault: Fault) -> None:
        """What is shown stays, with its time; where the register may answer later, it is asked again."""
        text = self._parts.text
        said = text.tr("What you see is from {time}.", time=f"{self._seen:%H.%M}")
        self.page.say(f"{text.fault(fault)} {said}", wrong=True)
        self._is_stale = True
        if fault.code in PASSES:
            self._again.start()

    @property
    def _held(self) -> bool:
        """Somebody else writes in the folder: here it is only read."""
        return self.view is not None and self.view.held_by is not None

    def try_again(self) -> None:
        """The folder is opened anew, to be written in if it is free."""
        self._parts.writer.do(self._parts.closes, lambda _none, _fault: self._refresh())

    def take_over(self) -> None:
        from vilkaarvi.ui.take_over import TakeOverWindow

        fault = self.view.held_by if self.view else None
        if fault is not None and fault.facts.get("yours"):
            self.taking_over = TakeOverWindow(self._parts.text, fault, self.window)
            self.taking_over.accepted.connect(self._take_over)
            self.taking_over.open()

    def _take_over(self) -> None:
        self._parts.writer.do(self._parts.take_over, lambda _none, _fault: self.try_again())

    def _open(self, page: SidePage) -> Callable[[], None]:
        back = lay_over(self.window.stack, page)
        page.left.connect(back)
        page.first.setFocus()
        return back

    def seek(self, typed: str, stage: Stage | None) -> None:
        parts, today = self._parts, self._parts.clock.today()

        def seeks() -> tuple[tuple[Row, ...], int]:
            queries = parts.register().queries
            return queries.sought(Course.of(parts.programme), today, typed, stage) if queries else ((), 0)

        def found(some: tuple[tuple[Row, ...], int] | None, fault: Fault | None) -> None:
            if some is not None and shiboken6.isValid(self.page):
                self._more = some[0]
                self.page.show_found(typed, stage, *some)
            elif fault is not None and shiboken6.isValid(self.page):
                self._is_old(fault)

        parts.writer.do(seeks, found)

    # --- reports

    def take_in(self, folder: bool) -> None:
        asks = self._parts.asks
        paths = (asks.folder if folder else asks.reports)(self.window, self._parts.text)
        if paths:
            self._take(paths, (), self._import_page())

    def _import_page(self) -> ImportPage:
        page: ImportPage = ImportPage(self._parts.text, lambda code: self._take(self._last, (code,), page), self._stop)
        self._open(page)
        return page

    def _take(self, paths: list[Path], codes: tuple[str, ...], page: ImportPage) -> None:
        parts, today = self._parts, self._parts.clock.today()
        self._last, self._reads = paths, True
        self._stops.clear()
        told = [-1]

        def progress(done: int, whole: int) -> None:
            if self._stops.is_set():
                raise Stopped
            step = STEPS * done // whole if whole else STEPS
            if step != told[0]:
                told[0] = step
                parts.post(lambda: page.show_progress(done, whole) if shiboken6.isValid(page) else None)

        def work() -> Result | None:
            try:
                return taken_in(parts, paths, codes, today, progress)
            except Stopped:  # what has been written stays; taking the same in again changes nothing of it
                return None

        def done(result: Result | None, fault: Fault | None) -> None:
            self._reads = False
            if shiboken6.isValid(page):
                if result is not None:
                    page.show_result(result)
                elif fault is not None:
                    page.show_fault(parts.text.fault(fault))
                else:
                    page.show_stopped()
            self._refresh()

        parts.writer.do(work, done)

    def _stop(self) -> None:
        """The file that is being read is read to its end."""
        self._stops.set()

    def computers(self) -> None:
        from vilkaarvi.review.called import groups_on

        parts = self._parts

        def shown(led: dict[str, tuple[str, ...]] | None, fault: Fault | None) -> None:
            view = self.view
            if fault is not None:
                self._wrong(fault)
            elif led is not None and view is not None and shiboken6.isValid(self.window):
                may = None if view.listed or self._held else (self.believe, self.doubt)
                self._open(ComputersPage(parts.text, view.installations, led, view.listed, may))

        parts.writer.do(lambda: groups_on(parts.register()), shown)

    def believe(self, code: str) -> None:
        if self._last:
            self._take(self._last, (code,), self._import_page())
            return
        from vilkaarvi.review.bring_in import Trust, believe

        parts = self._parts
        said = parts.text.tr("The computer is believed. Take its reports in once more: then they count.")
        self._do(lambda: believe(parts.register(), Trust((code,), parts.settings.listed_installations)), said)

    def doubt(self, key: str) -> None:
        said = self._parts.text.tr("What that computer has handed over no longer counts.")
        self._do(lambda: self._parts.register().trust(key, False), said)

    def _do(self, work: Callable[[], None], said: str) -> None:
        """Work that changes the register; how it went stands over the overview."""

        def done(_none: None, fault: Fault | None) -> None:
            if shiboken6.isValid(self.window):
                self.page.say(said if fault is None else str(self._parts.text.fault(fault)), wrong=fault is not None)
                self._refresh()

        self._parts.writer.do(work, done)

    # --- groups

    def group(self, group: str) -> None:
        view = self.view
        row = next((each for each in (*view.overview.rows, *self._more) if each.id == group), None) if view else None
        if view is None or row is None:
            return
        others = tuple(each for each in view.overview.rows if each.id != group)
        spelt = tuple(each for each in view.spellings if each.into == group)
        may = None if self._held else (self.merge, self.take_apart)
        self._open(GroupPage(self._parts.text, row, others, spelt, may))

    def merge(self, group: str, into: str, done: Done) -> None:
        from vilkaarvi.review.groups import merge

        said = self._parts.text.tr("They count as one group now.")
        self._merged(lambda: merge(self._parts.register(), group, into), done, said)

    def take_apart(self, group: str, done: Done) -> None:
        from vilkaarvi.review.groups import unmerge

        said = self._parts.text.tr("They are two groups again.")
        self._merged(lambda: unmerge(self._parts.register(), group), done, said)

    def _merged(self, work: Callable[[], None], done: Done, said: str) -> None:
        def told(_none: None, fault: Fault | None) -> None:
            done(fault)
            if fault is None and shiboken6.isValid(self.window):
                self.page.say(said)
                self._refresh()

        self._parts.writer.do(work, told)

    def expected(self) -> None:
        known = self.view.expected if self.view else 0
        self._list_page = ExpectedPage(self._parts.text, known, self.choose_list)
        self._open(self._list_page)

    def choose_list(self) -> None:
        parts, page = self._parts, self._list_page
        paths = parts.asks.list(self.window, parts.text)
        if not paths:
            return

        def read() -> tuple[int, tuple[Fault, ...]]:
            from vilkaarvi.notes.check import surely_points_out
            from vilkaarvi.review.expected import read_expected

            register = parts.register()
            listed = read_expected(paths[0], register.expected(), surely_points_out)
            register.expect(listed.groups)
            return len(listed.groups), listed.faults

        def done(found: tuple[int, tuple[Fault, ...]] | None, fault: Fault | None) -> None:
            if shiboken6.isValid(page) and found is not None:
                page.show_result(found[0], tuple(map(parts.text.fault, found[1])))
            elif shiboken6.isValid(page) and fault is not None:
                page.show_fault(parts.text.fault(fault))
            self._refresh()

        parts.writer.do(read, done)

    # --- out

    def save_table(self, table: Table) -> None:
        self._with_all(lambda view: self._out.save_table(table, view))

    def save_statements(self) -> None:
        self._out.statements()

    def print_overview(self) -> None:
        self._with_all(self._out.print_overview)

    def _with_all(self, then: Callable[[ReviewView], None]) -> None:
        """What leaves the window holds every group, also where it shows the first of very many."""
        view, parts, today = self.view, self._parts, self._parts.clock.today()
        if view is None or not view.overview.left_out:
            if view is not None:
                then(view)
            return

        def read(whole: Overview | None, fault: Fault | None) -> None:
            if fault is not None:
                self._wrong(fault)
            elif whole is not None and shiboken6.isValid(self.window):
                then(replace(view, overview=whole))

        parts.writer.do(lambda: overview(parts.register(), Course.of(parts.programme), today, whole=True), read)

    # --- before the groups begin

    def prepare(self) -> None:
        self.preparing.open()

    def briefing(self) -> None:
        self.preparing.briefing()

    def _wrong(self, fault: Fault) -> None:
        self.page.say(str(self._parts.text.fault(fault)), wrong=True)
