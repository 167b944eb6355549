"""The command line. Exit 0 good, 1 the thing has faults, 2 wrong use, 3 the machine lacks something."""

import argparse
import json
import os
import re
import sys
from pathlib import Path
from typing import NoReturn

from vilkaarvi import __version__
from vilkaarvi.clock import SystemClock
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.settings import load, policy_file
from vilkaarvi.text import LANGUAGES, Text

GOOD, FAULTY, WRONG_USE, LACKING = 0, 1, 2, 3
MOST_PEOPLE = 40
_LACKING = {Code.NO_DISPLAY, Code.NO_VLC, Code.VLC_NO_PLUGINS, Code.NOT_WRITABLE}
_MISUSED = {
    Code.WRONG_USE, Code.USE_MISSING, Code.USE_CHOICE, Code.NO_SUCH_PROGRAMME, Code.NO_SUCH_SESSION, Code.NO_SUCH_RUN,
    Code.NO_FINISHED_RUN,
}  # fmt: skip
# What argparse says, in English only, and the code that says it in our words. `what`: what was written, or is missing.
_MISUSES = (
    (Code.USE_MISSING, re.compile(r"the following arguments are required: (?P<what>.+)")),
    (Code.USE_MISSING, re.compile(r"argument (?P<what>.+?): expected ")),
    (Code.USE_CHOICE, re.compile(r"argument .+?: invalid choice: (?P<what>.+) \(choose from (?P<known>.+)\)")),
    (Code.WRONG_USE, re.compile(r"argument (?P<what>.+?: )invalid \w+ value: (?P<more>.+)")),
    (Code.WRONG_USE, re.compile(r"unrecognized arguments: (?P<what>.+)")),
)


class Line(argparse.ArgumentParser):
    """Wrong use is a Fault, to be worded in the language that is asked for."""

    def error(self, message: str) -> NoReturn:
        """Raises Fault WRONG_USE, USE_MISSING or USE_CHOICE; never argparse's own words, known here or not."""
        for code, said in _MISUSES:
            found = said.match(message)
            if found is not None:
                parts = {name: part.replace("'", "") for name, part in found.groupdict().items()}
                what = parts["what"] + parts.pop("more", "")
                raise Fault(code, **(parts | {"what": what, "command": self.prog}))
        raise Fault(Code.WRONG_USE, what=self.prog)


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; faults are worded on standard error."""
    try:
        options = parser().parse_args(arguments)
    except Fault as fault:
        say(str(Text(wanted_language(arguments)).fault(fault)), error=True)
        return WRONG_USE
    places = Places.chosen(options.data, options.programmes)
    options.settings, options.repaired = load(places.settings, policy_file())
    text = Text(options.lang or options.settings.language)
    try:
        return int(options.run(options, places, text))
    except Fault as fault:
        say(str(text.fault(fault)), error=True)
        if options.run is window and has_display():
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


def people(written: str) -> int:
    """Raises ValueError where no group has so many."""
    count = int(written)
    if not 1 <= count <= MOST_PEOPLE:
        raise ValueError(written)
    return count


def parser() -> argparse.ArgumentParser:
    whole = Line(prog="vilkaarvi", description="Leads a conversation leader through the hour.")
    whole.add_argument("--version", action="version", version=__version__)
    common = Line(add_help=False)
    for each, missing in ((whole, None), (common, argparse.SUPPRESS)):
        each.add_argument("--data", type=Path, default=missing, help="folder for saved work")
        each.add_argument("--programmes", type=Path, default=missing, help="folder with sessions/ and media/")
        each.add_argument("--lang", choices=LANGUAGES, default=missing)
        each.add_argument("--passphrase-file", default=missing, help="file with the notes' passphrase, or -")
        each.add_argument("--fast-motion", action="store_true", default=missing or False, help="sixty times as fast")
        each.add_argument("--no-sound", action="store_true", default=missing or False)
    whole.set_defaults(run=window)
    commands = whole.add_subparsers(metavar="COMMAND")
    one = commands.add_parser("plan", parents=[common], help="the minutes of a session")
    one.add_argument("programme")
    one.add_argument("session")
    one.add_argument("--people", type=people, metavar="N", default=9, help=f"1–{MOST_PEOPLE}")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=plan)
    one = commands.add_parser("check", parents=[common], help="all faults of a programme")
    one.add_argument("paths", nargs="+", type=Path)
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=check)
    one = commands.add_parser("doctor", parents=[common], help="what the program needs of this computer")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=doctor)
    one = commands.add_parser("runs", parents=[common], help="saved sessions")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=runs)
    one = commands.add_parser("print", parents=[common], help="papers as PDF")
    one.add_argument("what", choices=["summary"])
    one.add_argument("which", help="a run's id, or latest")
    one.add_argument("--output", type=Path, required=True)
    one.set_defaults(run=print_paper)
    one = commands.add_parser("backup", parents=[common], help="a copy of the saved work, without notes")
    one.add_argument("file", type=Path)
    one.set_defaults(run=backup)
    one = commands.add_parser("restore", parents=[common], help="takes in a copy; what is here stays")
    one.add_argument("file", type=Path)
    one.set_defaults(run=restore)
    one = commands.add_parser("demo", parents=[common], help="the program leads a session by itself")
    one.add_argument("what", choices=["hour"])
    one.add_argument("--output", type=Path, default=Path("demo"))
    one.set_defaults(run=demo)
    return whole


def say(line: str, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    stream.write(line + "\n")


def has_display() -> bool:
    """False where windows cannot be shown; other systems than X11 and Wayland always have one."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in wanted)


