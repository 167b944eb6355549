"""`vilkaarvi print`: every paper as a PDF, without a window."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from vilkaarvi.cli.line import FAULTY, GOOD, MOST_PEOPLE, chosen_session, people, say
from vilkaarvi.clock import SystemClock
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.text import Text
from vilkaarvi.text.helping import Line

if TYPE_CHECKING:  # read when a paper is made
    from vilkaarvi.paper.sender import Sender
    from vilkaarvi.paper.sheet import Drawn
    from vilkaarvi.programme.model import Programme
    from vilkaarvi.store.groups import Group
    from vilkaarvi.store.store import Store

    Commands = argparse._SubParsersAction[Line]

OF_SESSION = ("guide", "cards", "slips", "facts")
OF_PROGRAMME = ("label", "attendance", "briefing", "time")
KINDS = ("summary", "together", *OF_SESSION, *OF_PROGRAMME)


def add(commands: "Commands", common: Line, text: Text) -> None:
    """The command of this file, with its help."""
    tr = text.tr
    said = tr("papers as PDF")
    one = commands.add_parser("print", text=text, parents=[common], help=said, description=said)
    said = tr("summary and together: what a group agreed on; guide, cards, slips and facts: of a session; "
              "label, attendance, briefing and time: of a programme")  # fmt: skip
    one.add_argument("what", choices=KINDS, help=said)
    said = tr("of a summary: the number from “runs”, or latest; of together: the group; else: the programme, for "
              "example vilka-ar-vi")  # fmt: skip
    one.add_argument("which", help=said)
    said = tr("of a session's papers, for example {example}", example="1")
    one.add_argument("session", nargs="?", default="1", help=said)
    said = tr("how many you are, {least}–{most}", least=1, most=MOST_PEOPLE)
    one.add_argument("--people", type=people, metavar="N", default=9, help=said)
    said = tr("the unit, where its papers say something of their own")
    one.add_argument("--unit", default="", metavar="NAME", help=said)
    one.add_argument("--output", type=Path, required=True, metavar="FILE", help=tr("the PDF that is made"))
    one.set_defaults(run=print_paper)


def print_paper(options: argparse.Namespace, places: Places, text: Text) -> int:
    """FAULTY when the paper was made without its logo."""
    from vilkaarvi.paper.file import save

    known = options.settings.units
    if options.unit and options.unit not in known:
        raise Fault(Code.NO_SUCH_UNIT, name=options.unit, known=", ".join(known) or "–")
    refused: list[Fault] = []
    makes = {"summary": _summary, "together": _together}.get(options.what, _of_programme)
    content = makes(options, places, text, refused).content
    save(options.output, content)
    say(str(options.output))
    for each in refused:
        say(str(text.fault(each)), error=True)
    return FAULTY if refused else GOOD


def _sender(options: argparse.Namespace, unit: str, refused: list[Fault]) -> "Sender":
    from vilkaarvi.app.logo import sender

    made, fault = sender(options.settings, options.unit or unit)
    if fault is not None:
        refused.append(fault)
    return made


def _of_programme(options: argparse.Namespace, places: Places, text: Text, refused: list[Fault]) -> "Drawn":
    from vilkaarvi.paper.kinds import Kind, Wanted, has, made

    programme, session = chosen_session(options, places, options.which, options.session)
    if not has(Kind(options.what), session):
        raise Fault(Code.NO_SUCH_PAPER, session=session.title(text.language))
    attendance = options.settings.for_unit(options.unit).attendance
    wanted = Wanted(programme, session, options.people, _sender(options, "", refused), attendance)
    return made(Kind(options.what), text, wanted)


def _store(places: Places) -> "Store":
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.store import Store

    return Store.open(places.data, SystemKeyring(), writer=False)


def _read(options: argparse.Namespace, places: Places, programme: str, edition: str = "") -> "Programme":
    """In the edition that a group knew, where that is still here."""
    from vilkaarvi.programme.edition import read_kept
    from vilkaarvi.programme.read import programme_of, read_programme

    kept = read_kept(places.editions, programme, edition) if edition else None
    if kept is not None:
        return programme_of(kept, places, programme)
    return read_programme(places, programme, SystemClock().today(), options.settings.municipality)


def _summary(options: argparse.Namespace, places: Places, text: Text, refused: list[Fault]) -> "Drawn":
    from vilkaarvi.paper.around import around
    from vilkaarvi.paper.content import in_its_own
    from vilkaarvi.paper.summary import summary_drawn
    from vilkaarvi.store.months import months_after

    store = _store(places)
    run_id = options.which
    if run_id == "latest":
        head = store.latest_finished()
        if head is None:
            raise Fault(Code.NO_FINISHED_RUN)
        run_id = head.id
    run = store.open_run(run_id)
    summary = run.summary()
    if summary is None:
        raise Fault(Code.RUN_NOT_FINISHED)
    months = options.settings.summary_months
    erased = months_after(summary.day, months) if months else None
    programme = _read(options, places, run.head.programme, run.head.edition)
    sender = _sender(options, summary.unit, refused)
    return summary_drawn(summary, text, sender, erased=erased, around=around(run, programme, in_its_own(summary, text)))


def _together(options: argparse.Namespace, places: Places, text: Text, refused: list[Fault]) -> "Drawn":
    from vilkaarvi.paper.together import held_by, together_paper, together_pdf

    store = _store(places)
    group = _group(store, options.which)
    held = held_by(store, group.id)
    if not held:
        raise Fault(Code.GROUP_UNFINISHED, name=group.name)
    newest = next(head for head in store.runs() if head.group == group.id)
    programme = _read(options, places, newest.programme)
    sender = _sender(options, group.unit, refused)
    return together_pdf(together_paper(text, programme, held, sender, SystemClock().today()), sender.logo)


def _group(store: "Store", named: str) -> "Group":
    """By its id or name. Raises Fault NO_GROUP_NAMED."""
    groups = store.groups()
    found = [each for each in groups if named in (each.id, each.name)]
    if len(found) != 1:
        known = ", ".join(f"{each.name} ({each.id})" for each in groups) or "–"
        raise Fault(Code.NO_GROUP_NAMED, name=named, known=known)
    return found[0]
