"""The leader hands in the report through the real window: what is said first, one press, what helps when it fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.core.transfers import CANARY, hour, norr
from tests.ui.test_by_keyboard import tabbed
from tests.ui.test_languages import clean, shown
from tests.ui.test_transfer import Laptop, laptops, programme, said
from vilkaarvi.app.handin import Written, write
from vilkaarvi.app.handover import hand_over
from vilkaarvi.completion.report import ENDING
from vilkaarvi.store.store import Store
from vilkaarvi.ui.handin import HandInWindow

__all__ = ["laptops"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def met(store: Store) -> None:
    hour(store, norr(store), "traff-1")


def to_folder(laptop: Laptop, folder: Path | None) -> Laptop:
    papers = laptop.desk.home_desk.papers
    papers.settings = replace(papers.settings, report_folder=str(folder or ""))
    return laptop


def handing(laptop: Laptop) -> HandInWindow:
    desk = laptop.desk.home_desk
    laptop.home.hand_in.click()
    laptop.qtbot.waitUntil(lambda: desk.handing_in.window is not None)
    window = desk.handing_in.window
    assert window is not None
    return window


def kickers(window: HandInWindow) -> list[QLabel]:
    return [each for each in window.findChildren(QLabel) if each.property("look") == "kicker" and each.isVisible()]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


def test_what_is_in_the_report_is_said_before_one_press_writes_it(
    qtbot: QtBot, laptops: Callable[..., Laptop], share: Path
) -> None:
    a = to_folder(laptops("a").prepared(met).started(), share)
    window = handing(a)
    before = said(window)
    assert "Norr: 1 träff har hållits, 0 planerade dagar" in before
    assert "Då står de exakta antalen i rapporten. Färre än sex svar är inte med alls." in before
    assert "Aldrig en anteckning, och aldrig vem som har sagt eller svarat något." in before
    assert str(share) in before
    assert list(share.iterdir()) == []
    assert window.hand_in.hasFocus()
    QTest.keyClick(window.hand_in, Qt.Key.Key_Return)
    qtbot.waitUntil(window.close_it.isVisible)
    (path,) = share.iterdir()
    assert path.suffix == ENDING
    assert window.heading.text() == "Rapporten är lämnad"
    assert str(path) in said(window)
    assert "Den här datorns kod" in said(window)
    assert CANARY.encode() not in path.read_bytes()
    QTest.keyClick(window.close_it, Qt.Key.Key_Return)


def test_writing_again_changes_nothing_and_says_so(qtbot: QtBot, laptops: Callable[..., Laptop], share: Path) -> None:
    a = to_folder(laptops("a").prepared(met).started(), share)
    first = handing(a)
    first.hand_in.click()
    qtbot.waitUntil(first.close_it.isVisible)
    first.close_it.click()
    (path,) = share.iterdir()
    written, at = path.read_bytes(), path.stat().st_mtime_ns
    again = handing(a)
    assert "Senast lämnad 24 november 2026. Ingen träff är ny sedan dess." in said(again)
    again.hand_in.click()
    qtbot.waitUntil(again.close_it.isVisible)
    assert again.heading.text() == "Samma rapport ligger redan där"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (written, at)
    again.close_it.click()


def test_a_folder_that_is_away_is_told_and_the_same_press_tries_again(
    qtbot: QtBot, laptops: Callable[..., Laptop], share: Path
) -> None:
    share.rmdir()
    a = to_folder(laptops("a").prepared(met).started(), share)
    window = handing(a)
    window.hand_in.click()
    qtbot.waitUntil(lambda: window.trouble.text().startswith("! Mappen"))
    assert window.todo.isVisible()
    assert window.trouble.y() < window.todo.y() < min(each.y() for each in kickers(window))
    assert window.hand_in.text() == "Prova igen"
    assert window.hand_in.hasFocus()
    assert not share.exists()
    share.mkdir()
    window.hand_in.click()
    qtbot.waitUntil(window.close_it.isVisible)
    assert len(list(share.iterdir())) == 1
    window.close_it.click()


def test_where_no_folder_is_named_the_report_is_saved_and_the_leader_is_told_to_mail_it(
    qtbot: QtBot, laptops: Callable[..., Laptop], tmp_path: Path
) -> None:
    a = laptops("a").prepared(met).started()
    proposed: list[str] = []
    a.desk.home_desk.handing_in.ask_to_save = lambda _over, name: proposed.append(name) or tmp_path / name  # type: ignore[func-returns-value]
    window = handing(a)
    assert window.hand_in.text() == "Spara rapporten …"
    assert not window.elsewhere.isVisible()
    assert "mejlar den till den som sköter överblicken" in said(window)
    window.hand_in.click()
    qtbot.waitUntil(window.close_it.isVisible)
    assert (tmp_path / proposed[0]).exists()
    assert window.heading.text() == "Rapporten är sparad"
    assert "Mejla filen till den som sköter överblicken." in said(window)
    window.close_it.click()


def test_whoever_changes_their_mind_in_the_dialog_is_back_where_they_were(laptops: Callable[..., Laptop]) -> None:
    a = laptops("a").prepared(met).started()
    a.desk.home_desk.handing_in.ask_to_save = lambda _over, _name: None
    window = handing(a)
    window.hand_in.click()
    assert window.hand_in.isEnabled()
    assert not window.trouble.isVisible()
    window.leave.click()


def test_a_window_that_is_closed_while_a_share_takes_its_time_hurts_nobody(
    qtbot: QtBot, laptops: Callable[..., Laptop], share: Path
) -> None:
    a = to_folder(laptops("a").prepared(met).started(), share)
    window = handing(a)
    window.hand_in.click()
    window.close()
    qtbot.waitUntil(lambda: len(list(share.glob(f"*{ENDING}"))) == 1)
    again = handing(a)
    assert "Senast lämnad" in said(again)
    again.leave.click()


def test_a_share_that_does_not_answer_holds_up_neither_home_nor_papers(
    qtbot: QtBot, laptops: Callable[..., Laptop], share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()

    def slow(path: Path, content: bytes) -> Written:
        assert answers.wait(60)
        return write(path, content)

    monkeypatch.setattr("vilkaarvi.app.handing_in.write", slow)
    a = to_folder(laptops("a").prepared(met).started(), share)
    window = handing(a)
    window.hand_in.click()
    assert window.trouble.text() == "Skriver …"
    assert not window.hand_in.isEnabled()
    done: list[str | None] = []
    a.desk.parts.worker.do(lambda: "paper", lambda answer, _fault: done.append(answer))
    a.writer.do(lambda: "note", lambda answer, _fault: done.append(answer))
    qtbot.waitUntil(lambda: sorted(map(str, done)) == ["note", "paper"])
    answers.set()
    qtbot.waitUntil(window.close_it.isVisible)
    window.close_it.click()


def test_what_could_not_be_put_in_is_told_before_it_is_handed_in(laptops: Callable[..., Laptop], share: Path) -> None:
    def broken(store: Store) -> None:
        met(store)
        (path,) = (store.data / "runs").glob("*.run")
        path.write_bytes(b"rubbish")

    a = to_folder(laptops("a").prepared(broken).started(), share)
    window = handing(a)
    assert "! " in said(window)
    assert window.hand_in.isEnabled()
    window.leave.click()


def test_home_reminds_of_a_report_until_it_is_handed_in_and_of_the_day_when_the_group_meets(
    qtbot: QtBot, laptops: Callable[..., Laptop], share: Path
) -> None:
    def planned(store: Store) -> None:
        met(store)
        (group,) = store.groups()
        hand_over(store, store.data, programme(), store.open_run(store.runs()[0].id))
        store.add_group(group.changed("Norr", "", 9, (date(2026, 11, 26),)))

    a = to_folder(laptops("a").prepared(planned).started(), share)
    line = a.home.next.reminder
    qtbot.waitUntil(lambda: line.text() == "Nästa träff på torsdag · Rapporten är inte lämnad")
    assert line.isVisible()
    assert a.home.next.hand_in.isVisible()
    assert not a.home.reminders.isVisible()
    window = handing(a)
    window.hand_in.click()
    qtbot.waitUntil(window.close_it.isVisible)
    window.close_it.click()
    qtbot.waitUntil(lambda: line.text() == "Nästa träff på torsdag")
    assert not a.home.next.hand_in.isVisible()


def test_home_has_no_report_before_there_is_a_group(laptops: Callable[..., Laptop]) -> None:
    a = laptops("a").started()
    assert not a.home.hand_in.isVisible()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_window_speaks_one_language_and_every_control_has_a_name(
    qtbot: QtBot, laptops: Callable[..., Laptop], share: Path, language: str
) -> None:
    a = to_folder(laptops("a", language).prepared(met).started(), share)
    window = handing(a)
    clean(language, programme(), shown(window) - {str(share).casefold()})
    window.hand_in.click()
    qtbot.waitUntil(window.close_it.isVisible)
    clean(language, programme(), shown(window) - {window.path.text().casefold()})
    assert all(each.accessibleName() for each in window.findChildren(QPushButton))
    code = [each for each in window.findChildren(QLabel) if each.accessibleName()]
    assert len(code) == 1
    assert len(code[0].accessibleName().split()) == 17
    window.close_it.click()


def test_all_is_reached_by_keyboard(laptops: Callable[..., Laptop], share: Path) -> None:
    a = to_folder(laptops("a").prepared(met).started(), share)
    window = handing(a)
    assert tabbed(window, window.hand_in) == [window.hand_in, window.elsewhere, window.leave]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
