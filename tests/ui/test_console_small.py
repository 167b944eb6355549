"""1366×768 at 200 % is a window of 683×384: what is to be said, and what a press opens, is seen without scrolling."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.core.test_hour import Led
from tests.ui.test_closing import VIEW, Presses
from tests.ui.test_console_fits import CALM, console_of
from tests.ui.whole_hours import begun, every_step, settled
from vilkaarvi.session.view import FilmIs
from vilkaarvi.text import Text
from vilkaarvi.ui.closing import ClosingPage
from vilkaarvi.ui.closing_acts import At
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.home_bits import Look
from vilkaarvi.ui.pages import bring_into_sight
from vilkaarvi.ui.whole_lines import lines_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SMALL, WITH_BARS = (683, 384), (683, 340)  # all of the screen, and what a window's frame and a bar leave of it


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication) -> Console:
    made = console_of(qtbot, "sv", size=SMALL)
    led = begun()
    led.hour.go_to("fraga-1")
    made.show_view(led.hour.view(), CALM, False)
    settled()
    return made


def seen(widget: QWidget) -> bool:
    """All of it."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def said(console: Console, words: str) -> QLabel:
    return next(each for each in console.findChildren(QLabel) if words in each.text() and each.isVisible())


def first_line_seen(label: QLabel) -> bool:
    line = next(lines_of(label, QPoint(0, 0))).intersected(label.rect())
    return label.isVisible() and label.visibleRegion().boundingRect().contains(line)


