"""The computer is kept awake: over real buses with a desktop's services on them; by Windows' and macOS's own ways."""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.core.buses import GNOME, LOGIND, ROOT, SCREEN, Services, bus, services
from vilkaarvi.awake.buses import CALL_S, bus_ways
from vilkaarvi.awake.here import CONTINUOUS, DISPLAY_REQUIRED, SYSTEM_REQUIRED, MacAssertion, WindowsState, keepers
from vilkaarvi.awake.keeper import Keeper, Unheld, Way
from vilkaarvi.errors import Code, Fault

REASON = "Ett samtal pågår: skärmen ska vara tänd"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")


class Ear:
    """Hears what the keeper tells."""

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[Fault | None] = queue.SimpleQueue()

    def __call__(self, fault: Fault | None) -> None:
        self._told.put(fault)

    def next(self) -> Code | None:
        fault = self._told.get(timeout=20)
        return fault.code if fault else None

    @property
    def quiet(self) -> bool:
        return self._told.empty()


def at_once(call: object) -> None:
    assert callable(call)
    call()


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    made = Keeper(bus_ways, at_once, look_s=0.1)
    yield made
    assert made.close(10)


@pytest.fixture
def no_bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as made:
        yield made


def session(stack: ExitStack, monkeypatch: pytest.MonkeyPatch, *names: str) -> Services:
    """A session bus with those services."""
    address, _ = stack.enter_context(bus())
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    return stack.enter_context(services(address, *names))


def system(stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> Services:
    """A system bus with logind."""
    address, _ = stack.enter_context(bus())
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    return stack.enter_context(services(address, LOGIND))


@LINUX
@pytest.mark.usefixtures("no_bus")
def test_the_desktop_and_logind_are_asked_with_the_reason_and_let_go_again(
    stack: ExitStack, monkeypatch: pytest.MonkeyPatch, keeper: Keeper
) -> None:
    desktop, logind = session(stack, monkeypatch, SCREEN), system(stack, monkeypatch)
    ear = Ear()
    keeper.hold(REASON, ear)
    assert ear.next() is None
    assert desktop.next() == {"held": SCREEN, "who": "vilkaarvi", "reason": REASON}
    asked = {"held": LOGIND, "who": "vilkaarvi", "reason": REASON, "what": "sleep:idle", "mode": "block"}
    assert logind.next() == asked
    keeper.release()
    assert desktop.next() == {"undone": SCREEN}
    assert desktop.next() == {"gone": SCREEN}
    assert logind.next() == {"closed": LOGIND}
    assert (desktop.quiet, logind.quiet, ear.quiet) == (True, True, True)


@LINUX
@pytest.mark.usefixtures("no_bus")
def test_gnomes_own_service_is_enough(stack: ExitStack, monkeypatch: pytest.MonkeyPatch, keeper: Keeper) -> None:
    desktop, ear = session(stack, monkeypatch, GNOME), Ear()
    keeper.hold(REASON, ear)
    assert ear.next() is None
    assert desktop.next() == {"held": GNOME, "who": "vilkaarvi", "reason": REASON}
    assert keeper.close(10)
    assert desktop.next() == {"undone": GNOME}


@LINUX
@pytest.mark.usefixtures("no_bus")
def test_with_logind_alone_the_leader_is_told_that_the_screen_may_go_dark(
    stack: ExitStack, monkeypatch: pytest.MonkeyPatch, keeper: Keeper
) -> None:
    logind, ear = system(stack, monkeypatch), Ear()
    keeper.hold(REASON, ear)
    assert ear.next() is Code.MAY_SLEEP
    assert logind.next()["held"] == LOGIND


HOLDS = """
import sys, time
from vilkaarvi.awake.here import ways_here
from vilkaarvi.awake.keeper import Keeper
Keeper(ways_here, lambda call: call()).hold(sys.argv[1], lambda fault: print(fault, flush=True))
time.sleep(60)
"""


@LINUX
@pytest.mark.usefixtures("no_bus")
def test_a_killed_program_holds_nothing(stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop, logind = session(stack, monkeypatch, SCREEN), system(stack, monkeypatch)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, REASON], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "None\n"
        assert desktop.next()["reason"] == REASON
        assert logind.next()["reason"] == REASON
        program.send_signal(signal.SIGKILL)
        assert desktop.next() == {"gone": SCREEN}
        assert logind.next() == {"closed": LOGIND}


@LINUX
@pytest.mark.usefixtures("no_bus")
def test_a_desktop_service_that_was_started_anew_is_asked_anew(
    stack: ExitStack, monkeypatch: pytest.MonkeyPatch, keeper: Keeper
) -> None:
    address, _ = stack.enter_context(bus())
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    ear = Ear()
    with services(address, SCREEN) as first:
        keeper.hold(REASON, ear)
        assert ear.next() is None
        assert first.next()["held"] == SCREEN
    assert ear.next() is Code.MAY_SLEEP
    with services(address, SCREEN) as second:
        assert second.next()["held"] == SCREEN
        assert ear.next() is None


@LINUX
@pytest.mark.usefixtures("no_bus")
def test_a_service_that_never_answers_is_given_up_and_asking_costs_no_time(
    stack: ExitStack, monkeypatch: pytest.MonkeyPatch, keeper: Keeper
) -> None:
    desktop, ear = session(stack, monkeypatch, SCREEN, "mute"), Ear()
    before = time.monotonic()
    keeper.hold(REASON, ear)
    assert time.monotonic() - before < CALL_S
    assert desktop.next() == {"asked": SCREEN}
    assert ear.next() is Code.MAY_SLEEP
    assert time.monotonic() - before >= CALL_S


@LINUX
@pytest.mark.usefixtures("no_bus")
def test_a_bus_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch, keeper: Keeper) -> None:
    ear = Ear()
    with bus() as (address, process):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        os.kill(process, signal.SIGSTOP)
        keeper.hold(REASON, ear)
        assert ear.next() is Code.MAY_SLEEP
        keeper.release()
        os.kill(process, signal.SIGCONT)


