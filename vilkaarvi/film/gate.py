"""Which picture may be shown. The gate knows the film's own times of pictures and holds the picture of a cue.

VLC tells no time with a picture. But three things hold for libvlc 3 and local files (measured to 0.3 ms):

- while it plays, every picture is handed over at `zero` + its time in the film, or later when the machine is late;
- a pause moves `zero` by exactly as long as it lasted, and after a jump made while standing the film runs from
  `WAKE_S` after the moment of going on (es_out.c, `i_wakeup_delay`). So `zero` is known before the first picture;
- the time that VLC tells now and then while playing is right to the millisecond, never early: `zero` is checked by it.

So a picture that comes on its time is known by it. One that comes late is the one after the last (VLC is told to drop
none), unless it is the same picture once more: VLC repeats one after 80 ms without a new one.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WAKE_S = 0.010
ON_TIME_S = 0.006  # a picture no later than this came on its time; also how early one may seem
REPEAT_S = 0.045  # no repetition comes sooner after a picture than this (57–76 ms were seen)
MOST_HIDDEN = 12  # pictures kept from the room after a jump, at most
FADE_MS = 120  # the sound goes down over this time before a cue's picture
DOUBTS = 4  # so many pictures in a row prove that one was lost
CHECKS = 3  # clock readings that count: the earliest of the last ones is the least delayed


@dataclass(frozen=True)
class Verdict:
    """What to do with a picture: show it, keep it for when the room goes on (`ahead`), or neither.

    `sound` is 0.0–1.0 of the leader's volume; `reached`: a cue's picture stays from now on; `fresh`: no repetition.
    """

    show: bool
    sound: float = 1.0
    reached: bool = False
    ahead: bool = False
    fresh: bool = True


class Gate:
    """Follows one film. Moments are seconds of one steady clock, film times are ms.

    Attributes: times (ms of each picture, ascending), cues (ms, ascending), number (of the picture that VLC handed
    over last, -1 before the first), shown (of the picture on the screen), held (the cue whose picture stays, or None),
    running (VLC plays).
    """

    def __init__(self, times: Sequence[float], cues: Sequence[int]) -> None:
        self.times = times
        self.cues = list(cues)
        self.number = self.shown = -1
        self.held: int | None = None
        self.running = False
        self._zero: float | None = None  # the moment of film time 0, while running
        self._stood = 0.0  # since when it stands
        self._target: float | None = 0.0  # where a jump made while standing goes
        self._readings: deque[float] = deque(maxlen=CHECKS)
        self._last = float("-inf")  # moment of the picture before
        self._doubts = 0  # pictures in a row that came on the time of a later one than counting says
        self._next = 0  # the first cue that has not been reached
        self._hidden = 0  # so many pictures more may be kept from the room

    def cue_picture(self, cue_ms: int) -> int:
        """The number of the picture that is on the screen at `cue_ms`: the last that begins no later."""
        return max(0, bisect_left(self.times, cue_ms + 0.5) - 1)

    def jump(self, film_ms: float, hide: bool = False) -> None:
        """While it stands, VLC is sent to `film_ms`: the next picture is the one of that time, later cues count again.

        With `hide` nothing is shown before it plays and is there: VLC shows some of the pictures on the way.
        """
        self._target = film_ms
        self.held = None
        self.number = self.shown = self._due(film_ms) - 1
        self._next = bisect_right(self.cues, film_ms) if film_ms > 0 else 0
        self._hidden = MOST_HIDDEN if hide else 0

    def runs(self, moment: float) -> None:
        """VLC began to play, or went on."""
        self._doubts = 0
        if self._target is not None:
            self._zero = moment + WAKE_S - self._target / 1000
            self._doubts = DOUBTS - 1  # the first pictures after a jump may be lost: the first timely one tells
        elif self._zero is not None and not self.running:
            self._zero += moment - self._stood
        self._target = None
        self.running = True
        self._readings.clear()
        if self._zero is not None:
            self._readings.append(self._zero)

    def stands(self, moment: float) -> None:
        """VLC paused. A picture or two may still come."""
        self.running = False
        self._stood = moment

    def go_on(self, ahead: int) -> None:
        """The room leaves the cue; `ahead` pictures after it were kept and are shown first."""
        self.held = None
        self.shown = min(self.shown + ahead, self.number)

    def clock(self, moment: float, film_ms: float) -> None:
        """While playing, VLC said at `moment` that the film is at `film_ms`."""
        if self.running:
            self._readings.append(moment - film_ms / 1000)
            self._zero = min(self._readings)

    def picture(self, moment: float, same: Callable[[], bool]) -> Verdict:
        """A picture is handed over at `moment`; `same` tells whether it looks exactly like the one before."""
        fresh = self._number(moment, same)
        self._last = moment
        if self.held is not None:
            return Verdict(show=False, sound=0.0, ahead=fresh)
        if self._hidden and not self._arrived(moment):
            return Verdict(show=False)
        if self._next >= len(self.cues):
            self.shown = self.number
            return Verdict(show=True, fresh=fresh)
        stop = self.cue_picture(self.cues[self._next])
        if self.number >= stop:
            self.held = self.cues[self._next]
            self._next += 1
            passed = self.number > stop and self.shown >= 0  # the cue's own picture was lost: the one before it stays
            self.shown = stop
            return Verdict(show=not passed, sound=0.0, reached=True, ahead=passed)
        self.shown = self.number
        left_ms = self.times[stop] - self.times[max(0, self.number)]
        return Verdict(show=True, sound=min(1.0, left_ms / FADE_MS), fresh=fresh)

    def overdue_s(self, moment: float) -> float:
        """For how long the next picture should have been there."""
        if self._zero is None or not self.running or not self.times:
            return 0.0
        following = min(self.number + 1, len(self.times) - 1)
        return moment - self._zero - self.times[following] / 1000

    def step_ms(self) -> int:
        """For how long a picture stands, as a rule."""
        return round((self.times[-1] - self.times[0]) / (len(self.times) - 1)) if len(self.times) > 1 else 40

    def now_ms(self) -> int:
        """The film time of the picture on the screen, or where a jump goes."""
        if self._target is not None:
            return round(self._target)
        return round(self.times[self.shown]) if 0 <= self.shown < len(self.times) else 0

    def _number(self, moment: float, same: Callable[[], bool]) -> bool:
        """Find `number`. True when the picture is a new one."""
        before = self.number
        late = moment - self._last >= REPEAT_S
        following = min(before + 1, len(self.times) - 1)
        if self._zero is None or not self.running:
            if self._target is None and not (late and same()):
                self.number = following
            return self.number != before
        film_ms = (moment - self._zero) * 1000
        due = self._due(film_ms + ON_TIME_S * 1000)
        timely = self._timely(film_ms, due)
        arriving = self._doubts == DOUBTS - 1
        self._doubts = (
            self._doubts + 1 if timely and due > following else self._doubts if arriving and not timely else 0
        )
        if timely and due == following:
            self.number = due
        elif late and same():
            pass
        elif timely and (due <= before or self._doubts >= DOUBTS):
            self.number = due
        elif due > before:
            self.number = following
        elif late and not arriving:
            self.number = following  # new, and before its time: VLC shows one so when it goes on
        elif not arriving and moment - self._last > self.step_ms() / 2000:
            self.number = following  # in step, but all too early: the zero was told late
            self._zero = moment - self.times[following] / 1000
            self._readings.append(self._zero)
        return self.number != before

    def _timely(self, film_ms: float, number: int) -> bool:
        return abs(film_ms - self.times[number]) <= ON_TIME_S * 1000

    def _arrived(self, moment: float) -> bool:
        """After a jump: is this picture on its time, or has the room waited long enough?"""
        if self.running and self._zero is not None:
            film_ms = (moment - self._zero) * 1000
            self._hidden = 0 if self._timely(film_ms, max(0, self.number)) else self._hidden - 1
        return self._hidden == 0

    def _due(self, film_ms: float) -> int:
        """The number of the picture whose time has come at `film_ms`."""
        return max(0, bisect_right(self.times, film_ms) - 1)
