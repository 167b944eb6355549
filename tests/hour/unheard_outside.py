"""A loudspeaker goes while the room watches: `python -m tests.hour.unheard_outside alsa|pulse FOLDER DATA`.

The real program in its real windows, with real sound. A leader presses what stands there; what is seen and heard then
is printed, a line each.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from tests.hour.led_outside import Begins
from tests.hour.loudspeakers import KINDS, Loudspeakers
from tests.hour.sound_outside import SPEAKERS
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.selfled import SelfLed, Wait
from vilkaarvi.app.window import run_windows
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.session.view import FilmIs
from vilkaarvi.text import Text
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.sound_panel import SoundPanel


def say(**seen: object) -> None:
    print("; ".join(f"{name}: {what}" for name, what in seen.items()), flush=True)


class Unheard(Begins):
    speakers: Loudspeakers

    @property
    def console(self) -> Console:
        assert self.desk.console is not None
        return self.desk.console

    @property
    def panel(self) -> SoundPanel:
        panel = self.desk.home_desk.room_sound.panel
        assert panel is not None
        return panel

    def _hour(self) -> Iterator[Wait]:
        yield from self._started()
        self.desk.home_desk.room_sound.open(self.desk)
        yield from self._choose("projektor")
        yield from self._try()
        self.panel.close()
        while self._view().step_kind != "film":
            assert self.desk.led is not None
            self.desk.led.next()
            yield self._pause(10)
        yield lambda: self._at() > 1_500
        yield from self._hear("film")
        yield from self._change()
        yield from self._paused()
        yield from self._nothing()

    def _change(self) -> Iterator[Wait]:
        assert self.desk.led is not None
        self.desk.led.captions()
        self.speakers.plug(("laptop",))
        yield lambda: self.console.now.sound.isVisible()
        say(line=self.console.now.trouble.text(), presses=self._presses())
        self._press(self.console.now.sound.text)
        yield self._pause(10)
        say(captions=self.desk.led.hour.captions, drawn=self._caption_is_drawn(), presses=self._presses())
        self._press(self.console.now.sound.change)
        yield from self._choose("laptop")
        self.panel.leave.click()
        yield lambda: not self.console.now.sound.isVisible()
        yield from self._hear("film")

    def _paused(self) -> Iterator[Wait]:
        """The chime in the hour: not into a film that is heard, but in its pause."""
        assert self.desk.led is not None
        self.desk.home_desk.room_sound.open(self.desk)
        self._press(self.panel.try_it)
        say(told=self.panel.told.text())
        self.desk.led.toggle_pause()
        yield self._pause(15)
        stands = self._at()
        yield from self._hear("pause")
        yield from self._try()
        say(moved=self._at() != stands, film=self._view().film.value)
        self.panel.close()
        self.desk.led.toggle_pause()
        yield lambda: self._at() > stands + 500
        yield from self._hear("film")

    def _nothing(self) -> Iterator[Wait]:
        """No loudspeaker is left; one comes back."""
        sound = self.console.now.sound
        assert self.desk.led is not None
        self.desk.led.captions()
        self.speakers.plug(())
        yield sound.isVisible
        say(line=self.console.now.trouble.text(), presses=self._presses(), captions=self.desk.led.hour.captions)
        before = self._at()
        self._press(sound.again)
        yield self._pause(8)
        say(again=self._at() < min(before, 2_000), film=self._view().film.value)
        self._press(sound.facts)
        yield self._pause(8)
        say(room=self.desk.audience.view.accessibleName().splitlines()[0], presses=self._presses())
        self.speakers.plug(("laptop",))
        yield self._pause(10)
        self._press(sound.again)
        yield lambda: self._view().film is FilmIs.PLAYING and self._at() > 1_500
        yield from self._hear("film")
        say(presses=self._presses() or "none", kept=self.desk.home_desk.papers.settings.sound_in("").device)

    # --- hands, eyes and ears

    def _choose(self, name: str) -> Iterator[Wait]:
        yield lambda: any(each.text() == SPEAKERS[name] for each in self.panel.devices)
        self._click(next(each for each in self.panel.devices if each.text() == SPEAKERS[name]))
        yield self._pause(10)

    def _try(self) -> Iterator[Wait]:
        self.speakers.listen()
        yield self._pause(5)
        self._press(self.panel.try_it)
        yield self.panel.try_it.isEnabled
        yield self._pause(self.speakers.looks)
        say(chime=self.speakers.heard(), told=self.panel.told.text())

    def _hear(self, what: str) -> Iterator[Wait]:
        yield self._pause(10)
        self.speakers.listen()
        yield self._pause(self.speakers.looks)
        say(**{what: self.speakers.heard()})

    def _click(self, button: QAbstractButton) -> None:
        button.click()

    def _presses(self) -> str:
        sound = self.console.now.sound
        each = (sound.change, sound.text, sound.facts, sound.again)
        return ", ".join(button.text() for button in each if button.isVisible())

    def _caption_is_drawn(self) -> bool:
        return self.console.now.mirror._caption_box is not None

    def _at(self) -> int:
        return self.desk.parts.player.position_ms()


def main() -> int:
    kind, folder, data = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    Unheard.speakers = KINDS[kind](folder)
    Unheard.speakers.plug(tuple(SPEAKERS))
    led: list[SelfLed] = []

    def take(desk: Desk) -> None:
        led.append(Unheard(desk, data.parent / "pictures", data.parent / "s.pdf"))

    run_windows(Places(data, shipped_programmes()), Text(), keyring=False, led_by=take)
    print(led[0].failed, file=sys.stderr)
    return 1 if led[0].failed else 0


if __name__ == "__main__":
    sys.exit(main())
