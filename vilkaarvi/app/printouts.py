"""Papers from home: what there is, read on the writer's thread and drawn on the worker's, then shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vilkaarvi.app.logo import sender
from vilkaarvi.app.parts import Parts
from vilkaarvi.app.preview import Draws, Made, Preview
from vilkaarvi.app.summary_out import summary_made
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paper.file import file_name
from vilkaarvi.paper.kinds import OF_PROGRAMME, OF_SESSION, Kind, Wanted, has, made, title_of
from vilkaarvi.programme.model import Programme, Session
from vilkaarvi.session.naming import full_name, short_name
from vilkaarvi.settings import Settings
from vilkaarvi.ui.home_acts import HomeView
from vilkaarvi.ui.paper_list import PaperList, PaperRow, PaperSection
from vilkaarvi.ui.paper_view import Paper
from vilkaarvi.ui.side_page import SidePage

if TYPE_CHECKING:
    from vilkaarvi.store.head import RunHead

USUAL_GROUP = 9  # people, before there is a group
TOGETHER, SUPPORT, SUMMARY = "together", "support", "summary:"


@dataclass(frozen=True)
class ForWhom:
    """What papers are made of at this moment; `view` is what home shows.

    `programme_of`: the one that a run was led in.
    """

    programme: Programme
    view: HomeView
    settings: Settings
    programme_of: "Callable[[RunHead], Programme]"


class Printouts:
    """`opens` lays a page over what is in sight."""

    def __init__(self, parts: Parts, opens: Callable[[SidePage], object]) -> None:
        self._parts, self._opens = parts, opens
        self._preview = Preview(parts, opens)

    def open(self, whom: ForWhom) -> None:
        text = self._parts.text
        sessions = [each for each in (*whom.programme.sessions, *whom.programme.extras) if not each.coming]
        names = tuple((each.id, full_name(each, text)) for each in sessions)

        def show(row: str, session: str) -> None:
            self._show(row, self._session(whom, session), whom, page.tell)

        ahead = whom.view.next_session
        page = PaperList(text, names, ahead.id if ahead else "", lambda session: self._sections(whom, session), show)
        self._opens(page)

    def _session(self, whom: ForWhom, named: str) -> Session:
        return whom.programme.session(named) or whom.programme.sessions[0]

    def _sections(self, whom: ForWhom, named: str) -> tuple[PaperSection, ...]:
        text, tr = self._parts.text, self._parts.text.tr
        session = self._session(whom, named)
        mine = tuple(row for row in whom.view.finished if not row.working and not row.erased)
        about = {
            Kind.GUIDE: tr("What to say, minute by minute. Works without power, too."),
            Kind.CARDS: tr("Four on a sheet, to cut apart."),
            Kind.SLIPS: tr("Enough for the group, four on a sheet."),
            Kind.FACTS: tr("Each figure with its source."),
            Kind.LABEL: tr("For the envelopes that the slips go into."),
            Kind.ATTENDANCE: tr("For the employer. Never goes into the program."),
            Kind.BRIEFING: tr("What is expected, and what a manager will and will not see."),
            Kind.TIME: tr("For whoever makes the schedule."),
        }
        rows = {kind: PaperRow(kind, title_of(kind, text), about[kind]) for kind in Kind}
        group = whom.view.group
        together = [PaperRow(TOGETHER, tr("All that the group has agreed on"), group.name)] if group else []
        past = [PaperRow(SUMMARY + row.run, tr("Summary: {theme}", theme=row.title), f"{row.group} · {row.day}")
                for row in mine]  # fmt: skip
        support = PaperRow(SUPPORT, tr("Questions for supervision"), tr("After a hard session."))
        return (
            PaperSection(short_name(session, text), tuple(rows[kind] for kind in OF_SESSION if has(kind, session))),
            PaperSection(tr("For the whole programme"), (*(rows[kind] for kind in OF_PROGRAMME), support)),
            PaperSection(tr("What groups have agreed on"), (*(together if mine else ()), *past)),
        )

    # --- one paper

    def _show(self, row: str, session: Session, whom: ForWhom, told: Callable[[str], None]) -> None:
        parts = self._parts

        def read(draws: Draws | None, fault: Fault | None) -> None:
            if draws is not None:
                self._preview.draw(draws, self._preview.show, refused)
            elif fault is not None:
                refused(fault)

        def refused(fault: Fault) -> None:
            told(str(parts.text.fault(fault)))

        parts.writer.do(lambda: self._read(row, session, whom), read)

    def _read(self, row: str, session: Session, whom: ForWhom) -> Draws:
        """On the writer's thread: it may ask the store. What it answers draws the paper and asks nobody."""
        if row.startswith(SUMMARY):
            return self._summary(row.removeprefix(SUMMARY), whom)
        if row == TOGETHER:
            return self._together(whom)
        return lambda: self._made(row, session, whom)

    def _made(self, row: str, session: Session, whom: ForWhom) -> Made:
        text, today = self._parts.text, self._parts.clock.today()
        unit = whom.view.group.unit if whom.view.group else ""
        of, refused = sender(whom.settings, unit)
        if row == SUPPORT:
            from vilkaarvi.paper.support import support_drawn, support_paper

            paper = support_paper(text, of.name, of.contact, whom.settings.for_unit(unit).support)
            drawn, title, name = support_drawn(paper, of.logo), paper.title, paper.title.rstrip("?")
            return Paper(title, drawn.content, drawn.text, file_name(today, name)), refused
        kind, people = Kind(row), whom.view.group.headcount if whom.view.group else USUAL_GROUP
        keeps = whom.settings.for_unit(unit).attendance
        drawn = made(kind, text, Wanted(whom.programme, session, people, of, keeps))
        title = title_of(kind, text)
        named = (short_name(session, text), title) if kind in OF_SESSION else (title,)
        cut = kind in (Kind.CARDS, Kind.SLIPS, Kind.LABEL)
        return Paper(" · ".join(named), drawn.content, drawn.text, file_name(today, *named), cut), refused

    def _summary(self, run_id: str, whom: ForWhom) -> Draws:
        from vilkaarvi.paper.around import around
        from vilkaarvi.paper.content import in_its_own

        text = self._parts.text
        run = self._parts.store().open_run(run_id)
        summary = run.summary()
        if summary is None:
            raise Fault(Code.RUN_NOT_FINISHED)
        beside = around(run, whom.programme_of(run.head), in_its_own(summary, text))
        return lambda: summary_made(summary, text, whom.settings, beside)

    def _together(self, whom: ForWhom) -> Draws:
        from vilkaarvi.paper.together import held_by, together_paper, together_pdf

        text, today = self._parts.text, self._parts.clock.today()
        assert whom.view.group is not None  # noqa: S101  the row is there for a group alone
        held = held_by(self._parts.store(), whom.view.group.id)
        if not held:
            raise Fault(Code.GROUP_UNFINISHED, name=whom.view.group.name)
        unit = whom.view.group.unit

        def made_() -> Made:
            of, refused = sender(whom.settings, unit)
            paper = together_paper(text, whom.programme, held, of, today)
            drawn = together_pdf(paper, of.logo)
            return Paper(paper.name, drawn.content, drawn.text, file_name(today, paper.name)), refused

        return made_
