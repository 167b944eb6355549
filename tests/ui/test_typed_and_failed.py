"""Errors in the middle of writing: no typed word is in a report, a log, or what a terminal shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desks import room
from tests.ui.test_texts_that_wait import Hour, Made
from vilkaarvi.notes.note import Flag
from vilkaarvi.text import Text
from vilkaarvi.ui.trouble import Trouble, install

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TYPED = "kvastskaftslada 070-174 06 58 "


@pytest.fixture
def hour(qtbot: QtBot, tmp_path: Path, room: Made) -> Hour:
    return Hour(qtbot, tmp_path, room)


@pytest.fixture
def trouble(qtbot: QtBot, tmp_path: Path) -> Iterator[Trouble]:
    placed = install(Text("sv"), tmp_path / "logs")
    yield placed
    placed.remove()
    if placed.window is not None:
        placed.window.close()


def reports(data: Path) -> str:
    return "".join(path.read_text("utf-8") for path in (data / "logs").glob("*.txt"))


def holds_no_word(data: Path, *said: str) -> bool:
    files = [path.read_bytes().decode("utf-8", "replace") for path in data.rglob("*") if path.is_file()]
    return not any(word in text for word in ("kvastskaft", "174 06 58") for text in (*files, *said))


def test_a_detector_that_fails_in_mid_writing_tells_none_of_the_words(
    hour: Hour, trouble: Trouble, capfd: pytest.CaptureFixture[str]
) -> None:
    def fails(text: str) -> tuple[Flag, ...]:
        raise ValueError(f"cannot read {text}")

    hour.desk.parts.check._detect = fails
    QTest.keyClicks(hour.panel.field, TYPED)
    hour.qtbot.waitUntil(lambda: "builtins.ValueError" in reports(hour.data))
    hour.panel.save.click()
    hour.qtbot.waitUntil(lambda: hour.panel.status.text().startswith("Något gick fel"))
    assert hour.panel.field.toPlainText() == TYPED  # it waits, unsaved
    assert hour.stored() == []
    assert holds_no_word(hour.data, *capfd.readouterr())
    hour.desk.leave()


def test_a_window_that_fails_in_mid_writing_tells_none_of_the_words(
    hour: Hour, trouble: Trouble, capfd: pytest.CaptureFixture[str]
) -> None:
    def fails() -> None:
        written = hour.panel.field.toPlainText()
        raise KeyError(written)

    hour.panel.field.textChanged.connect(fails)
    trouble.put_in_place()  # the test's own hook took its place
    QTest.keyClicks(hour.panel.field, TYPED)
    hour.panel.field.textChanged.disconnect(fails)
    assert "builtins.KeyError" in reports(hour.data)
    assert hour.panel.field.toPlainText() == TYPED
    assert holds_no_word(hour.data, *capfd.readouterr())
    hour.desk.leave()
