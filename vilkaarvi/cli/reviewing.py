"""`vilkaarvi review`: reports in, tables out; and `demo groups`, which fills a data folder with made-up ones."""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from vilkaarvi.cli.handing_in import write_report
from vilkaarvi.cli.line import FAULTY, GOOD, has_display, say
from vilkaarvi.clock import SystemClock
from vilkaarvi.completion.report import ENDING
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.text import Text
from vilkaarvi.text.helping import Line

if TYPE_CHECKING:  # read when a register is opened
    from vilkaarvi.programme.model import Programme
    from vilkaarvi.review.answers import Answers
    from vilkaarvi.review.bring_in import BroughtIn
    from vilkaarvi.review.course import Course
    from vilkaarvi.review.groups import Group
    from vilkaarvi.review.overview import Overview
    from vilkaarvi.review.register.protocol import Register
    from vilkaarvi.review.tables import Cells

    Commands = argparse._SubParsersAction[Line]

PROGRAMME = "vilka-ar-vi"
MOST_GROUPS = 2000


def add(commands: "Commands", common: Line, text: Text) -> None:
    """The commands of this file, with their help."""
    tr = text.tr
    said = tr("for managers: that groups have met, and never what they said")
    one = commands.add_parser("review", text=text, parents=[common], help=said, description=said)
    one.set_defaults(run=window)
    whats = one.add_subparsers(metavar="WHAT")
    said = tr("for leaders: writes what this computer hands over, and says its code")
    one = whats.add_parser("report", text=text, parents=[common], help=said, description=said)
    one.add_argument("file", type=Path, metavar="FILE", help=tr("the report that is made"))
    one.set_defaults(run=write_report)
    said = tr("takes in what leaders have handed over")
    one = whats.add_parser("import", text=text, parents=[common], help=said, description=said)
    one.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=tr("reports, or folders with reports"))
    said = tr("believe the computer with this comparison code; may be given several times")
    one.add_argument("--trust", action="append", default=[], metavar="CODE", help=said)
    one.set_defaults(run=import_reports)
    said = tr("reads the list of groups that ought to meet: name;unit;headcount")
    one = whats.add_parser("groups", text=text, parents=[common], help=said, description=said)
    one.add_argument("file", type=Path, metavar="FILE", help=tr("the list as CSV"))
    one.set_defaults(run=expect)
    said = tr("moves the register from this computer to the server that settings name")
    one = whats.add_parser("move", text=text, parents=[common], help=said, description=said)
    one.set_defaults(run=move_in)
    said = tr("how groups stand")
    one = whats.add_parser("table", text=text, parents=[common], help=said, description=said)
    one.add_argument("--csv", type=Path, metavar="FILE", help=tr("the table for a spreadsheet"))
    one.add_argument("--xlsx", type=Path, metavar="FILE", help=tr("the same for Excel, with columns and a filter"))
    one.add_argument("--pdf", type=Path, metavar="FILE", help=tr("a paper of both, that can be read aloud"))
    said = tr("sessions as xAPI statements of groups, for a learning record store; with --home")
    one.add_argument("--xapi", type=Path, metavar="FILE", help=said)
    said = tr("the municipality's own address, for example {example}", example="https://kommun.example")
    one.add_argument("--home", default="", metavar="URL", help=said)
    one.add_argument("--answers", action="store_true", help=tr("the slips' answers instead of the groups"))
    one.add_argument("--programme", default=PROGRAMME, metavar="NAME", help=tr("whose sessions they are"))
    one.set_defaults(run=table)


def window(options: argparse.Namespace, places: Places, text: Text) -> int:
    """Raises Fault NO_DISPLAY."""
    if not has_display():
        raise Fault(Code.NO_DISPLAY)
    from vilkaarvi.app.review_window import run_review

    return run_review(places, text, options.settings, take_over=options.take_over)


def groups(written: str) -> int:
    """Raises ValueError where nobody would wait for so many."""
    count = int(written)
    if not 1 <= count <= MOST_GROUPS:
        raise ValueError(written)
    return count


@contextmanager
def opened(options: argparse.Namespace, places: Places, writer: bool) -> "Iterator[Register]":
    """The server's register that settings name, else the data folder's; the notes' key is never asked for."""
    if not options.settings.register:
        with in_folder(options, places, writer) as here:
            yield here
        return
    from vilkaarvi.review.register.postgres.register import PostgresRegister

    with closing(PostgresRegister.at(options.settings.register)) as register:
        yield register


@contextmanager
def in_folder(options: argparse.Namespace, places: Places, writer: bool) -> "Iterator[Register]":
    """A writer holds the folder's lock."""
    from vilkaarvi.review.register.tiny import TinyRegister
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.store import Store

    with Store.open(places.data, SystemKeyring(), writer=writer, take_over=options.take_over) as store:
        register = TinyRegister.open(store.data, store.vault, store.disk, writer)
        try:
            yield register
        finally:
            register.close()


