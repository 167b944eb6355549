"""An hour is taken up: begun, gone on with, or looked back on. Read when home can be used."""

import importlib
import threading
from collections.abc import Callable
from contextlib import suppress

from vilkaarvi.app.led import Led
from vilkaarvi.app.parts import Parts
from vilkaarvi.app.rehearsal import NothingSaved, RehearsalRecorder
from vilkaarvi.app.saved import RunRecorder, SavedRun
from vilkaarvi.app.taken_up import TakenUp
from vilkaarvi.errors import Fault
from vilkaarvi.film.captions import read_captions
from vilkaarvi.hour.conductor import Hour
from vilkaarvi.hour.gap import gap, lost_ms_for
from vilkaarvi.programme.model import Film, Session
from vilkaarvi.store.head import RunState

WARM_MS = 2_000  # after an hour has begun


def take_up(led: Led, parts: Parts, session: Session, taken: TakenUp, changed: Callable[[], None]) -> None:
    """`led` is handed its hour and where that is saved. `changed` is called whenever the hour has gone on."""
    run, head = taken.run, taken.head
    recorder = (
        RunRecorder(parts.writer, run, lambda: parts.store().blur_times())
        if run
        else RehearsalRecorder(parts.bridge.post)
    )
    saved = SavedRun(run, parts.store, parts.writer) if run else NothingSaved(parts.bridge.post)
    hour = Hour(
        taken.programme, session, taken.group, parts.player, recorder, parts.clock, parts.text, changed, parts.check
    )
    hour.day = head.day
    led.take_up(hour, recorder, saved, taken.unit)
    led.read_with(parts.judge, parts.no_name if run else lambda characters: None)
    led.finished, led.rehearsal = head.state is RunState.FINISHED, run is None


def set_going(led: Led, parts: Parts, taken: TakenUp) -> None:
    """A new hour, one that was broken off, or the closing of one that has been."""
    if taken.head.state is not RunState.ONGOING:
        led.hour.look_back(taken.events)
        return
    if not taken.events:
        led.hour.start(taken.head.people)
    else:
        led.hour.go_on(list(taken.events), _lost_ms(parts, led.hour.engine.session, taken))
    if taken.end:
        led.end()


def _lost_ms(parts: Parts, session: Session, taken: TakenUp) -> int:
    """How much of the hour the break has taken."""
    last = max((event.at_ms for event in taken.events), default=0)
    if taken.minutes_left is not None:
        return lost_ms_for(taken.minutes_left, session.minutes, last)
    lain = gap(taken.head.started, last, parts.clock.wall())
    return 0 if parts.fast or lain is None or taken.end else round(lain.total_seconds() * 1000)


def warm_soon(session: Session, later: Callable[[int, Callable[[], None]], None]) -> None:
    """When the hour's windows have been drawn, a worker begins to `warm`."""

    def begin() -> None:  # a bound method of the thread would not be kept alive by Qt's timer
        threading.Thread(target=lambda: warm(session), name="worker", daemon=True).start()

    later(WARM_MS, begin)
    threading.Thread(target=open_early, name="worker", daemon=True).start()


def open_early() -> None:
    """VLC takes a moment to be found and read, the first time. The room's thread does not wait for it at the film."""
    from vilkaarvi.vlc_player.library import open_library

    with suppress(Fault):  # it is told when the film comes
        open_library(silent=True).release()


def warm(session: Session) -> None:
    """For a worker, when an hour has begun: what its first film, note and paper would wait for is read."""
    films = [step.segment for step in session.steps if isinstance(step, Film)]
    captions = [film.folder / name for film in films for name in film.captions.values()]
    for path in captions[:1]:
        with suppress(Fault):  # it is told when the film comes
            read_captions(path)
    importlib.import_module("vilkaarvi.notes.detect").load()
    importlib.import_module("vilkaarvi.paper.summary")
