"""The film that the player holds: the one that is shown, or the next one, opened before its step comes.

Opening a film takes VLC a tenth of a second and more. Opened while the step before goes on, it only has to be let go.
"""

from vilkaarvi.film.player import FilmFailed, FilmSilent, News, Player
from vilkaarvi.programme.model import Film

NEAR_MS = 1_000  # no further from where it should go on: it stands on its cue


class Reel:
    """What is wrong with a film that was opened early is kept until its step comes: the room hears no earlier of it."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._held = ""  # step
        self._waits = False  # opened early, and its step has not come
        self._early: list[News] = []

    def make_ready(self, step: Film) -> None:
        """The player is free, and `step` comes next."""
        if not (self._waits and self._held == step.id):
            self._load(step)
            self._waits = True

    def begin(self, step: Film, from_ms: int) -> tuple[News, ...]:
        """Play `step` from `from_ms`. Answers what was wrong with it early: if it has failed, nothing is played."""
        early, waited = tuple(self._early), self._waits and self._held == step.id
        self._waits = False
        self._early.clear()
        if waited and any(isinstance(news, FilmFailed) for news in early):
            return early
        loads = not waited and (self._held != step.id or from_ms == 0)
        if loads:
            self._load(step)
        here = 0 if loads or waited else self._player.position_ms()
        if abs(here - from_ms) > NEAR_MS:  # not standing on the cue: somebody went there by hand
            self._player.seek(from_ms)
        self._player.play()
        return early if waited else ()

    def take_up(self, step: Film, at_ms: int, playing: bool) -> None:
        """Show `step` where it was when the program ended."""
        self._waits = False
        self._load(step)
        self._player.seek(at_ms)
        if playing:
            self._player.play()

    def let_go(self) -> None:
        self._held, self._waits = "", False
        self._early.clear()
        self._player.stop()

    def keeps(self, news: News) -> bool:
        """True when `news` is of a film whose step has not come: it is kept until then."""
        if self._waits and isinstance(news, FilmFailed | FilmSilent):
            self._early.append(news)
        return self._waits

    def _load(self, step: Film) -> None:
        self._held = step.id
        self._early.clear()
        segment = step.segment
        cues = [cue.at_ms for cue in segment.cues]
        self._player.load(segment.path, segment.length_ms, cues)
