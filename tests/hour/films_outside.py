"""Every film in the running program: `python -m tests.hour.films_outside DATA PICTURES`. Real windows, real VLC.

Rehearses the five sessions and leads each film step to its cue and its end, then watches the films of no session from
home. Prints a line at each stop; a picture of the room at each lands in PICTURES.
"""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QPixmap

from vilkaarvi.app.selfled import SelfLed, Wait
from vilkaarvi.app.watch import films_of
from vilkaarvi.app.window import run_windows
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Film, Session
from vilkaarvi.session.view import FilmIs
from vilkaarvi.text import Text
from vilkaarvi.ui.watch import FilmList

BEFORE_MS = 4_000  # a stop: the film is led from here


class EveryFilm(SelfLed):
    def _hour(self) -> Iterator[Wait]:
        home = self.desk.home
        yield lambda: home.form.isVisible()
        home.form.name.setText("Hemtjänst Norr")
        self._press(home.form.create_button)
        yield lambda: home.next.isVisible()
        for session in self.desk.parts.programme.sessions:
            yield from self._session(session)
        yield from self._of_no_session()

    def _session(self, session: Session) -> Iterator[Wait]:
        self.desk.home_desk.rehearse(session.id)
        yield lambda: self.desk.led is not None
        yield self._pause(5)
        for step in session.steps:
            if isinstance(step, Film):
                yield from self._step(session, step)
        self.desk.leave()
        yield self._pause(10)

    def _step(self, session: Session, step: Film) -> Iterator[Wait]:
        led, player, name = self.desk.led, self.desk.parts.player, Path(step.segment.file).stem
        assert led is not None
        led.go_to(step.id)
        yield lambda: self._view().film is FilmIs.PLAYING and player.position_ms() > 1_500
        yield self._pause(5)
        self._seen(f"{name}-begun")
        for cue in step.segment.cues:
            player.seek(cue.at_ms - BEFORE_MS)
            yield self._past(cue.at_ms - 1_000)
            self._seen(f"{name}-before")
            yield lambda: self._view().film is not FilmIs.PLAYING
            print(f"{name} cue {self._view().film.name} {player.position_ms()}", flush=True)
            yield self._pause(5)
            self._seen(f"{name}-cue")
            led.next()
            yield lambda: self._view().film is FilmIs.PLAYING
        player.seek(step.segment.length_ms - BEFORE_MS)
        yield lambda: self._view().film is not FilmIs.PLAYING
        print(f"{name} end {self._view().film.name}", flush=True)
        yield self._pause(5)
        self._seen(f"{name}-end")
        led.next()
        yield self._pause(8)
        self._seen(f"{name}-then")

    def _of_no_session(self) -> Iterator[Wait]:
        desk, player = self.desk, self.desk.parts.player
        self._press(desk.home.films)
        films = desk.currentWidget()
        assert isinstance(films, FilmList)
        own = {s.segment.file for each in desk.parts.programme.sessions for s in each.steps if isinstance(s, Film)}
        for place, shown in enumerate(films_of(desk.parts.programme, desk.parts.text)):
            if shown.segment.file in own:
                continue
            name = Path(shown.segment.file).stem
            self._press(films.watches[place])
            watching = desk.beside.watching
            assert watching is not None
            yield self._past(2_000)
            self._seen(f"{name}-begun")
            player.seek(shown.segment.length_ms // 2)
            yield self._past(shown.segment.length_ms // 2 + 1_500)
            self._seen(f"{name}-middle")
            player.seek(shown.segment.length_ms - BEFORE_MS)
            yield partial(getattr, watching, "over")
            print(f"{name} end OVER", flush=True)
            self._seen(f"{name}-end")
            watching.close()
            yield lambda: desk.currentWidget() is films

    def _past(self, ms: int) -> Wait:
        return lambda: self.desk.parts.player.position_ms() > ms

    def _seen(self, name: str) -> None:
        caption = any(self.desk.audience.view._caption)
        print(f"{name} caption {caption}", flush=True)
        self._number += 1
        picture: QPixmap = self.desk.audience.grab()
        picture.save(str(self.pictures / f"{self._number:02}-{name}.png"))


def main() -> int:
    led: list[SelfLed] = []
    data, pictures = Path(sys.argv[1]), Path(sys.argv[2])
    pictures.mkdir(parents=True, exist_ok=True)
    run_windows(
        Places(data, shipped_programmes()),
        Text(),
        silent=True,
        keyring=False,
        led_by=lambda desk: led.append(EveryFilm(desk, pictures, data / "s.pdf")),
    )
    print(led[0].failed, file=sys.stderr)
    return 1 if led[0].failed else 0


if __name__ == "__main__":
    sys.exit(main())
