"""A whole hour by the keyboard alone, from an empty home to the saved PDF, on a Swedish and on a Cyrillic layout.

The hand knows only keys, how often Tab is pressed, and what has come to lie on the disk. Nothing of the program is
touched. Without a window manager the test gives a window the keyboard, as a desktop does.
"""

import functools
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.hour.screens import ROOT, virtual_screen
from tests.hour.test_layouts import happened, until
from tests.hour.test_outside import text_of
from tests.hour.test_selfled import STEPS
from tests.printer_queue import arrived, can_serve, cups
from vilkaarvi.errors import Fault
from vilkaarvi.notes.summary import NextStep, Summary
from vilkaarvi.session.events import Checked, CueReached, Event, FilmEnded, HourEnded, StageEntered, to_plain
from vilkaarvi.store.head import RunState
from vilkaarvi.store.store import Store

pytestmark = [
    pytest.mark.display,
    pytest.mark.vlc,
    pytest.mark.skipif(shutil.which("setxkbmap") is None, reason="setxkbmap is not here"),
]
__all__ = ["cups"]  # a fixture
LEADER, DIALOG = "Samtalsledarens skärm", "Spara PDF"
SETTLED_S = 0.6  # a second press at once is no press
SLIP = "5443"
SLIPS = 6

# How often Tab is pressed before Enter, from where the focus stands by itself; negative: with Shift.
TO_PASSPHRASE = -12  # from Nästa, at the welcome
TO_WHAT_HAPPENS_NEXT = 9  # from the first note
TO_SLIPS = 5  # from Nästa
TO_SAVING = 2  # from "Print"
CLOSING = (12, 2, 2)  # a number a page, from the agreed lines to the finished summary


@dataclass(frozen=True)
class Words:
    """What is typed on one layout."""

    layout: str
    group: str
    passphrase: str
    note: str
    step: str


SWEDISH = Words("se", "Hemtjänst Ängen", "kaffe på åttan", "Vi hjälptes åt när det blev rörigt", "Schemat före jul")
RUSSIAN = Words("ru", "Дом престарелых", "кофе и дождь", "Мы помогали друг другу", "График до зимы")


class Hand:
    """On one display. Presses keys, and waits for what they have done on the disk."""

    def __init__(self, screen: dict[str, str], data: Path) -> None:
        self._screen, self._data = screen, data

    def _do(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self._screen, check=True, capture_output=True, text=True)
        return done.stdout

    def turns_to(self, window: str) -> None:
        """The window has the keyboard."""
        self._do("search", "--sync", "--onlyvisible", "--name", window, "windowfocus", "--sync")
        time.sleep(SETTLED_S)

    def press(self, *keys: str) -> None:
        self._do("key", "--delay", "80", *keys)
        time.sleep(SETTLED_S)

    def write(self, words: str) -> None:
        self._do("type", "--delay", "40", words)

    def tab(self, times: int) -> None:
        self.press(*(["Tab"] * times if times > 0 else ["shift+Tab"] * -times))

    def enter(self, tabs: int) -> None:
        self.tab(tabs)
        self.press("Return")

    def next_to(self, *stages: str) -> None:
        """Nästa once for each of the stages, "step number", and the hour is there."""
        for stage in stages:
            self.press("Next")
            until(functools.partial(self.stands_at, stage))

    # --- what lies on the disk

    def stands_at(self, stage: str) -> bool:
        entered = [event for event in self.events() if isinstance(event, StageEntered)]
        return bool(entered) and f"{entered[-1].step} {entered[-1].stage}" == stage

    def groups(self) -> list[str]:
        with suppress(Fault), Store.open(self._data, writer=False) as store:
            return [group.name for group in store.groups()]
        return []

    def run(self) -> str:
        with Store.open(self._data, writer=False) as store:
            return next((head.id for head in store.runs()), "")

    def events(self) -> list[Event]:
        return [event for event in happened(self._data, self.run()) if not isinstance(event, Checked)]  # type: ignore[misc]

    def has(self, kind: type[Event], step: str) -> bool:
        return any(isinstance(event, kind) and to_plain(event).get("step", step) == step for event in self.events())

    def notes(self) -> int:
        """Bytes of them."""
        return sum(path.stat().st_size for path in self._data.rglob("*.notes"))

    def counted(self) -> tuple[int, ...]:
        """How many answers each sentence of the slips has."""
        with Store.open(self._data, writer=False) as store, store.looking_at(self.run()) as seen:
            tally = seen.tally()
            return tuple(sum(counts) for _, counts in tally.counts) if tally else ()

    def finished(self) -> Summary | None:
        with Store.open(self._data, writer=False) as store, store.looking_at(self.run()) as seen:
            return seen.summary() if seen.head.state is RunState.FINISHED else None