def import_reports(options: argparse.Namespace, places: Places, text: Text) -> int:
    """FAULTY when a line was refused, a computer is not believed yet, or something is missing or contradicts itself."""
    from vilkaarvi.notes.check import surely_points_out
    from vilkaarvi.review.bring_in import Trust
    from vilkaarvi.review.called import with_computers
    from vilkaarvi.review.taking_in import take_in
    from vilkaarvi.review.waiting import Waiting

    trust = Trust(options.trust, options.settings.listed_installations)
    waiting = Waiting(places.data)
    with opened(options, places, writer=True) as register:
        found = take_in(register, options.paths, surely_points_out, SystemClock().today(), trust, waiting)
        refused, doubts = with_computers(found.refused, register), with_computers(found.doubts, register)
        found = replace(found, refused=refused, doubts=doubts)
        troubles = _say_troubles(register, text)
    _say_found(found, text, listed=trust.listed is not None)
    return FAULTY if found.refused or found.waiting or found.doubts or troubles else GOOD


def move_in(options: argparse.Namespace, places: Places, text: Text) -> int:
    """The data folder's register to the server's. Raises Fault REGISTER_NOT_SET or REGISTER_NOT_MOVED."""
    from vilkaarvi.review.moving import move

    if not options.settings.register:
        raise Fault(Code.REGISTER_NOT_SET)
    with in_folder(options, places, writer=False) as old, opened(options, places, writer=True) as new:
        count = move(old, new)
        troubles = _say_troubles(old, text)
    say(text.plural("{count} line moved. The register on this computer is left as it was.",
                    "{count} lines moved. The register on this computer is left as it was.", count))  # fmt: skip
    return FAULTY if troubles else GOOD


