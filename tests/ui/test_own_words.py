"""The strategist's windows: a text is changed beside the programme's, kept at once, and led in the next session."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desks import Room, led_hour, room
from vilkaarvi.app.own_words import OwnWords
from vilkaarvi.programme.local import LocalText, read_local, write_local
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.session.view import PromptRoom
from vilkaarvi.store.store import Store
from vilkaarvi.ui.own_words import CHANGED, OwnWordsWindow

__all__ = ["room"]
QUESTION, SAY = "traff-1/fraga-1/prompt", "traff-1/valkomna/say"
MINE = "Vad märktes i hemtjänsten?"


class Opened:
    """The window over a desk."""

    def __init__(self, qtbot: QtBot, made: Room) -> None:
        self.bot, self.made, self.words = qtbot, made, made.desk.home_desk.own_words
        self.folder = made.desk.parts.places.local("vilka-ar-vi")
        qtbot.waitUntil(lambda: made.desk.currentWidget() is made.desk.home)
        self.open()

    def open(self) -> None:
        self.words.open(self.made.desk)
        self.bot.waitUntil(lambda: self.window.sessions.count() > 0)

    @property
    def window(self) -> OwnWordsWindow:
        assert isinstance(self.words, OwnWords)
        assert self.words.window is not None
        return self.words.window

    def write(self, place: str, words: str) -> None:
        self.window.choose(place)
        self.window.ours.setPlainText(words)

    def saved(self) -> None:
        self.bot.waitUntil(lambda: self.window.said.text().startswith("✓"))


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, room: Callable[..., Room]) -> Opened:
    return Opened(qtbot, room(lambda: Store.open(tmp_path)))


def test_a_question_is_changed_kept_and_shown_to_the_room_in_the_next_session(qtbot: QtBot, opened: Opened) -> None:
    opened.window.choose(QUESTION)
    assert opened.window.theirs.toPlainText() == opened.window.ours.toPlainText()
    assert opened.window.seen.text() == "Det här ser hela rummet på duken."
    opened.write(QUESTION, MINE)
    opened.saved()
    (kept,) = read_local(opened.folder).texts
    assert (kept.place, kept.own["sv"]) == (QUESTION, MINE)
    assert opened.window.theirs.toPlainText() == kept.was["sv"]
    opened.window.accept()
    desk = led_hour(qtbot, opened.made)
    assert desk.led is not None
    desk.led.go_to("fraga-1")
    shown = desk.led.hour.view().room
    assert isinstance(shown, PromptRoom)
    assert shown.text == MINE


def test_the_programme_s_words_are_put_back(opened: Opened) -> None:
    opened.write(QUESTION, MINE)
    opened.saved()
    opened.window.put_back.click()
    opened.bot.waitUntil(lambda: not read_local(opened.folder).texts)
    opened.bot.waitUntil(lambda: opened.window.ours.toPlainText() == opened.window.theirs.toPlainText())
    assert opened.window.put_back.isHidden()


def test_a_list_has_a_line_for_each(opened: Opened) -> None:
    opened.write(SAY, "Välkomna.\n\n  Vi börjar.  ")
    opened.saved()
    assert read_local(opened.folder).texts[0].own["sv"] == ["Välkomna.", "Vi börjar."]
    assert "En rad för var och en." in opened.window.seen.text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Här står ingenting."),
        ("Vad märks i {stad}?", "{stad}"),
        ("dold\u202e", "U+202E"),
        ("a" * 2001, "för långt"),
    ],
)
def test_what_cannot_stand_there_is_told_while_it_is_typed_and_never_kept(
    opened: Opened, words: str, said: str
) -> None:
    opened.write(QUESTION, words)
    assert said in opened.window.said.text()
    opened.window.accept()
    assert opened.made.writer.close(10)
    assert not read_local(opened.folder).texts


def test_a_question_that_is_long_for_the_room_is_kept_and_told(opened: Opened) -> None:
    opened.write(QUESTION, "Vad märks? " * 20)
    assert "180" in opened.window.said.text()
    opened.saved()
    assert "180" in opened.window.said.text()


def test_what_is_written_is_kept_when_another_text_is_chosen_at_once(opened: Opened) -> None:
    opened.write(QUESTION, MINE)
    opened.window.texts.activated.emit(0)
    opened.bot.waitUntil(lambda: bool(read_local(opened.folder).texts))


def test_what_is_changed_stands_together_and_says_when_the_programme_has_changed_since(
    qtbot: QtBot, opened: Opened
) -> None:
    opened.window.accept()
    text = LocalText(QUESTION, {"sv": "Så sa programmet förr."}, {"sv": MINE})
    write_local(RealDisk(), opened.folder, read_local(opened.folder).with_text(text, QUESTION))
    opened.open()
    window = opened.window
    window.sessions.setCurrentIndex(window.sessions.findData(CHANGED))
    window.sessions.activated.emit(window.sessions.currentIndex())
    assert window.sessions.currentText() == "Allt ni har ändrat (1)"
    assert window.ours.toPlainText() == MINE
    assert window.overtaken.text() == "Programmets text har ändrats sedan ni skrev er."
    assert window.texts.currentText() == "Frågan · ändrad i programmet"


def test_what_another_window_has_written_meanwhile_stays(opened: Opened) -> None:
    other = LocalText(SAY, {"sv": ["A"]}, {"sv": ["B"]})
    write_local(RealDisk(), opened.folder, read_local(opened.folder).with_text(other, SAY))
    opened.write(QUESTION, MINE)
    opened.saved()
    assert {each.place for each in read_local(opened.folder).texts} == {SAY, QUESTION}


def test_the_municipality_s_name_and_contacts_are_written_in_a_form_of_their_own(opened: Opened) -> None:
    opened.window.values.click()
    form = opened.words.values
    assert form is not None
    assert set(form.fields) == {"kommun", "invanare", "sprak", "kontakt"}
    form.fields["kommun"].setText("{stad}")
    form.save.click()
    assert "klamrar" in form.trouble.text()
    form.fields["kommun"].setText("Exempelstad")
    form.reviewed.setText("HR, Exempelstad")
    form.save.click()
    opened.bot.waitUntil(lambda: bool(read_local(opened.folder).values))
    kept = read_local(opened.folder)
    assert kept.values == {"kommun": {"sv": "Exempelstad"}}
    assert (kept.reviewed_by, kept.reviewed_on) == ("HR, Exempelstad", opened.made.desk.parts.clock.today())
    opened.bot.waitUntil(lambda: opened.made.desk.parts.programme.reviewed_by == "HR, Exempelstad")
    said = opened.made.desk.parts.programme.sessions[0].steps[0].guidance.say[0]("sv")
    assert said.endswith("i Exempelstad.")


def test_every_field_and_press_has_a_name(opened: Opened) -> None:
    window = opened.window
    for each in (
        window.sessions,
        window.steps,
        window.texts,
        window.theirs,
        window.ours,
        window.put_back,
        window.leave,
    ):
        assert each.accessibleName()
    labels = {label.text() for label in window.findChildren(QLabel)}
    assert {"Träff", "Steg", "Text", "I programmet", "Hos er"} <= labels


def test_all_of_it_goes_to_another_computer_which_shows_what_changes_first(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "ut.vilkaarvi-kommun"
    opened.words.ask_to_save = opened.words.ask_to_open = lambda _over: file
    opened.write(QUESTION, MINE)
    opened.saved()
    opened.window.out.click()
    opened.bot.waitUntil(lambda: file.exists() and "ut.vilkaarvi-kommun" in opened.window.said.text())
    opened.window.put_back.click()
    opened.bot.waitUntil(lambda: not read_local(opened.folder).texts)
    opened.window.take_in.click()
    opened.bot.waitUntil(lambda: opened.words.taking is not None)
    taking = opened.words.taking
    assert taking is not None
    said = {label.text() for label in taking.findChildren(QLabel)}
    assert "Träff 1: Vad är det som har hänt? · Fråga 1: Då · Frågan" in said
    assert not read_local(opened.folder).texts  # until it is pressed
    taking.take.click()
    opened.bot.waitUntil(lambda: bool(read_local(opened.folder).texts))
    opened.bot.waitUntil(lambda: opened.window.said.text().startswith("✓ Intaget"))
    file.write_bytes(b"rubbish")
    opened.window.take_in.click()
    opened.bot.waitUntil(lambda: "är ingen fil" in opened.window.said.text())


def shown_whole(window: OwnWordsWindow, shown: bool) -> bool:
    return window.whole.isVisible() is shown


def test_a_chooser_that_is_too_narrow_ends_in_dots_and_all_of_it_stands_under(opened: Opened) -> None:
    window = opened.window
    window.choose(QUESTION)
    choosers = (window.sessions, window.steps, window.texts)
    names = " · ".join(each.currentText() for each in choosers)
    assert names.startswith("Träff 1: Vad är det som har hänt? · ")
    for wide, narrow in ((120, True), (400, False)):
        for each in choosers:
            each.setFixedWidth(wide)
        window.resize(window.width() - 1, window.height())
        opened.bot.waitUntil(partial(shown_whole, window, narrow))
        assert window.sessions.elided is narrow
        assert window.whole.text() == names
        assert window.sessions.toolTip() == ("Träff 1: Vad är det som har hänt?" if narrow else "")