@contextmanager
def program(screen: dict[str, str], home: Path, data: Path) -> Iterator[Hand]:
    """In fast motion, with a home folder of its own. At the end it has told of no trouble."""
    (home / "Documents").mkdir(parents=True)
    led = subprocess.Popen(
        [sys.executable, "-m", "vilkaarvi", "--data", str(data), "--fast-motion", "--no-sound"],
        cwd=ROOT, env=screen | {"HOME": str(home)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield Hand(screen, data)
    finally:
        led.kill()
        _, told = led.communicate()
    assert told == ""


def starts(hand: Hand, words: Words) -> None:
    hand.turns_to(LEADER)
    hand.write(words.group)
    hand.press("Return")
    until(lambda: hand.groups() == [words.group])
    time.sleep(4)  # home shows the session
    hand.press("Return")
    until(lambda: hand.run() != "" and hand.stands_at("valkomna 0"))
    time.sleep(4)  # the console is in sight
    hand.tab(TO_PASSPHRASE)
    hand.write(words.passphrase)
    hand.tab(1)
    hand.write(words.passphrase)
    hand.press("Return")
    until(lambda: hand.notes() > 0)


def watches_and_talks(hand: Hand, words: Words) -> None:
    hand.next_to("forsta-rundan 0", "film-1 0")
    until(lambda: hand.has(CueReached, "film-1") and hand.stands_at("film-1 1"))
    hand.next_to("film-1 2")
    until(lambda: hand.has(FilmEnded, "film-1"))
    hand.next_to("fraga-1 0", "fraga-1 1", "fraga-1 2")
    before = hand.notes()
    hand.write(words.note)  # where the passphrase was there is the field for notes now
    hand.press("Return")
    until(lambda: hand.notes() > before)
    hand.next_to("film-2 0")
    until(lambda: hand.has(FilmEnded, "film-2"))
    hand.next_to("fraga-2 0", "fraga-2 1", "fraga-2 2", "fordjupning 0", "sista-rundan 0")


def agrees_and_counts(hand: Hand, words: Words) -> None:
    hand.next_to("enas 0")
    hand.press("Return")  # the note is a line
    hand.enter(TO_WHAT_HAPPENS_NEXT)
    hand.write(words.step)
    hand.next_to("lappar 0")
    hand.enter(TO_SLIPS)
    for _ in range(SLIPS):
        hand.write(SLIP)
    until(lambda: hand.counted() == (SLIPS,) * len(SLIP))
    hand.next_to("avsluta 0")
    hand.press("Next")
    until(lambda: hand.has(HourEnded, ""))


def finishes(hand: Hand) -> None:
    for tabs in CLOSING:
        hand.enter(tabs)
    until(lambda: hand.finished() is not None)


def saves(hand: Hand, pdfs: Callable[[], list[Path]]) -> None:
    hand.enter(TO_SAVING)
    hand.turns_to(DIALOG)
    hand.press("Return")
    until(lambda: bool(pdfs()))
    hand.turns_to(LEADER)
    hand.press("Return")


@pytest.mark.skipif(not can_serve(), reason="only root starts a CUPS, and Debian's cups-pdf must be here")
def test_the_whole_hour_is_led_by_keys_and_one_press_prints_its_summary(tmp_path: Path, cups: str) -> None:
    assert cups
    words = replace(SWEDISH, group=f"Norr {secrets.token_hex(4)}")
    with virtual_screen() as screen:
        subprocess.run(["setxkbmap", "-layout", words.layout], env=screen, check=True)
        with program(screen, tmp_path / "home", tmp_path / "data") as hand:
            starts(hand, words)
            watches_and_talks(hand, words)
            agrees_and_counts(hand, words)
            finishes(hand)
            hand.press("Return")
            printed, sizes = arrived(words.group.split()[1])
    assert sizes == [[595, 842]]
    assert words.group in printed
    assert words.step.partition("ö")[0] in printed  # the queue has no letters with dots


@pytest.mark.parametrize(
    "words", [SWEDISH, pytest.param(RUSSIAN, marks=pytest.mark.long)], ids=lambda each: each.layout
)
def test_the_whole_hour_is_led_by_keys_from_an_empty_home_to_the_paper(tmp_path: Path, words: Words) -> None:
    home = tmp_path / "home"

    def pdfs() -> list[Path]:
        return list((home / "Documents").glob("*.pdf"))

    with virtual_screen() as screen:
        subprocess.run(["setxkbmap", "-layout", words.layout], env=screen, check=True)
        with program(screen, home, tmp_path / "data") as hand:
            starts(hand, words)
            watches_and_talks(hand, words)
            agrees_and_counts(hand, words)
            finishes(hand)
            saves(hand, pdfs)
            summary = hand.finished()
            names = [" ".join([type(each).__name__, str(to_plain(each).get("step", ""))]) for each in hand.events()]
    assert summary is not None
    assert [line for agreed in summary.agreed for line in agreed.lines] == [words.note]
    assert summary.plan.steps == (NextStep(words.step),)
    assert (summary.group, summary.people) == (words.group, 9)
    assert len(names) == len(STEPS)
    paper = " ".join(text_of(pdfs()[0]).split())
    assert words.note in paper
    assert words.step in paper
