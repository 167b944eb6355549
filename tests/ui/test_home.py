"""Home: one thing to do, by keyboard and by name; nothing written is lost."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.whole_hours import settled
from vilkaarvi.errors import Fault
from vilkaarvi.hour.judge import Heard
from vilkaarvi.notes.detect import find
from vilkaarvi.text import Text
from vilkaarvi.ui import style
from vilkaarvi.ui.home import HomePage
from vilkaarvi.ui.home_acts import (
    Done,
    FinishedRow,
    GroupRow,
    GroupWords,
    HomeView,
    ReadyIs,
    ReadyRow,
    SavedAs,
    SessionIs,
    SessionRow,
    Unfinished,
)

GROUPS = (GroupRow("g1", "Hemtjänst Norr", "", 9), GroupRow("g2", "Förskolan Eken", "", 7))
VIEW = HomeView(
    "Vilka är vi?",
    GROUPS,
    "g1",
    (
        SessionRow("s1", 1, "Vad är det som har hänt?", "En timme.", SessionIs.NEXT),
        SessionRow("s2", 2, "Vilka är vi?", "", SessionIs.COMING),
    ),
    (ReadyRow(ReadyIs.OK, "Filmerna är hela", "2 av 2"), ReadyRow(ReadyIs.WARN, "Ingen projektor", "Anslut den.")),
)
STOPPED = Unfinished("r1", "Träff 1", "Hemtjänst Norr", "Fråga 1", 34)


class Presses:
    """Remembers presses; answers `keep_group` with `answer`."""

    def __init__(self) -> None:
        self.made: list[tuple[object, ...]] = []
        self.answer: Fault | None = None

    def today(self) -> date:
        return date(2026, 11, 24)

    def choose_group(self, group: str) -> None:
        self.made.append(("choose", group))

    def newest_words(self, group: str) -> None:
        self.made.append(("choose", group))

    def keep_group(self, group: str | None, words: GroupWords, done: Done) -> None:
        self.made.append(("group", group, words))
        done(self.answer)

    def judge(self, _asker: object, text: str, heard: Heard) -> None:
        heard(find(text))

    def no_name(self, characters: str) -> None:
        self.made.append(("no name", characters))

    def start(self, session: str) -> None:
        self.made.append(("start", session))

    def rehearse(self, session: str) -> None:
        self.made.append(("rehearse", session))

    def read_through(self, session: str) -> None:
        self.made.append(("read through", session))

    def print_slips(self, session: str) -> None:
        self.made.append(("slips", session))

    def more(self) -> None:
        self.made.append(("more",))

    def printouts(self) -> None:
        self.made.append(("printouts",))

    def review(self) -> None:
        self.made.append(("review",))

    def save_days(self, group: str, days: tuple[date, ...], at: time | None, done: SavedAs) -> None:
        self.made.append(("save days", group, days, at))
        done(Path("Dokument", "Våra träffar.ics"), None)

    def hand_in(self) -> None:
        self.made.append(("hand in",))

    def films(self) -> None:
        self.made.append(("films",))

    def heavy(self) -> None:
        self.made.append(("heavy",))

    def go_on(self, run: str, minutes_left: int | None) -> None:
        self.made.append(("go on", run, minutes_left))

    def end_instead(self, run: str) -> None:
        self.made.append(("end", run))

    def open_again(self, run: str) -> None:
        self.made.append(("open again", run))

    def save_finished(self, run: str) -> None:
        self.made.append(("save", run))

    def settings(self) -> None:
        self.made.append(("settings",))

    def hand_over(self, group: str) -> None:
        self.made.append(("hand over", group))

    def receive(self) -> None:
        self.made.append(("receive",))

    def take_back(self, group: str) -> None:
        self.made.append(("take back", group))

    def sound(self) -> None:
        self.made.append(("sound",))

    def choose_phrase(self) -> None:
        self.made.append(("phrase",))

    def recovery_sheet(self) -> None:
        self.made.append(("sheet",))

    def computer(self) -> None:
        self.made.append(("computer",))

    def test_picture(self) -> None:
        self.made.append(("test picture",))

    def look_again(self) -> None:
        self.made.append(("look",))


@pytest.fixture
def acts() -> Presses:
    return Presses()


def home(qtbot: QtBot, acts: Presses, view: HomeView = VIEW) -> HomePage:
    page = HomePage(Text("sv"), acts)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show_view(view)
    page.show()
    return page


def seen(page: QWidget, begins: str) -> QWidget:
    """The one control in sight whose accessible name begins so."""
    controls = (QAbstractButton, QLineEdit, QSpinBox, QComboBox)
    found = [
        child
        for child in page.findChildren(QWidget)
        if isinstance(child, controls) and child.isVisible() and child.accessibleName().startswith(begins)
    ]
    assert len(found) == 1, (begins, [child.accessibleName() for child in found])
    return found[0]


def test_enter_at_once_starts_the_next_session(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts)
    assert page.next.start is seen(page, "Starta träffen")
    assert page.window().focusWidget() is page.next.start
    QTest.keyClick(page.next.start, Qt.Key.Key_Return)
    assert acts.made == [("start", "s1")]


def test_how_long_it_takes_and_what_to_bring_is_said_before_the_hour(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts, replace(VIEW, minutes=60, slips=True))
    assert page.next.bring.isVisible()
    assert page.next.bring.text() == "Tar 60 minuter. Ta med lappar, ett kuvert och en penna var."
    page.show_view(replace(VIEW, minutes=45))
    assert page.next.bring.text() == "Tar 45 minuter."
    page.show_view(replace(VIEW, sessions=()))
    assert not page.next.bring.isVisible()


def test_the_heading_keeps_to_one_line_where_there_is_little_room(qtbot: QtBot, acts: Presses) -> None:
    long = replace(VIEW, groups=(GroupRow("g1", "Hemtjänst Norr", "Vård och omsorg", 9),))
    page = home(qtbot, acts, long)
    page.resize(683, 384)  # 200 % on a common laptop
    qtbot.waitUntil(lambda: page.groups.geometry().top() > page.heading.geometry().bottom(), timeout=2000)
    assert page.heading.width() >= page.heading.fontMetrics().horizontalAdvance(page.heading.text())


def test_without_a_group_the_one_thing_to_do_is_to_make_one(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts, replace(VIEW, groups=(), chosen=None))
    assert page.window().focusWidget() is seen(page, "Gruppens namn")
    assert not page.next.isVisible()
    assert not page.new_group.isVisible()
    QTest.keyClicks(seen(page, "Gruppens namn"), "Team Norr")
    QTest.keyClicks(seen(page, "Enhet"), "Boendet")
    QTest.mouseClick(seen(page, "Skapa grupp"), Qt.MouseButton.LeftButton)
    assert acts.made == [("group", None, GroupWords("Team Norr", "Boendet", 9))]


def test_an_interrupted_hour_is_offered_first(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts, replace(VIEW, unfinished=STOPPED))
    go_on = seen(page, "Fortsätt träffen")
    assert page.window().focusWidget() is go_on
    assert "34 minuter kvar" in page.resume.story.text()
    QTest.keyClick(go_on, Qt.Key.Key_Space)
    QTest.mouseClick(seen(page, "Avsluta den i stället"), Qt.MouseButton.LeftButton)
    assert acts.made == [("go on", "r1", None), ("end", "r1")]


def test_where_nobody_can_know_the_leader_says_how_much_is_left(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts, replace(VIEW, unfinished=replace(STOPPED, minutes_left=None, clock_back=True)))
    assert "ställts tillbaka" in page.resume.story.text()
    minutes = seen(page, "Minuter kvar")
    assert isinstance(minutes, QSpinBox)
    minutes.setValue(25)
    seen(page, "Fortsätt träffen")
    page.resume.go_on.click()
    assert acts.made == [("go on", "r1", 25)]


def test_an_hour_that_is_over_is_offered_for_closing_without_asking(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts, replace(VIEW, unfinished=replace(STOPPED, minutes_left=None, closing=True)))
    assert not page.resume.minutes.isVisible()
    assert not page.resume.end.isVisible()
    page.resume.go_on.click()
    assert acts.made == [("go on", "r1", None)]


def test_another_group_is_chosen_from_the_list(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts)
    page.groups.setFocus()
    QTest.keyClick(page.groups, Qt.Key.Key_Down)
    assert acts.made == [("choose", "g2")]


def test_what_is_not_ready_is_counted_beside_the_start(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts)
    assert page.next.left_to_do.text() == "1 sak kvar, men du kan starta"
    assert page.next.left_to_do.isVisible()
    top = page.next.start.geometry().top()
    assert page.next.left_to_do.geometry().top() == top < page.next.rehearse.geometry().top()
    names = [child.accessibleName() for child in page.ready.findChildren(QWidget)]
    assert "Se över: Ingen projektor: Anslut den." in names


def test_everything_about_the_computer_is_one_press_away(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts)
    QTest.keyClick(seen(page, "Visa allt om datorn"), Qt.Key.Key_Space)
    assert acts.made == [("computer",)]


def test_a_finished_summary_is_saved_again(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts, replace(VIEW, finished=(FinishedRow("r9", "Träff 1", "12 november 2026", "Norr"),)))
    button = seen(page, "Spara PDF")
    assert isinstance(button, QAbstractButton)
    button.click()
    assert acts.made == [("save", "r9")]


def test_words_that_look_like_markup_are_shown_as_they_are(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts, replace(VIEW, groups=(GroupRow("g", "<b>Norr</b>", "", 9),)))
    assert "<b>Norr</b>" in page.next.kicker.text()
    assert page.next.kicker.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("size", [(1366, 768), (683, 384), (1920, 1080)])
def test_nothing_is_cut_off_sideways(qtbot: QtBot, acts: Presses, size: tuple[int, int]) -> None:
    page = home(qtbot, acts, replace(VIEW, unfinished=STOPPED))
    page.resize(*size)
    qtbot.waitUntil(lambda: page.width() == size[0])
    assert page.horizontalScrollBar().maximum() == 0


def test_where_there_is_room_each_session_says_what_it_is_about(qtbot: QtBot, acts: Presses) -> None:
    told = replace(VIEW, sessions=tuple(replace(each, about=f"Om {each.number}") for each in VIEW.sessions))
    page = home(qtbot, acts, told)
    abouts = [each for each in page.sessions.findChildren(QLabel) if each.text().startswith("Om ")]
    assert len(abouts) == len(VIEW.sessions)
    assert [each for each in abouts if each.isVisible()] == []
    page.resize(1920, 1080)
    qtbot.waitUntil(lambda: all(each.isVisible() for each in abouts))


def test_where_there_is_nothing_to_start_what_has_been_stands_high(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts)
    assert page.ready.isVisible()
    page.show_view(replace(VIEW, sessions=()))
    assert not page.ready.isVisible()


def test_home_cuts_no_line_at_200_per_cent(qtbot: QtBot, qapp: QApplication, acts: Presses) -> None:
    style.apply(qapp)
    page = home(qtbot, acts)
    page.resize(683, 384)
    settled()
    bar = page.verticalScrollBar()
    assert bar.maximum() > 0
    for at in range(0, bar.maximum() + 1, 7):
        bar.setValue(at)
        view = page.viewport()
        begins = page.over.height() if page.over.isVisible() else 0
        ends = page.under.y() if page.under.isVisible() else view.height()
        for button in [each for each in page.findChildren(QPushButton) if each.isVisible() and not each.hasFocus()]:
            top = button.mapTo(view, QPoint(0, 0)).y()
            for edge in (begins, ends):
                assert not top < edge < top + button.height(), (at, button.text())


@pytest.mark.parametrize("size", [(1366, 768), (1366, 728)])  # with the system's bar, too
def test_ten_ready_rows_need_no_scrolling_on_a_laptop(
    qtbot: QtBot, qapp: QApplication, acts: Presses, size: tuple[int, int]
) -> None:
    style.apply(qapp)
    page = home(qtbot, acts)
    page.show_view(replace(VIEW, ready=(*VIEW.ready, *VIEW.ready) * 2 + VIEW.ready))
    page.resize(*size)
    settled()
    assert len([line for line in page.ready.lines if line.isVisible()]) == 10
    assert page.verticalScrollBar().maximum() == 0


def test_the_slips_are_one_press_away_where_the_session_ends_with_slips(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts)
    assert not page.next.slips.isVisible()
    page.show_view(replace(VIEW, slips=True))
    assert page.next.slips.isVisible()
    page.next.slips.click()
    assert acts.made[-1] == ("slips", "s1")
