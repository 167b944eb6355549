"""A leader in trouble, in another process: `python -m tests.hour.faults_outside full|wrong|back DATA`.

Prints, as JSON, what stands on the screen at each point; the test reads it.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from tests.hour.led_outside import Begins
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.selfled import PASSPHRASE, SelfLed, Wait
from vilkaarvi.app.window import run_windows
from vilkaarvi.clock import SystemClock
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import NotesAre
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.notes_panel import NotesPanel

NOTE = "Vi hjälptes åt när det blev rörigt, gång {} " + "och sedan igen, " * 20 + "slut"
FILLER = "filler"  # what fills the disk


def tell(**seen: object) -> None:
    print(json.dumps(seen, ensure_ascii=False), flush=True)


class Troubled(Begins):
    @property
    def console(self) -> Console:
        assert self.desk.console is not None
        return self.desk.console

    @property
    def notes(self) -> NotesPanel:
        return self.console.notes

    def _save(self, words: str) -> Iterator[Wait]:
        self.notes.field.setPlainText(words)
        self._press(self.notes.save)
        yield lambda: not self.notes.field.isReadOnly()
        yield self._pause(3)


class FullDisk(Troubled):
    """The disk fills in the middle of the hour, and is emptied again."""

    def _hour(self) -> Iterator[Wait]:
        yield from self._started()
        yield from self._unlocked(NotesAre.CHOOSE)
        filler = self.desk.parts.places.data / FILLER
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 512)
        number = 0
        while "✓" in self.notes.status.text() or not number:  # the last page of the file has some room left
            number += 1
            yield from self._save(NOTE.format(number))
        yield lambda: self.console.head.chips.text().startswith("!")
        tell(
            number=number,
            full=self.notes.status.text(),
            field=self.notes.field.toPlainText(),
            chips=self.console.head.chips.text().replace("\u00a0", " "),
        )
        before = self._view().next_label
        assert self.desk.led is not None
        self.desk.led.next()
        yield self._pause(5)
        tell(goes_on=self._view().next_label != before)
        filler.unlink()
        self._press(self.notes.save)
        yield lambda: not self.notes.field.toPlainText()
        yield lambda: "✓" in self.console.head.chips.text().split("   ")[-1]
        tell(
            saved=self.notes.status.text(),
            chips=self.console.head.chips.text().replace("\u00a0", " "),
            label=self._view().next_label,
        )


class WrongPassphrase(Troubled):
    def _hour(self) -> Iterator[Wait]:
        yield lambda: self.desk.home.resume.isVisible()
        self._press(self.desk.home.resume.go_on)
        yield lambda: self.desk.led is not None and self.desk.led.state() is NotesAre.LOCKED
        tell(label=self._view().next_label)
        yield self._pause(3)
        self.notes.lock.phrase.setText("inte den rätta")
        self._press(self.notes.lock.unlock)
        yield lambda: self.notes.lock.fault.isVisible()
        before = self._view().next_label
        assert self.desk.led is not None
        self.desk.led.next()
        yield self._pause(5)
        tell(wrong=self.notes.lock.fault.text(), goes_on=self._view().next_label != before)
        self.notes.lock.phrase.setText(PASSPHRASE)
        self._press(self.notes.lock.unlock)
        yield lambda: self.desk.led is not None and self.desk.led.state() is NotesAre.READY
        tell(notes=sorted(note.text for note in self.desk.led.hour.notebook.notes.values()))


class ClockBack(Troubled):
    def _hour(self) -> Iterator[Wait]:
        banner = self.desk.home.resume
        yield lambda: banner.isVisible()
        tell(story=banner.story.text(), asks=banner.minutes.isVisible())
        banner.minutes.setValue(25)
        self._press(banner.go_on)
        yield lambda: self.desk.led is not None
        yield self._pause(5)
        tell(left=self._view().minutes_left)


class EarlierClock(SystemClock):
    """Somebody has set the computer's clock back by a day."""

    def wall(self) -> datetime:
        return super().wall() - timedelta(days=1)


KINDS: dict[str, type[SelfLed]] = {"full": FullDisk, "wrong": WrongPassphrase, "back": ClockBack}


def main() -> int:
    how, data = sys.argv[1], Path(sys.argv[2])
    led: list[SelfLed] = []

    def take(desk: Desk) -> None:
        led.append(KINDS[how](desk, data.parent / "pictures", data.parent / "s.pdf"))

    clock = EarlierClock() if how == "back" else None
    places = Places(data, shipped_programmes())
    run_windows(places, Text(), fast=how != "back", silent=True, keyring=False, clock=clock, led_by=take)
    print(led[0].failed, file=sys.stderr)
    return 1 if led[0].failed else 0


if __name__ == "__main__":
    sys.exit(main())
