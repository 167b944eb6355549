"""An hour of session 1 for nine people on a real store on disk: engine, conductor, recorder and writer as the program
has them, a clock that is stepped, and no windows. The film is the fake player's unless another one is handed in.
"""

import queue
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Self

from tests.core.stores import PHRASE, begun
from tests.fakes import FakeClock, FakePlayer
from vilkaarvi.app.saved import RunRecorder
from vilkaarvi.errors import Fault
from vilkaarvi.film.player import Player
from vilkaarvi.hour.conductor import Hour
from vilkaarvi.hour.writer import Writer
from vilkaarvi.notes.summary import Attendance, NextStep, Plan
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import Checked, Event, to_plain
from vilkaarvi.session.view import View
from vilkaarvi.store.head import RunState
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text

STEP_S = 5  # of the clock: two checks are never missed, and an hour is led in a moment
CUE_MS, FILM_1_MS, FILM_2_MS = 70_000, 120_000, 180_000
LINES = ("Vi hjälps åt när det blir rörigt",)
PLAN = Plan((NextStep("Schemat sätts upp en vecka tidigare", "schemaläggaren", "före jul"),), "Vi behöver en tolk.")
SLIPS = 6  # answered alike: 4 on each statement
STATEMENTS = 4


class OnDisk:
    """Attributes: clock, film (the fake player; it stands still when a real one was handed in), hour."""

    def __init__(self, data: Path, player: Player | None = None) -> None:
        self._data = data
        self.clock, self.film = FakeClock(), FakePlayer()
        self._player = player or self.film
        self._answers: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._writer = Writer(self._answers.put)
        self._store = Store.open(data)
        self._store.vault.choose(PHRASE)
        self.run: Run = begun(self._store)
        self._programme = read_programme(Places(data, shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))
        self.hour = self._begun()
        self.hour.start(9)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        assert self._writer.close(10)
        self._store.close()

    def _begun(self) -> Hour:
        recorder = RunRecorder(self._writer, self.run)
        session = self._programme.sessions[0]
        return Hour(self._programme, session, "Hemtjänst Norr", self._player, recorder, self.clock, Text("sv"))

    def cut(self, minutes: float) -> None:
        """The program dies and is started again `minutes` later: another conductor reads what lies on the disk."""
        self.written()
        self.clock.advance(minutes * 60)
        self.hour = self._begun()
        self.hour.go_on(self.run.events(), round(minutes * 60_000))

    # --- time

    def minutes(self, *minutes: float) -> None:
        """Time goes by, and after each of `minutes` comes Nästa, but not after the last."""
        for number, each in enumerate(minutes):
            if number:
                self.hour.next()
            for _ in range(round(each * 60 / STEP_S)):
                self.clock.advance(STEP_S)
                self.hour.tick()

    def film_to(self, ms: int) -> None:
        while self.film.at_ms < ms:
            self.clock.advance(STEP_S)
            self.film.at_ms += STEP_S * 1000
            self.hour.tick()

    # --- the parts of the hour: each begins at its own step and leads past it

    def talk(self, *minutes: float) -> None:
        """A step with as many stages as there are `minutes`."""
        self.minutes(*minutes)
        self.hour.next()

    def first_film(self) -> None:
        """A minute's talk at its cue."""
        self.film_to_cue()
        self.talk(1)
        self.film_to(FILM_1_MS)
        self.film.ends(FILM_1_MS)
        self.hour.next()

    def film_to_cue(self) -> None:
        self.film_to(CUE_MS)
        self.film.reaches(CUE_MS)

    def second_film(self) -> None:
        self.film_to(FILM_2_MS)
        self.film.ends(FILM_2_MS)
        self.hour.next()

    def ending(self) -> None:
        """From the last round on; then closing: lines, what happens next, heads, slips, finished."""
        self.talk(5)
        self.close_the_session(7, 3, 2)

    def close_the_session(self, *minutes: float) -> None:
        """From agreeing on, `minutes` for each step."""
        self.talk(*minutes)
        hour = self.hour
        self.kept(lambda done: hour.notebook.agree("fraga-1", LINES, frozenset(), done))
        self.kept(lambda done: hour.closing.keep_plan(PLAN, frozenset(), done))
        self.kept(lambda done: hour.closing.confirm(Attendance(hour.engine.state.people), done))
        for _ in range(SLIPS * STATEMENTS):
            self.kept(lambda done: hour.closing.press(4, done))
        self.kept(lambda done: hour.finish("Vård", done))

    # --- what it was

    @property
    def view(self) -> View:
        return self.hour.view()

    @property
    def minutes_of(self) -> dict[str, float]:
        """The plan as it is now: step → minutes."""
        return {row.step: row.minutes for row in self.view.plan}

    def kept(self, act: Callable[[Callable[[Fault | None], None]], None]) -> None:
        """Something that is answered for once it is on the disk."""
        answers: list[Fault | None] = []
        act(answers.append)
        self.written()
        assert answers == [None]

    def written(self) -> None:
        """All that was handed to the writer is on the disk, and answered for."""
        ended: list[bool] = []
        self._writer.do(lambda: None, lambda _none, _fault: ended.append(True))
        while not ended:
            self._answers.get(timeout=10)()

    def events(self) -> list[str]:
        """What has happened so far, worded, as far as it lies on the disk."""
        self.written()
        return told(self.run)

    def closed(self) -> list[str]:
        """The events that lie on the disk when all is over, worded; the run is finished and its notes are gone."""
        self.written()
        self.close()
        with Store.open(self._data, writer=False) as store, store.looking_at(self.run.head.id) as seen:
            summary, tally = seen.summary(), seen.tally()
            assert seen.head.state is RunState.FINISHED
            assert summary is not None
            assert (summary.agreed[0].lines, summary.plan) == (LINES, PLAN)
            assert summary.people == self.hour.engine.state.people
            assert tally is not None
            assert [count for _, count in tally.counts] == [(0, 0, 0, SLIPS, 0)] * STATEMENTS
            assert not list(self._data.rglob("*.notes"))
            return told(seen)


def told(run: Run) -> list[str]:
    """The run's events, each a line. Checks are left out: there is one every few seconds."""
    return [worded(event) for event in run.events() if not isinstance(event, Checked)]


def worded(event: Event) -> str:
    """One event as a line: "9:00 StageEntered film-1 0". The hour's milliseconds as minutes and seconds."""
    plain = to_plain(event)
    at_s, rest = divmod(plain.pop("at_ms"), 1000)
    assert rest == 0, "the clock is stepped by whole seconds"
    return " ".join([f"{at_s // 60}:{at_s % 60:02}", *(str(each) for each in plain.values())])
