"""Watches a real film from home in another process: `python -m tests.hour.watch_outside DATA`. Prints what it saw."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.ui.test_rehearsal import tree
from vilkaarvi.app.selfled import SelfLed, Wait
from vilkaarvi.app.window import run_windows
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.text import Text
from vilkaarvi.ui.watch import FilmList

CUE_MS = 70_000


class Watches(SelfLed):
    def _hour(self) -> Iterator[Wait]:
        desk, home = self.desk, self.desk.home
        yield lambda: home.form.isVisible()
        home.form.name.setText("Hemtjänst Norr")
        self._press(home.form.create_button)
        yield lambda: home.next.isVisible()
        yield self._pause(5)
        before = tree(desk.parts.places.data)
        self._press(home.films)
        films = desk.currentWidget()
        assert isinstance(films, FilmList)
        self._press(films.watches[0])
        watching, player = desk.beside.watching, desk.parts.player
        assert watching is not None
        yield lambda: player.position_ms() > 1_000
        there = desk.audience.isVisible() and desk.audience.isFullScreen()
        print(f"room: {'full' if there else 'not shown'}", flush=True)
        print(f"filled: {watching.page.filled}", flush=True)
        print(f"caption: {bool(desk.audience.view._caption)}", flush=True)
        player.seek(CUE_MS - 1_500)
        yield lambda: player.position_ms() > CUE_MS + 700
        print("past the cue", flush=True)
        self._press(watching.page.pause)
        yield self._pause(6)
        stands = player.position_ms()
        yield self._pause(6)
        print(f"paused: {player.position_ms() == stands}", flush=True)
        self._press(watching.page.replay)
        yield lambda: CUE_MS - 9_500 < player.position_ms() < CUE_MS - 5_000
        print("ten seconds again", flush=True)
        player.seek(117_500)
        yield lambda: watching.over
        print("over", flush=True)
        watching.close()
        yield lambda: desk.currentWidget() is films
        print(f"room after: {'shown' if desk.audience.isVisible() else 'not shown'}", flush=True)
        print(f"untouched: {tree(desk.parts.places.data) == before}", flush=True)


def main() -> int:
    led: list[SelfLed] = []
    data = Path(sys.argv[1])
    run_windows(
        Places(data, shipped_programmes()),
        Text(),
        silent=True,
        keyring=False,
        led_by=lambda desk: led.append(Watches(desk, data, data / "s.pdf")),
    )
    print(led[0].failed, file=sys.stderr)
    return 1 if led[0].failed else 0


if __name__ == "__main__":
    sys.exit(main())