def passphrase(options: argparse.Namespace) -> str | None:
    given = options.passphrase_file
    if given is None:
        return None
    written = sys.stdin.readline() if given == "-" else Path(given).read_text("utf-8")
    return written.strip()


def window(options: argparse.Namespace, places: Places, text: Text) -> int:
    if not has_display():
        raise Fault(Code.NO_DISPLAY)
    from vilkaarvi.app.window import run_windows

    return run_windows(
        places, text, fast=options.fast_motion, silent=options.no_sound, passphrase=passphrase(options),
        settings=options.settings, repaired=tuple(options.repaired),
    )  # fmt: skip


def demo(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.demo import lead_by_itself

    if options.data is not None:
        raise Fault(Code.WRONG_USE, what="demo --data")  # it saves nothing that stays
    return lead_by_itself(options.output, places.programmes, text)


def plan(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.programme.read import read_programme
    from vilkaarvi.session.agenda import plan as planned

    programme = read_programme(places, options.programme, SystemClock().today())
    known = [session.id for session in programme.sessions if not session.coming]
    wanted = known[0] if options.session == "1" and known else options.session
    session = programme.session(wanted)
    if session is None or session.coming:
        raise Fault(Code.NO_SUCH_SESSION, programme=programme.id, name=options.session, known=", ".join(known))
    rows = planned(session, options.people)
    if options.json:
        say(json.dumps([{"step": r.step.id, "minutes": round(r.minutes, 2), "dropped": r.dropped} for r in rows]))
    else:
        for row in rows:
            minutes = text.tr("left out") if row.dropped else f"{row.minutes:5.1f} min"
            say(f"{minutes}  {row.step.title(text.language)}")
        say(f"{sum(row.minutes for row in rows):5.1f} min")
    return GOOD if sum(row.minutes for row in rows) <= session.minutes + 0.01 else FAULTY


def check(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.programme.check import check as checked

    today, rows = SystemClock().today(), []
    for path in options.paths:
        rows += checked(path, path.resolve().parent.parent / "media" / path.resolve().name, today, whole=True)
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
    rows = look(places.data, seen_from_outside(display), display)
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
    return FAULTY if store.troubles else GOOD


def print_paper(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.paper.summary import save, summary_pdf
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.months import months_after
    from vilkaarvi.store.store import Store

    store = Store.open(places.data, SystemKeyring(), writer=False)
    if options.which == "latest":
        head = store.latest_finished()
        if head is None:
            raise Fault(Code.NO_FINISHED_RUN)
        run = head.id
    else:
        run = options.which
    summary = store.open_run(run).summary()
    if summary is None:
        raise Fault(Code.RUN_NOT_FINISHED)
    settings = options.settings
    months = settings.summary_months
    erased = months_after(summary.day, months) if months else None
    made = summary_pdf(summary, text, settings.municipality, settings.contact, erased=erased)
    try:
        save(options.output, made)
    except Fault as fault:
        raise Fault(Code.NOT_WRITABLE, path=options.output) from fault
    say(str(options.output))
    return GOOD


def backup(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.backup import back_up
    from vilkaarvi.store.store import Store

    with Store.open(places.data, SystemKeyring(), writer=False) as store:
        troubles = back_up(store, options.file, SystemClock().today())
    say(str(options.file))
    for name, fault in troubles.items():
        say(f"{name}: {text.fault(fault)}", error=True)
    return FAULTY if troubles else GOOD


def restore(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.app.copies import restored_in_words
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.backup import read_backup
    from vilkaarvi.store.backup import restore as take_in
    from vilkaarvi.store.store import Store

    read_backup(options.file)  # before a folder is made for it
    with Store.open(places.data, SystemKeyring()) as store:
        for line in restored_in_words(take_in(store, options.file), text):
            say(line)
    return GOOD
