"""Linux: the desktop's own services and logind, asked over D-Bus. Whatever is held ends with the connection.

A bus that is not there is not started, and no call waits longer than `CALL_S`.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vilkaarvi.awake.keeper import Unheld

SESSION, SYSTEM = "session", "system"
CALL_S = 2.0
APPLICATION = "vilkaarvi"
_BUS = "org.freedesktop.DBus"
_SUSPEND_AND_IDLE = 4 | 8  # of org.gnome.SessionManager
_NO_WINDOW = 0


@dataclass(frozen=True)
class Service:
    """Where a service is, and how it is asked. `undo` empty: what it gives is a file that is held open."""

    bus: str
    name: str
    path: str
    interface: str
    screen: bool
    signature: str
    asked: Callable[[str], tuple[object, ...]]
    undo: str = ""


SERVICES = (
    Service(
        SESSION, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver",
        True, "ss", lambda reason: (APPLICATION, reason), "UnInhibit",
    ),
    Service(
        SESSION, "org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager",
        True, "susu", lambda reason: (APPLICATION, _NO_WINDOW, reason, _SUSPEND_AND_IDLE), "Uninhibit",
    ),
    Service(
        SESSION, "org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
        False, "ss", lambda reason: (APPLICATION, reason), "UnInhibit",
    ),
    Service(
        SYSTEM, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
        False, "ssss", lambda reason: ("sleep:idle", APPLICATION, reason, "block"),
    ),
)  # fmt: skip


class BusWay:
    """One service, over a connection of its own."""

    def __init__(self, service: Service) -> None:
        self.screen = service.screen
        self._service = service
        self._line: _Line | None = None
        self._owner = ""
        self._given: Any = None  # a number to undo it with, or an open file

    def hold(self, reason: str) -> None:
        service = self._service
        self._line = _Line(service.bus)
        answer = self._ask("Inhibit", service.signature, service.asked(reason))
        self._given = answer[0]
        self._owner = self._line.owner(service.name)

    def holds(self) -> bool:
        """A service that was started anew has another owner."""
        if self._line is None:
            return False
        with suppress(Unheld):
            return bool(self._owner) and self._line.owner(self._service.name) == self._owner
        return False

    def release(self) -> None:
        if self._line is None:
            return
        if self._given is not None and self._service.undo:
            with suppress(Unheld):
                self._ask(self._service.undo, "u", (self._given,))
        elif self._given is not None:
            self._given.close()
        self._line.close()
        self._line, self._given, self._owner = None, None, ""

    def _ask(self, method: str, signature: str, arguments: tuple[object, ...]) -> tuple[Any, ...]:
        service = self._service
        assert self._line is not None  # noqa: S101  asked only while connected
        return self._line.ask(service.name, service.path, service.interface, method, signature, arguments)


def bus_ways() -> list[BusWay]:
    return [BusWay(service) for service in SERVICES]


def served() -> Iterator[str]:
    """The names of those services that are there, or would be started when they are asked."""
    for bus in (SESSION, SYSTEM):
        try:
            line = _Line(bus)
        except Unheld:
            continue
        names = line.names()
        line.close()
        yield from (service.name for service in SERVICES if service.bus == bus and service.name in names)


def address(bus: str) -> str:
    """Where the bus listens; empty when none is there."""
    if bus == SYSTEM:
        return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _at(Path("/run/dbus/system_bus_socket"))
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (_at(Path(runtime) / "bus") if runtime else "")


def _at(socket: Path) -> str:
    return f"unix:path={socket}" if socket.exists() else ""


class _Line:
    """A connection to a bus. Everything that can go wrong is Unheld."""

    def __init__(self, bus: str) -> None:
        from jeepney.io.blocking import open_dbus_connection

        where = address(bus)
        if not where:
            raise Unheld
        try:
            self._connection = open_dbus_connection(where, enable_fds=True, auth_timeout=CALL_S)
        except (OSError, ValueError, RuntimeError) as error:  # nobody listens; not an address; refused
            raise Unheld from error

    def ask(
        self, name: str, path: str, interface: str, method: str, signature: str = "", arguments: tuple[object, ...] = ()
    ) -> tuple[Any, ...]:
        from jeepney import DBusAddress, new_method_call
        from jeepney.wrappers import DBusErrorResponse, unwrap_msg

        call = new_method_call(DBusAddress(path, name, interface), method, signature or None, arguments)
        try:
            answer: tuple[Any, ...] = unwrap_msg(self._connection.send_and_get_reply(call, timeout=CALL_S))
        except (OSError, ValueError, RuntimeError, DBusErrorResponse) as error:
            raise Unheld from error
        return answer

    def owner(self, name: str) -> str:
        """Who stands behind a name now."""
        return str(self.ask(_BUS, "/org/freedesktop/DBus", _BUS, "GetNameOwner", "s", (name,))[0])

    def names(self) -> set[str]:
        found = set[str]()
        for method in ("ListNames", "ListActivatableNames"):
            with suppress(Unheld):
                found.update(self.ask(_BUS, "/org/freedesktop/DBus", _BUS, method)[0])
        return found

    def close(self) -> None:
        self._connection.close()
