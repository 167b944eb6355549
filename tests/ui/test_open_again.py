"""A session that has been is opened again from home: to finish it, to count its slips, to print it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.ui.desks import Room, drawn, room
from tests.ui.test_closing import to_finish
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import Agreed, Attendance, Summary
from vilkaarvi.session.events import HourEnded, HourStarted, StageEntered
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunState
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store
from vilkaarvi.ui.closing_acts import At
from vilkaarvi.ui.home_acts import GroupWords
from vilkaarvi.ui.paper_view import PaperPage

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Made = Callable[..., Room]
SENTENCES = 4  # on a slip of this programme
LINE = "Vi säger till i tid"


def run_on(store: Store, group: Group, day: int) -> Run:
    """An hour that is over, with a draft line; its working material waits."""
    run = store.begin_run(group, "vilka-ar-vi", 1, "traff-1", 9, datetime(2026, 11, day, 9, tzinfo=UTC))
    run.record((HourStarted(0, 9), StageEntered(0, "valkomna", 0), HourEnded(3_400_000)))
    run.keep_note(Note("n1", "fraga-1", "Det gick fort", 1))
    run.keep_lines("fraga-1", (LINE,))
    run.keep_attendance(Attendance(8, 0, False, False))
    return run


def finished(run: Run) -> Run:
    agreed = (Agreed("fraga-1", "Vad minns du?", (LINE,)),)
    run.finish(Summary("sv", "Vilka är vi?", "Träff 1: Vad har hänt?", run.head.day, "Norr", "", 8, agreed))
    return run


def kept_in(data: Path, keyring: MemoryKeyring, *make: Callable[[Store, Group], Run]) -> list[str]:
    with Store.open(data, keyring) as store:
        group = Group.new("Norr", "Vård", 9, date(2026, 11, 1))
        store.add_group(group)
        return [each(store, group).head.id for each in make]


def drafted(made: Room) -> tuple[str, ...]:
    """The first question's lines, as the closing page has them."""
    page = made.desk.closing
    return page.parts[0].stored if page is not None and page.parts else ()


def at_home(qtbot: QtBot, made: Room) -> None:
    qtbot.waitUntil(lambda: made.desk.currentWidget() is made.desk.home)


