"""All of the console on a small laptop, at every step of session 1: whole lines, whole cards, one row at the foot."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_by_keyboard import controls, tabbed
from tests.ui.test_console import Hands
from tests.ui.whole_hours import begun, every_step, settled
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.unheard import can_be_mended
from vilkaarvi.session.view import FilmIs
from vilkaarvi.text import Text
from vilkaarvi.ui import style
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.guide_panel import Shows
from vilkaarvi.ui.home_bits import Look
from vilkaarvi.ui.whole_lines import lines_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CALM = "✓ Projektor   ✓ Sparat"
WRONG = "! Projektorn är borta. Filmen är pausad. F5 visar rummets bild här."
TROUBLES = {
    "calm": None,
    "sleep": Fault(Code.MAY_SLEEP),
    "loudspeaker": Fault(Code.SOUND_GONE, name="HDMI (EPSON Projector)"),
}


def console_of(qtbot: QtBot, language: str, one_screen: bool = True, size: tuple[int, int] = (1366, 728)) -> Console:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.apply(app)
    hands = Hands()
    hands.kept = ["Först var det rörigt, sedan hjälptes vi åt", "Ingen berättade för oss vad som var på gång"]
    made = Console(Text(language), hands, hands)
    qtbot.addWidget(made)
    made.one_screen = one_screen
    made.resize(*size)
    made.show()
    return made


def cut_lines(console: Console) -> Iterator[str]:
    """Each line of words of which a part is in sight and a part is not."""
    for label in console._console.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        seen = label.visibleRegion().boundingRect()
        for line in lines_of(label, QPoint(0, 0)):
            shown = seen.intersected(line)
            if not shown.isEmpty() and shown != line.intersected(label.rect()):
                yield f"{label.text()} {shown} of {line}"


def wide_words(console: Console) -> Iterator[str]:
    """Words that need more room than their label has."""
    for label in console._console.findChildren(QLabel):
        if label.isVisible() and label.text():
            needs = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            if needs > label.height() or (not label.wordWrap() and label.sizeHint().width() > label.width()):
                yield label.text()


def whole_cards(console: Console) -> list[QWidget]:
    cards = [each for each in console.guide.findChildren(QWidget) if each.property("look") == Look.INSET.value]
    return [each for each in cards if each.isVisible() and each.visibleRegion().boundingRect() == each.rect()]


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("one_screen", [True, False])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_at_every_step_no_line_is_cut_and_exactly_three_cards_stand_whole(
    qtbot: QtBot, qapp: QApplication, language: str, one_screen: bool, trouble: str
) -> None:
    led = begun(language)
    console = console_of(qtbot, language, one_screen)
    for _ in every_step(led):
        led.hour.trouble = TROUBLES[trouble]
        view = led.hour.view()
        console.show_view(view, WRONG if trouble != "calm" else CALM, False)
        console.now.show_unheard(can_be_mended(led.hour.trouble) and view.film is not FilmIs.NONE, False, True)
        settled()
        assert list(cut_lines(console)) == [], view.now_title
        assert list(wide_words(console)) == [], view.now_title
        assert len(whole_cards(console)) == 3, view.now_title


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_cut_in_half_is_whole_wherever_one_scrolls(qtbot: QtBot, qapp: QApplication, language: str) -> None:
    led = begun(language)
    console = console_of(qtbot, language)
    console.show_view(led.hour.view(), CALM, False)
    for shows in (Shows.NOW, Shows.CARDS, Shows.KEYS):
        if shows is not Shows.NOW:
            console.guide.toggle(shows)
        settled()
        bar = console.guide.reading.verticalScrollBar()
        assert bar.maximum() > 0
        for at in range(0, bar.maximum() + 1, 7):
            bar.setValue(at)
            assert list(cut_lines(console)) == [], (shows, at)
        bar.setValue(bar.maximum())
        last = [each for each in console.guide.reading.findChildren(QLabel) if each.isVisible()][-1]
        assert last.visibleRegion().boundingRect() == last.rect(), shows


@pytest.mark.parametrize("trouble", ["sleep", "loudspeaker"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_warning_is_one_line_over_the_panels(qtbot: QtBot, qapp: QApplication, language: str, trouble: str) -> None:
    led = begun(language)
    console = console_of(qtbot, language)
    led.hour.trouble = TROUBLES[trouble]
    console.show_view(led.hour.view(), WRONG, False)
    console.now.show_unheard(trouble == "loudspeaker", False, True)
    settled()
    label = console.now.trouble
    assert len(list(lines_of(label, QPoint(0, 0)))) == 1
    assert console.now.wrong.height() <= 44
    assert console.now.wrong.mapTo(console, QPoint(0, 0)).y() >= console.head.geometry().bottom()
    led.hour.trouble = None
    console.show_view(led.hour.view(), CALM, False)
    assert not console.now.wrong.isVisible()


def test_what_is_wrong_with_the_projector_makes_the_head_no_higher(qtbot: QtBot, qapp: QApplication) -> None:
    led = begun()
    console = console_of(qtbot, "sv")
    console.show_view(led.hour.view(), CALM, False)
    settled()
    calm = console.head.height()
    console.show_view(led.hour.view(), WRONG, False)
    settled()
    assert console.head.height() == calm


@pytest.mark.parametrize("one_screen", [True, False])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_foot_is_one_row_at_every_step(qtbot: QtBot, qapp: QApplication, language: str, one_screen: bool) -> None:
    led = begun(language)
    console = console_of(qtbot, language, one_screen)
    console.foot.offer(Text(language).tr("Show last time's lines"))
    for view in every_step(led):
        console.show_view(view, CALM, False)
        settled()
        foot = console.foot
        tools = (foot.back, foot.black, foot.cards, foot.hide_notes, foot.switch, foot.people, foot.sound, foot.keys)
        tops = {each.mapTo(foot, QPoint(0, 0)).y() for each in (*tools, foot.end) if each.isVisible()}
        assert len(tops) == 1, (view.now_title, view.next_label)


@pytest.mark.parametrize("size", [(1366, 728), (1920, 1040), (960, 540)])
@pytest.mark.parametrize("shows", [Shows.NOW, Shows.CARDS, Shows.KEYS])
def test_cards_never_cover_the_notes(qtbot: QtBot, qapp: QApplication, size: tuple[int, int], shows: Shows) -> None:
    led = begun()
    console = console_of(qtbot, "sv", size=size)
    console.show_view(led.hour.view(), CALM, False)
    if shows is not Shows.NOW:
        console.guide.toggle(shows)
    settled()
    assert console.notes.isVisible()
    assert not placed(console.guide, console).intersects(placed(console.notes, console))
    assert not placed(console.centre, console).intersects(placed(console.notes, console))
    field = console.notes.field
    assert field.visibleRegion().boundingRect() == field.rect()


def placed(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


# --- 200 % on a laptop of 1366×768 is a window of 683×384


@pytest.mark.parametrize("size", [(683, 384), (683, 340), (960, 540)])
@pytest.mark.parametrize("step", ["valkomna", "film-1", "fraga-1", "lappar"])
def test_each_control_comes_into_sight_when_tab_comes_to_it(
    qtbot: QtBot, qapp: QApplication, step: str, size: tuple[int, int]
) -> None:
    led = begun()
    console = console_of(qtbot, "sv", size=size)
    led.hour.go_to(step)
    led.hour.trouble = TROUBLES["loudspeaker"]
    console.seats_wanted = True
    console.show_view(led.hour.view(), WRONG, False)
    console.now.show_unheard(True, False, True)
    console.foot.more.click()
    settled()
    gone = tabbed(console, console.next)
    wanted = {each for each in controls(console) if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert wanted <= set(gone)
    hidden = []
    for _ in gone:
        QTest.keyClick(QApplication.focusWidget() or console, Qt.Key.Key_Tab)
        settled()
        focus = QApplication.focusWidget()
        assert focus is not None
        seen = focus.visibleRegion().boundingRect()
        if not isinstance(focus, QScrollArea) and seen != focus.rect():
            hidden.append(f"{focus.accessibleName()} {seen} of {focus.rect()}")
    assert not hidden, "\n".join(hidden)
