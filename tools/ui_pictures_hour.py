"""Pictures of the console and of the room's screen in every kind of step, without film or disk.

    python -m tools.ui_pictures_hour FOLDER [WIDTHxHEIGHT]

Run it with `QT_QPA_PLATFORM=offscreen`, and with `QT_SCALE_FACTOR=2` for the large text (then 960x540 is 1920x1080).
"""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.fakes import FakeClock, FakePlayer, MemoryRecorder
from tools.ui_pictures_home import CLOSING, TEXT, Pretend
from vilkaarvi.errors import Fault
from vilkaarvi.hour.conductor import Hour
from vilkaarvi.notes.note import Note
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.view import FilmIs
from vilkaarvi.ui import style
from vilkaarvi.ui.acts import NotesAre
from vilkaarvi.ui.closing import ClosingPage
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.room import RoomView

ROOM = QSize(1920, 1080)


class Hands(Pretend):
    """Takes every press on the console too, and has some notes."""

    are = NotesAre.CHOOSE

    def state(self) -> NotesAre:
        return self.are

    def notes(self, _question: str) -> tuple[Note, ...]:
        return CLOSING.questions[0].notes

    def next(self) -> None: ...

    def back(self) -> None: ...

    def choose_mode(self, index: int) -> None: ...

    def add_minutes(self, minutes: int) -> None: ...

    def toggle_pause(self) -> None: ...

    def black(self) -> None: ...

    def replay(self) -> None: ...

    def take_proposal(self) -> None: ...

    def people(self, count: int) -> None: ...

    def card_action(self, card: str) -> None: ...

    def end(self) -> None: ...

    def star(self, note: str, done: Done) -> None: ...

    def drop(self, note: str, done: Done) -> None: ...

    def keep(self, question: str, text: str, allowed: frozenset[str], done: Done) -> None:
        done(None)

    def unlock(self, passphrase: str, done: Done) -> None:
        self.are = NotesAre.READY
        done(None)


class Album:
    """Leads session 1 with presses alone; each picture bears the step's name and a number."""

    def __init__(self, folder: Path, size: QSize) -> None:
        places = Places(shipped_programmes(), shipped_programmes())
        programme = read_programme(places, "vilka-ar-vi", date(2026, 11, 24))
        self.clock, self.player = FakeClock(), FakePlayer()
        self.hour = Hour(
            programme,
            programme.sessions[0],
            "Hemtjänst Norr",
            self.player,
            MemoryRecorder(),
            self.clock,
            TEXT,
            lambda: None,
        )
        self.folder, self.number, self.acts = folder, 0, Hands()
        self.room = RoomView()
        self.room.resize(ROOM / self.room.devicePixelRatio())
        self.console = Console(TEXT, self.acts, self.acts)
        self.closing = ClosingPage(TEXT, self.acts, lambda _parent, _text, name: Path(name))
        self.console.set_closing(self.closing)
        self.closing.show_view(replace(CLOSING, can_leave=False))
        self.console.one_screen = False
        self.console.resize(size)
        self.console.show()
        self.console.next.setFocus()

    def lead(self) -> None:
        self.hour.start(9)
        self.wait(60)
        self.take("notes-locked")
        self.console.notes.phrase.setText("kaffe regn cykel")
        self.console.notes.unlock.click()
        while not self.hour.view().ended:
            view = self.hour.view()
            self.wait(40 if self.number < 8 else 170)
            self.take(f"{view.step_kind}-{view.now_title}")
            self.on_the_way()
            if view.film is FilmIs.PLAYING:
                cue = view.now_title.endswith("1") and self.number < 6
                self.player.reaches(70_000) if cue else self.player.ends(120_000)
            else:
                self.hour.next()
        self.closing.show_view(CLOSING)
        self.take("ended")

    def on_the_way(self) -> None:
        """What a leader does beside the one press."""
        if self.number == 6:
            self.console.notes.field.setPlainText("Ring växeln på 070-174 06 58 om schemat")
            self.console.notes.save.click()
            self.take("note-asked")
            self.console.notes.let_be.click()
            self.console.foot.cards.click()
            self.take("all-cards")
            self.console.foot.cards.click()
            self.hour.black()
            self.take("black")
            self.hour.black()

    def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.advance(1)
            self.hour.tick()

    def take(self, name: str) -> None:
        self.number += 1
        view = self.hour.view()
        agreeing = view.step_kind == "agree" or view.ended
        self.console.show_view(view, "✓ Projektor   ✓ Sparat", "Fråga 1", agreeing)
        self.room.show_room(view.room, view.black)
        for _ in range(4):
            QApplication.processEvents()
        file = f"{self.number:02}-{name.lower().replace(' ', '-').replace(',', '')}"
        self.console.grab().save(str(self.folder / f"{file}.png"))
        self.room.grab().save(str(self.folder / f"{file}-room.png"))


def main() -> int:
    folder = Path(sys.argv[1])
    width, height = (int(each) for each in (sys.argv[2:3] or ["1366x768"])[0].split("x"))
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    style.apply(app)
    try:
        Album(folder, QSize(width, height)).lead()
    except Fault as fault:
        sys.stderr.write(f"{TEXT.fault(fault)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
