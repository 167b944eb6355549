"""A leader in another process: `python -m tests.hour.led_outside HOW DATA PDF`. Real windows, real film.

`begin` leads session 1 in fast motion into the middle of its first question, takes three notes, says "written" and
waits to be killed. `go-on` takes the hour up again, closes it and saves the PDF. `no-film` leads to the first question
where there is no VLC, and says what the leader and the room saw in the film's place. `agree` writes lines and what
happens next, stands where the paper is read for names, and waits to be killed; `find-draft` takes that up and finishes
it. `canary` writes a rare word, says "during", writes on while its folder is gone, and finishes when it is told to.
`types` has a rare word in every field that a note, a question or a group is written in, half typed and unsaved, says
"typed" and waits to be killed. `hand-over` leads a short hour to its end, with notes, slips and a finished summary.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtTest import QTest

from vilkaarvi.app.desk import Desk
from vilkaarvi.app.selfled import PASSPHRASE, SelfLed, Wait
from vilkaarvi.app.window import run_windows
from vilkaarvi.completion.report import ENDING
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.session.view import FilmIs
from vilkaarvi.settings import load
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import NotesAre

UNSAVED = "kvastskaftslada 070-174 06 58 och "  # typed by keys, and never saved
PAUSES = 200  # turns of the program's wait: longer than any pause or mark of how far the hour has come
RARE = "kvastskaftsbyrå"  # a word that stands nowhere else
WRITTEN = ("Vi fick hjälpas åt över gränserna", "Det blev trångt i omklädningsrummet", "Kaffet räckte ändå till alla")


class Begins(SelfLed):
    def _hour(self) -> Iterator[Wait]:
        yield from self._started()
        yield from self._unlocked(NotesAre.CHOOSE)
        while self._view().question != "fraga-1" or self._view().step_kind != "question":
            if self._view().film is FilmIs.PLAYING:
                yield lambda: self._view().film is not FilmIs.PLAYING
            self.desk.led.next() if self.desk.led else None
            yield self._pause(3)
        notes = self.desk.console.notes if self.desk.console else None
        assert notes is not None
        for line in WRITTEN:
            notes.field.setPlainText(line)
            self._press(notes.save)
            yield lambda: not notes.field.toPlainText()
        yield self._pause(40)
        print("written", flush=True)
        yield lambda: False

    def _started(self) -> Iterator[Wait]:
        home = self.desk.home
        yield lambda: home.form.isVisible()
        home.form.name.setText("Hemtjänst Norr")
        self._press(home.form.create_button)
        yield lambda: home.next.isVisible()
        self._press(home.next.start)
        yield lambda: self.desk.led is not None

    def _unlocked(self, first: NotesAre) -> Iterator[Wait]:
        yield lambda: self.desk.led is not None and self.desk.led.state() is first
        yield self._pause(3)
        assert self.desk.console is not None
        self.desk.console.notes.lock.phrase.setText(PASSPHRASE)
        self.desk.console.notes.lock.again.setText(PASSPHRASE)
        self._press(self.desk.console.notes.lock.unlock)
        yield lambda: self.desk.led is not None and self.desk.led.state() is NotesAre.READY

    def _noted(self, said: str) -> Iterator[Wait]:
        """The first question, and one note on it."""
        yield from self._started()
        yield from self._unlocked(NotesAre.CHOOSE)
        led, console = self.desk.led, self.desk.console
        assert led is not None
        assert console is not None
        led.go_to("fraga-1")
        yield self._pause(3)
        console.notes.field.setPlainText(said)
        self._press(console.notes.save)
        yield lambda: not console.notes.field.toPlainText()


class GoesOn(Begins):
    def _hour(self) -> Iterator[Wait]:
        yield lambda: self.desk.home.resume.isVisible()
        self._press(self.desk.home.resume.go_on)
        yield lambda: self.desk.led is not None and self._view().step_kind == "question"
        print("at", self._view().question, len(self.desk.led.notes("fraga-1") if self.desk.led else ()), flush=True)
        yield from self._unlocked(NotesAre.LOCKED)
        yield self._pause(5)
        print("notes", len(self.desk.led.notes("fraga-1") if self.desk.led else ()), flush=True)
        while not self._view().ended and self._view().step_kind != "agree":
            self.desk.led.next() if self.desk.led else None
            yield self._pause(3)
        yield from self._pick()
        yield from self._close()


class Agrees(Begins):
    """To the page where the paper is read for names: then it waits to be killed."""

    def _hour(self) -> Iterator[Wait]:
        yield from self._noted(WRITTEN[0])
        led, closing = self.desk.led, self.desk.closing
        assert led is not None
        assert closing is not None
        led.go_to("enas")
        yield closing.picking.isVisible
        yield from self._pick()
        self._press(closing.change)
        closing.parts[1].write_own.click()
        closing.parts[1].lines[0].write(WRITTEN[1])
        self._press(closing.to_confirm)
        yield closing.names.isVisible
        print("names", flush=True)
        yield lambda: False


class Types(Begins):
    """A group that is being changed, then a note with a question asked about it, and a question to park."""

    def _hour(self) -> Iterator[Wait]:
        home = self.desk.home
        yield lambda: home.form.isVisible()
        for line in (home.form.name, home.form.unit):
            QTest.keyClicks(line, UNSAVED)
        yield self._pause(PAUSES)
        home.form.name.clear()
        home.form.unit.clear()
        yield from self._started()
        yield from self._unlocked(NotesAre.CHOOSE)
        led, console = self.desk.led, self.desk.console
        assert led is not None
        assert console is not None
        led.go_to("fraga-1")
        yield self._pause(3)
        notes = console.notes
        self._press(notes.park)
        for field in (notes.parking.writer.field, notes.field):
            QTest.keyClicks(field, UNSAVED)
        yield notes.writer.flag_ask.isVisible
        assert notes.field.document().isUndoAvailable()  # Qt remembers it, in memory
        led.next()
        yield self._pause(PAUSES)
        print("typed", notes.field.toPlainText() == UNSAVED, flush=True)
        yield lambda: False


class Canary(Begins):
    """Writes `RARE` wherever notes go, agrees on other words, ends the hour and finishes. At "during", "gone" and at
    "ended" it waits for a file of that name beside the PDF; after "during" its folder is gone, after "gone" it is back.
    """

    def _hour(self) -> Iterator[Wait]:
        yield from self._started()
        yield from self._unlocked(NotesAre.CHOOSE)
        led, console, closing = self.desk.led, self.desk.console, self.desk.closing
        assert led is not None
        assert console is not None
        assert closing is not None
        led.go_to("fraga-1")
        yield self._pause(3)
        for line in (f"Vi vill ha en {RARE}", f"Det här om {RARE} ångrades", WRITTEN[0]):
            console.notes.field.setPlainText(line)
            self._press(console.notes.save)
            yield lambda: not console.notes.field.toPlainText()
        led.drop(led.notes("fraga-1")[1].id, lambda _fault: None)
        led.park(f"Vad kostar en {RARE}?", frozenset(), lambda _fault: None)
        led.keep_lines("fraga-2", (f"Utkast om {RARE}",), frozenset(), lambda _fault: None)
        console.notes.field.setPlainText(f"Halvskrivet om {RARE}")
        yield self._pause(20)
        yield from self._stand("during")
        led.park(f"Vem sköter en {RARE}?", frozenset(), lambda _fault: None)  # its folder has gone meanwhile
        yield lambda: led.aside is not None
        yield from self._stand("gone")
        yield lambda: led.aside is None
        led.keep_lines("fraga-2", (WRITTEN[1],), frozenset(), lambda _fault: None)
        console.notes.field.clear()
        led.go_to("enas")
        yield closing.picking.isVisible
        closing.parts[0].write_own.click()
        closing.parts[0].lines[0].write(WRITTEN[0])
        self._press(closing.to_plan)
        yield self._pause(3)
        self._press(closing.read_aloud)
        yield self._pause(3)
        led.end()
        yield self._pause(20)
        yield from self._stand("ended")
        yield from self._close()
        print("after", flush=True)

    def _stand(self, where: str) -> Iterator[Wait]:
        print(where, flush=True)
        yield self.pdf.with_name(where).exists


class HandsOver(Begins):
    """A short hour with a note, seven slips and a finished summary; then home's press hands in the report.

    It goes to the folder that settings.toml names.
    """

    def _hour(self) -> Iterator[Wait]:
        yield from self._noted(f"Vi vill ha en {RARE}")
        led, closing = self.desk.led, self.desk.closing
        assert led is not None
        assert closing is not None
        led.go_to("enas")
        yield closing.picking.isVisible
        closing.parts[0].write_own.click()
        closing.parts[0].lines[0].write(WRITTEN[0])
        self._press(closing.to_plan)
        yield self._pause(3)
        self._press(closing.read_aloud)
        yield self._pause(3)
        led.go_to("lappar")
        yield self._pause(3)
        yield from self._count()
        led.end()
        yield self._pause(20)
        yield from self._close()
        self._press(self.desk.home.hand_in)
        handing = self.desk.home_desk.handing_in
        yield lambda: handing.window is not None and handing.window.isVisible()
        assert handing.window is not None
        self._press(handing.window.hand_in)
        yield lambda: any(self.pdf.parent.glob(f"*{ENDING}"))
        print("handed in", flush=True)


class FindsTheDraft(Begins):
    """After the kill: tells the draft, then finishes it."""

    def _hour(self) -> Iterator[Wait]:
        yield lambda: self.desk.home.resume.isVisible()
        self._press(self.desk.home.resume.go_on)
        yield from self._unlocked(NotesAre.LOCKED)
        closing = self.desk.closing
        assert closing is not None
        yield lambda: any(part.stored for part in closing.parts)
        print("page", closing.picking.isVisible(), flush=True)
        for part in closing.parts:
            print("lines", *part.stored, flush=True)
        print("plan", closing.plan.stored.upward, flush=True)
        yield from self._close()


class HasNoFilm(Begins):
    def _hour(self) -> Iterator[Wait]:
        yield from self._started()
        while self._view().step_kind != "question":
            if self._view().step_kind == "film":
                yield lambda: self._view().film is FilmIs.FAILED
                yield self._pause(5)
                self._picture("film")
                print("leader:", self._view().trouble, flush=True)
                print("room:", self.desk.audience.view.accessibleName(), flush=True)
            self.desk.led.next() if self.desk.led else None
            yield self._pause(3)
        print("then:", self._view().question, flush=True)


KINDS = {
    "begin": Begins,
    "go-on": GoesOn,
    "no-film": HasNoFilm,
    "agree": Agrees,
    "find-draft": FindsTheDraft,
    "canary": Canary,
    "types": Types,
    "hand-over": HandsOver,
}


def main() -> int:
    how, data, pdf = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    led: list[SelfLed] = []

    def take(desk: Desk) -> None:
        led.append(KINDS[how](desk, data.parent / "pictures", pdf))

    places = Places(data, shipped_programmes())
    run_windows(
        places, Text(), fast=True, silent=True, keyring=False, settings=load(places.settings)[0], led_by=take,
        where=lambda *_: pdf,
    )  # fmt: skip
    print(led[0].failed, file=sys.stderr)
    return 1 if led[0].failed else 0


if __name__ == "__main__":
    sys.exit(main())
