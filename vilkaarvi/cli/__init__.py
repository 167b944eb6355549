"""The command line. Exit 0 good, 1 the thing has faults, 2 wrong use, 3 the machine lacks something."""

import argparse
import io
import json
import os
import sys
from pathlib import Path

from vilkaarvi import __version__
from vilkaarvi.cli import keeping, own, papers, reviewing
from vilkaarvi.cli.line import (
    FAULTY,
    GOOD,
    LACKING,
    MOST_PEOPLE,
    WRONG_USE,
    chosen_session,
    has_display,
    passphrase,
    people,
    say,
)
from vilkaarvi.cli.planning import late, plan
from vilkaarvi.cli.reporting import report
from vilkaarvi.clock import SystemClock
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.settings import load, policy_file
from vilkaarvi.text import LANGUAGES, Text
from vilkaarvi.text.helping import Line

_LACKING = {
    Code.NO_DISPLAY, Code.NO_VLC, Code.VLC_NO_PLUGINS, Code.NOT_WRITABLE, Code.PAPER_NOT_WRITTEN, Code.PAPER_NO_ROOM,
    Code.PAPER_NO_RIGHT, Code.HANDIN_NO_ROOM, Code.HANDIN_NO_RIGHT, Code.HANDIN_NOT_WRITTEN,
    Code.REGISTER_AWAY, Code.REGISTER_SLOW, Code.REGISTER_FULL, Code.REGISTER_NO_RIGHT, Code.REGISTER_LATER,
}  # fmt: skip
_MISUSED = {
    Code.WRONG_USE, Code.USE_MISSING, Code.USE_CHOICE, Code.NO_SUCH_PROGRAMME, Code.NO_SUCH_SESSION, Code.NO_SUCH_RUN,
    Code.NO_FINISHED_RUN, Code.NO_GROUP_NAMED, Code.GROUP_UNFINISHED, Code.PHRASE_UNREADABLE, Code.BAD_TEXT_LINE,
    Code.PAPER_NO_FOLDER, Code.PAPER_PROTECTED, Code.PEOPLE_OUTSIDE, Code.NO_SUCH_UNIT, Code.NO_SUCH_PAPER,
    Code.HANDIN_NO_FOLDER, Code.HANDIN_PROTECTED, Code.REGISTER_NOT_SET, Code.REGISTER_ADDRESS, Code.REGISTER_SECRET,
    Code.REGISTER_OPEN,
}  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; faults are worded on standard error."""
    try:
        options = parser(Text(wanted_language(arguments))).parse_args(arguments)
    except Fault as fault:
        say(str(Text(wanted_language(arguments)).fault(fault)), error=True)
        return WRONG_USE
    places = Places.chosen(options.data, options.programmes)
    options.settings, options.repaired = load(places.settings, policy_file())
    text = Text(options.lang or options.settings.language)
    try:
        return int(options.run(options, places, text))
    except BrokenPipeError:  # whoever read it has heard enough: "| head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except Fault as fault:
        say(str(text.fault(fault)), error=True)
        if options.run in (window, reviewing.window) and has_display():
            from vilkaarvi.app.window import told_in_a_window

            told_in_a_window(text, fault)
        return LACKING if fault.code in _LACKING else WRONG_USE if fault.code in _MISUSED else FAULTY


def wanted_language(arguments: list[str] | None) -> str:
    """The language for a line that is not understood otherwise."""
    known = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    known.add_argument("--lang", nargs="?")
    known.add_argument("--data", nargs="?", type=Path)
    options, _ = known.parse_known_args(arguments)
    if options.lang in LANGUAGES:
        return str(options.lang)
    settings, _ = load(Places.chosen(options.data, None).settings, policy_file())
    return settings.language


def parser(text: Text) -> Line:
    """All that can be written, with its help in `text`'s language."""
    tr = text.tr
    whole = Line(
        text,
        prog="vilkaarvi",
        description=tr("Leads a conversation leader through the hour. Without a command the window opens."),
    )
    said = tr("the program's version")
    whole.add_argument("--version", action="version", version=__version__, help=said)
    common = Line(text, add_help=False, choices=tr("choices of every command"))
    for each, missing in ((whole, None), (common, argparse.SUPPRESS)):
        each.add_argument("--data", type=Path, default=missing, metavar="DIR", help=tr("folder for saved work"))
        said = tr("folder with sessions/ and media/")
        each.add_argument("--programmes", type=Path, default=missing, metavar="DIR", help=said)
        each.add_argument("--lang", choices=LANGUAGES, default=missing, help=tr("the program's language"))
        said = tr("file with the notes' passphrase, or -")
        each.add_argument("--passphrase-file", default=missing, metavar="FILE", help=said)
        said = tr("write although another computer, or a process that is gone, holds the folder: close it there first")
        each.add_argument("--take-over", action="store_true", default=missing or False, help=said)
        said = tr("sixty times as fast")
        each.add_argument("--fast-motion", action="store_true", default=missing or False, help=said)
        each.add_argument("--no-sound", action="store_true", default=missing or False, help=tr("film without sound"))
    whole.set_defaults(run=window)
    _commands(whole, common, text)
    return whole


