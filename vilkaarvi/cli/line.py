"""What commands need: exit codes, a line said, the notes' passphrase, a session by its name."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vilkaarvi.clock import SystemClock
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places

if TYPE_CHECKING:  # read when a command needs them
    from vilkaarvi.programme.model import Programme, Session

GOOD, FAULTY, WRONG_USE, LACKING = 0, 1, 2, 3
MOST_PEOPLE = 40


def say(line: str, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    stream.write(line + "\n")


def passphrase(options: argparse.Namespace) -> str | None:
    return None if options.passphrase_file is None else passphrase_in(options.passphrase_file)


def passphrase_in(given: str) -> str:
    """Of a file, or the next line that is written for "-". Raises Fault PHRASE_UNREADABLE."""
    try:
        written = sys.stdin.readline() if given == "-" else Path(given).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(Code.PHRASE_UNREADABLE, path=given) from error
    return written.strip()


def chosen_session(
    options: argparse.Namespace, places: Places, programme_id: str, named: str
) -> "tuple[Programme, Session]":
    """`named`: a session's id or number. Raises Fault NO_SUCH_PROGRAMME or NO_SUCH_SESSION."""
    from vilkaarvi.programme.read import read_programme

    programme = read_programme(places, programme_id, SystemClock().today(), options.settings.municipality)
    known = [session.id for session in (*programme.sessions, *programme.extras) if not session.coming]
    numbered = {str(session.number): session.id for session in programme.sessions}
    session = programme.session(numbered.get(named, named))
    if session is None or session.coming:
        raise Fault(Code.NO_SUCH_SESSION, programme=programme.id, name=named, known=", ".join(known))
    return programme, session


def people(written: str) -> int:
    """Raises Fault PEOPLE_OUTSIDE where no group has so many."""
    if not (written.isdecimal() and 1 <= int(written) <= MOST_PEOPLE):
        raise Fault(Code.PEOPLE_OUTSIDE, what=written, least=1, most=MOST_PEOPLE)
    return int(written)
