"""Home, console, closing and settings speak one language: no word of the other one's catalogue or programme is shown.

Whatever stands in a window is collected, hidden parts too, and compared with every message of the catalogue and every
text of the programme in the other language. Texts whose words all belong to both languages ("film") say nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.core.test_words import forms
from tests.fakes import FakeClock, FakePlayer, MemoryRecorder
from tests.ui.test_closing import Presses as ClosingPresses
from tests.ui.test_console import Hands
from tests.ui.test_home import Presses as HomePresses
from tools.words import known
from vilkaarvi.app.homeview import Kept, home_view
from vilkaarvi.app.readiness import At, Place, waiting
from vilkaarvi.app.ready import Films, look
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.conductor import Hour
from vilkaarvi.notes.note import Note
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme, Words
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.view import FilmIs
from vilkaarvi.settings import Settings
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunHead, RunState
from vilkaarvi.text import Text
from vilkaarvi.ui.closing import ClosingPage
from vilkaarvi.ui.closing_acts import ClosingQuestion, ClosingView
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.home import HomePage
from vilkaarvi.ui.home_acts import ReadyRow
from vilkaarvi.ui.room import said
from vilkaarvi.ui.screens import Seen
from vilkaarvi.ui.settings_form import SettingsForm
from vilkaarvi.vlc_player.asked import Asked

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OTHER = {"sv": "en", "en": "sv"}
PLACES = Places(Path("unused"), shipped_programmes())


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(PLACES, "vilka-ar-vi", date(2026, 11, 24))


def texts_of(thing: object) -> Iterator[Words]:
    if isinstance(thing, Words):
        yield thing
    elif isinstance(thing, dict):
        for each in thing.values():
            yield from texts_of(each)
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts_of(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts_of(getattr(thing, field.name))


def catalogue(language: str) -> set[str]:
    """Every message as `language` says it, in small letters: kickers shout."""
    said: set[str] = set()
    for message in known():
        if message.id:
            both = forms(message.id if language == "en" else message.string)
            said |= {each.casefold().strip() for each in both}
    return said


def everything(language: str, programme: Programme) -> set[str]:
    return catalogue(language) | {words(language).casefold() for words in texts_of(programme)}


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", " ", text)))


def foreign(language: str, programme: Programme) -> "re.Pattern[str]":
    """Matches a text that holds words only the other language says."""
    own = {word for text in everything(language, programme) for word in words_in(text)}
    patterns = []
    for each in everything(OTHER[language], programme):
        if words_in(each) - own:
            parts = [re.escape(part) for part in re.split(r"\{\w+\}", each)]
            patterns.append(r"(?<!\w)" + ".+".join(parts) + r"(?!\w)")
    return re.compile("|".join(sorted(patterns)))


def shown(window: QWidget) -> set[str]:
    """Everything that an eye or a screen reader can come upon in `window`."""
    found = {window.windowTitle()}
    for each in (window, *window.findChildren(QWidget)):
        found |= {each.accessibleName(), each.accessibleDescription(), each.toolTip()}
        if isinstance(each, QLabel | QAbstractButton):
            found.add(each.text())
        if isinstance(each, QLineEdit | QPlainTextEdit):
            found.add(each.placeholderText())
        if isinstance(each, QSpinBox):
            found.add(each.suffix())
    return {each.replace("&&", "&").casefold() for each in found if each.strip()}


def clean(language: str, programme: Programme, said: set[str]) -> None:
    pattern = foreign(language, programme)
    wrong = sorted((each, match.group()) for each in said if (match := pattern.search(each)))
    assert not wrong


@pytest.mark.parametrize("language", OTHER)
def test_the_comparison_finds_the_other_language(language: str, programme: Programme) -> None:
    pattern = foreign(language, programme)
    text = Text(OTHER[language])
    for each in (text.tr("Start the session"), text.tr("You were at “{step}”.", step="x"), text.tr("NOTES") + " · X"):
        assert pattern.search(each.casefold()), each
    assert pattern.search(programme.sessions[0].steps[0].title(OTHER[language]).casefold())


def ready_lines(place: Place, text: Text) -> tuple[ReadyRow, ...]:
    """As a look tells them."""
    lines: dict[At, ReadyRow | None] = {**waiting(text)}
    look(place, Films(), text, lines.__setitem__)
    return tuple(line for line in lines.values() if line is not None)


@pytest.mark.parametrize("language", OTHER)
def test_home_speaks_one_language(language: str, programme: Programme, qtbot: QtBot, tmp_path: Path) -> None:
    text, wall = Text(language), datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    group = Group.new("Norr", "", 9, wall.date())
    page = HomePage(text, HomePresses())
    qtbot.addWidget(page)
    media = programme.media
    heads = [
        RunHead(str(state), group.id, programme.id, 1, "traff-1", 9, wall, state)
        for state in (RunState.ONGOING, RunState.CLOSED, RunState.FINISHED)
    ]
    found = shown(page)
    for kept in (Kept([], []), Kept([group], []), *(Kept([group], [head]) for head in heads)):
        for vlc in (None, Fault(Code.NO_VLC)):
            step = programme.sessions[0].steps[0].title(language)
            whole = Kept(kept.groups, kept.runs, 60_000, step)
            for films, projector in ((media, Seen(None)), (tmp_path, Seen("EPSON"))):
                view = home_view(whole, programme, None, text, wall, False)
                ready = ready_lines(Place(tmp_path, films, projector, 80, lambda: Asked(vlc)), text)  # noqa: B023
                page.show_view(type(view)(**{**vars(view), "ready": ready}))
                found |= shown(page)
    assert len(found) > 30
    clean(language, programme, found)


def led(programme: Programme, text: Text) -> tuple[Hour, FakePlayer, FakeClock]:
    clock, player = FakeClock(), FakePlayer()
    return Hour(programme, programme.sessions[0], "Norr", player, MemoryRecorder(), clock, text), player, clock


@pytest.mark.parametrize("language", OTHER)
def test_the_console_and_the_room_speak_one_language_through_the_hour(
    language: str, programme: Programme, qtbot: QtBot, qapp: QApplication
) -> None:
    text, hands = Text(language), Hands()
    hour, player, clock = led(programme, text)
    console = Console(text, hands, hands)
    qtbot.addWidget(console)
    found: set[str] = set()
    hour.start(9)
    for late in range(60):
        view = hour.view()
        console.show_view(view, "", False)
        found |= shown(console) | {line.casefold() for line in said(view.room).split("\n")}
        if view.ended:
            break
        if view.film is FilmIs.PLAYING:
            cue = 70_000 if view.next_label == text.tr("Next: {what}", what=text.tr("to the question")) else 0
            player.reaches(cue) if cue else player.ends(0)
        else:
            clock.advance(700 if late == 4 else 30)  # long enough once to be late: the proposal is shown
            console.show_view(hour.view(), "", False)
            found |= shown(console)
            hour.next()
    assert hour.view().ended
    assert len(found) > 100
    clean(language, programme, found)


@pytest.mark.parametrize("language", OTHER)
def test_a_film_that_cannot_be_shown_is_told_in_one_language(language: str, programme: Programme) -> None:
    text = Text(language)
    hour, player, _ = led(programme, text)
    hour.start(9)
    found: set[str] = set()
    for _ in range(12):
        if hour.view().film is FilmIs.PLAYING:
            player.fails(Fault(Code.FILM_MISSING, name="a.mp4", folder="b"))
            view = hour.view()
            found |= {line.casefold() for line in (*said(view.room).split("\n"), view.trouble or "")}
        hour.next()
    assert len(found) >= 9  # eight facts and the trouble
    clean(language, programme, found)


@pytest.mark.parametrize("language", OTHER)
def test_closing_and_settings_speak_one_language(
    language: str, programme: Programme, qtbot: QtBot, tmp_path: Path
) -> None:
    text = Text(language)
    question, other, _ = programme.sessions[0].questions
    notes = (Note("n1", question.id, "x", 1), Note("n2", question.id, "NUMMER y", 2, starred=True))
    questions = (ClosingQuestion(question.id, question.prompt(language), notes),
                 ClosingQuestion(other.id, other.prompt(language)))  # fmt: skip
    page = ClosingPage(text, ClosingPresses(), lambda _parent, _text, _name: tmp_path / "x.pdf")
    qtbot.addWidget(page)
    view = ClosingView(text.tr("Session {number}", number=1), "Norr", questions)
    page.show_view(view)
    page.parts[1].write_own.click()
    page.parts[1].lines[0].write("NUMMER")
    page.parts[1].lines[0].judge()
    found = shown(page)
    page.parts[1].lines[0].flag_ask.keep.click()
    for button in (page.read_aloud, page.to_confirm, page.no_names, page.finish, page.save):
        button.click()
        found |= shown(page)
    page.show_view(ClosingView(view.session, "Norr", questions, locked=True))
    form = SettingsForm(text, Settings(language=language), lambda _settings, _done: None)
    qtbot.addWidget(form)
    found |= shown(page) | shown(form)
    assert len(found) > 40
    # languages by their own names; the stand-in of these presses; where the paper was saved
    names = {"svenska", "english", "[telefon]", str(tmp_path).lower()}
    clean(language, programme, {each for each in found if not any(name in each for name in names)})
