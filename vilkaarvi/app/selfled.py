"""An hour that leads itself through the real windows: it presses what a leader would press, and takes pictures.

Each picture of the console has one of what the room sees beside it. With a projector that is the projector's own
screen, whatever lies on it; on one screen it is the leader's window after F5.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from vilkaarvi.app.desk import Desk
from vilkaarvi.notes.summary import NextStep
from vilkaarvi.session.view import FilmIs, RowState, View
from vilkaarvi.ui.acts import NotesAre
from vilkaarvi.ui.closing_note import NoteChoice
from vilkaarvi.ui.home_acts import ReadyIs
from vilkaarvi.ui.screens import screen_of

LOOK_MS = 60
PASSPHRASE = "kaffe regn cykel"  # noqa: S105  of an invented hour in a temporary folder
GROUP = {"sv": ("Hemtjänst Norr", "Vård och omsorg"), "en": ("Home care North", "Health and social care")}
NOTES_SV = (
    ("fraga-1", "Först var det rörigt, sedan hjälptes vi åt"),
    ("fraga-1", "Ring växeln på 070-174 06 05 om schemat"),
    ("fraga-1", "Ingen berättade för oss vad som var på gång"),
    ("fraga-2", "Lättare: fler som kan hjälpa till med språket"),
    ("fraga-2", "Svårare: vi hinner inte lära känna varandra"),
)
NOTES_EN = (
    ("fraga-1", "It was messy at first, then we helped each other"),
    ("fraga-1", "Call the switchboard on 070-174 06 05 about the rota"),
    ("fraga-1", "Nobody told us what was going on"),
    ("fraga-2", "Easier: more of us who can help with languages"),
    ("fraga-2", "Harder: we don't have time to get to know each other"),
)
PLAN = {
    "sv": (NextStep("Schemat sätts upp en vecka tidigare", "schemaläggaren", "före jul"), "Vi behöver en tolktelefon."),
    "en": (
        NextStep("The schedule is put up a week earlier", "the scheduler", "before Christmas"),
        "We need a phone interpreter.",
    ),
}
SLIPS = ((5, 4, 5, 4), (4, 4, 3, 4), (5, 5, 5, 5), (3, 4, 4, 0), (4, 5, 4, 4), (5, 4, 5, 5), (2, 3, 4, 4))
Wait = Callable[[], bool]


class SelfLed:
    """Goes on whenever what it waits for has come true; `failed` says what it waited for too long."""

    def __init__(self, desk: Desk, pictures: Path, pdf: Path) -> None:
        self.desk, self.pictures, self.pdf = desk, pictures, pdf
        self.failed = ""
        self._language = desk.parts.text.language
        self._story = self._hour()
        self._waits: Wait = lambda: True
        self._looked = 0
        self._number = 0
        self._timer = QTimer(desk)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._looked += 1
        if not self._waits():
            if self._looked * LOOK_MS > 60_000:
                self._stop("what was waited for did not come")
            return
        self._looked = 0
        try:
            self._waits = next(self._story)
        except StopIteration:
            self._timer.stop()
            QApplication.quit()

    # --- the story

    def _hour(self) -> Iterator[Wait]:
        home = self.desk.home
        yield lambda: home.form.isVisible()
        self._picture("home-empty")
        name, unit = GROUP[self._language]
        home.form.name.setText(name)
        home.form.unit.setText(unit)
        self._press(home.form.create_button)
        yield lambda: home.next.isVisible() and self._looked_at()
        self._picture("home")
        self._press(home.next.start)
        yield lambda: self.desk.led is not None and self.desk.led.state() is NotesAre.CHOOSE
        yield self._pause(5)
        self._picture("notes-locked")
        notes = self.desk.console.notes if self.desk.console else None
        assert notes is not None  # noqa: S101  an hour is being led
        for field in (notes.lock.phrase, notes.lock.again):
            field.setText(PASSPHRASE)
        self._press(notes.lock.unlock)
        yield lambda: self.desk.led is not None and self.desk.led.state() is NotesAre.READY
        yield from self._steps()
        yield from self._close()

    def _looked_at(self) -> bool:
        return all(row.state is not ReadyIs.WAIT for row in self.desk.home_desk.view.ready)

    def _steps(self) -> Iterator[Wait]:
        seen: set[str] = set()
        while not self._view().ended:
            view = self._view()
            if view.film is FilmIs.PLAYING:
                yield self._pause(25)
                self._picture("film")
                yield lambda: self._view().film is not FilmIs.PLAYING
                if self._view().film is FilmIs.AT_CUE:
                    continue
                yield self._pause(5)  # on its last picture; so short a step counts as done only after ten seconds
            else:
                yield self._pause(4)
                name = view.step_kind
                if view.question and view.question not in seen and view.modes and view.modes[-1].state is RowState.NOW:
                    seen.add(view.question)
                    yield from self._write(view.question)
                    name = "notes-written"
                self._picture(name)
                if view.step_kind == "agree":
                    yield from self._pick()
                elif view.step_kind == "evaluate":
                    yield from self._count()
                elif view.step_kind == "close":
                    yield from self._say_who_was_here()
                yield lambda: self._left() <= 20
            before = self._view().next_label, self._view().film
            self._key(Qt.Key.Key_PageDown)
            yield self._moved_from(before)
            yield self._pause(8)

    def _moved_from(self, before: tuple[str, FilmIs]) -> Wait:
        return lambda: self._view().ended or (self._view().next_label, self._view().film) != before

    def _write(self, question: str) -> Iterator[Wait]:
        console = self.desk.console
        assert console is not None  # noqa: S101
        for at, written in NOTES_EN if self._language == "en" else NOTES_SV:
            if at != question:
                continue
            console.notes.field.setPlainText(written)
            self._press(console.notes.save)
            if "070" in written:
                yield self._pause(3)
                self._picture("note-asked")
                self._press(console.notes.writer.flag_ask.swap)
            yield lambda: not console.notes.field.toPlainText()

    def _pick(self) -> Iterator[Wait]:
        closing = self.desk.closing
        assert closing is not None  # noqa: S101
        yield lambda: bool(closing.findChildren(NoteChoice))
        for part in list(closing.parts):
            for number in (0, 1):
                choices = [each for each in part.findChildren(NoteChoice) if each.isVisible()]
                if number < len(choices):
                    self._press(choices[number])
                    yield self._pause(5)
        self._picture("agreed")
        self._press(closing.to_plan)
        step, upward = PLAN[self._language]
        closing.plan.steps[0].write(step)
        closing.plan.upward.write(upward)
        closing.plan.keep()
        yield lambda: closing.plan.stored.upward == upward
        self._picture("next-steps")
        self._press(closing.read_aloud)
        yield self._pause(5)
        self._picture("read-aloud")
        self._press(closing.show_room)
        yield self._pause(5)
        self._picture("room-sees-lines")
        self._press(closing.show_room)

    def _count(self) -> Iterator[Wait]:
        closing, console = self.desk.closing, self.desk.console
        assert closing is not None  # noqa: S101
        assert console is not None  # noqa: S101
        self._press(console.aside)
        yield closing.slips.isVisible
        for slip in SLIPS:
            for grade in slip:
                self._press(closing.slips.grades[grade - 1] if grade else closing.slips.blank)
        yield self._pause(5)
        self._picture("slips-counted")
        self._press(closing.back)
        yield self._pause(3)

    def _say_who_was_here(self) -> Iterator[Wait]:
        closing, console = self.desk.closing, self.desk.console
        assert closing is not None  # noqa: S101
        assert console is not None  # noqa: S101
        self._press(console.aside)
        yield closing.present.isVisible
        yield self._pause(3)
        self._picture("present")
        self._press(closing.present.confirm)
        yield lambda: not closing.present.isVisible()

    def _close(self) -> Iterator[Wait]:
        closing = self.desk.closing
        assert closing is not None  # noqa: S101
        yield self._pause(5)
        self._press(closing.to_confirm)
        yield lambda: closing.no_names.isVisible()
        self._picture("names")
        self._press(closing.no_names)
        yield lambda: closing.finish.isVisible()
        self._picture("finish")
        self._press(closing.finish)
        yield lambda: closing.save.isVisible()
        self._picture("finished")
        self._press(closing.save)
        yield lambda: self.pdf.exists() and closing.done.isEnabled()
        self._press(closing.done)
        yield lambda: self.desk.currentWidget() is self.desk.home
        yield self._pause(8)
        self._picture("home-after")

    # --- hands and eyes

    def _view(self) -> View:
        assert self.desk.led is not None  # noqa: S101
        return self.desk.led.hour.view()

    def _left(self) -> int:
        countdown = self._view().countdown
        return countdown.left_s if countdown else 0

    def _pause(self, looks: int) -> Wait:
        count = iter(range(looks))
        return lambda: next(count, None) is None

    def _press(self, button: QPushButton) -> None:
        button.click()

    def _key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.desk, key)

    def _picture(self, name: str) -> None:
        """Numbered in the order of the hour; what the room sees stands beside it under the same number."""
        self._number += 1
        self.pictures.mkdir(parents=True, exist_ok=True)
        self._keep(self.desk.grab(), name)
        if self.desk.led is not None and self.desk.currentWidget() is self.desk.console:
            if self.desk.audience.isVisible():
                self._keep(self._on_the_projector(), f"{name}-room")
            else:
                self._key(Qt.Key.Key_F5)
                self._keep(self.desk.grab(), f"{name}-room")
                self._key(Qt.Key.Key_F5)

    def _on_the_projector(self) -> QPixmap:
        """The screen itself; where the system lets nobody see it (Wayland), the room's window."""
        screen = screen_of(self.desk.audience)
        if self.desk.geometry().intersects(screen.geometry()):
            self._stop("the leader's window lies on the projector")
        seen = screen.grabWindow(0)
        return self.desk.audience.grab() if seen.isNull() else seen

    def _keep(self, seen: QPixmap, name: str) -> None:
        seen.save(str(self.pictures / f"{self._number:02}-{name}.png"))

    def _stop(self, why: str) -> None:
        self.failed = f"{why} (after picture {self._number})"
        self._timer.stop()
        QApplication.quit()
