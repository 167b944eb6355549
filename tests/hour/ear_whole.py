"""Leads a whole hour by ear, from an empty home to the saved PDF: names, roles, states, actions and editable text.

    /usr/bin/python3 -m tests.hour.ear_whole PROCESS PDF

Run by the system's own Python, as `ear.py` is. Prints what it hears; "told: …" is what the program announced by itself,
in its order. Exit 1 says what was never heard, or heard wrongly.
"""

import sys
import time
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from tests.hour.ear import NOTE, PRESSED, Ear, Node, below, showing  # noqa: E402

QUESTION_1 = "Vad minns du från 2015 och åren efter? Vad märktes här hos oss?"
CUE = "Tänk tyst: Vad minns du från hösten 2015? Det kan vara något litet."
ROUND = "Vad är en sak som har förändrats på jobbet sedan du började?"
SLIPS = 6
GRADES = ("Betyg 5", "Betyg 4", "Betyg 4", "Betyg 3")
# what is pressed from the agreed lines to the finished summary, page by page
CLOSING = ("Färdigställ", "Nej, det kan stå kvar", "Färdigställ")
STEP, UPWARD = "Schemat sätts upp en vecka tidigare", "Vi behöver en tolktelefon."
MODES = ("Tyst", "Två och två", "Alla")


class Listener(Ear):
    """Also hears what is announced. Attributes: told (all of it, in order)."""

    def __init__(self, process: int) -> None:
        super().__init__(process)
        self.told: list[str] = []
        self._listens = Atspi.EventListener.new(self._announced)
        self._listens.register("object:announcement")

    def _announced(self, event: Any) -> None:
        self.told.append(str(event.any_data))
        print(f"told: {self.told[-1]}", flush=True)

    def _listen(self) -> None:
        while GLib.MainContext.default().iteration(False):
            pass

    def program(self) -> Node:
        self._listen()
        return super().program()

    def hears(self, words: str) -> None:
        """It is announced, now or soon, after all that has been waited for before."""

        def look() -> bool:
            self._listen()
            return any(words in each for each in self.told)

        self.wait(f"announced: {words}", look)
        self.told.clear()

    def next(self, announced: str) -> None:
        self.told.clear()
        self.press("Nästa")
        self.hears(announced)

    def question(self, words: str) -> None:
        """The room's question is a text, and its name is what it says: nothing stands in its place."""
        window = self.window("Rummets skärm")

        def look() -> Node:
            return next((each for each in below(window) if words in each.get_name()), None)

        found = self.wait(f"in the room: {words}", look)
        print(f"question: {found.get_role_name()}", flush=True)

    def press_in(self, window: str, name: str) -> None:
        """A press of one window alone, where another one has its like."""
        place = self.window(window)
        node = self.wait(name, lambda: next((each for each in below(place) if each.get_name() == name), None))
        node.do_action(0)

    def is_checked(self, begins: str) -> bool:
        node = self.find(begins, PRESSED)
        return bool(node.get_state_set().contains(Atspi.StateType.CHECKED))

    def checked(self, begins: str) -> None:
        self.wait(f"checked: {begins}", lambda: self.is_checked(begins))

    def not_there(self, begins: str) -> None:
        """The press is gone from sight."""

        def gone() -> bool:
            app = self.program()
            names = [each.get_name() for each in below(app) if each.get_role_name() in PRESSED and showing(each)]
            return bool(names) and not any(each.startswith(begins) for each in names)

        self.wait(f"gone: {begins}", gone)


def main(ear: Listener, pdf: str) -> None:
    starts(ear)
    film_and_questions(ear)
    agrees(ear)
    counts(ear)
    finishes(ear, pdf)


def starts(ear: Listener) -> None:
    ear.window("Samtalsledarens skärm")
    ear.write("Gruppens namn", "Hemtjänst Norr")
    ear.press("Skapa grupp")
    ear.press("Starta träffen")
    ear.hears("Välkomna")
    ear.window("Rummets skärm")
    ear.choose_passphrase()
    ear.next(ROUND)
    ear.question(ROUND)


def film_and_questions(ear: Listener) -> None:
    ear.next("Film, del 1")
    ear.hears(CUE)  # the film has stopped, and nobody has pressed anything
    ear.question(CUE)
    ear.next("Film, del 1")
    ear.not_there("Pausa")  # the film is at its end
    for place, mode in enumerate(MODES):
        ear.next(f"{mode}. {QUESTION_1}" if place == 0 else mode)
        ear.checked(mode)
        assert [ear.is_checked(each) for each in MODES] == [each == mode for each in MODES]
    ear.question(QUESTION_1)
    ear.write("Anteckning", NOTE)
    ear.press("Spara anteckning")
    ear.read(NOTE)
    ear.next("Film, del 2")
    ear.not_there("Pausa")
    for mode in (*MODES, "Två och två"):
        ear.next(mode)


def agrees(ear: Listener) -> None:
    ear.next("Sista rundan")
    ear.next("Komma överens")
    ear.press(f"Välj: {NOTE}")
    ear.checked(f"Välj: {NOTE}")
    ear.press("Vad händer nu?")
    ear.write("Vad som ska göras, 1", STEP)
    ear.write("Det här vill vi att chefen", UPWARD)
    ear.press("Läs upp raderna")
    ear.read(UPWARD)


def counts(ear: Listener) -> None:
    ear.next("Lappar")
    ear.press("Räkna lapparna")
    for number in range(1, SLIPS + 1):
        for at, grade in enumerate(GRADES, 1):
            ear.read(f"Lapp {number}, mening {at}")
            ear.press(grade)
    ear.press("Klar")
    ear.next("Avsluta")
    ear.press("Avsluta träffen")


def finishes(ear: Listener, pdf: str) -> None:
    ear.question("Tack för i dag")
    for each in CLOSING:
        ear.press(each)
    ear.press("Spara PDF")
    ear.write("Filnamn", pdf)
    ear.press_in("Spara PDF", "Spara")
    ear.read("Sparad som")
    ear.press("Klar")
    ear.hear("Ny grupp")
    time.sleep(0.2)


if __name__ == "__main__":
    main(Listener(int(sys.argv[1])), sys.argv[2])
