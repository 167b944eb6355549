"""Pictures of what an hour without trouble never comes to: an hour broken off, troubles, locked lines, a flagged line.

    python -m tools.ui_pictures FOLDER [WIDTHxHEIGHT]

All else is in the pictures of `vilkaarvi demo hour`.

Run it with `QT_QPA_PLATFORM=offscreen`, and with `QT_SCALE_FACTOR=2` for the large text.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.judge import Heard
from vilkaarvi.notes.detect import find
from vilkaarvi.notes.note import Flag, Note
from vilkaarvi.notes.placeholders import placeholder
from vilkaarvi.notes.summary import Attendance, Plan
from vilkaarvi.text import Text
from vilkaarvi.ui import style
from vilkaarvi.ui.closing import ClosingPage
from vilkaarvi.ui.closing_acts import ClosingQuestion, ClosingView
from vilkaarvi.ui.closing_pages import FinishedPage
from vilkaarvi.ui.home import HomePage
from vilkaarvi.ui.home_acts import (
    Done,
    FinishedRow,
    GroupRow,
    GroupWords,
    HomeView,
    ReadyIs,
    ReadyRow,
    SavedAs,
    SessionIs,
    SessionRow,
    Unfinished,
)
from vilkaarvi.ui.trouble import TroubleWindow

TEXT = Text("sv")

HOME = HomeView(
    programme="Vilka är vi?",
    groups=(GroupRow("a", "Hemtjänst Norr", "Personalrummet", 9), GroupRow("b", "Förskolan Eken", "", 7)),
    chosen="a",
    minutes=60,
    to_read=8,
    slips=True,
    sessions=(
        SessionRow("1", 1, "Vad är det som har hänt?", "En timme om vad som har förändrats. Två filmdelar, två frågor. "
                   "Börja med fakta, stanna vid frågorna, och låt alla hinna tänka själva först.", SessionIs.NEXT),
        SessionRow("2", 2, "Vilka är vi?", "", SessionIs.COMING),
        SessionRow("3", 3, "Att komma hit", "", SessionIs.COMING),
        SessionRow("4", 4, "Arbete och kunnande", "", SessionIs.COMING),
        SessionRow("5", 5, "Hur vill vi ha det här?", "", SessionIs.COMING),
    ),
    ready=(
        ReadyRow(ReadyIs.WARN, "Ingen projektor", "Anslut den, eller visa allt på den här skärmen."),
        ReadyRow(ReadyIs.OK, "Filmerna är hela", "2 av 2"),
        ReadyRow(ReadyIs.OK, "VLC spelar filmen", "3.0.21"),
        ReadyRow(ReadyIs.OK, "Ledigt utrymme", "41 GB"),
        ReadyRow(ReadyIs.OK, "Anteckningar kan sparas"),
    ),
)  # fmt: skip

CLOSING = ClosingView(
    "Träff 1: Vad är det som har hänt?",
    "Hemtjänst Norr",
    (
        ClosingQuestion(
            "q1",
            "Vad har förändrats här sedan du började? Vad har varit bra, och vad har varit svårt?",
            (
                Note("n1", "q1", "Fler att fråga om råd, men mindre tid att göra det", 1),
                Note("n2", "q1", "När någon frågade hur det går, inte bara om det är klart", 2, starred=True),
                Note("n3", "q1", "Fikabordet: att någon flyttar på sig så man får plats, också den som kommer sent och "
                     "inte vet var man brukar sitta", 3),
                Note("n4", "q1", "Svårt när instruktionerna bara finns på papper", 4, starred=True),
            ),
            ("När någon frågade hur det går, inte bara om det är klart", "Ring mig på 070-174 06 58 om schemat"),
        ),
        ClosingQuestion("q2", "Vad behöver vi veta om varandra för att göra ett bra jobb?"),
    ),
)  # fmt: skip


class Pretend:
    """Takes every press and answers that it went well."""

    def today(self) -> date:
        return date(2026, 11, 24)

    def choose_group(self, group: str) -> None: ...

    def newest_words(self, group: str) -> None: ...

    def keep_group(self, group: str | None, words: GroupWords, done: Done) -> None:
        done(None if words.name else Fault(Code.NAME_EMPTY))

    def start(self, session: str) -> None: ...

    def go_on(self, run: str, minutes_left: int | None) -> None: ...

    def end_instead(self, run: str) -> None: ...

    def open_again(self, run: str) -> None: ...

    def save_finished(self, run: str) -> None: ...

    def sound(self) -> None: ...

    def settings(self) -> None: ...

    def hand_over(self, group: str) -> None: ...

    def receive(self) -> None: ...

    def take_back(self, group: str) -> None: ...

    def choose_phrase(self) -> None: ...
    def recovery_sheet(self) -> None: ...

    def computer(self) -> None: ...

    def test_picture(self) -> None: ...

    def look_again(self) -> None: ...

    def rehearse(self, session: str) -> None: ...

    def read_through(self, session: str) -> None: ...

    def print_slips(self, session: str) -> None: ...

    def more(self) -> None: ...
    def films(self) -> None: ...
    def hand_in(self) -> None: ...
    def save_days(self, group: str, days: tuple[date, ...], at: time | None, done: SavedAs) -> None: ...
    def review(self) -> None: ...
    def printouts(self) -> None: ...

    def heavy(self) -> None: ...

    def judge(self, asker: object, text: str, heard: Heard) -> None:
        heard(find(text))

    def no_name(self, characters: str) -> None: ...

    def is_no_name(self, _word: str) -> bool:
        return False

    def few(self) -> bool:
        return False

    def placeholder(self, flag: Flag) -> str:
        return placeholder(flag.kind, TEXT)

    def keep(self, question: str, text: str, allowed: frozenset[str], done: Done) -> None:
        done(None)

    def park(self, text: str, allowed: frozenset[str], done: Done) -> None:
        done(None)

    def keep_lines(self, question: str, lines: tuple[str, ...], allowed: frozenset[str], done: Done) -> None:
        done(None)

    def unlock(self, passphrase: str, done: Done) -> None:
        done(Fault(Code.WRONG_PASSPHRASE))

    def keep_plan(self, plan: Plan, allowed: frozenset[str], done: Done) -> None:
        done(None)

    def confirm(self, attendance: Attendance, done: Done) -> None:
        done(None)

    def press_grade(self, grade: int, done: Done) -> None: ...

    def undo_grade(self, done: Done) -> None: ...

    def count_anew(self, done: Done) -> None: ...

    def show_lines(self, shown: bool) -> None: ...

    def finish(self, done: Done) -> None:
        done(None)

    def suggested_name(self) -> str:
        return "Träff 1 Hemtjänst Norr.pdf"

    def print_paper(self, page: FinishedPage) -> None: ...

    def show_paper(self, page: FinishedPage) -> None: ...

    def copy_paper(self, page: FinishedPage) -> None: ...

    def save_pdf(self, path: Path, done: Done) -> None:
        done(None)

    def leave(self) -> None: ...


def homes() -> dict[str, HomeView]:
    stopped = Unfinished("r", "Träff 1: Vad är det som har hänt?", "Hemtjänst Norr", "Fråga 1: Vad har förändrats?", 34)
    return {
        "home-resume": replace(HOME, unfinished=stopped),
        "home-ask-minutes": replace(HOME, unfinished=replace(stopped, minutes_left=None, clock_back=True)),
        "home-trouble": replace(
            HOME,
            troubles=(TEXT.fault(Fault(Code.NO_VLC)),),
            finished=(FinishedRow("r", "Träff 1: Vad är det som har hänt?", "12 november 2026", "Hemtjänst Norr"),),
        ),
    }


def main() -> int:
    folder = Path(sys.argv[1])
    width, height = (int(each) for each in (sys.argv[2:3] or ["1366x768"])[0].split("x"))
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    style.apply(app)

    def take(name: str, page: QWidget, before: Callable[[], None] = lambda: None) -> None:
        page.resize(width, height)
        page.show()
        app.processEvents()
        before()
        for _ in range(4):
            app.processEvents()
        page.grab().save(str(folder / f"{name}.png"))
        page.hide()

    acts = Pretend()
    for name, view in homes().items():
        home = HomePage(TEXT, acts)
        home.show_view(view)
        take(name, home)
    home = HomePage(TEXT, acts)
    home.show_view(HOME)
    take("home-new-group", home, _all(home.new_group.click, home.form.create_button.click))
    _closings(acts, take)
    window = TroubleWindow(TEXT, Path("loggar") / "trouble-20261124.txt", lambda: None)
    width, height = 620, window.sizeHint().height()
    take("trouble", window)
    return 0


def _all(*presses: Callable[[], None]) -> Callable[[], None]:
    def pressed() -> None:
        for each in presses:
            each()

    return pressed


def _closings(acts: Pretend, take: Callable[..., None]) -> None:
    page = ClosingPage(TEXT, acts, lambda _parent, _text, name: Path("Dokument") / name)
    page.show_view(CLOSING)
    take("closing-flagged", page, page.parts[0].lines[1].judge)
    locked = ClosingPage(TEXT, acts)
    locked.show_view(replace(CLOSING, locked=True))
    locked.unlock.field.setText("fel ord")
    take("closing-locked", locked, locked.unlock.button.click)


if __name__ == "__main__":
    sys.exit(main())
