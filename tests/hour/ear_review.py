"""A manager's overview by ear and hand: a report is taken in and what the window then says is told, through AT-SPI.

    /usr/bin/python3 -m tests.hour.ear_review PROCESS REPORT CODE

Run by the system's own Python, as `ear.py` is. Prints what it hears, the table cell by cell; exit 1 says what was
never heard.
"""

import sys

from tests.hour.ear import Node, below
from tests.hour.ear_whole import Listener

NOTED, AGREED = "kvastskaft", "hjälpas åt"  # of what led_outside.py has written and agreed on
PLOTS = ("Så långt har grupperna kommit", "Träffar per månad")


def cells(window: Node) -> list[str]:
    """The table, heading by heading and cell by cell."""
    roles = ("table cell", "table column header", "column header")
    return [f"{each.get_role_name()}: {each.get_name()}" for each in below(window) if each.get_role_name() in roles]


def plots(window: Node) -> list[str]:
    """What pictures say of themselves."""
    named = [each for each in below(window) if each.get_name() in PLOTS]
    return [f"{each.get_name()}: {each.get_description()}" for each in named if each.get_description()]


def main(ear: Listener, report: str, code: str) -> None:
    window = ear.window("Överblick")
    ear.read("Inga rapporter har kommit än")
    ear.press("Ta in rapporter")
    ear.write("Filnamn", report)
    ear.press_in("Välj rapporter", "Öppna")
    ear.read("Är det här samtalsledarens dator?")
    ear.read(code.replace("-", " – "))
    ear.press("Koden stämmer")
    ear.read("1 rapport: ")
    ear.press("Tillbaka")
    ear.read("0 av 1 grupp har haft alla 5 träffar")
    for said in (*cells(window), *plots(window)):
        print(said, flush=True)
    heard = "\n".join(f"{each.get_name()} {each.get_description()}" for each in below(ear.program()))
    print(f"a note is heard: {NOTED in heard or AGREED in heard}", flush=True)


if __name__ == "__main__":
    main(Listener(int(sys.argv[1])), sys.argv[2], sys.argv[3])
