"""The hour that leads itself, from an empty home to a finished summary: both languages, on one screen and on two."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.hour.screens import PROJECTOR, ROOT, two_screens, virtual_screen
from tests.hour.test_outside import text_of
from tools.words import known
from vilkaarvi.app.selfled import GROUP, NOTES_EN, PLAN, SLIPS
from vilkaarvi.completion.model import CompletionRecord
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.paths import shipped_programmes
from vilkaarvi.session.events import Checked, StageEntered, to_plain
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store

pytestmark = [pytest.mark.display, pytest.mark.vlc]

SHORT = (("sv", 1), ("en", 2))  # led at the same time: each waits more than it works
LONG = (("sv", 2), ("en", 1))
ALL = [*SHORT, *(pytest.param(*each, marks=pytest.mark.long) for each in LONG)]
LONGEST_S = 240
STEPS = [
    "HourStarted",
    *("valkomna 0", "forsta-rundan 0", "film-1 0", "CueReached film-1", "film-1 1", "film-1 2", "FilmEnded film-1"),
    *("fraga-1 0", "fraga-1 1", "fraga-1 2", "film-2 0", "FilmEnded film-2", "fraga-2 0", "fraga-2 1", "fraga-2 2"),
    *("fordjupning 0", "sista-rundan 0", "enas 0", "lappar 0", "avsluta 0", "HourEnded"),
]
SHOWN_ANEW = {"film-1 0": "film-1", "film-1 2": "film-1", "film-2 0": "film-2"}  # on one screen F5 plays it to the room
LINES = {
    "sv": ("Först var det rörigt, sedan hjälptes vi åt", "Ring växeln på [telefon] om schemat",
           "Lättare: fler som kan hjälpa till med språket", "Svårare: vi hinner inte lära känna varandra"),
    "en": ("It was messy at first, then we helped each other", "Call the switchboard on [phone] about the rota",
           "Easier: more of us who can help with languages", "Harder: we don't have time to get to know each other"),
}  # fmt: skip


def steps(screens: int) -> Iterator[str]:
    for step in STEPS:
        yield step
        if screens == 1 and step in SHOWN_ANEW:
            yield f"FilmReplayed {SHOWN_ANEW[step]}"


@dataclass
class Led:
    """One hour in a process of its own."""

    folder: Path
    process: "subprocess.Popen[str]"
    told: tuple[str, str] = field(default=("", ""))

    @cached_property
    def seen(self) -> dict[str, Any]:
        """What `selfled_outside` wrote at the end."""
        self.told = self.process.communicate(timeout=LONGEST_S)
        seen: dict[str, Any] = json.loads((self.folder / "seen.json").read_text("utf-8"))
        return seen

    @property
    def rooms(self) -> list[dict[str, Any]]:
        return [sight for sight in self.seen["sights"] if sight["name"].endswith("-room")]

    def texts(self) -> set[str]:
        return {text for sight in self.seen["sights"] for text in sight["texts"]}


class Hours:
    """Begun when they are first asked for; the two of the short run at once."""

    def __init__(self, folder: Path, world: ExitStack) -> None:
        self._folder, self._world = folder, world
        self._led: dict[tuple[str, int], Led] = {}

    def of(self, language: str, screens: int) -> Led:
        wanted = language, screens
        for each in SHORT if wanted in SHORT else (wanted,):
            if each not in self._led:
                self._led[each] = self._begun(*each)
        return self._led[wanted]

    def _begun(self, language: str, screens: int) -> Led:
        folder = self._folder / f"{language}-{screens}"
        folder.mkdir()
        around = self._world.enter_context(virtual_screen()) if screens == 1 else dict(os.environ)
        if screens == 2:
            around |= {"DISPLAY": self._world.enter_context(two_screens()), "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "tests.hour.selfled_outside", language, str(folder)]
        process = subprocess.Popen(
            command, cwd=ROOT, env=around, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self._world.callback(ended, process)
        return Led(folder, process)


def ended(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


@pytest.fixture(scope="module")
def hours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hours]:
    with ExitStack() as world:
        yield Hours(tmp_path_factory.mktemp("hours"), world)


@pytest.fixture
def opened() -> Iterator[Any]:
    """Opens the run that a self-led hour has left, to be read."""
    with ExitStack() as stores:

        def open_run(led: Led) -> tuple[Store, Run]:
            store = stores.enter_context(Store.open(led.folder / "data", writer=False))
            (head,) = store.runs()
            return store, store.open_run(head.id)

        yield open_run


@pytest.mark.parametrize(("language", "screens"), ALL)
def test_the_hour_comes_to_its_end_and_nothing_is_told_of_trouble(hours: Hours, language: str, screens: int) -> None:
    led = hours.of(language, screens)
    assert (led.seen["failed"], led.seen["screens"]) == ("", screens)
    assert led.told == ("", "")
    assert led.process.returncode == 0


@pytest.mark.parametrize(("language", "screens"), ALL)
def test_the_journal_holds_every_step_in_its_order(hours: Hours, opened: Any, language: str, screens: int) -> None:
    led = hours.of(language, screens)
    assert led.seen
    _store, run = opened(led)
    events = [event for event in run.events() if not isinstance(event, Checked)]
    assert [
        f"{event.step} {event.stage}"
        if isinstance(event, StageEntered)
        else " ".join([type(event).__name__, *filter(None, [to_plain(event).get("step")])])
        for event in events
    ] == list(steps(screens))
    times = [event.at_ms for event in events]
    assert times == sorted(times)
    assert times[-1] > 45 * 60_000  # no upper bound: a busy computer's own slowness counts sixty times


@pytest.mark.parametrize(("language", "screens"), ALL)
def test_the_paper_and_the_run_hold_what_was_agreed_and_the_notes_are_gone(
    hours: Hours, opened: Any, language: str, screens: int
) -> None:
    led = hours.of(language, screens)
    assert led.seen
    paper = " ".join(text_of(led.folder / "s.pdf").split())
    step, upward = PLAN[language]
    for line in (*LINES[language], step.what, upward, *GROUP[language]):
        assert line in paper
    assert "070-174" not in paper
    _store, run = opened(led)
    kept = [line for agreed in run.summary().agreed for line in agreed.lines]
    assert sorted(kept) == sorted(LINES[language])  # the order within a question tells nothing
    assert not list((led.folder / "data").rglob("*.notes"))


@pytest.mark.parametrize(("language", "screens"), ALL)
def test_a_completion_record_is_left_for_review(hours: Hours, opened: Any, language: str, screens: int) -> None:
    led = hours.of(language, screens)
    assert led.seen
    store, run = opened(led)
    outbox = Outbox.open(led.folder / "data", store.vault, lambda _words: False, writer=False)
    try:
        record = outbox.record_of(run.head.id)
    finally:
        outbox.close()
    assert isinstance(record, CompletionRecord)
    assert (record.session, record.present, record.steps_done) == ("traff-1", 9, tuple(range(1, 12)))
    counted = [(each.question, each.answered, each.high) for each in record.answers]
    answers = [[grade for grade in row if grade] for row in zip(*SLIPS, strict=True)]
    assert counted == [(n, len(row), sum(g >= 4 for g in row)) for n, row in enumerate(answers, 1)]


@pytest.mark.parametrize(("language", "screens"), ALL)
def test_the_room_sees_its_own_picture_whole_and_nothing_of_the_leader_s(
    hours: Hours, language: str, screens: int
) -> None:
    """On one screen after F5; on two, every pixel that the projector gets."""
    rooms = hours.of(language, screens).rooms
    assert len(rooms) > 20
    assert [room["name"] for room in rooms if room["unlike"] > 0.005 or room["notes_in_sight"]] == []


@pytest.mark.parametrize(("language", "screens"), ALL)
def test_the_hour_speaks_its_own_language_alone(hours: Hours, language: str, screens: int) -> None:
    texts = hours.of(language, screens).texts()
    assert len(texts) > 100
    its_name = {PROJECTOR[0].lower()} if screens == 2 else set()  # the other screen's own name is shown as it is
    assert foreign(texts, language) - its_name == set()


def test_words_of_the_other_language_would_be_found() -> None:
    assert foreign({"Nästa: first round", "Säg så här"}, "en") >= {"nästa", "säg"}
    assert foreign({"Next: första rundan", "Say this"}, "sv") >= {"next", "say"}


# --- words


def foreign(texts: set[str], language: str) -> set[str]:
    """The words that only the program's other language has: of the catalogue and of what ships of the programme."""
    other = "sv" if language == "en" else "en"
    return words(texts) & (words(spoken_in(other)) - words(spoken_in(language)))


def spoken_in(language: str) -> Iterator[str]:
    for message in known():
        said = message.string if language == "sv" else message.id
        yield from [said] if isinstance(said, str) else said or ()
    for path in (shipped_programmes() / "sessions").rglob("*.toml"):
        yield from said_in(tomllib.loads(path.read_text("utf-8")), language)
    if language == "en":
        yield from (line for _question, line in NOTES_EN)


def said_in(value: Any, language: str) -> Iterator[str]:
    """The texts of one language in a programme's file."""
    if isinstance(value, list):
        for each in value:
            yield from said_in(each, language)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name == language:
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from said_in(inner, language)


def words(texts: Iterable[str]) -> set[str]:
    """In small letters; of three or more, because shorter ones belong to both."""
    kept = "".join(each if each.isalpha() else " " for each in " ".join(texts).lower())
    return {word for word in kept.split() if len(word) >= 3}
