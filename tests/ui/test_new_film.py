"""The page on which a municipality's film is put in: by keys alone, each question with its own trouble."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from vilkaarvi.programme.model import Mode, ModeKind
from vilkaarvi.programme.new_film import NewCue
from vilkaarvi.text import Text
from vilkaarvi.ui.new_film import NewFilmPage
from vilkaarvi.ui.new_film_cue import time_in_film
from vilkaarvi.ui.new_film_facts import FactTick


@dataclass
class Presses:
    made: list[object] = field(default_factory=list)

    def choose(self) -> None:
        self.made.append("choose")

    def choose_captions(self, language: str) -> None:
        self.made.append(("captions", language))

    def take_poster(self) -> None:
        self.made.append("poster")

    def choose_poster(self) -> None:
        self.made.append("choose poster")

    def toggle_pause(self) -> None:
        self.made.append("pause")

    def replay(self) -> None:
        self.made.append("again")

    def mark(self) -> None:
        self.made.append("mark")

    def look(self, at_ms: int) -> None:
        self.made.append(("look", at_ms))

    def stand(self, at_ms: int) -> None:
        self.made.append(("stand", at_ms))

    def reckon(self) -> None: ...

    def use(self) -> None:
        self.made.append("use")

    def put_back(self) -> None:
        self.made.append("put back")


@pytest.fixture
def page(qtbot: QtBot) -> NewFilmPage:
    made = NewFilmPage(Text("sv"), "Träff 1 · Film, del 1", False, Presses())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def presses(page: NewFilmPage) -> list[object]:
    acts = page._acts
    assert isinstance(acts, Presses)
    return acts.made


def pressed(page: NewFilmPage, name: str) -> None:
    button = next(each for each in page.cues[0].findChildren(QPushButton) if each.text() == name)
    button.click()


def test_before_there_is_a_film_there_is_one_thing_to_do(page: NewFilmPage) -> None:
    assert page.choose.isVisible()
    assert not page.use.isVisible()
    assert not page.work.isVisible()
    assert not page.put_back.isVisible()  # it is the programme's
    QTest.keyClick(page, Qt.Key.Key_M)
    assert presses(page) == []


def test_m_marks_space_pauses_and_r_goes_back(page: NewFilmPage) -> None:
    page.show_film()
    for key in (Qt.Key.Key_M, Qt.Key.Key_Space, Qt.Key.Key_R):
        QTest.keyClick(page, key)
    assert presses(page) == ["mark", "pause", "again"]
    QTest.keyClick(page, Qt.Key.Key_Escape)


def test_the_same_letters_in_a_question_are_letters(page: NewFilmPage) -> None:
    page.show_film()
    page.add_cue(5_000, {})
    QTest.keyClicks(page.cues[0].fields["sv"], "Rum M?")
    assert page.said_cues() == (NewCue(5_000, {"sv": "Rum M?", "en": ""}),)
    assert presses(page) == []


def test_enter_leads_from_a_written_question_back_to_the_film(page: NewFilmPage) -> None:
    page.show_film()
    page.add_cue(5_000, {})
    field = page.cues[0].fields["sv"]
    QTest.keyClicks(field, "Hur?")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.pause.hasFocus()
    QTest.keyClick(page.pause, Qt.Key.Key_Space)
    QTest.keyClick(page.pause, Qt.Key.Key_M)
    assert presses(page) == ["pause", "mark"]


def test_whoever_writes_over_a_whole_question_takes_its_translation_along(page: NewFilmPage) -> None:
    page.show_film()
    offered = {"sv": "Tänk tyst: Vad minns du?", "en": "Think in silence: What do you remember?"}
    page.add_cue(5_000, dict(offered))
    row = page.cues[0]
    QTest.keyClicks(row.fields["sv"], "?")  # a letter more is the same question
    assert row.cue().prompt["en"] == offered["en"]
    row.fields["sv"].selectAll()
    QTest.keyClicks(row.fields["sv"], "Vad såg ni?")
    assert row.cue().prompt == {"sv": "Vad såg ni?", "en": ""}
    row.fields["en"].setText("What did you see?")
    row.fields["sv"].selectAll()
    QTest.keyClicks(row.fields["sv"], "Vad då?")
    assert row.cue().prompt["en"] == "What did you see?"  # somebody has written it


def test_what_is_not_used_yet_is_left_by_a_second_press(qtbot: QtBot, page: NewFilmPage) -> None:
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert left == [True]  # nothing would be lost
    page.show_film()
    page.add_cue(5_000, {})
    QTest.keyClicks(page.cues[0].fields["sv"], "Hur?")
    page.back.click()
    assert left == [True]
    assert page.said.text().startswith("Filmen används inte än. Gå tillbaka en gång till")
    assert page.use.hasFocus()
    QTest.keyClicks(page.cues[0].fields["sv"], "!")
    QTest.keyClick(page.cues[0].fields["sv"], Qt.Key.Key_Escape)
    assert left == [True]  # it was written in again
    QTest.keyClick(page.use, Qt.Key.Key_Escape)
    assert left == [True, True]


def test_questions_stand_in_the_film_s_order_and_one_is_taken_away(page: NewFilmPage) -> None:
    page.show_film()
    for at_ms in (9_000, 3_000, 6_000):
        page.add_cue(at_ms, {"sv": str(at_ms)})
    assert [cue.at_ms for cue in page.said_cues()] == [3_000, 6_000, 9_000]
    pressed(page, "Ta bort")
    assert [cue.at_ms for cue in page.said_cues()] == [6_000, 9_000]


def test_a_question_is_moved_a_tenth_and_the_picture_there_is_shown(page: NewFilmPage) -> None:
    page.show_film()
    page.add_cue(5_000, {"sv": "Hur?"})
    for name in ("Senare", "Senare", "Tidigare", "Titta"):
        pressed(page, name)
    assert presses(page) == [("stand", 5_100), ("stand", 5_200), ("stand", 5_100), ("look", 2_100)]
    assert page.cues[0].time.text() == "Filmen stannar vid 0:05,1"


def test_a_question_that_was_there_keeps_how_and_how_long_the_group_talks(page: NewFilmPage) -> None:
    page.show_film()
    page.add_cue(5_000, {"sv": "Hur?"}, Mode(ModeKind.ROUND, 4))
    assert page.said_cues() == (NewCue(5_000, {"sv": "Hur?", "en": ""}, "round", 4.0),)
    page.add_cue(9_000, {"sv": "När?"})
    assert page.said_cues()[1] == NewCue(9_000, {"sv": "När?", "en": ""}, "silent", 1.0)


def test_every_way_to_talk_can_be_chosen_and_brings_the_time_that_it_takes(page: NewFilmPage) -> None:
    page.show_film()
    page.add_cue(5_000, {"sv": "Hur?"})
    row = page.cues[0]
    assert [row.mode.itemText(at) for at in range(row.mode.count())] == [
        "Tyst", "Två och två", "Smågrupper", "Runt bordet", "Alla",
    ]  # fmt: skip
    told = []
    for kind in ModeKind:
        row.mode.setCurrentIndex(row.mode.findData(kind.value))
        row.mode.activated.emit(row.mode.currentIndex())
        told.append((row.cue().mode, row.cue().minutes))
    assert told == [("silent", 1.0), ("pairs", 2.0), ("small", 3.0), ("round", 4.0), ("all", 2.0)]
    row.minutes.setCurrentIndex(row.minutes.findData(5.0))
    assert row.cue().minutes == 5.0


def test_the_greatest_film_is_told_before_one_is_chosen(page: NewFilmPage) -> None:
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Högst 2 GB och 30 minuter. MP4 med en bild på 1280 × 720 passar bäst." in said


def test_a_fact_is_ticked_by_a_press_on_its_words_and_by_the_space_bar(page: NewFilmPage) -> None:
    page.show_film()
    assert page.facts.list.isHidden()  # there are none
    page.facts.show_facts(
        [FactTick("a", "162 877", "sökte asyl", "Källa: A"), FactTick("b", "5", "fem", "Källa: B")], ["b"]
    )
    assert page.facts.ticked() == ("b",)
    words = next(label for label in page.facts.findChildren(QLabel) if label.text() == "162 877 sökte asyl")
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert page.facts.ticked() == ("a", "b")
    QTest.keyClick(page.facts.ticks["b"], Qt.Key.Key_Space)
    assert page.facts.ticked() == ("a",)
    assert presses(page) == []  # Space at a box does not pause the film
    assert page.facts.ticks["a"].accessibleName() == "162 877 sökte asyl"


def test_what_is_wrong_stands_at_its_own_question(qtbot: QtBot, page: NewFilmPage) -> None:
    page.show_film()
    for at_ms in (3_000, 6_000):
        page.add_cue(at_ms, {})
    qtbot.waitUntil(lambda: all(row.isVisible() for row in page.cues))
    page.tell_cue(1, "Frågan har ingen text.")
    assert [row.said.isVisible() for row in page.cues] == [False, True]
    page.tell_cue(-1, "")
    assert not any(row.said.isVisible() for row in page.cues)


def test_times_are_told_in_minutes_seconds_and_tenths() -> None:
    assert [time_in_film(ms) for ms in (0, 5_140, 67_349, 600_000)] == ["0:00,0", "0:05,1", "1:07,3", "10:00,0"]


def test_every_press_and_field_has_a_name(page: NewFilmPage) -> None:
    page.show_film()
    page.add_cue(5_000, {"sv": "Hur?"})
    row = page.cues[0]
    assert {row.fields[each].accessibleName() for each in ("sv", "en")} == {"Frågan på svenska", "Frågan på engelska"}
    assert row.mode.accessibleName() == "Hur gruppen pratar"
    assert row.minutes.accessibleName() == "Hur länge"
