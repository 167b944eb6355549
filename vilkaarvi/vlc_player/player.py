"""VlcPlayer: one libvlc, one player and one sink for the whole program, behind `vilkaarvi.film.player.Player`.

Everything here but the two `_vlc_…` callbacks runs on the room's thread. Those only read the clock and queue calls.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.frame import Frame
from vilkaarvi.film.gate import Gate
from vilkaarvi.film.mp4 import even_times, picture_times
from vilkaarvi.film.player import CueReached, FilmEnded, FilmFailed, FilmSilent, FirstPicture, News
from vilkaarvi.vlc_player.library import is_empty, open_library, tracks

STALL_S = 3.0
END_SLACK_MS = 1_000
PARSE_MS = 4_000
FADED = 30  # per cent of the leader's volume, in the last pictures before a cue

Post = Callable[[Callable[[], None]], None]  # from any thread: call this on the room's thread
Later = Callable[[int, Callable[[], None]], None]  # on the room's thread: call this in so many ms


class VlcPlayer:
    """Plays one film at a time. `on_picture` is called (in any thread) when a new picture may be taken."""

    def __init__(self, post: Post, later: Later, on_picture: Callable[[], None], silent: bool = False) -> None:
        self._post, self._later, self._on_picture, self._silent = post, later, on_picture, silent
        self._listener: Callable[[News], None] = lambda news: None
        self._instance: Any = None
        self._player: Any = None
        self._sink: Any = None
        self._media: Any = None
        self._gate = Gate([], [])
        self._name = ""
        self._turn = 0  # news of an earlier film are not told
        self._ready = False
        self._wanted = False  # play was asked for
        self._playing = False
        self._over = False
        self._start_ms = 0
        self._length_ms = 0
        self._first = True
        self._skipped = False
        self._volume = 80

    def listen(self, listener: Callable[[News], None]) -> None:
        self._listener = listener

    def take_frame(self) -> Frame | None:
        """The newest picture, once; None when there is no newer one."""
        return self._sink.take() if self._sink else None

    def load(self, film: Path, length_ms: int, cues: Sequence[int]) -> None:
        self.stop()
        turn = self._turn
        self._name, self._length_ms, self._start_ms, self._first = film.name, length_ms, 0, True
        self._skipped = False
        empty = is_empty(film)
        if empty is None:
            self._fail_later(Fault(Code.FILM_MISSING, name=film.name, folder=film.parent))
            return
        if empty:
            self._fail_later(Fault(Code.FILM_NOT_FILM, name=film.name))
            return
        try:
            self._open()
        except Fault as fault:
            self._fail_later(fault)
            return
        import vlc

        self._media = self._instance.media_new_path(str(film))
        events = self._media.event_manager()
        done = lambda _event: self._post(lambda: self._parsed(turn, film, list(cues)))  # noqa: E731
        events.event_attach(vlc.EventType.MediaParsedChanged, done)
        self._media.parse_with_options(vlc.MediaParseFlag.local, PARSE_MS)

    def play(self) -> None:
        self._wanted = True
        if self._ready:
            self._run()

    def pause(self) -> None:
        self._wanted = False
        if self._playing:
            self._player.set_pause(1)
            self._playing = False

    def seek(self, ms: int) -> None:
        self._start_ms = ms
        if not self._ready:
            return
        if self._over:  # libvlc needs a stop before an ended film moves again
            self._player.stop()
            self._over, self._playing, self._first = False, False, False
            if self._wanted:
                self._run()
            return
        self._begin(ms)
        self._player.set_time(ms)

    def stop(self) -> None:
        self._turn += 1
        self._ready = self._wanted = self._playing = self._over = False
        if self._sink:
            self._sink.shut = True
            self._player.stop()
            self._sink.forget()

    def close(self) -> None:
        """Before the program ends: the sink may go only when the player stands still."""
        self.stop()
        if self._player:
            self._player.release()
            self._instance.release()
            self._player = self._sink = None

    def position_ms(self) -> int:
        return self._gate.now_ms() if self._gate.number >= 0 else self._start_ms

    def set_volume(self, percent: int) -> None:
        self._volume = percent
        if self._player:
            self._player.audio_set_volume(percent)

    # --- inside, on the room's thread

    def _open(self) -> None:
        if self._instance is not None:
            return
        self._instance = open_library(self._silent)
        import vlc

        from vilkaarvi.vlc_player.sink import Sink

        self._player = self._instance.media_player_new()
        self._sink = Sink(self._player, self._vlc_picture, self._vlc_gate)
        events = self._player.event_manager()
        events.event_attach(vlc.EventType.MediaPlayerTimeChanged, self._vlc_time)
        events.event_attach(vlc.EventType.MediaPlayerEndReached, lambda _e: self._post_turn(self._ended))
        events.event_attach(vlc.EventType.MediaPlayerEncounteredError, lambda _e: self._post_turn(self._broken))

    def _parsed(self, turn: int, film: Path, cues: list[int]) -> None:
        if turn != self._turn or self._ready:
            return
        size, rate, sounds = tracks(self._media)
        if size is None:
            self._fail(Fault(Code.FILM_NOT_FILM, name=self._name))
            return
        self._sink.size = size
        times = picture_times(film) or even_times(self._length_ms, rate)
        self._gate = Gate(times, cues)
        self._player.set_media(self._media)
        self._ready = True
        if sounds == 0:
            self._listener(FilmSilent(Fault(Code.FILM_SILENT, name=self._name)))
        if self._wanted:
            self._run()

    def _run(self) -> None:
        """From stopped or paused to playing; goes to where a seek asked for, once VLC can."""
        if self._playing or not self._ready:
            return
        self._playing = True
        fresh = self._gate.number < 0 or self._over or self._start_ms > 0
        if self._player.get_state().value == 4:  # paused
            after = self._gate.times[min(self._gate.number + 1, len(self._gate.times) - 1)]
            self._begin(after)
            self._player.set_pause(0)
        else:
            self._media_start(self._start_ms if fresh else 0)
            self._player.play()
        self._watch(self._turn)
        self._player.audio_set_volume(self._volume)

    def _media_start(self, ms: int) -> None:
        if ms or self._skipped:  # an option stays with the media: a later 0 must be said
            self._media.add_option(f":start-time={ms / 1000:.3f}")
            self._player.set_media(self._media)
            self._skipped = True
        self._begin(ms)

    def _begin(self, film_ms: float) -> None:
        with self._sink._lock:  # gate and sink change together
            self._gate.begin(time.monotonic(), film_ms)
            self._sink.gate = self._gate
            self._sink.shut = False
        self._sink.newest = time.monotonic()

    def _watch(self, turn: int) -> None:
        """A second later: has the picture stood still for too long?"""

        def look() -> None:
            if turn != self._turn or not self._playing:
                return
            if time.monotonic() - self._sink.newest > STALL_S:
                self._fail(Fault(Code.FILM_STALLED))
            else:
                self._later(1000, look)

        self._later(1000, look)

    def _picture_up(self) -> None:
        if self._first and self._playing:
            self._first = False
            self._listener(FirstPicture())

    def _fade(self) -> None:
        self._player.audio_set_volume(self._volume * FADED // 100)

    def _cue(self) -> None:
        held = self._gate.held
        if held is None or not self._playing:
            return
        self._player.audio_set_volume(0)
        self._player.set_pause(1)
        self._playing = self._wanted = False
        self._start_ms = 0
        self._listener(CueReached(held))

    def _ended(self) -> None:
        if not self._playing:
            return
        self._playing, self._over = False, True
        near = self._length_ms - self.position_ms() <= END_SLACK_MS
        if self._gate.number < 0:
            self._fail(Fault(Code.FILM_NOT_FILM, name=self._name))
        elif not near:
            self._fail(Fault(Code.FILM_CUT_OFF, name=self._name))
        else:
            self._listener(FilmEnded())

    def _broken(self) -> None:
        self._fail(Fault(Code.FILM_NOT_FILM, name=self._name))

    def _fail(self, fault: Fault) -> None:
        self.stop()
        self._listener(FilmFailed(fault))

    def _fail_later(self, fault: Fault) -> None:
        turn = self._turn
        self._post(lambda: self._fail(fault) if turn == self._turn else None)

    # --- in VLC's threads

    def _post_turn(self, call: Callable[[], None]) -> None:
        turn = self._turn
        self._post(lambda: call() if turn == self._turn else None)

    def _vlc_time(self, event: Any) -> None:
        self._gate.clock(time.monotonic(), float(event.u.new_time))

    def _vlc_picture(self) -> None:
        if self._first:
            self._post_turn(self._picture_up)
        self._on_picture()

    def _vlc_gate(self, reached: bool) -> None:
        self._post_turn(self._cue if reached else self._fade)
