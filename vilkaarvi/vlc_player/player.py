"""VlcPlayer: one libvlc, one player and one sink for the whole program, behind `vilkaarvi.film.player.Player`.

Everything here but the `_vlc_…` callbacks runs on the room's thread. Those only read the clock and queue calls.

libvlc answers late and forgets what is asked of it at the wrong moment (a pause while it opens, a second order before
the first is done). So one order is out at a time: `_state` is what VLC said last or is busy with, `_wanted` and
`_target` are what the room asked for, and `_move` gives the next order. Every film is opened standing, and jumps are
made standing: then the gate knows the film's time before the first picture.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.frame import Frame
from vilkaarvi.film.gate import Gate, Verdict
from vilkaarvi.film.mp4 import even_times, picture_times
from vilkaarvi.film.player import CueReached, FilmEnded, FilmFailed, FilmSilent, FirstPicture, News
from vilkaarvi.programme.media import film_kind, head_of
from vilkaarvi.vlc_player.ear import Ear
from vilkaarvi.vlc_player.level import Level
from vilkaarvi.vlc_player.library import bounded, is_whole, look_at, open_library, tracks, within
from vilkaarvi.vlc_player.sound import VlcSound
from vilkaarvi.vlc_player.state import ORDERED, LeftBehind, State

STALL_S = 3.0
HANGS_S = 0.5  # what waits longer may be reading from a stick that does not answer: VLC would not stop
LENGTH_SLACK_MS = 1_000
PARSE_MS = 4_000
LOOK_MS = 500
STEER_MS = 400

Post = Callable[[Callable[[], None]], None]  # from any thread: call this on the room's thread
Later = Callable[[int, Callable[[], None]], None]  # on the room's thread: call this in so many ms


class VlcPlayer:
    """Plays one film at a time. `on_picture` is called (in any thread) when a new picture may be taken.

    `silent` plays into nothing, for tests and demonstrations. Nothing of libvlc is touched before the first `load`.
    Attributes: sound (the loudspeakers; None when silent).
    """

    def __init__(self, post: Post, later: Later, on_picture: Callable[[], None], silent: bool = False) -> None:
        self._post, self._later, self._on_picture, self._silent = post, later, on_picture, silent
        self._listener: Callable[[News], None] = lambda news: None
        self._instance: Any = None
        self._player: Any = None
        self._sink: Any = None
        self._calls: dict[Any, Callable[[Any], None]] = {}  # what VLC tells the player
        self._media: Any = None
        self._gate = Gate([], [])
        self._left = LeftBehind()
        self._turn = 0  # grows with each film: what is told of an earlier one is not heard
        self._state = State.NOTHING
        self._since = 0.0  # when that state began
        self._buffers = False  # VLC fills its buffers
        self._wanted = False  # the room wants it to play
        self._target: float | None = None  # the room wants it there
        self._name, self._length_ms = "", 0
        self._first = True  # no picture has been told of
        self._level = Level(later)
        self.sound = None if silent else VlcSound(post)
        self._ear = Ear(self.sound, lambda news: self._listener(news))
        self._steered = False  # the loudspeaker has been told to VLC, or is not waited for
        self._read_aloud = False
        self._tracks = -1  # sound tracks of the film; -1: nobody knows yet
        self._film = Path()
        self._told_sound = 1.0  # in VLC's thread: the last share that was queued

    def listen(self, listener: Callable[[News], None]) -> None:
        self._listener = listener

    def take_frame(self) -> Frame | None:
        """The newest picture, once; None when there is no newer one."""
        frame: Frame | None = self._sink.take() if self._sink else None
        return frame

    def load(self, film: Path, length_ms: int, cues: Sequence[int]) -> None:
        self.stop()
        self._film, self._name, self._length_ms, self._first, self._tracks = film, film.name, length_ms, True, -1
        try:
            look_at(film)
            self._open()
        except Fault as fault:
            self._fail_soon(fault)
            return
        kind = film_kind(head_of(film))
        if kind is None:  # VLC would open playlists, and what they name, under any name
            self._fail_soon(Fault(Code.FILM_NOT_FILM, name=film.name))
            return
        self._parse(film, kind, list(cues))

    def play(self) -> None:
        self._wanted = True
        self._move()

    def pause(self) -> None:
        self._wanted = False
        self._move()

    def seek(self, ms: int) -> None:
        self._target = float(ms)
        self._move()

    def stop(self) -> None:
        hangs = self._waited_s() > HANGS_S
        self._turn += 1
        self._enter(State.NOTHING)
        self._wanted, self._target = False, None
        self._ear.begin()
        self._gate = Gate([], [])
        if self._sink:
            self._sink.load(self._gate, (0, 0))
            if not hangs:
                self._player.stop()
                return
            for kind in self._calls:
                self._player.event_manager().event_detach(kind)
            self._left.add(self._player, self._sink)
            self._player = self._level.player = self._sink = None

    def close(self) -> None:
        """Before the program ends: the sink may go only when the player stands still."""
        self.stop()
        if (self.sound is not None and not self.sound.close()) or not self._left.gone():
            return  # the system's sound or a stick holds a player: the process is ending, and takes it along
        for each in (self._player, self._instance):
            if each:
                each.release()
        self._instance = self._player = self._sink = self._media = None

    def position_ms(self) -> int:
        return round(self._target) if self._target is not None else self._gate.now_ms()

    def set_volume(self, percent: int) -> None:
        self._level.set_percent(percent)

    def set_read_aloud(self, wanted: bool) -> None:
        self._read_aloud = wanted
        if self._state is State.PLAYING:
            self._choose_track()

    def can_read_aloud(self) -> bool | None:
        return None if self._tracks < 0 else self._tracks > 1

    # --- opening

    def _open(self) -> None:
        if self._player is not None:
            return
        self._instance = self._instance or open_library(self._silent)
        import vlc

        from vilkaarvi.vlc_player.sink import Sink

        self._player = self._level.player = self._instance.media_player_new()
        self._sink = Sink(self._player, self._vlc_picture, self._vlc_verdict)
        kinds = vlc.EventType
        self._calls = {
            kinds.MediaPlayerTimeChanged: self._vlc_time,
            kinds.MediaPlayerPlaying: lambda _event: self._vlc_runs(),
            kinds.MediaPlayerPaused: lambda _event: self._vlc_stands(),
            kinds.MediaPlayerBuffering: self._vlc_buffers,
            kinds.MediaPlayerEndReached: lambda _event: self._post_turn(self._ended),
            kinds.MediaPlayerEncounteredError: lambda _event: self._post_turn(self._broken),
        }
        for kind, call in self._calls.items():
            self._player.event_manager().event_attach(kind, call)

    def _parse(self, film: Path, kind: str, cues: list[int]) -> None:
        import vlc

        turn = self._turn
        self._media = self._instance.media_new_path(str(film))
        for option in (":start-paused", *bounded(kind)):
            self._media.add_option(option)
        call = lambda: self._parsed(film, cues) if turn == self._turn else None  # noqa: E731
        self._media.event_manager().event_attach(vlc.EventType.MediaParsedChanged, lambda _event: self._post(call))
        self._media.parse_with_options(vlc.MediaParseFlag.local, PARSE_MS)
        self._later(PARSE_MS + LOOK_MS, call)  # in case that libvlc never answers

    def _parsed(self, film: Path, cues: list[int]) -> None:
        if self._state is not State.NOTHING:
            return
        size, rate, self._tracks = tracks(self._media)
        length_ms = self._media.get_duration()
        if size is None:
            self._fail(Fault(Code.FILM_NOT_FILM, name=self._name))
        elif self._length_ms and 0 < length_ms < self._length_ms - LENGTH_SLACK_MS:
            self._fail(Fault(Code.FILM_CUT_OFF, name=self._name))
        elif self._length_ms and length_ms > self._length_ms + LENGTH_SLACK_MS:
            self._fail(Fault(Code.FILM_CHANGED, name=self._name))
        else:
            times = picture_times(film) or even_times(self._length_ms or length_ms, rate)
            self._gate = Gate(times, cues)
            self._length_ms = self._length_ms or length_ms
            self._sink.load(self._gate, within(size))
            self._player.set_media(self._media)
            self._enter(State.READY)
            self._ear.open = self._tracks > 0
            if self._tracks == 0:
                self._listener(FilmSilent(Fault(Code.FILM_SILENT, name=self._name)))
            self._watch(self._turn)
            self._move()

    # --- orders

    def _enter(self, state: State) -> None:
        self._state, self._since = state, time.perf_counter()
        if state is State.STARTING:
            self._level.opens()
        elif state is not State.PLAYING:
            self._level.stands()

    def _move(self) -> None:
        """Give VLC its next order, when it is ready for one."""
        if self._state is State.READY or (self._state is State.OVER and self._target is not None):
            self._start()
        elif self._state is State.PLAYING and (self._target is not None or not self._wanted):
            self._enter(State.PAUSING)
            self._player.set_pause(1)
        elif self._state is State.STANDING and self._target is not None:
            self._jump(self._target)
        elif self._state is State.STANDING and self._wanted:
            self._go_on()

    def _start(self) -> None:
        if self._state is State.OVER:  # libvlc needs a stop before an ended film moves again
            self._player.stop()
        with self._sink.mutex:
            self._gate.jump(0)
        self._enter(State.OPENING)
        # an output that does not open once is not opened again: first the loudspeaker, then the film
        self._steered = False
        begin = partial(self._begin, self._turn)
        if self.sound is None:
            begin()
        else:
            self.sound.steer(self._player, begin)
            self._later(STEER_MS, begin)  # in case that the system's sound does not answer

    def _begin(self, turn: int) -> None:
        if turn == self._turn and not self._steered:
            self._steered = True
            self._player.play()

    def _jump(self, target: float) -> None:
        with self._sink.mutex:
            self._gate.jump(target, hide=self._wanted or self._first)
        self._sink.forget_ahead()
        self._target = None
        self._enter(State.JUMPING)
        self._player.set_time(round(target))

    def _go_on(self) -> None:
        self._sink.shut = False
        self._enter(State.STARTING)
        self._ear.listen()
        self._level.set_share(1.0)
        self._show_ahead(self._turn, self._sink.go_on)
        self._player.set_pause(0)

    def _show_ahead(self, turn: int, following: Callable[[], int]) -> None:
        if turn == self._turn and following():
            self._later(self._gate.step_ms(), lambda: self._show_ahead(turn, self._sink.next_ahead))

    # --- what came of them

    def _choose_track(self) -> None:
        """By hand: the option :audio-track=1 leaves a track that is not the default silent."""
        numbers = [number for number, _name in self._player.audio_get_track_description() if number >= 0]
        if len(numbers) > 1 and self._player.audio_get_track() != numbers[int(self._read_aloud)]:
            self._player.audio_set_track(numbers[int(self._read_aloud)])

    def _runs(self) -> None:
        if self._state is State.STARTING:
            self._choose_track()
            self._enter(State.PLAYING)
            self._level.set_share(self._level.share)  # an output that opened just now knows no volume
            self._move()

    def _stands(self) -> None:
        if self._state is State.PAUSING:
            self._enter(State.STANDING)
            self._move()

    def _buffered(self) -> None:
        if self._state in (State.OPENING, State.JUMPING):  # both are done standing
            self._enter(State.STANDING)
            self._move()

    def _picture_up(self) -> None:
        if self._first and self._wanted:
            self._first = False
            self._listener(FirstPicture())

    def _cue(self) -> None:
        held = self._gate.held
        if held is None or self._target is not None:
            return
        self._level.set_share(0.0)
        self._wanted = False
        self._move()
        self._listener(CueReached(held))

    def _ended(self) -> None:
        if self._state is State.NOTHING:
            return
        self._enter(State.OVER)
        self._wanted = False
        if self._gate.shown < 0:
            self._fail(Fault(Code.FILM_NOT_FILM, name=self._name))
        elif self._length_ms - self.position_ms() > LENGTH_SLACK_MS:
            code = Code.FILM_CUT_OFF if is_whole(self._film) else Code.FILM_GONE
            self._fail(Fault(code, name=self._name, folder=self._film.parent))
        else:
            self._listener(FilmEnded())

    def _broken(self) -> None:
        self._fail(Fault(Code.FILM_NOT_FILM, name=self._name))

    def _watch(self, turn: int) -> None:
        """Twice a second: is the next picture long overdue, or an order long unanswered?"""
        if turn != self._turn:
            return
        if self._state is State.PLAYING:
            self._ear.listen(again=True)
        if self._waited_s() > STALL_S and self._wanted:
            self._fail(Fault(Code.FILM_STALLED))
        else:
            self._later(LOOK_MS, lambda: self._watch(turn))

    def _waited_s(self) -> float:
        """For how long the next picture, or an answer, should have been there."""
        now = time.perf_counter()
        if self._state is State.PLAYING:
            with self._sink.mutex:
                return self._gate.overdue_s(now)
        return now - self._since if self._state in ORDERED else 0.0

    def _fail(self, fault: Fault) -> None:
        self.stop()
        self._listener(FilmFailed(fault))

    def _fail_soon(self, fault: Fault) -> None:
        turn = self._turn
        self._post(lambda: self._fail(fault) if turn == self._turn else None)

    # --- in VLC's threads

    def _post_turn(self, call: Callable[[], None]) -> None:
        turn = self._turn
        self._post(lambda: call() if turn == self._turn else None)

    def _vlc_time(self, event: Any) -> None:
        moment = time.perf_counter()
        with self._sink.mutex:
            self._gate.clock(moment, float(event.u.new_time))

    def _vlc_runs(self) -> None:
        moment = time.perf_counter()
        if self._state is State.STARTING:  # a film that opens standing says that it plays, too
            with self._sink.mutex:
                self._gate.runs(moment)
        self._post_turn(self._runs)

    def _vlc_stands(self) -> None:
        moment = time.perf_counter()
        with self._sink.mutex:
            self._gate.stands(moment)
        self._post_turn(self._stands)

    def _vlc_buffers(self, event: Any) -> None:
        full = event.u.new_cache >= 100
        if full and self._buffers:
            self._post_turn(self._buffered)
        self._buffers = not full

    def _vlc_picture(self) -> None:
        if self._first:
            self._post_turn(self._picture_up)
        self._on_picture()

    def _vlc_verdict(self, verdict: Verdict) -> None:
        if verdict.reached:
            self._post_turn(self._cue)
        if verdict.sound != self._told_sound:
            self._told_sound = verdict.sound
            self._post_turn(lambda: self._fade(verdict.sound))

    def _fade(self, share: float) -> None:
        if self._state is State.PLAYING or share < self._level.share:
            self._level.set_share(share)
