"""Which picture may be shown. The gate knows the film's own times of pictures and holds the picture of a cue.

VLC tells no presentation time with a picture, and its clock moves in steps of hundreds of milliseconds. But at each
TimeChanged its value is right, and between them the monotonic clock carries on. So the moment at which a picture is
handed over can be turned into a time in the film, and the picture is the one of the film's own table that is due then.
"""

from bisect import bisect_left
from collections.abc import Sequence

LATE_SHARE = 0.25  # a picture is handed over a little after it is due: this part of a picture's time is forgiven
SETTLE_S = 0.03  # a clock value just after play or seek is still the old one
FADE_PICTURES = 3  # the sound begins to go this many pictures before a cue


class Gate:
    """Follows one film. Moments are seconds of the monotonic clock, film times are ms.

    Attributes: times (ms of each picture, ascending), cues (ms, ascending), number (of the newest picture, or -1),
    held (the cue whose picture stays, or None).
    """

    def __init__(self, times: Sequence[float], cues: Sequence[int]) -> None:
        self.times = times
        self.cues = list(cues)
        self.number = -1
        self.held: int | None = None
        self._step = (times[-1] - times[0]) / (len(times) - 1) if len(times) > 1 else 40.0
        self._anchor: tuple[float, float] | None = None
        self._since = 0.0
        self._next = 0  # the first cue that has not been reached

    def cue_picture(self, cue_ms: int) -> int:
        """The number of the picture that is on the screen at `cue_ms`: the last that begins no later."""
        return max(0, bisect_left(self.times, cue_ms + 0.5) - 1)

    def begin(self, moment: float, film_ms: float) -> None:
        """Playing begins (again) at `film_ms`: cues after it count; the next picture is the first one there."""
        self.held = None
        self._anchor = None
        self._since = moment
        self.number = bisect_left(self.times, film_ms - 0.5) - 1
        self._next = sum(self.cue_picture(cue) <= self.number for cue in self.cues)

    def clock(self, moment: float, film_ms: float) -> None:
        """At `moment` VLC said that the film is at `film_ms`."""
        if self.held is None and moment - self._since > SETTLE_S:
            self._anchor = (moment, film_ms)

    def picture(self, moment: float) -> tuple[bool, bool]:
        """A picture is handed over at `moment`: (may it be shown, is it time to fade the sound).

        When it is a cue's, it is shown, `held` is set and nothing more is shown until `begin`.
        """
        if self.held is not None:
            return False, False
        self.number = self._due(moment)
        if self._next >= len(self.cues):
            return True, False
        stop = self.cue_picture(self.cues[self._next])
        if self.number >= stop:
            self.held = self.cues[self._next]
            self.number = stop
            return True, True
        return True, self.number >= stop - FADE_PICTURES

    def _due(self, moment: float) -> int:
        if self._anchor is None:  # soon after a beginning: pictures come one by one
            self._anchor = None
            return min(self.number + 1, len(self.times) - 1)
        ms = self._anchor[1] + (moment - self._anchor[0]) * 1000 - LATE_SHARE * self._step
        after = bisect_left(self.times, ms)
        if after == 0 or after >= len(self.times):
            due = min(after, len(self.times) - 1)
        else:
            due = after if self.times[after] - ms < ms - self.times[after - 1] else after - 1
        return due

    def now_ms(self) -> int:
        """The film time of the picture on the screen."""
        return round(self.times[self.number]) if 0 <= self.number < len(self.times) else 0
