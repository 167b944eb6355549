"""A film in fast motion: at its own rate, its first seconds, then a jump to shortly before each cue and the end."""

from collections.abc import Callable, Sequence
from pathlib import Path

from vilkaarvi.film.player import CueReached, FilmEnded, FilmFailed, FirstPicture, News, Player

SHOWN_MS = 3_000
BEFORE_MS = 5_000


class SkimmingPlayer:
    """Keeps the promise of `Player` over another one. `later(ms, call)` calls back on the room's thread.

    `film_runs(True)` is called while real film plays, so that the hour's clock can go at its own pace.
    """

    def __init__(
        self, player: Player, later: Callable[[int, Callable[[], None]], None], film_runs: Callable[[bool], None]
    ) -> None:
        self._player = player
        self._later = later
        self._film_runs = film_runs
        self._listener: Callable[[News], None] = lambda news: None
        self._stops: list[int] = []
        self._turn = 0
        player.listen(self._hear)

    def listen(self, listener: Callable[[News], None]) -> None:
        self._listener = listener

    def load(self, film: Path, length_ms: int, cues: Sequence[int]) -> None:
        self._stops = [*cues, length_ms]
        self._player.load(film, length_ms, cues)

    def play(self) -> None:
        self._turn += 1
        turn = self._turn
        self._film_runs(True)
        self._player.play()
        self._later(SHOWN_MS, lambda: self._skim(turn))

    def _skim(self, turn: int) -> None:
        if turn != self._turn:
            return
        here = self._player.position_ms()
        target = next((stop for stop in self._stops if stop > here), here) - BEFORE_MS
        if target > here + 1000:
            self._player.seek(target)

    def _hear(self, news: News) -> None:
        if isinstance(news, CueReached | FilmEnded | FilmFailed):
            self._turn += 1
            self._film_runs(False)
        elif isinstance(news, FirstPicture):
            self._film_runs(True)
        self._listener(news)

    def pause(self) -> None:
        self._turn += 1
        self._film_runs(False)
        self._player.pause()

    def seek(self, ms: int) -> None:
        self._player.seek(ms)

    def stop(self) -> None:
        self._turn += 1
        self._film_runs(False)
        self._player.stop()

    def position_ms(self) -> int:
        return self._player.position_ms()

    def set_volume(self, percent: int) -> None:
        self._player.set_volume(percent)

    def set_read_aloud(self, wanted: bool) -> None:
        self._player.set_read_aloud(wanted)

    def can_read_aloud(self) -> bool | None:
        return self._player.can_read_aloud()