def expect(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.notes.check import surely_points_out
    from vilkaarvi.review.expected import read_expected

    with opened(options, places, writer=True) as register:
        listed = read_expected(options.file, register.expected(), surely_points_out)
        register.expect(listed.groups)
    say(text.plural("{count} group ought to meet.", "{count} groups ought to meet.", len(listed.groups)))
    for fault in listed.faults:
        say(str(text.fault(fault)), error=True)
    return FAULTY if listed.faults else GOOD


def table(options: argparse.Namespace, places: Places, text: Text) -> int:
    """Says how groups stand, or saves it as every kind of file that was asked for."""
    from vilkaarvi.programme.read import read_programme
    from vilkaarvi.review.answers import answers
    from vilkaarvi.review.course import Course
    from vilkaarvi.review.groups import groups_of
    from vilkaarvi.review.overview import overview

    today = SystemClock().today()
    programme = read_programme(places, options.programme, today, options.settings.municipality)
    course = Course.of(programme)
    with opened(options, places, writer=False) as register:
        view, shown = overview(register, course, today, whole=True), answers(register, programme.id)
        seen = Seen(programme, course, view, shown, groups_of(register, programme.id))
        troubles = _say_troubles(register, text)
    if options.csv or options.xlsx or options.pdf or options.xapi:
        _save_all(options, seen, text)
    elif options.answers:
        for row in _cells(options, seen, text):
            say("\t".join(map(str, row)))
    else:
        _say_overview(view, course.sessions, options.settings.attendance, text)
    return FAULTY if troubles else GOOD


class Seen(NamedTuple):
    """What tables and papers are made of."""

    programme: "Programme"
    course: "Course"
    view: "Overview"
    shown: "Answers"
    groups: "tuple[Group, ...]"


def _cells(options: argparse.Namespace, seen: Seen, text: Text) -> "list[Cells]":
    from vilkaarvi.review.tables import answers_table, groups_table
    from vilkaarvi.review.words import statement

    if options.answers:
        return answers_table(seen.shown, lambda asked: statement(seen.programme, asked, text), text, seen.view.made_up)
    return groups_table(seen.view, seen.course, text)


def _save_all(options: argparse.Namespace, seen: Seen, text: Text) -> None:
    """Raises Fault NOT_WRITABLE."""
    from vilkaarvi.paper.file import save
    from vilkaarvi.review.cells import as_csv
    from vilkaarvi.review.xlsx import as_xlsx

    title = text.tr("Answers") if options.answers else text.tr("Groups")
    kinds: tuple[tuple[Path | None, Callable[[], bytes]], ...] = (
        (options.csv, lambda: as_csv(_cells(options, seen, text))),
        (options.xlsx, lambda: as_xlsx(_cells(options, seen, text), title, seen.view.day)),
        (options.pdf, lambda: _paper(options, seen, text)),
        (options.xapi, lambda: _statements(options, seen, text)),
    )
    for path, made in kinds:
        if path is not None:
            content = made()
            try:
                save(path, content)
            except Fault as fault:
                raise Fault(Code.NOT_WRITABLE, path=path) from fault
            say(str(path))


def _statements(options: argparse.Namespace, seen: Seen, text: Text) -> bytes:
    from vilkaarvi.review.words import session_title
    from vilkaarvi.review.xapi import as_xapi

    titled = partial(session_title, seen.programme, text=text)
    return as_xapi(seen.groups, options.home, titled, text.language)


def _paper(options: argparse.Namespace, seen: Seen, text: Text) -> bytes:
    from vilkaarvi.app.logo import sender
    from vilkaarvi.paper.overview import overview_paper, overview_pdf
    from vilkaarvi.review.words import statement

    made, refused = sender(options.settings, "")
    if refused is not None:
        say(str(text.fault(refused)), error=True)
    says, keeper = partial(statement, seen.programme, text=text), options.settings.attendance
    paper = overview_paper(text, seen.view, seen.shown, says, made, keeper)
    return overview_pdf(paper, made.logo).content


def fill(options: argparse.Namespace, places: Places, text: Text) -> int:
    """`demo groups N`. Raises Fault USE_MISSING without --data, NOT_MADE_UP where something is already."""
    from vilkaarvi.programme.read import read_programme
    from vilkaarvi.review.answers import let_out
    from vilkaarvi.review.bring_in import Trust, bring_in
    from vilkaarvi.review.course import Course
    from vilkaarvi.review.expected import read_expected
    from vilkaarvi.review.made_up import made_up

    if options.data is None:
        raise Fault(Code.USE_MISSING, what="--data", command="vilkaarvi demo")
    today = SystemClock().today()
    made = made_up(options.count, today, Course.of(read_programme(places, PROGRAMME, today)))
    if places.data.exists() and any(places.data.iterdir()):
        raise Fault(Code.NOT_MADE_UP, path=places.data)
    with in_folder(options, places, writer=True) as register, tempfile.TemporaryDirectory() as folder:
        register.mark_made_up()
        for name, content in made.reports.items():
            (Path(folder) / f"{name}{ENDING}").write_bytes(content)
        listed = Path(folder) / "grupper.csv"
        listed.write_bytes(made.expected)
        register.expect(read_expected(listed, (), lambda _name: False).groups)
        found = bring_in(register, [Path(folder)], lambda _name: False, today, Trust(made.codes))
        let_out(register, PROGRAMME)
    _say_found(found, text)
    say(text.tr("Made up, all of it: {path}", path=places.data))
    return FAULTY if found.refused else GOOD


def _say_troubles(register: "Register", text: Text) -> bool:
    for name, fault in register.troubles.items():
        say(f"{name}: {text.fault(fault)}", error=True)
    return bool(register.troubles)


def _say_found(found: "BroughtIn", text: Text, listed: bool = False) -> None:
    tr = text.tr
    say(
        text.plural(
            "{count} report: {new} lines taken in, {known} were here already, {refused} left out.",
            "{count} reports: {new} lines taken in, {known} were here already, {refused} left out.",
            found.files,
            new=found.new,
            known=found.known,
            refused=found.refused_count,
        )
    )
    for fault in (*found.refused, *found.doubts):
        say(str(text.fault(fault)), error=True)
    if listed:
        said = tr(
            "Computer {code} is not on the IT department's list. Ask them to add it, and take the reports in again."
        )
    else:
        said = tr(
            "Computer {code} is not believed yet. Ask its leader to read the code aloud; if it is the same, write "
            "--trust {code} and take the reports in again."
        )
    for each in found.waiting:
        say(said.format(code=each.code), error=True)


def _say_overview(view: "Overview", sessions: tuple[str, ...], keeper: str, text: Text) -> None:
    from vilkaarvi.review.overview import Stage
    from vilkaarvi.review.words import (
        group_name,
        headline,
        next_of,
        percent_of,
        pool_mark,
        stage_name,
        term_name,
        unknowable,
    )

    tr, totals, now = text.tr, view.totals, view.this_term()
    if view.made_up:
        say(tr("Made up to show something: none of it has happened."))
    say(headline(view, len(sessions), text))
    for stage in (Stage.UNDER_WAY, Stage.NOT_BEGUN, Stage.REPORT_MISSING):
        say(f"  {totals.at(stage):4}  {stage_name(stage, text)}")
    say(tr("Attendance on average: {percent}", percent=percent_of(totals.seated, totals.headcount)))
    manager = percent_of(totals.with_manager, totals.manager_known)
    say(tr("Sessions where a manager took part: {percent}, of {known} of {all} where that is known",
           percent=manager, known=totals.manager_known, all=totals.sessions))  # fmt: skip
    say(tr("Followed up {term}: {done} of {due}", term=term_name(now.term, text), done=now.done, due=now.due))
    say(tr("Present at training of leaders: {people}", people=", ".join(str(n) for _id, n in totals.trained) or "0"))
    for name, people in ((tr("People present, in all"), totals.present), (tr("Guests, in all"), totals.guests)):
        say(f"{name}: {people}")
    if totals.pools:
        say(tr("Pool groups, counted apart: {count}", count=totals.pools) + f" · {totals.at_pools}")
    for row in view.rows:
        count = f"{row.done}/{len(row.marks)}"
        coming = " · ".join(filter(None, (next_of(row, text), pool_mark(row, text))))
        present = "–" if row.present is None else f"{row.present}" if row.pool else f"{row.present}/{row.of}"
        say(f"{group_name(row, text):42}{count:>5}{present:>7}  {coming}")
    say(unknowable(len(sessions), text, keeper))
