"""A disk that is full and then is not: the hour on it has no gap, and nothing that was called saved is lost."""

import queue
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.core.fault_layer import BROKEN, FULL, NOT_SYNCED, SHORT, FaultyDisk
from tests.core.keyrings import MemoryKeyring
from tests.core.stores import begun
from tests.fakes import FakeClock, FakePlayer
from vilkaarvi.app.saved import RunRecorder
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.backlog import Backlog
from vilkaarvi.hour.conductor import Hour
from vilkaarvi.hour.writer import Writer
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.engine import Engine
from vilkaarvi.session.events import Checked, Event, HourEnded, PeopleChanged
from vilkaarvi.store.head import RunState
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text


class Led:
    """An hour whose events go through the writer thread to a store on `disk`."""

    def __init__(self, data: Path, programme: Programme) -> None:
        self.data, self.programme = data, programme
        self.disk, self.keyring, self.clock = FaultyDisk(), MemoryKeyring(), FakeClock()
        self.store = Store.open(data, self.keyring, disk=self.disk)
        self.run = begun(self.store)
        self._calls: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self.writer = Writer(self._calls.put)
        self.recorder = RunRecorder(self.writer, self.run)
        self.hour = Hour(
            programme, programme.sessions[0], "Norr", FakePlayer(), self.recorder, self.clock, Text(), lambda: None
        )

    def settle(self) -> None:
        """All that was handed to the writer is done, and answered."""
        self.writer.do(lambda: None, lambda *_: self._calls.put(None))
        while (call := self._calls.get()) is not None:
            call()

    def seconds(self, count: int) -> None:
        for _ in range(count):
            self.clock.advance(1)
            self.hour.tick()
        self.settle()

    def state(self) -> RunState:
        return self.run.head.state

    def unsaved(self) -> Fault | None:
        return self.hour.unsaved

    def on_disk(self) -> list[Event]:
        """As another process reads it now; it can be gone on with."""
        with Store.open(self.data, self.keyring, writer=False) as reader:
            events = reader.open_run(self.run.head.id).events()
        Engine(self.programme.sessions[0]).replay(events)
        return [event for event in events if not isinstance(event, Checked)]


@pytest.fixture
def led(tmp_path: Path) -> Iterator[Led]:
    places = Places(shipped_programmes(), shipped_programmes())
    made = Led(tmp_path, read_programme(places, "vilka-ar-vi", date(2026, 11, 24)))
    yield made
    made.writer.close()
    made.store.close()


@pytest.mark.parametrize("fails", [FULL, SHORT, NOT_SYNCED, BROKEN])
def test_a_full_disk_keeps_the_order_and_lets_nothing_newer_pass(led: Led, fails: dict[str, int]) -> None:
    led.hour.start(9)
    led.settle()
    before = led.on_disk()
    led.disk.fails = fails
    led.hour.people(10)
    led.hour.next()
    led.seconds(9)
    assert led.unsaved() is not None
    led.hour.people(11)
    led.settle()
    assert led.on_disk() == before
    led.disk.fails = {}
    led.hour.people(12)
    led.settle()
    assert led.unsaved() is None
    there = led.on_disk()
    assert [event.people for event in there if isinstance(event, PeopleChanged)] == [10, 11, 12]
    assert [type(event).__name__ for event in there[len(before) :]] == [
        "PeopleChanged",
        "StageEntered",
        "PeopleChanged",
        "PeopleChanged",
    ]


def test_the_clock_alone_tries_again(led: Led) -> None:
    led.hour.start(9)
    led.disk.fails = FULL
    led.hour.people(10)
    led.seconds(6)
    assert led.unsaved() is not None
    led.disk.fails = {}
    led.seconds(3)
    assert led.unsaved() is None
    assert led.on_disk()[-1] == PeopleChanged(0, 10)


def test_an_end_that_could_not_be_written_is_tried_again_after_the_hour(led: Led) -> None:
    led.hour.start(9)
    led.settle()
    led.disk.fails = FULL
    led.hour.end()
    led.seconds(5)
    assert led.unsaved() is not None
    assert led.state() is RunState.ONGOING
    led.disk.fails = {}
    led.seconds(3)
    assert led.unsaved() is None
    assert led.state() is RunState.CLOSED
    assert isinstance(led.on_disk()[-1], HourEnded)


def test_leaving_tells_what_is_still_not_on_the_disk(led: Led) -> None:
    heard: list[Fault | None] = []
    led.hour.start(9)
    led.disk.fails = FULL
    led.hour.people(10)
    led.recorder.leave(heard.append)
    led.settle()
    assert heard[0] is not None
    assert heard[0].code is Code.DISK_FULL
    led.disk.fails = {}
    led.recorder.leave(heard.append)
    led.settle()
    assert heard[1] is None
    assert led.on_disk()[-1] == PeopleChanged(0, 10)


def test_the_end_of_the_hour_makes_the_notes_compact(led: Led) -> None:
    led.hour.start(9)
    for text in ("gammal", "ny"):
        led.recorder.keep_lines("f1", (text,), lambda _fault: None)
    led.settle()
    path = next(led.data.rglob("*.notes"))
    before = path.read_bytes()
    led.hour.end()
    led.settle()
    assert path.read_bytes() != before
    assert led.run._opened().is_compact  # looks inside on purpose


def test_a_note_that_could_not_be_written_is_no_note(led: Led) -> None:
    heard: list[Fault | None] = []
    led.disk.fails = FULL
    led.hour.notebook.keep("fraga-1", "Kaffet blev bättre", frozenset(), heard.append)
    led.settle()
    assert heard[0] is not None
    assert heard[0].code is Code.DISK_FULL
    assert led.hour.notebook.of("fraga-1") == ()
    led.disk.fails = {}
    led.hour.notebook.keep("fraga-1", "Kaffet blev bättre", frozenset(), heard.append)
    led.settle()
    assert heard[1] is None
    assert [note.text for note in led.run.notes()] == ["Kaffet blev bättre"]


def test_checks_that_wait_do_not_pile_up() -> None:
    written: list[tuple[Event, ...]] = []
    full = [True]

    def write(events: tuple[Event, ...]) -> None:
        if full[0]:
            raise Fault(Code.DISK_FULL)
        written.append(events)

    backlog = Backlog(write)
    for event in (PeopleChanged(1, 9), Checked(2000), Checked(4000), PeopleChanged(5000, 8), Checked(6000, 9)):
        with pytest.raises(Fault):
            backlog.record((event,))
    full[0] = False
    backlog.record(())
    backlog.record(())
    assert written == [(PeopleChanged(1, 9),), (Checked(4000),), (PeopleChanged(5000, 8),), (Checked(6000, 9),)]