def test_working_material_is_finished_though_a_newer_session_has_been(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    keyring = MemoryKeyring()
    older, _newer = kept_in(
        tmp_path, keyring, lambda store, group: run_on(store, group, 3), lambda s, g: finished(run_on(s, g, 17))
    )
    made = room(lambda: Store.open(tmp_path, keyring))
    at_home(qtbot, made)
    rows = made.desk.home_desk.view.finished
    assert [(row.run == older, row.working) for row in rows] == [(True, True), (False, False)]
    made.desk.home_desk.open_again(older)
    qtbot.waitUntil(lambda: drafted(made) == (LINE,))
    page = made.desk.closing
    assert page is not None
    to_finish(page)
    page.finish.click()
    qtbot.waitUntil(lambda: page.save.isVisible())
    page.done.click()
    at_home(qtbot, made)
    qtbot.waitUntil(lambda: not any(row.working for row in made.desk.home_desk.view.finished))
    assert made.store().open_run(older).head.state is RunState.FINISHED


def test_the_newest_working_material_goes_on_where_it_was_left(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    keyring = MemoryKeyring()
    (run,) = kept_in(tmp_path, keyring, lambda store, group: run_on(store, group, 3))
    made = room(lambda: Store.open(tmp_path, keyring))
    at_home(qtbot, made)
    made.desk.home.resume.go_on.click()
    qtbot.waitUntil(lambda: made.desk.closing is not None and made.desk.closing.to_confirm.isVisible())
    assert made.store().open_run(run).events()[-1] == HourEnded(3_400_000)  # nothing was recorded
    made.desk.leave()


def test_slips_counted_later_take_the_place_of_the_earlier_record(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    keyring = MemoryKeyring()
    (run,) = kept_in(tmp_path, keyring, lambda store, group: finished(run_on(store, group, 3)))
    made = room(lambda: Store.open(tmp_path, keyring))
    qtbot.waitUntil(lambda: [row.uncounted for row in made.desk.home_desk.view.finished] == [True])
    made.desk.home_desk.open_again(run)
    qtbot.waitUntil(lambda: made.desk.closing is not None and made.desk.closing.to_slips.isVisible())
    page = made.desk.closing
    assert page is not None
    page.to_slips.click()
    for _answers in range(7 * SENTENCES):
        page.slips.grades[3].click()
    page.back.click()
    page.done.click()
    at_home(qtbot, made)
    qtbot.waitUntil(lambda: [row.uncounted for row in made.desk.home_desk.view.finished] == [False])
    outbox = Outbox.open(tmp_path, made.store().vault, lambda _words: False)
    record = outbox.record_of(run)
    outbox.close()
    assert record is not None
    assert {answers.answered for answers in record.answers} == {7}


def test_a_finished_summary_is_saved_again_as_it_was_finished(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    keyring, pdf = MemoryKeyring(), tmp_path / "igen.pdf"
    (run,) = kept_in(tmp_path, keyring, lambda store, group: finished(run_on(store, group, 3)))
    made = room(lambda: Store.open(tmp_path, keyring), pdf)
    at_home(qtbot, made)
    made.desk.home_desk.open_again(run)
    qtbot.waitUntil(lambda: made.desk.closing is not None and made.desk.closing.save.isVisible())
    page = made.desk.closing
    assert page is not None
    page.save.click()
    qtbot.waitUntil(pdf.exists)
    qtbot.waitUntil(page.done.isEnabled)
    assert LINE in words_of(pdf)
    assert "3 november 2026" in words_of(pdf)
    made.desk.leave()


def test_a_finished_summary_is_seen_and_copied_where_it_was_finished(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    keyring = MemoryKeyring()
    (run,) = kept_in(tmp_path, keyring, lambda store, group: finished(run_on(store, group, 3)))
    made = room(lambda: Store.open(tmp_path, keyring))
    at_home(qtbot, made)
    made.desk.home_desk.open_again(run)
    qtbot.waitUntil(lambda: made.desk.closing is not None and made.desk.closing.save.isVisible())
    page = made.desk.closing
    assert page is not None
    page.finished.copies.click()
    qtbot.waitUntil(lambda: page.finished.said.text().startswith("✓ Texten är kopierad."))
    assert f"\n– {LINE}\n" in QGuiApplication.clipboard().text()
    page.finished.shows.setFocus()
    page.finished.shows.click()
    qtbot.waitUntil(lambda: isinstance(made.desk.currentWidget(), PaperPage))
    seen = made.desk.currentWidget()
    assert isinstance(seen, PaperPage)
    assert seen.focusWidget() is seen.prints
    assert LINE in seen.paper.text
    QTest.keyClick(seen.prints, Qt.Key.Key_Escape)
    assert made.desk.currentWidget() is made.desk.console
    assert page.focusWidget() is page.finished.shows
    made.desk.leave()


def test_working_material_is_printed_and_says_that_it_is(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    keyring, pdf = MemoryKeyring(), tmp_path / "utkast.pdf"
    kept_in(tmp_path, keyring, lambda store, group: run_on(store, group, 3))
    made = room(lambda: Store.open(tmp_path, keyring), pdf)
    at_home(qtbot, made)
    made.desk.home.resume.go_on.click()
    qtbot.waitUntil(lambda: drafted(made) == (LINE,))
    page = made.desk.closing
    assert page is not None
    to_finish(page)
    page.draft.click()
    qtbot.waitUntil(pdf.exists)
    assert LINE in words_of(pdf)
    assert "Arbetsmaterial" in words_of(pdf)
    made.desk.leave()


def test_planned_days_stand_in_the_group_s_card(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    keyring = MemoryKeyring()
    (run,) = kept_in(tmp_path, keyring, lambda store, group: finished(run_on(store, group, 3)))
    made = room(lambda: Store.open(tmp_path, keyring))
    at_home(qtbot, made)
    group = made.desk.home_desk.view.groups[0]
    days = (date(2026, 12, 15), date(2026, 12, 1))
    made.desk.home_desk.keep_group(group.id, GroupWords("Norr", "Vård", 10, days), lambda _fault: None)
    qtbot.waitUntil(lambda: made.desk.home_desk.view.groups[0].planned == tuple(sorted(days)))
    made.desk.home_desk.open_again(run)
    qtbot.waitUntil(lambda: made.desk.closing is not None and made.desk.closing.save.isVisible())
    assert made.desk.closing is not None
    made.desk.closing.done.click()
    qtbot.waitUntil(lambda: card_of(tmp_path, made, group.id) == (10, tuple(sorted(days))))


def card_of(data: Path, made: Room, group: str) -> tuple[int, tuple[date, ...]] | None:
    outbox = Outbox.open(data, made.store().vault, lambda _words: False)
    card = outbox.card_of(group)
    outbox.close()
    return (card.headcount, card.planned) if card else None


def words_of(pdf: Path) -> str:
    document = PdfDocument(pdf)
    said = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return said


def test_closing_stands_on_the_finished_page_when_it_is_opened_again(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    keyring = MemoryKeyring()
    (run,) = kept_in(tmp_path, keyring, lambda store, group: finished(run_on(store, group, 3)))
    made = room(lambda: Store.open(tmp_path, keyring))
    at_home(qtbot, made)
    made.desk.home_desk.open_again(run)
    qtbot.waitUntil(lambda: made.desk.closing is not None and made.desk.closing._at is At.FINISHED)
    assert made.desk.console is not None
    drawn(made.desk)
    assert not made.desk.console.foot.isVisible()  # there is no way back into the hour
    made.desk.leave()