def _commands(whole: Line, common: Line, text: Text) -> None:
    tr = text.tr
    commands = whole.add_subparsers(metavar="COMMAND", title=tr("commands"))
    people_said = tr("how many you are, {least}–{most}", least=1, most=MOST_PEOPLE)
    for name, run, said in (
        ("plan", _plan, tr("the minutes of a session")),
        ("check", check, tr("all faults of a programme")),
        ("report", report, tr("how easy a programme is to read, and how its facts stand")),
        ("doctor", doctor, tr("what the program needs of this computer")),
        ("runs", runs, tr("saved sessions")),
    ):
        one = commands.add_parser(name, text=text, parents=[common], help=said, description=said)
        one.add_argument("--json", action="store_true", help=tr("for other programs to read"))
        one.set_defaults(run=run)
        if name in ("plan", "report"):
            one.add_argument("programme", help=tr("for example {example}", example="vilka-ar-vi"))
        if name == "plan":
            one.add_argument("session", help=tr("for example {example}", example="1"))
            one.add_argument("--people", type=people, metavar="N", default=9, help=people_said)
            late_said = tr("the first question takes so many minutes too long: what is proposed, and when it ends")
            one.add_argument("--late", type=late, metavar="N", default=0, help=late_said)
        if name == "check":
            one.add_argument("paths", nargs="+", type=Path, help=tr("a programme's folder, sessions/NAME"))
    papers.add(commands, common, text)
    keeping.add(commands, common, text)
    own.add(commands, common, text)
    reviewing.add(commands, common, text)
    said = tr("what could point somebody out in a text")
    one = commands.add_parser("detect", text=text, parents=[common], help=said, description=said)
    said = tr("a line of JSON in, with id and text; a line of JSON out: start, end and kind of each find")
    one.add_argument("--json", action="store_true", help=said)
    one.set_defaults(run=detect)
    said = tr("hour: the program leads a session by itself; groups: a data folder full of made-up groups")
    one = commands.add_parser("demo", text=text, parents=[common], help=said, description=said)
    one.add_argument("what", choices=["hour", "groups"])
    said = tr("how many groups, {least}–{most}", least=1, most=reviewing.MOST_GROUPS)
    one.add_argument("count", nargs="?", type=reviewing.groups, default=41, metavar="N", help=said)
    said = tr("folder for its pictures and papers")
    one.add_argument("--output", type=Path, default=Path("demo"), metavar="DIR", help=said)
    one.set_defaults(run=demo)


def window(options: argparse.Namespace, places: Places, text: Text) -> int:
    if not has_display():
        raise Fault(Code.NO_DISPLAY)
    from vilkaarvi.app import lull

    lull.begin()
    from vilkaarvi.app.window import run_windows

    return run_windows(
        places, text, fast=options.fast_motion, silent=options.no_sound, passphrase=passphrase(options),
        take_over=options.take_over, settings=options.settings, repaired=tuple(options.repaired),
    )  # fmt: skip