@LINUX
@pytest.mark.usefixtures("no_bus")
@pytest.mark.parametrize("where", ["", "autolaunch:", "rubbish", "tcp:host=localhost,port=1", "unix:path=/nowhere"])
def test_without_a_bus_the_leader_is_told_and_nothing_breaks(
    where: str, monkeypatch: pytest.MonkeyPatch, keeper: Keeper
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", where)
    ear = Ear()
    keeper.hold(REASON, ear)
    assert ear.next() is Code.MAY_SLEEP
    keeper.release()
    assert keepers() == ()


@LINUX
@pytest.mark.usefixtures("no_bus")
def test_a_bus_that_speaks_rubbish_is_no_bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, keeper: Keeper) -> None:
    ear = Ear()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "bus"))
        listening.listen()

        def answer() -> None:
            line, _ = listening.accept()
            with line:
                line.recv(100)
                line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

        answering = threading.Thread(target=answer)
        answering.start()
        keeper.hold(REASON, ear)  # the bus lies in XDG_RUNTIME_DIR
        assert ear.next() is Code.MAY_SLEEP
        keeper.release()
        answering.join()


@LINUX
@pytest.mark.usefixtures("no_bus")
def test_the_services_that_are_there_are_named(stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    session(stack, monkeypatch, SCREEN, GNOME)
    system(stack, monkeypatch)
    assert keepers() == (SCREEN, GNOME, LOGIND)


class Windows:
    """Remembers each state and the thread that set it; says no when `answer` is 0, as Windows does."""

    def __init__(self, answer: int) -> None:
        self.asked: list[tuple[int, str]] = []
        self._answer = answer

    def __call__(self, state: int) -> int:
        self.asked.append((state, threading.current_thread().name))
        return self._answer


def test_windows_is_asked_and_let_go_on_one_thread() -> None:
    windows, ear = Windows(CONTINUOUS), Ear()
    keeper = Keeper(lambda: [WindowsState(windows)], at_once)
    keeper.hold(REASON, ear)
    assert ear.next() is None
    assert keeper.close(10)
    assert windows.asked == [(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED, "awake"), (CONTINUOUS, "awake")]


def test_a_no_from_windows_is_told() -> None:
    windows, ear = Windows(0), Ear()
    keeper = Keeper(lambda: [WindowsState(windows)], at_once)
    keeper.hold(REASON, ear)
    assert ear.next() is Code.MAY_SLEEP
    assert keeper.close(10)


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for macOS's command")
def test_on_macos_caffeinate_watches_our_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    command = tmp_path / "caffeinate"
    command.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\nexec sleep 60\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    way = MacAssertion()
    way.hold(REASON)
    assert way.holds()
    deadline = time.monotonic() + 10
    while not (tmp_path / "asked").exists() or not (tmp_path / "asked").read_text():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert (tmp_path / "asked").read_text() == f"-d -i -w {os.getpid()}\n"
    way.release()
    assert not way.holds()


def test_without_caffeinate_it_is_not_held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    way: Way = MacAssertion()
    with pytest.raises(Unheld):
        way.hold(REASON)
    assert not way.holds()
    way.release()


def test_a_keeper_that_was_never_asked_has_no_thread() -> None:
    keeper = Keeper(bus_ways, at_once)
    assert keeper.close(0)
    assert "awake" not in [thread.name for thread in threading.enumerate()]
