"""Leads an hour as an ear and a hand outside the program would: by accessible names alone, through AT-SPI.

    /usr/bin/python3 tests/hour/ear.py begin|go-on PROCESS

Run by the system's own Python, where `gi` lies. Prints what it hears, a line for each thing; exit 1 says what was
never heard. `begin` stops with a note saved; `go-on` takes the interrupted hour up and finishes it.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Node = Any  # gi tells no types
PATIENCE = 40.0
PASSPHRASE = "kaffe regn cykel"
NOTE = "Det blev fler språk på raster och i köket"
PRESSED = ("push button", "button", "toggle button", "check box")
FIELDS = ("text", "entry", "password text", "spin button")


def below(node: Node) -> Iterator[Node]:
    """Everything under `node`, as far as it still stands there."""
    try:
        for place in range(node.get_child_count()):
            child = node.get_child_at_index(place)
            if child is not None:
                yield child
                yield from below(child)
    except GLib.Error:
        return


def showing(node: Node) -> bool:
    return bool(node.get_state_set().contains(Atspi.StateType.SHOWING))


class Ear:
    def __init__(self, process: int) -> None:
        self.process = process

    def program(self) -> Node:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(place)
            if app is not None and app.get_process_id() == self.process:
                return app
        return None

    def wait(self, what: str, look: Callable[[], Node]) -> Node:
        """What `look` answers, once it answers anything."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                found = look()
            except GLib.Error:
                found = None
            if found:
                return found
            time.sleep(0.1)
        app = self.program()
        heard = [(each.get_role_name(), each.get_name()) for each in below(app) if showing(each)] if app else []
        sys.exit(f"never heard: {what}\n" + "\n".join(map(str, heard)))

    def find(self, begins: str, roles: tuple[str, ...]) -> Node:
        def look() -> Node:
            app = self.program()
            names = (each for each in below(app) if each.get_role_name() in roles) if app else ()
            return next((each for each in names if each.get_name().startswith(begins) and showing(each)), None)

        return self.wait(begins, look)

    def hear(self, begins: str, roles: tuple[str, ...] = PRESSED + FIELDS) -> Node:
        node = self.find(begins, roles)
        print(f"{node.get_role_name()}: {node.get_name()}", flush=True)
        return node

    def press(self, begins: str) -> None:
        self.hear(begins, PRESSED).do_action(0)
        time.sleep(0.6)  # a second press at once is no press

    def write(self, begins: str, written: str) -> None:
        self.hear(begins, FIELDS).set_text_contents(written)

    def window(self, name: str) -> Node:
        def look() -> Node:
            app = self.program()
            tops = [app.get_child_at_index(place) for place in range(app.get_child_count())] if app else []
            return next((each for each in tops if each is not None and each.get_name().startswith(name)), None)

        found = self.wait(f"window {name}", look)
        print(f"window: {found.get_name()} ({found.get_role_name()})", flush=True)
        return found

    def read(self, words: str) -> None:
        """The words anywhere in the program, as a label's own text or a view's name."""
        self.wait(words, lambda: any(words in each.get_name() for each in below(self.program()) if showing(each)))
        print(f"read: {words}", flush=True)

    def room(self, words: str) -> None:
        """The words on the room's screen."""
        window = self.window("Rummets skärm")
        self.wait(f"in the room: {words}", lambda: any(words in each.get_name() for each in below(window)))
        print(f"room: {words}", flush=True)


def begin(ear: Ear) -> None:
    ear.window("Samtalsledarens skärm")
    ear.write("Gruppens namn", "Hemtjänst Norr")
    ear.write("Enhet", "Köket")
    ear.hear("Deltagare")
    ear.press("Skapa grupp")
    ear.hear("Ny grupp")
    ear.read("Träff 1: Vad är det som har hänt?")  # a label's text, not a name in its place
    ear.press("Starta träffen")
    ear.room("Du får alltid passa")
    ear.write("Lösenfras", PASSPHRASE)
    ear.press("Lås upp")
    ear.write("Anteckning", NOTE)
    ear.press("Spara anteckning")
    ear.read(NOTE)
    ear.press("Nästa")
    ear.room("Vad är en sak som har förändrats på jobbet sedan du började?")
    ear.press("Tillbaka")
    ear.room("Vi låter varandra prata klart.")
    ear.press("Svart skärm")
    ear.read("Svart skärm")
    ear.press("Svart skärm")
    ear.press("Nästa")


def go_on(ear: Ear) -> None:
    ear.press("Fortsätt träffen")
    ear.room("Vad är en sak som har förändrats på jobbet sedan du började?")
    ear.write("Lösenfras", PASSPHRASE)
    ear.press("Lås upp")
    ear.read(NOTE)
    ear.press("Avsluta träffen")
    ear.press("Avsluta nu")
    ear.room("Tack för i dag")
    ear.press(f"Välj: {NOTE}")
    ear.press("Färdigställ")
    ear.press("Nej, det kan stå kvar")
    ear.hear("Inte än")
    ear.press("Färdigställ")
    ear.hear("Spara PDF")


if __name__ == "__main__":
    {"begin": begin, "go-on": go_on}[sys.argv[1]](Ear(int(sys.argv[2])))
