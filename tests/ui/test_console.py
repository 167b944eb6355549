"""The console's keys and names, and the room's words: the same on the projector and in the mirror."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.core.test_hour import Led
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.judge import Heard
from vilkaarvi.notes.detect import find
from vilkaarvi.notes.note import Flag, Note, Parked
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.reading import ReadPart, ReadStep
from vilkaarvi.session.view import FilmIs
from vilkaarvi.text import Text
from vilkaarvi.ui import style
from vilkaarvi.ui.acts import NotesAre
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.console_keys import ALONE_MS
from vilkaarvi.ui.guide_panel import Shows
from vilkaarvi.ui.lettering import balanced
from vilkaarvi.ui.room import said

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Hands:
    """Remembers what was pressed; keeps notes in memory."""

    def __init__(self) -> None:
        self.pressed: list[str] = []
        self.kept: list[str] = []
        self.put_off: list[str] = []
        self.answer: Fault | None = None
        self.are = NotesAre.READY

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_arguments: self.pressed.append(name)

    def read_ahead(self, step: str) -> ReadStep:
        self.pressed.append(f"read {step}")
        return ReadStep("Film, del 2", 3, "", (ReadPart("Säg så här", ("Nu kommer filmen.",), aloud=True),), ())

    def go_to(self, step: str) -> None:
        self.pressed.append(f"go to {step}")

    def state(self) -> NotesAre:
        return self.are

    def unlock(self, _passphrase: str, done: Callable[[Fault | None], None]) -> None:
        self.are = NotesAre.READY if self.answer is None else self.are
        done(self.answer)

    def notes(self, question: str) -> tuple[Note, ...]:
        return tuple(Note(str(n), question, text, n) for n, text in enumerate(self.kept))

    def parked(self) -> tuple[Parked, ...]:
        return tuple(Parked(text, text, n) for n, text in enumerate(self.put_off))

    def park(self, text: str, _allowed: frozenset[str], done: Callable[[Fault | None], None]) -> None:
        if self.answer is None:
            self.put_off.append(text)
        done(self.answer)

    def judge(self, _asker: object, text: str, heard: Heard) -> None:
        heard(find(text))

    def no_name(self, characters: str) -> None: ...

    def is_no_name(self, _word: str) -> bool:
        return False

    def few(self) -> bool:
        return False

    def placeholder(self, _flag: Flag) -> str:
        return "[telefon]"

    def keep(self, _question: str, text: str, _allowed: frozenset[str], done: Callable[[Fault | None], None]) -> None:
        if self.answer is None:
            self.kept.append(text)
        done(self.answer)


@pytest.fixture
def led() -> Led:
    places = Places(shipped_programmes(), shipped_programmes())
    made = Led(read_programme(places, "vilka-ar-vi", date(2026, 11, 24)))
    made.hour.start(9)
    return made


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication, led: Led, hands: Hands) -> Console:
    style.apply(qapp)
    made = Console(Text(), hands, hands)
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    made.show_view(led.hour.view(), "✓ Sparat", False)
    qapp.installEventFilter(made)
    qapp.processEvents()
    return made


def test_page_down_goes_on_while_typing_and_space_does_not(console: Console, hands: Hands) -> None:
    console.activateWindow()
    console.notes.field.setFocus()
    QApplication.processEvents()
    assert console.notes.field.hasFocus()
    QTest.keyClick(console.notes.field, Qt.Key.Key_Space)
    assert hands.pressed == []
    QTest.keyClick(console.notes.field, Qt.Key.Key_PageDown)
    assert hands.pressed == ["next"]


def test_a_second_press_at_once_is_no_press_and_is_told(console: Console, hands: Hands) -> None:
    console.press_next()
    console.press_next()
    assert hands.pressed == ["next"]
    assert console.said.text() == "Dubbeltryck: ett räknas"


def test_the_names_that_an_ear_hears_begin_with_the_words_on_the_screen(console: Console) -> None:
    names = [each.accessibleName() for each in console.findChildren(QPushButton)]
    for begins in ("Nästa", "Tillbaka", "Svart skärm", "Spara anteckning", "Avsluta träffen", "Lås upp"):
        assert any(name.startswith(begins) for name in names), begins
    assert console.notes.field.accessibleName() == "Anteckning"
    assert console.notes.lock.phrase.accessibleName() == "Lösenfras"


def test_a_phone_number_is_asked_about_before_the_note_is_kept(console: Console, hands: Hands) -> None:
    console.notes.field.setPlainText("ring 070-174 06 05")
    console.notes.save.click()
    assert hands.kept == []
    console.notes.writer.flag_ask.swap.click()
    assert hands.kept == ["ring [telefon]"]
    assert console.notes.field.toPlainText() == ""


def test_a_note_that_a_full_disk_refuses_stays_in_its_field(console: Console, hands: Hands) -> None:
    hands.answer = Fault(Code.DISK_FULL)
    console.notes.field.setPlainText("Kaffet blev bättre")
    console.notes.save.click()
    assert console.notes.field.toPlainText() == "Kaffet blev bättre"
    assert not console.notes.field.isReadOnly()
    assert console.notes.status.text() == str(Text().fault(hands.answer))
    hands.answer = None
    console.notes.save.click()
    assert hands.kept == ["Kaffet blev bättre"]
    assert console.notes.field.toPlainText() == ""


def test_a_wrong_passphrase_is_told_beside_its_field_and_can_be_tried_again(
    console: Console, hands: Hands, led: Led
) -> None:
    hands.are, hands.answer = NotesAre.LOCKED, Fault(Code.WRONG_PASSPHRASE)
    notes = console.notes
    notes.show_view(led.hour.view())
    notes.lock.phrase.setText("fel fras helt")
    notes.lock.unlock.click()
    assert notes.lock.fault.isVisible()
    assert notes.lock.fault.text() == "Lösenfrasen stämmer inte. Försök igen. Träffen fortsätter under tiden."
    assert notes.lock.phrase.text() == "fel fras helt"
    assert notes.lock.unlock.isEnabled()
    hands.answer = None
    notes.lock.unlock.click()
    assert not notes.lock.isVisible()
    assert notes.body.isVisible()
    assert notes.lock.phrase.text() == ""


def test_notes_that_were_unlocked_stand_under_their_question(console: Console) -> None:
    console.notes.lock.unlock.click()
    assert console.notes.kicker.text() == "ANTECKNINGAR · INFÖR FRÅGA 1"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_step_of_the_hour_fits_a_small_laptop(
    qtbot: QtBot, qapp: QApplication, hands: Hands, language: str
) -> None:
    style.apply(qapp)
    places = Places(shipped_programmes(), shipped_programmes())
    made = Led(read_programme(places, "vilka-ar-vi", date(2026, 11, 24)), language)
    console = Console(Text(language), hands, hands)
    qtbot.addWidget(console)
    console.one_screen = True
    console.resize(1366, 728)
    console.show()
    made.hour.start(9)
    while not made.hour.view().ended:
        view = made.hour.view()
        console.show_view(view, "", False)
        qapp.processEvents()
        rows = [label for label in console.plan.findChildren(QLabel) if label.isVisible()]
        last = view.next_label == console.foot.end.text()  # then Nästa says the same
        ends = console.next if last else console.foot.end
        assert console.foot.end.isVisible() is not last
        shown: tuple[QPushButton | QLabel, ...] = (console.foot.switch, ends, console.next, *rows)
        cut = [each.text() for each in shown if each.visibleRegion().boundingRect() != each.rect()]
        assert len(rows) == 1 + 3 * len(view.plan)
        assert not cut, view.now_title
        if view.film is FilmIs.PLAYING:
            made.player.ends(0)
        made.hour.next()
    console.show_view(made.hour.view(), "", True)
    assert not console.foot.back.isVisible()  # nothing leads back into an hour that is over


def test_all_of_the_console_fits_a_small_laptop(console: Console, qapp: QApplication) -> None:
    page = QWidget()
    page.setMinimumHeight(2000)
    console.set_closing(page)  # a page that is not in sight takes no room
    qapp.processEvents()
    for widget in (console.next, console.foot.end, console.notes, console.plan, console.guide):
        corner = widget.mapTo(console, widget.rect().bottomRight())
        assert console.rect().contains(corner), widget


def test_the_room_s_words_are_what_a_screen_reader_reads(console: Console, led: Led) -> None:
    room = led.hour.view().room
    assert console.now.mirror.accessibleName() == said(room)
    assert "Du får alltid passa." in said(room)
    led.hour.next()
    console.show_view(led.hour.view(), "", False)
    question, *below = console.now.mirror.accessibleName().split("\n")
    assert question == "Vad är en sak som har förändrats på jobbet sedan du började?"
    assert below == ["Runt bordet", "Du får alltid passa"]


def test_no_lonely_last_word(qapp: QApplication) -> None:
    style.apply(qapp)
    lines = balanced("Vad är en sak som har förändrats på jobbet sedan du började?", 100, True, 1300)
    assert lines[-1] == "sedan du började?"  # and not "började?" by itself


def test_a_step_is_read_without_the_room_and_gone_to_by_a_second_press(console: Console, hands: Hands) -> None:
    rows = console.plan.rows
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    rows[4].click()
    assert hands.pressed == ["read film-2"]
    assert "Nu kommer filmen." in " ".join(label.text() for label in console.guide.findChildren(QLabel))
    pressed("Gå dit med rummet", console).click()
    assert hands.pressed == ["read film-2", "go to film-2"]


def test_nasta_and_escape_close_what_was_opened(console: Console) -> None:
    for opens in (console.toggle_cards, console.toggle_keys):
        opens()
        assert not shows_now(console)
        QTest.keyClick(console, Qt.Key.Key_Escape)
        assert shows_now(console)
    console.toggle_cards()
    console.press_next()
    assert shows_now(console)


def test_a_card_is_found_by_typing_and_does_its_one_thing(console: Console, hands: Hands) -> None:
    QTest.keyClick(console, Qt.Key.Key_S)
    QTest.qWait(ALONE_MS + 60)
    assert console.guide.search.hasFocus()
    console.guide.search.setText("räkna till tio")
    assert shown_cards(console) == ["Om det blir tyst"]
    QTest.keyClicks(console.guide.search, " zzz")
    assert shown_cards(console) == []
    assert "Inget kort" in " ".join(label.text() for label in console.guide.findChildren(QLabel))
    console.guide.search.setText("räkna till tio")
    pressed("Låt alla skriva 1 min", console).click()
    assert hands.pressed == ["card_action"]
    assert shows_now(console)


def shows_now(console: Console) -> bool:
    return console.guide.shows is Shows.NOW


def pressed(name: str, console: Console) -> QPushButton:
    return next(each for each in console.findChildren(QPushButton) if each.accessibleName() == name)


def shown_cards(console: Console) -> list[str]:
    QApplication.processEvents()
    titles = {"Om det blir tyst", "Om någon tar över", "Om det blir hett", "Om någon går över gränsen"}
    return [
        label.text() for label in console.guide.findChildren(QLabel) if label.text() in titles and label.isVisible()
    ]


def test_the_centre_takes_the_room_of_what_is_hidden(console: Console, led: Led) -> None:
    console.toggle_notes()
    QApplication.processEvents()
    assert console.centre.geometry().right() > console.width() - 40
    console.toggle_notes()
    console.show_view(led.hour.view(), "", True)  # closing has all of it
    QApplication.processEvents()
    assert console.centre.geometry().right() > console.width() - 40


def test_in_a_very_small_window_what_is_seldom_needed_waits_behind_one_press(console: Console) -> None:
    console.resize(683, 384)
    QApplication.processEvents()
    foot = console.foot
    assert [foot.next.isVisible(), foot.back.isVisible(), foot.black.isVisible(), foot.cards.isVisible()] == [True] * 4
    assert not foot.end.isVisible()
    low = foot.height()
    foot.more.click()
    QApplication.processEvents()
    assert foot.end.isVisible()
    assert foot.height() > low
    console.resize(1366, 728)
    QApplication.processEvents()
    assert foot.end.isVisible()
    assert not foot.more.isVisible()