@pytest.mark.parametrize("size", [SMALL, WITH_BARS])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_at_every_step_the_first_line_to_say_is_in_sight_without_scrolling(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    led = begun(language)
    console = console_of(qtbot, language, size=size)
    for view in every_step(led):
        console.show_view(view, CALM, False)
        settled()
        if view.say and view.film not in (FilmIs.PLAYING, FilmIs.PAUSED):
            assert first_line_seen(said(console, view.say[0].strip("“”"))), view.now_title


def test_the_support_cards_come_into_sight_when_they_are_asked_for_and_now_when_they_are_not(console: Console) -> None:
    console.foot.cards.click()
    settled()
    assert seen(console.guide.search)
    assert console.guide.search.hasFocus()
    console.foot.cards.click()
    settled()
    assert seen(said(console, "Säg så här"))


def test_the_keys_come_into_sight_when_they_are_asked_for(console: Console) -> None:
    console.toggle_keys()
    settled()
    assert seen(said(console, "Tangenter"))
    assert seen(said(console, "PgDn"))


def test_a_step_that_is_read_ahead_comes_into_sight(console: Console) -> None:
    console.toggle_steps()
    settled()
    assert seen(said(console, "Välkomna"))
    console.plan.rows[-1].click()
    settled()
    assert seen(said(console, "Film, del 2 · 3 min"))


def test_a_question_to_park_is_written_in_a_field_that_is_in_sight(console: Console) -> None:
    console.notes.open_parking()
    settled()
    assert seen(console.notes.parking.writer.field)
    assert seen(console.notes.parking.writer.save)


def test_an_empty_field_for_parking_goes_when_the_hour_goes_on_and_a_written_one_stays(
    qtbot: QtBot, qapp: QApplication
) -> None:
    console, led = console_of(qtbot, "sv"), begun()
    led.hour.go_to("fraga-1")
    console.show_view(led.hour.view(), CALM, False)
    for written, stays in (("", False), ("Vad händer med schemat?", True)):
        console.notes.open_parking()
        console.notes.parking.writer.field.setPlainText(written)
        led.hour.next()
        console.show_view(led.hour.view(), CALM, False)
        settled()
        assert console.notes.parking.writer.isVisible() is stays


def test_a_card_that_is_used_comes_into_sight(qtbot: QtBot, qapp: QApplication) -> None:
    console, led = console_of(qtbot, "sv", size=SMALL), begun()
    led.hour.go_to("fraga-1")
    console.show_view(led.hour.view(), CALM, False)
    settled()
    led.hour.card_action("dominant")
    view = led.hour.view()
    assert view.card
    console.show_view(view, CALM, False)
    settled()
    assert seen(said(console, "Titta på någon annan medan du säger det."))


def test_hidden_notes_are_told_where_they_were_out_of_sight_and_shown_ones_come_into_sight(console: Console) -> None:
    console.toggle_notes()
    settled()
    assert seen(console.said)
    assert console.said.text() == "Anteckningarna är dolda."
    console.toggle_notes()
    settled()
    assert seen(console.notes.kicker)


def test_a_word_that_is_no_longer_true_is_taken_away(console: Console) -> None:
    console.toggle_notes()
    settled()
    console.toggle_notes()
    settled()
    assert not console.said.isVisible()


def test_no_word_lies_over_the_question_before_an_early_end(console: Console) -> None:
    console.toggle_notes()
    settled()
    console.ask_end()
    settled()
    assert seen(console.end_question.go_on)
    console._tell_twice()
    assert seen(console.said)
    assert seen(console.end_question.go_on)
    assert seen(console.end_question.really)


def test_what_asks_about_a_note_is_in_sight_with_both_answers(console: Console) -> None:
    field = console.notes.field
    field.setFocus()
    field.setPlainText("Ring mig på 070-174 06 58")
    settled()
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled()
    ask = console.notes.writer.flag_ask
    assert [each for each in (ask.sentence, ask.swap, ask.keep) if not seen(each)] == []
    assert field.hasFocus()  # the caret stays, and Enter answers


def test_the_next_step_is_seen_from_its_beginning(qtbot: QtBot, qapp: QApplication) -> None:
    console, led = console_of(qtbot, "sv", size=SMALL), begun()
    console.show_view(led.hour.view(), CALM, False)
    settled()
    console._scroll.verticalScrollBar().setValue(300)
    led.hour.next()
    console.show_view(led.hour.view(), CALM, False)
    settled()
    assert console._scroll.verticalScrollBar().value() == 0


def test_the_foot_is_one_row(console: Console) -> None:
    foot = console.foot
    tops = {each.mapTo(foot, QPoint(0, 0)).y() for each in (foot.back, foot.black, foot.cards, foot.more)}
    assert len(tops) == 1


def test_time_that_is_over_is_told_as_such(console: Console, qtbot: QtBot) -> None:
    for language, wanted in (("sv", "72 min över tiden"), ("en", "72 min over")):
        led = begun(language)
        led.clock.advance((60 + 72) * 60)
        view = led.hour.view()
        assert view.minutes_left == -72
        made = console_of(qtbot, language)
        made.show_view(view, CALM, False)
        assert made.head.left.text() == wanted


def test_a_sign_stands_on_the_line_of_its_word(console: Console) -> None:
    assert "✓\u00a0Sparat" in console.head.chips.text()


# --- closing beside the hour


def closing_beside(qtbot: QtBot, size: tuple[int, int]) -> tuple[Console, ClosingPage, Led]:
    console = console_of(qtbot, "sv", size=size)
    page = ClosingPage(Text("sv"), Presses(), parent=console.centre)
    console.set_closing(page)
    return console, page, begun()


@pytest.mark.parametrize("at", [At.PICK, At.NEXT, At.ALOUD, At.NAMES, At.CONFIRM, At.FINISHED, At.PRESENT, At.TALLY])
@pytest.mark.parametrize("size", [SMALL, WITH_BARS, (960, 540)])
def test_a_closing_page_opens_at_its_heading_and_scrolls_in_one_place(
    qtbot: QtBot, qapp: QApplication, at: At, size: tuple[int, int]
) -> None:
    console, page, led = closing_beside(qtbot, size)
    console.show_view(led.hour.view(), CALM, False)
    settled()
    led.hour.go_to("enas")
    view = replace(VIEW, attendance=None, can_leave=False, finished=at is At.FINISHED)
    page.show_view(view)
    console.show_view(led.hour.view(), CALM, True)
    settled()
    if at in (At.PRESENT, At.TALLY):
        page.open_alone(at)
    elif at not in (At.PICK, At.FINISHED):
        page._turn_to(at)
    settled()
    assert console._scroll.verticalScrollBar().maximum() == 0
    assert page.reading.verticalScrollBar().value() == 0
    headings = [each for each in (page.heading, *page.findChildren(QLabel)) if each.isVisible() and each.text()]
    assert seen(headings[0]), headings[0].text()


def test_a_heading_never_stands_last_in_sight_without_a_line_of_what_it_is_about(console: Console) -> None:
    bar = console.guide.reading.verticalScrollBar()
    console.toggle_cards()
    console.toggle_cards()
    settled()
    assert bar.maximum() > 0
    for at in range(bar.maximum() + 1):
        bar.setValue(at)
        high = console.guide.reading.viewport().height()
        labels = [each for each in console.guide.reading.findChildren(QLabel) if each.isVisible() and each.text()]
        tops = {each: each.mapTo(console.guide.reading.viewport(), QPoint(0, 0)).y() for each in labels}
        veil = console.guide.reading.under
        ends = veil.y() if veil.isVisible() else high
        inside = [each for each in labels if tops[each] < ends]
        last = max(inside, key=lambda each: tops[each], default=None)
        assert last is None or last.property("look") not in (Look.SUBTITLE.value, Look.KICKER.value), (at, last.text())


@pytest.mark.parametrize("at", [At.PICK, At.NEXT, At.ALOUD, At.PRESENT, At.TALLY])
@pytest.mark.parametrize("size", [SMALL, WITH_BARS])
def test_beside_the_hour_there_is_one_foot_and_more_than_a_heading_is_in_sight(
    qtbot: QtBot, qapp: QApplication, at: At, size: tuple[int, int]
) -> None:
    console, page, led = closing_beside(qtbot, size)
    led.hour.go_to("enas")
    page.show_view(replace(VIEW, attendance=None, can_leave=False))
    console.show_view(led.hour.view(), CALM, True)
    settled()
    if at in (At.PRESENT, At.TALLY):
        page.open_alone(at)
    elif at is not At.PICK:
        page._turn_to(at)
    settled()
    scrolls, last = page.reading, page._foot.buttons
    assert scrolls.isAncestorOf(page._foot)  # what it has to press stands under its words, and scrolls with them
    under = scrolls.under
    ends = under.y() if under.isVisible() else scrolls.viewport().height()
    assert ends > 100
    within = [each for each in page.findChildren(QWidget) if seen(each) and isinstance(each, QLabel | QPushButton)]
    assert len([each for each in within if each.text()]) > 2
    pressed = next(each for each in last if each.isVisible())
    pressed.setFocus()
    bring_into_sight(pressed)
    settled()
    assert seen(pressed)


@pytest.mark.parametrize(
    ("ended", "finished", "height", "stands"),
    [(False, False, 384, True), (True, False, 384, False), (True, False, 768, True), (True, True, 768, False)],
)
def test_after_the_hour_a_low_window_has_room_for_closing_s_foot_alone(
    console: Console, ended: bool, finished: bool, height: int, stands: bool
) -> None:
    console.foot.stand(ended, finished, height)
    assert console.foot.isVisibleTo(console) == stands
