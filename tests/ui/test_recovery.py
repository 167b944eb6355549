"""The recovery sheet, the forgotten passphrase and another one, by keyboard and with a real store."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import PHRASE
from tests.core.test_paper import pages
from tests.ui.desks import Room, drawn, led_hour, room
from vilkaarvi.app.window import _opened
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.seal.code import groups_of, new_code
from vilkaarvi.seal.recovery import new_pair, private_of
from vilkaarvi.seal.vault import NotesState
from vilkaarvi.settings import Settings, load
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Done
from vilkaarvi.ui.home_ready import ReadyLine
from vilkaarvi.ui.notes_lock import PhraseWindow
from vilkaarvi.ui.recovery import ChangeWindow, RecoverWindow, SheetWindow

__all__ = ["room"]  # a fixture

Rooms = Callable[..., Room]
OTHER = "fyra andra ord"
WRONG = Fault(Code.WRONG_PASSPHRASE)


def ready_home(made: Room, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: made.desk.currentWidget() is made.desk.home)


def sheet_lines(made: Room) -> list[ReadyLine]:
    lines = made.desk.home.ready.lines
    return [line for line in lines if line.isVisible() and "Återställningsblad" in line.about.text()]


def with_a_group(folder: Path, passphrase: str = "", code: str = "") -> None:
    with Store.open(folder) as store:
        store.add_group(Group.new("Norr", "", 9, date(2026, 11, 24)))
        if passphrase:
            store.vault.choose(passphrase)
        if code:
            store.vault.keep_sheet(code)


def test_at_the_first_start_with_the_systems_key_store_home_offers_a_sheet_and_it_opens_the_notes(
    qtbot: QtBot, tmp_path: Path, room: Rooms
) -> None:
    data, pdf = tmp_path / "data", tmp_path / "blad.pdf"
    with_a_group(data)
    made = room(lambda: Store.open(data, MemoryKeyring()), pdf)
    qtbot.waitUntil(lambda: len(sheet_lines(made)) == 1)
    sheet_lines(made)[0].help.click()
    qtbot.waitUntil(lambda: made.desk.findChild(SheetWindow) is not None)
    window = made.desk.findChild(SheetWindow)
    assert window is not None
    QTest.keyClick(window.make, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: made.opened == [pdf])
    qtbot.waitUntil(lambda: not sheet_lines(made))
    (page,) = pages(pdf.read_bytes())
    code = "".join(sign for sign in page[page.index("1.") : page.index("Dator")] if sign.isdigit())
    digits = "".join(code[at + 1 : at + 7] for at in range(0, 35, 7))  # after each group's number
    window.printed.click()
    qtbot.waitUntil(lambda: not pdf.exists())
    assert made.writer.close(10)
    made.store.close()
    with Store.open(data) as store:  # without that key store
        before = store.vault.notes_state
        store.vault.recover(digits, OTHER)
        assert (before, store.vault.notes_state) == (NotesState.CHOOSE, NotesState.READY)


def test_who_wants_no_sheet_is_not_asked_again(qtbot: QtBot, tmp_path: Path, room: Rooms) -> None:
    with_a_group(tmp_path)
    made = room(lambda: Store.open(tmp_path, MemoryKeyring()))
    qtbot.waitUntil(lambda: len(sheet_lines(made)) == 1)
    sheet_lines(made)[0].help.click()
    qtbot.waitUntil(lambda: made.desk.findChild(SheetWindow) is not None)
    window = made.desk.findChild(SheetWindow)
    assert window is not None
    window.never.click()
    qtbot.waitUntil(lambda: not sheet_lines(made))
    assert "sheet_declined = true" in (tmp_path / "settings.toml").read_text()
    assert not made.store().vault.ways.sheet


def test_after_the_first_passphrase_a_sheet_is_offered(qtbot: QtBot, tmp_path: Path, room: Rooms) -> None:
    with_a_group(tmp_path)
    made = room(lambda: Store.open(tmp_path))
    ready_home(made, qtbot)
    made.desk.home_desk.choose_phrase()
    qtbot.waitUntil(lambda: made.desk.findChild(PhraseWindow) is not None)
    window = made.desk.findChild(PhraseWindow)
    assert window is not None
    window.lock.phrase.setText(PHRASE)
    window.lock.again.setText(PHRASE)
    window.lock.unlock.click()
    qtbot.waitUntil(lambda: made.desk.findChild(SheetWindow) is not None)
    sheet = made.desk.findChild(SheetWindow)
    assert sheet is not None
    sheet.later.click()
    qtbot.waitUntil(lambda: len(sheet_lines(made)) == 1)  # not now is not never


def test_in_the_hour_a_forgotten_passphrase_is_replaced_with_the_sheets_code(
    qtbot: QtBot, tmp_path: Path, room: Rooms
) -> None:
    code = new_code()
    with_a_group(tmp_path, PHRASE, code)
    made = room(lambda: Store.open(tmp_path))
    desk = led_hour(qtbot, made)
    drawn(desk)
    console = desk.console
    assert console is not None
    qtbot.waitUntil(console.notes.lock.forgot.isVisible)
    QTest.keyClick(console.notes.lock.forgot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.findChild(RecoverWindow) is not None)
    window = desk.findChild(RecoverWindow)
    assert window is not None
    QTest.keyClicks(window.code, " ".join(groups_of(code)))
    assert window.progress.text() == "✓ 5 av 5 grupper"
    QTest.keyClick(window.code, Qt.Key.Key_Return)
    QTest.keyClicks(window.phrases[0].phrase, OTHER)
    QTest.keyClick(window.phrases[0].phrase, Qt.Key.Key_Return)
    QTest.keyClicks(window.phrases[0].again, OTHER)
    QTest.keyClick(window.phrases[0].again, Qt.Key.Key_Return)
    qtbot.waitUntil(console.notes.field.isVisible)
    assert desk.led is not None
    assert desk.led.harm is None


class Hands:
    """Answers with `answer` and remembers."""

    def __init__(self, answer: Fault | None = None) -> None:
        self.answer, self.heard = answer, list[tuple[str, ...]]()

    def recover(self, code: str, passphrase: str, done: Done) -> None:
        self.heard.append(("recover", code, passphrase))
        done(self.answer)

    def start_over(self, passphrase: str, done: Done) -> None:
        self.heard.append(("start over", passphrase))
        done(self.answer)

    def change(self, old: str, new: str, done: Done) -> None:
        self.heard.append(("change", old, new))
        done(self.answer)


def test_a_wrong_digit_is_told_with_its_group_and_the_sheet_is_named(qtbot: QtBot) -> None:
    window = RecoverWindow(Text(), Hands(), sheet=True)
    qtbot.addWidget(window)
    window.show()
    QTest.keyClicks(window.code, "356 764")
    assert window.progress.text() == "! Grupp 1 i koden stämmer inte. Titta på bladet en gång till."
    window.open_it.click()
    assert "Titta på bladet" in window.troubles[0].text()


def test_without_a_sheet_what_is_lost_and_what_is_not_is_said_and_one_can_begin_again(qtbot: QtBot) -> None:
    hands = Hands()
    window = RecoverWindow(Text(), hands, sheet=False, municipality="3f2a 91c0")
    qtbot.addWidget(window)
    window.show()
    said = " ".join(label.text() for label in window.findChildren(type(window.progress)) if label.isVisible())
    assert "kan ingen läsa anteckningarna från träffar som inte är färdigställda" in said
    assert "färdigställda sammanfattningar" in said
    assert "kommunens återställningsnyckel (3f2a 91c0)" in said
    window.phrases[1].phrase.setText(OTHER)
    window.begin.click()
    assert hands.heard == []
    window.phrases[1].again.setText(OTHER)
    window.begin.click()
    assert hands.heard == [("start over", OTHER)]


def test_the_passphrase_is_changed_by_keyboard_and_a_wrong_one_is_told(qtbot: QtBot) -> None:
    hands = Hands(WRONG)
    window = ChangeWindow(Text(), hands, by_passphrase=True)
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    for field, typed in ((window.old, PHRASE), (window.new.phrase, OTHER), (window.new.again, OTHER)):
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.trouble.text().startswith("Lösenfrasen stämmer inte.")
    hands.answer = None
    QTest.keyClick(window.new.again, Qt.Key.Key_Return)
    assert hands.heard == [("change", PHRASE, OTHER)] * 2
    assert not window.isVisible()


def test_where_the_system_keeps_the_key_no_passphrase_is_needed_and_that_is_said(qtbot: QtBot) -> None:
    window = ChangeWindow(Text(), Hands(), by_passphrase=False)
    qtbot.addWidget(window)
    window.show()
    assert not window.old.isVisible()
    assert window.close_it.isVisible()


def test_a_policy_forces_a_passphrase_and_its_key_opens_what_is_written_from_then_on(tmp_path: Path) -> None:
    pem, public = new_pair(None)
    policy = tmp_path / "policy.toml"
    policy.write_text(f'notes_passphrase = true\nrecovery_key = "{public}"\n')
    settings, told = load(tmp_path / "settings.toml", policy)
    assert told == []
    with _opened(Places.chosen(tmp_path / "data"), settings, keyring=False) as store:
        assert store.vault.notes_by_passphrase
        store.vault.choose(PHRASE)
    with _opened(Places.chosen(tmp_path / "data"), Settings(), keyring=False) as store:
        store.vault.recover_by_key(private_of(pem, None), OTHER)


def test_from_settings_the_passphrase_is_changed(qtbot: QtBot, tmp_path: Path, room: Rooms) -> None:
    with_a_group(tmp_path, PHRASE)
    made = room(lambda: Store.open(tmp_path))
    ready_home(made, qtbot)
    made.desk.home_desk.keys.change_phrase(lambda: None)
    qtbot.waitUntil(lambda: made.desk.findChild(ChangeWindow) is not None)
    window = made.desk.findChild(ChangeWindow)
    assert window is not None
    window.old.setText(PHRASE)
    window.new.phrase.setText(OTHER)
    window.new.again.setText(OTHER)
    window.change.click()
    qtbot.waitUntil(lambda: made.desk.findChild(ChangeWindow) is None or not QApplication.activeModalWidget())
    assert made.writer.close(10)
    made.store.close()
    with Store.open(tmp_path) as store:
        store.vault.unlock(OTHER)
