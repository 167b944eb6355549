"""Puts in a film of the municipality's own and leads to its questions.

`python -m tests.hour.new_film_outside DATA FILM`: the film is watched, marked and led by keys that come from the
display, as a hand's do.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.films import number_in
from tests.hour.led_outside import Begins
from vilkaarvi.app.new_film import NewFilmDesk
from vilkaarvi.app.selfled import Wait
from vilkaarvi.app.window import run_windows
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.session.view import FilmIs, PromptRoom
from vilkaarvi.text import Text
from vilkaarvi.ui.watch import FilmList

ASKED = ("Vad fick ni se?", "Vad vill ni fråga om?")
MARK_MS = (2_300, 5_000)  # from then on M is pressed
WINDOW = "Samtalsledarens"


class PutsIn(Begins):
    film = Path()

    def _hour(self) -> Iterator[Wait]:
        desk, home = self.desk, self.desk.home
        yield lambda: home.form.isVisible()
        yield from self._hand("search", "--sync", "--onlyvisible", "--name", WINDOW, "windowfocus", "--sync")
        home.form.name.setText("Hemtjänst Norr")
        self._press(home.form.create_button)
        yield lambda: home.next.isVisible()
        yield from self._put_in()
        films = desk.currentWidget()
        assert isinstance(films, FilmList)
        print("own film:", films.watches[0].accessibleName(), flush=True)
        self._press(films.strategist)
        self._press(films.changes[0])
        again = desk.beside.changing
        assert again is not None
        yield lambda: again.runs
        print("taken up:", [(row.at_ms, row.fields["sv"].text()) for row in again.page.cues], flush=True)
        again.page.left.emit()
        yield lambda: desk.currentWidget() is films
        films.left.emit()
        yield lambda: desk.currentWidget() is home
        self._press(home.next.start)
        yield lambda: desk.led is not None
        yield self._pause(20)
        yield from self._led_to_its_questions()

    def _hand(self, *words: str) -> Iterator[Wait]:
        """xdotool, while the program goes on."""
        done = subprocess.Popen(["xdotool", *words])
        yield lambda: done.poll() is not None
        yield self._pause(8)

    def _keys(self, *keys: str) -> Iterator[Wait]:
        yield from self._hand("key", "--delay", "80", *keys)

    def _put_in(self) -> Iterator[Wait]:
        desk = self.desk
        self._press(desk.home.films)
        films = desk.currentWidget()
        assert isinstance(films, FilmList)
        self._press(films.strategist)
        self._press(films.changes[0])
        changing = desk.beside.changing
        assert changing is not None
        changing.ask = lambda *_asked: self.film
        self._press(changing.page.choose)
        yield lambda: changing.page.work.isVisible()
        yield from self._mark(changing, 0)
        yield from self._keys("Return", "space")
        yield from self._mark(changing, 1)
        yield from self._keys("Tab", "Tab", "Down", "Down")  # English, and how the group talks: small groups
        print("minutes:", changing.page.minutes.text(), flush=True)
        self._press(changing.page.use)
        yield lambda: desk.beside.changing is None
        print("marked:", *(row.at_ms for row in changing.page.cues), flush=True)

    def _mark(self, changing: NewFilmDesk, which: int) -> Iterator[Wait]:
        player = self.desk.parts.player
        yield lambda: changing.runs and player.position_ms() > MARK_MS[which]
        yield from self._keys("m")
        yield lambda: len(changing.page.cues) > which
        stands = player.position_ms()
        print("offered:", changing.page.cues[which].fields["sv"].text()[:11], flush=True)
        yield from self._keys("ctrl+a")
        yield from self._hand("type", "--delay", "40", ASKED[which])
        print("waits while it is written:", player.position_ms() == stands, flush=True)

    def _led_to_its_questions(self) -> Iterator[Wait]:
        desk = self.desk
        for _step in ("forsta-rundan", "film-1"):
            yield from self._keys("Next")
        for _question in ASKED:
            yield lambda: self._view().film is FilmIs.AT_CUE
            yield self._pause(8)
            room = self._view().room
            assert isinstance(room, PromptRoom)
            print("room:", room.text, room.mode, flush=True)
            print("picture:", number_in(desk._frame) if desk._frame else None, flush=True)
            print("stands at:", desk.parts.player.position_ms(), flush=True)
            yield from self._keys("Next")


def main() -> int:
    led: list[PutsIn] = []
    data, film = Path(sys.argv[1]), Path(sys.argv[2])

    def lead(desk: object) -> None:
        led.append(PutsIn(desk, data, data / "s.pdf"))  # type: ignore[arg-type]
        led[0].film = film

    run_windows(Places(data, shipped_programmes()), Text(), silent=True, keyring=False, led_by=lead)
    print(led[0].failed, file=sys.stderr)
    return 1 if led[0].failed else 0


if __name__ == "__main__":
    sys.exit(main())