def demo(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.demo import lead_by_itself

    if options.what == "groups":
        return reviewing.fill(options, places, text)
    if options.data is not None:
        raise Fault(Code.WRONG_USE, what="demo --data")  # it saves nothing that stays
    return lead_by_itself(options.output, places.programmes, text)


def _plan(options: argparse.Namespace, places: Places, text: Text) -> int:
    _, session = chosen_session(options, places, options.programme, options.session)
    return plan(session, options, text)


def check(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.programme.check import check as checked
    from vilkaarvi.programme.edition import LOCAL
    from vilkaarvi.programme.read import own_faults
    from vilkaarvi.programme.source import Finding

    today, rows = SystemClock().today(), []
    for path in options.paths:
        folder = path.resolve()
        rows += checked(path, folder.parent.parent / "media" / folder.name, today, whole=True)
        here = Places(places.data, folder.parent.parent)
        for fault in own_faults(here, folder.name, today):  # it stops nothing
            rows.append(Finding(fault.code, here.local(folder.name) / LOCAL, 1, fault.facts, error=False))
    if options.json:
        plain = [
            {"file": str(r.file), "line": r.line, "code": r.code.value, "error": r.error,
             "text": str(text.fault(Fault(r.code, **r.facts)))}
            for r in rows
        ]  # fmt: skip
        say(json.dumps(plain, ensure_ascii=False))
    else:
        for row in rows:
            kind = "" if row.error else text.tr("note: ")
            say(f"{row.file}:{row.line}: {kind}{text.fault(Fault(row.code, **row.facts))}")
        if not rows:
            say(text.tr("No faults."))
    return FAULTY if any(row.error for row in rows) else GOOD


def doctor(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.app.sight import seen_from_outside
    from vilkaarvi.doctor.report import as_json, as_text, in_words, lacks, look, worst
    from vilkaarvi.doctor.rows import Grade

    display = has_display()
    rows = look(places, seen_from_outside(display), display)
    if options.json:
        say(json.dumps(as_json(rows, text), ensure_ascii=False))
    else:
        say(as_text(in_words(rows, text)))
    return LACKING if lacks(rows) else FAULTY if worst(rows) is Grade.FAULT else GOOD


def runs(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.store import Store

    store = Store.open(places.data, SystemKeyring(), writer=False)
    groups = {group.id: group.name for group in store.groups()}
    rows = [
        {"run": head.id, "group": groups.get(head.group, "–"), "session": head.session,
         "day": head.started.date().isoformat(), "state": head.state.value, "taken_in": head.taken_in}
        for head in store.runs()
    ]  # fmt: skip
    if options.json:
        say(json.dumps(rows, ensure_ascii=False))
    else:
        states = {"ongoing": text.tr("not ended"), "closed": text.tr("not finished"), "finished": text.tr("finished")}
        for row in rows:
            known = [str(row[name]) for name in ("run", "group", "session", "day")]
            origin = [text.tr("taken over from a colleague")] if row["taken_in"] else []
            say("  ".join((*known, states[str(row["state"])], *origin)))
        if not rows:
            say(text.tr("No sessions yet."))
    for name, fault in store.troubles.items():
        say(f"{name}: {text.fault(fault)}", error=True)
    lost = any(
        fault.code is not Code.LAST_WRITE_CUT for fault in store.troubles.values()
    )  # that one harms nothing saved
    return FAULTY if lost else GOOD


def detect(options: argparse.Namespace, _places: Places, _text: Text) -> int:
    """Without --json each line of standard input is a text of its own, and what is found is written after it."""
    from vilkaarvi.notes.detect import find

    if isinstance(sys.stdin, io.TextIOWrapper):  # whatever a Windows console was set to
        sys.stdin.reconfigure(encoding="utf-8")
    for number, line in enumerate(sys.stdin, start=1):
        if not options.json:
            written = line.rstrip("\n")
            say("\t".join([written, *(f"{flag.kind} {written[flag.start : flag.end]}" for flag in find(written))]))
        elif line.strip():
            say(json.dumps([[flag.start, flag.end, flag.kind.value] for flag in find(noted(line, number))]))
    return GOOD


def noted(line: str, number: int) -> str:
    """The text of a line {"id","text"}. Raises Fault(BAD_TEXT_LINE)."""
    try:
        plain = json.loads(line)
    except ValueError:  # RecursionError is one of a text that nobody wrote
        plain = None
    if not isinstance(plain, dict) or not isinstance(plain.get("text"), str):
        raise Fault(Code.BAD_TEXT_LINE, line=number)
    return str(plain["text"])
