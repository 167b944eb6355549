"""What the console says of the hour: its bar, how late it is, what may be left out, and what a card's press does."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.core.test_hour import Led
from tests.ui.test_console import Hands
from tests.ui.whole_hours import begun, settled
from vilkaarvi.programme.model import CardAction
from vilkaarvi.session.view import PromptRoom, RowState
from vilkaarvi.text import Text
from vilkaarvi.ui import style
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.hour_bar import GAP, HourBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Leads(Hands):
    """The presses that are tried here reach the hour; each draws the console anew."""

    def __init__(self, qtbot: QtBot, led: Led) -> None:
        super().__init__()
        self.led, self.hour = led, led.hour
        self.console = Console(Text(), self, self)
        qtbot.addWidget(self.console)
        self.console.resize(1366, 728)
        self.console.show()
        self.draw()

    def draw(self) -> None:
        self.console.show_view(self.hour.view(), "", False)
        settled()

    def take_proposal(self) -> None:
        self.hour.take_proposal()
        self.draw()

    def card_action(self, card: str) -> None:
        self.hour.card_action(card)
        self.draw()

    def end_card(self) -> None:
        self.hour.end_card()
        self.draw()

    def black(self) -> None:
        self.hour.black()
        self.draw()

    def people(self, count: int) -> None:
        self.hour.people(count)
        self.draw()

    def words(self) -> list[str]:
        return [each.text() for each in self.console._console.findChildren(QLabel) if each.isVisible()]

    def press(self, said: str) -> QPushButton:
        found = (each for each in self.console.findChildren(QPushButton) if each.isVisible() and each.text() == said)
        return next(found)


@pytest.fixture
def leads(qtbot: QtBot, qapp: QApplication) -> Leads:
    style.apply(qapp)
    return Leads(qtbot, begun())


# --- the bar


def segments(bar: HourBar) -> list[int]:
    """The widths of the segments, as they are painted."""
    image = bar.grab().toImage()
    ground = image.pixel(0, image.height() - 1)
    inked = [image.pixel(x, 6) != ground for x in range(image.width())]
    widths, length = [], 0
    for ink in [*inked, False]:
        if ink:
            length += 1
        elif length:
            widths.append(length)
            length = 0
    return widths


@pytest.mark.parametrize("step", ["valkomna", "fraga-1", "lappar"])
def test_the_bar_has_one_segment_a_step_as_wide_as_it_is_long(leads: Leads, step: str) -> None:
    leads.hour.go_to(step)
    leads.led.minutes(1)
    leads.draw()
    bar, plan = leads.console.head.bar, leads.hour.view().plan
    widths = segments(bar)
    assert len(widths) == len(plan) == 11
    whole = (bar.width() - GAP * (len(plan) - 1)) / sum(row.minutes for row in plan)
    for width, row in zip(widths, plan, strict=True):
        assert width == pytest.approx(row.minutes * whole, abs=3), row.title  # an edge is painted half


def test_a_step_that_is_left_out_has_no_segment_and_the_others_share_its_room(leads: Leads) -> None:
    rows = leads.hour.view().plan
    dropped = tuple(replace(row, state=RowState.DROPPED) if row.step == "fraga-2" else row for row in rows)
    bar = leads.console.head.bar
    before = segments(bar)
    bar.show_plan(dropped)
    after = segments(bar)
    assert len(after) == len(before) - 1
    assert sum(after) == pytest.approx(sum(before) + GAP, abs=4)
    assert after[0] > before[0]


# --- how late, and what may be left out


def test_late_is_told_in_words_with_one_proposal_that_one_press_takes(leads: Leads) -> None:
    head = leads.console.head
    assert head.pace.text() == "I tid"
    assert not head.proposal.isVisible()
    leads.led.minutes(7)
    leads.draw()
    assert head.left.text() == "53 min kvar"
    assert head.pace.text().startswith("4 minuter sena. Hoppa över ”Fördjupning: Det som är sig likt”?")
    assert head.pace.property("look") == "amber"
    assert [head.proposal.isVisible(), head.proposal.text()] == [True, "Hoppa över"]
    assert head.proposal.accessibleName() == "Hoppa över. Hoppa över ”Fördjupning: Det som är sig likt”?"
    head.proposal.click()
    assert head.pace.text() == "I tid"
    assert not head.proposal.isVisible()
    left_out = [row.step for row in leads.hour.view().plan if row.state is RowState.DROPPED]
    assert left_out == ["fordjupning"]


def test_ahead_is_told_in_words_and_proposes_nothing(leads: Leads) -> None:
    leads.hour.next()
    leads.draw()
    head = leads.console.head
    assert head.pace.text() == "3 minuter före"
    assert head.pace.property("look") == "quiet"
    assert not head.proposal.isVisible()


def test_only_a_step_that_may_be_left_out_and_has_not_begun_is_marked(leads: Leads) -> None:
    droppable = [row.title for row in leads.hour.view().plan if row.droppable]
    marked = [row.accessibleName() for row in leads.console.plan.rows if row.accessibleName().endswith("kan utgå")]
    assert droppable == ["Fördjupning: Det som är sig likt"]
    assert marked == ["Fördjupning: Det som är sig likt, 4 min, kan utgå"]
    assert leads.words().count("4 · kan utgå") == 1
    leads.hour.go_to("fordjupning")
    leads.draw()
    assert "4 · kan utgå" not in leads.words()
    states = [name.rsplit(", ", 1)[-1] for name in (row.accessibleName() for row in leads.console.plan.rows)]
    assert states == ["klart"] * 6 + ["nu", "5 min", "7 min", "3 min", "2 min"]


# --- a card's one press


def test_the_card_for_heat_makes_the_room_s_screen_black_and_esc_lifts_it(leads: Leads) -> None:
    leads.hour.go_to("forsta-rundan")
    leads.draw()
    cards = [card for card in leads.hour.view().cards[:3] if card.action_label == "Svart skärm"]
    assert [card.id for card in cards] == ["heated"]
    leads.press("Svart skärm").click()  # the card's own: the foot's stands after it
    assert leads.hour.view().black
    assert leads.console.now.title.text() == "Svart skärm"
    leads.console._escape()
    assert not leads.hour.view().black
    assert leads.console.now.title.text() == "Första rundan"


def test_a_card_for_pairs_asks_the_room_to_talk_two_and_two_until_it_is_done(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply(qapp)
    led = begun()
    card = replace(led.programme.cards["quiet"], action=CardAction.PAIRS)
    led.programme = replace(led.programme, cards={**led.programme.cards, "quiet": card})
    led.hour = led.again()
    led.hour.start(9)
    led.hour.go_to("fraga-1")
    leads = Leads(qtbot, led)
    leads.press(card.action_label("sv") if card.action_label else "").click()
    room = leads.hour.view().room
    assert isinstance(room, PromptRoom)
    assert (room.mode, room.text) == ("Två och två", "Vad minns du från 2015 och åren efter? Vad märktes här hos oss?")
    assert leads.console.now.clock.text() == "2:00"
    assert leads.console.now.note.text() == "Ett stödkort gäller nu"
    leads.console.now.card_done.click()
    assert leads.console.now.title.text() == "Tyst"
    assert not leads.console.now.card_done.isVisible()


# --- who comes late


def test_whoever_comes_late_is_welcomed_with_a_sentence_and_the_rule_for_who_counts(leads: Leads) -> None:
    leads.hour.go_to("forsta-rundan")
    leads.draw()
    leads.console.foot.people.setValue(10)
    settled()
    said = leads.words()
    assert "Till den som just kom" in said
    assert "”Bra att du kom. Vi är vid första rundan. Du får alltid passa.”" in said
    assert "Den som är med minst halva träffen räknas. Du säger hur många ni var när ni slutar." in said
    assert "Hemtjänst Norr · 10 deltagare" in said
    leads.hour.next()
    leads.draw()
    assert "Till den som just kom" not in leads.words()
