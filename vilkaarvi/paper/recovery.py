"""The recovery sheet for the manager's safe: the code that opens the notes when the passphrase is forgotten."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vilkaarvi.paper.look import BOLD, INK, PETROL, REGULAR
from vilkaarvi.paper.sender import NOBODY, Sender
from vilkaarvi.paper.sheet import Frame, draw, glyphs, head, paragraph
from vilkaarvi.seal.code import groups_of
from vilkaarvi.seal.recovery import short_name
from vilkaarvi.seal.vault import Ways
from vilkaarvi.text import Text


@dataclass(frozen=True)
class RecoverySheet:
    """All words, in the order in which they are read. `groups`: the code as it is typed."""

    language: str
    kicker: str
    title: str
    lead: str
    groups: tuple[str, ...]
    of: tuple[str, ...]
    reads: str
    readers: tuple[str, ...]
    use: str
    steps: tuple[str, ...]
    sender: str
    page: str


def recovery_sheet(text: Text, code: str, computer: str, day: date, sender: Sender = NOBODY) -> RecoverySheet:
    """`code`: 30 digits. `computer`: the name that its owner knows it by."""
    tr = text.tr
    return RecoverySheet(
        language=text.language,
        kicker=tr("For the manager's safe"),
        title=tr("Recovery sheet"),
        lead=tr("With this code the notes can be opened when the leader has forgotten the passphrase."),
        groups=groups_of(code),
        of=(
            tr("Computer: {name}", name=computer),
            tr("Made on {day}. An earlier sheet no longer opens anything: tear it up.", day=text.day(day)),
            tr("Conversation leader: ______________________________"),
        ),
        reads=tr("Who can read what with it"),
        readers=(
            tr("Whoever has both the sheet and the computer's files can read notes of sessions not finished yet."),
            tr("When a session is finished its notes are gone. No sheet brings them back."),
            tr("The sheet alone opens nothing."),
        ),
        use=tr("When it is needed"),
        steps=(
            tr("The leader starts the program and presses “Forgotten the passphrase?” beside the notes."),
            tr("The leader types the code and chooses a new passphrase. The sheet goes back into the safe."),
            tr("Has anyone unknown had it in hand? Make a new sheet under Settings."),
        ),
        sender=sender.line,
        page=tr("Page {n} of {m}"),
    )


def who_reads(text: Text, ways: Ways) -> tuple[str, ...]:
    """Who can read the notes, in whole sentences: for the screen."""
    tr = text.tr
    return (
        tr("Whoever knows the passphrase.")
        if ways.by_passphrase
        else tr("Whoever is logged in as you on this computer."),
        *((tr("Whoever has both the recovery sheet and the computer's files."),) if ways.sheet else ()),
        *who_by_key(text, ways),
        tr("Nobody else. When a session is finished its notes are gone, for everyone."),
    )


def who_by_key(text: Text, ways: Ways) -> tuple[str, ...]:
    """What the policy's key means; nothing where there is none."""
    if not ways.municipality:
        return ()
    said = text.tr(
        "Your municipality: whoever has its recovery key ({name}) and the computer's files. That is its decision.",
        name=short_name(ways.municipality),
    )
    return (said,)


def recovery_pdf(sheet: RecoverySheet, logo: bytes = b"") -> bytes:
    """One page of A4."""
    printable = glyphs().printable_content(sheet)
    title, whose = printable.title, printable.sender
    frame = Frame(title, sheet.language, whose, title, "", whose, sheet.page, logo=logo)
    return draw(_story(printable), frame, 1).content


def _story(sheet: RecoverySheet) -> list[Any]:
    heading: dict[str, Any] = {"leading": 20, "spaceBefore": 22, "spaceAfter": 10}
    line: dict[str, Any] = {"leading": 17, "leftIndent": 18, "bulletIndent": 2, "spaceAfter": 7}
    digits: dict[str, Any] = {"leading": 34, "leftIndent": 44, "bulletIndent": 8}
    return [
        *head(sheet.kicker, sheet.title, sheet.lead, 14),
        *(paragraph(said, BOLD, 25, INK, f"{number}.", **digits) for number, said in enumerate(sheet.groups, 1)),
        *(paragraph(said, REGULAR, 12.2, INK, leading=19, spaceBefore=8) for said in sheet.of),
        paragraph(sheet.reads, BOLD, 15.5, PETROL, **heading),
        *(paragraph(said, REGULAR, 12.2, INK, "•", **line) for said in sheet.readers),
        paragraph(sheet.use, BOLD, 15.5, PETROL, **heading),
        *(paragraph(said, REGULAR, 12.2, INK, f"{number}.", **line) for number, said in enumerate(sheet.steps, 1)),
    ]
