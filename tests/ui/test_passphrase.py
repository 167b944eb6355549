"""The notes' passphrase is chosen before the hour, written twice, and what is lost with it is said."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.desks import Opens, Room, room
from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.vault import NotesState
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Done, NotesAre
from vilkaarvi.ui.home_ready import ReadyLine
from vilkaarvi.ui.notes_lock import NotesLock, PhraseWindow

__all__ = ["room"]  # a fixture

PHRASE = "tre ovanliga ord"


class Hands:
    def __init__(self, are: NotesAre) -> None:
        self.are = are
        self.answer: Fault | None = None
        self.heard: list[str] = []

    def state(self) -> NotesAre:
        return self.are

    def unlock(self, passphrase: str, done: Done) -> None:
        self.heard.append(passphrase)
        if self.answer is None:
            self.are = NotesAre.READY
        done(self.answer)


def lock(qtbot: QtBot, hands: Hands) -> NotesLock:
    made = NotesLock(Text("sv"), hands)
    qtbot.addWidget(made)
    made.show()
    made.show_state(hands.are)
    return made


def test_the_first_time_it_is_chosen_and_written_twice_by_keyboard(qtbot: QtBot) -> None:
    hands = Hands(NotesAre.CHOOSE)
    made = lock(qtbot, hands)
    assert (made.heading.text(), made.unlock.text()) == ("Välj en lösenfras", "Spara lösenfrasen")
    assert "inte finns något återställningsblad, går anteckningarna förlorade" in made.asks.text()
    QTest.keyClicks(made.phrase, PHRASE)
    QTest.keyClick(made.phrase, Qt.Key.Key_Return)  # to the second field, and nothing is chosen yet
    QTest.keyClicks(made.again, "tre ovanliga orm")
    QTest.keyClick(made.again, Qt.Key.Key_Return)
    assert (hands.heard, made.fault.text()) == ([], "De är inte likadana. Skriv den en gång till.")
    made.again.clear()
    QTest.keyClicks(made.again, PHRASE)
    QTest.keyClick(made.again, Qt.Key.Key_Return)
    assert (hands.heard, made.isVisible()) == ([PHRASE], False)
    assert (made.phrase.text(), made.again.text()) == ("", "")


def test_later_times_it_only_unlocks(qtbot: QtBot) -> None:
    hands = Hands(NotesAre.LOCKED)
    made = lock(qtbot, hands)
    assert made.unlock.text() == "Lås upp"
    assert (made.again.isVisible(), made.heading.isVisible()) == (False, False)
    QTest.keyClicks(made.phrase, PHRASE)
    QTest.keyClick(made.phrase, Qt.Key.Key_Return)
    assert hands.heard == [PHRASE]


def test_what_is_written_can_be_shown(qtbot: QtBot) -> None:
    made = lock(qtbot, Hands(NotesAre.CHOOSE))
    assert made.phrase.echoMode() is QLineEdit.EchoMode.Password
    made.shown.click()
    assert made.phrase.echoMode() is made.again.echoMode() is QLineEdit.EchoMode.Normal


def test_a_phrase_that_is_too_short_is_told_and_stays(qtbot: QtBot) -> None:
    hands = Hands(NotesAre.CHOOSE)
    hands.answer = Fault(Code.PASSPHRASE_SHORT, least=10)
    made = lock(qtbot, hands)
    for field in (made.phrase, made.again):
        field.setText("kort")
    made.unlock.click()
    assert made.fault.text().startswith("Lösenfrasen är för kort.")
    assert made.phrase.text() == "kort"


def test_home_asks_for_it_before_the_hour_s_clock_goes(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    with Store.open(tmp_path) as store:
        store.add_group(Group.new("Norr", "", 9, date(2026, 11, 24)))
    made = room(lambda: Store.open(tmp_path))
    home = made.desk.home

    def asked() -> list[ReadyLine]:
        return [line for line in home.ready.lines if line.isVisible() and "lösenfras" in line.about.text()]

    qtbot.waitUntil(lambda: len(asked()) == 1)
    assert home.next.left_to_do.isVisible()
    asked()[0].help.click()
    qtbot.waitUntil(lambda: made.desk.findChild(PhraseWindow) is not None)
    window = made.desk.findChild(PhraseWindow)
    assert window is not None
    window.lock.phrase.setText(PHRASE)
    window.lock.again.setText(PHRASE)
    window.lock.unlock.click()
    qtbot.waitUntil(lambda: [line.detail.text() for line in asked()] == ["vald"])
    assert not asked()[0].help.isVisible()
    assert made.store().vault.notes_state is NotesState.READY
    assert made.desk.led is None


def test_not_now_chooses_nothing(qtbot: QtBot) -> None:
    hands = Hands(NotesAre.CHOOSE)
    window = PhraseWindow(Text("sv"), hands)
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    window.lock.phrase.setText(PHRASE)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert hands.heard == []


def test_a_message_in_the_window_squeezes_no_other_words(qtbot: QtBot) -> None:
    window = PhraseWindow(Text("sv"), Hands(NotesAre.CHOOSE))
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    window.lock.phrase.setText(PHRASE)
    window.lock.unlock.click()
    qtbot.waitUntil(window.lock.fault.isVisible)
    asks = window.lock.asks
    qtbot.waitUntil(lambda: asks.height() >= asks.heightForWidth(asks.width()), timeout=2000)
