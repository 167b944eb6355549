"""A desktop's services on a bus of the test's own, made with GLib, which the program does not use.

    /usr/bin/python3 tests/core/desktop_services.py NAME…

Prints JSON lines: {"ready": NAME}, {"held": NAME, "reason": …, "what": …}, {"undone": NAME}, {"gone": NAME} when the
connection that held has vanished, {"closed": NAME} when the open file of logind has been closed. The name "mute" after
one says nothing when it is asked.
"""

import json
import os
import sys

from gi.repository import Gio, GLib

COOKIE = 3_000_000_001  # needs all 32 bits
INTERFACES = {
    "org.freedesktop.ScreenSaver": ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "UnInhibit"),
    "org.gnome.SessionManager": ("/org/gnome/SessionManager", "org.gnome.SessionManager", "Uninhibit"),
    "org.freedesktop.login1": ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", ""),
}
ARGUMENTS = {"org.freedesktop.ScreenSaver": "ss", "org.gnome.SessionManager": "susu", "org.freedesktop.login1": "ssss"}


def say(**words: object) -> None:
    print(json.dumps(words), flush=True)


def described(name: str) -> Gio.DBusInterfaceInfo:
    _, interface, undo = INTERFACES[name]
    arguments = "".join(f"<arg type='{each}' direction='in'/>" for each in ARGUMENTS[name])
    given = "u" if undo else "h"
    undoing = f"<method name='{undo}'><arg type='u' direction='in'/></method>" if undo else ""
    xml = (
        f"<node><interface name='{interface}'><method name='Inhibit'>{arguments}"
        f"<arg type='{given}' direction='out'/></method>{undoing}</interface></node>"
    )
    return Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]


class Service:
    """Answers for one name."""

    def __init__(self, bus: Gio.DBusConnection, name: str, mute: bool) -> None:
        self._bus, self._name, self._mute = bus, name, mute
        bus.register_object(INTERFACES[name][0], described(name), self._asked, None, None)
        Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.NONE, lambda *_: say(ready=name), None)

    def _asked(
        self,
        bus: Gio.DBusConnection,
        sender: str,
        _path: str,
        _interface: str,
        method: str,
        given: GLib.Variant,
        call: Gio.DBusMethodInvocation,
    ) -> None:
        words = given.unpack()
        if method != "Inhibit":
            assert words == (COOKIE,)
            say(undone=self._name)
            call.return_value(None)
        elif self._mute:
            say(asked=self._name)
        elif INTERFACES[self._name][2]:
            reason = next(word for word in words[1:] if isinstance(word, str))
            say(held=self._name, who=words[0], reason=reason)
            gone = lambda *_: say(gone=self._name)  # noqa: E731
            Gio.bus_watch_name_on_connection(bus, sender, Gio.BusNameWatcherFlags.NONE, None, gone)
            call.return_value(GLib.Variant("(u)", (COOKIE,)))
        else:
            self._give_a_file(words, call)

    def _give_a_file(self, words: tuple[str, ...], call: Gio.DBusMethodInvocation) -> None:
        what, who, reason, mode = words
        kept, given = os.pipe()
        say(held=self._name, who=who, reason=reason, what=what, mode=mode)
        call.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), Gio.UnixFDList.new_from_array([given]))
        GLib.io_add_watch(kept, GLib.PRIORITY_DEFAULT, GLib.IOCondition.HUP, lambda *_: say(closed=self._name))


def main() -> None:
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    names = sys.argv[1:]
    services = [
        Service(bus, name, names[place + 1 : place + 2] == ["mute"])
        for place, name in enumerate(names)
        if name != "mute"
    ]
    GLib.MainLoop().run()
    del services


if __name__ == "__main__":
    main()
