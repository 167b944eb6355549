"""An unhandled error: one window, and a report without anybody's words."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.trouble import Trouble, install

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so
CANARY = "kanariefågel 070-174 06 58"


@pytest.fixture
def trouble(qtbot: QtBot, tmp_path: Path) -> Iterator[Trouble]:
    placed = install(Text("sv"), tmp_path / "loggar å")
    yield placed
    placed.remove()
    if placed.window is not None:
        placed.window.close()


def fail(words: str) -> None:
    """A frame with the words in an argument, a local and two messages."""
    kept = {"note": words}
    try:
        raise KeyError(kept["note"])
    except KeyError as error:
        raise ValueError(f"could not store {words}") from error


def unhandled(words: str = CANARY) -> None:
    """What Qt does with an error in a slot."""
    try:
        fail(words)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def reports(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((folder / "loggar å").glob("*.txt"))]


def test_the_report_holds_places_and_types_and_no_words(
    qtbot: QtBot, trouble: Trouble, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unhandled()
    (report,) = reports(tmp_path)
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "test_trouble.py:" in report
    assert " fail" in report
    assert "Python 3." in report
    assert "Qt 6." in report
    for said in (report, *capsys.readouterr()):
        assert "kanariefågel" not in said
        assert "06 58" not in said
        assert str(Path.home()) not in said.replace("\\", "/") or str(Path.home()) == "/"
        assert "kept" not in said


def test_a_fault_of_ours_tells_its_code_and_not_its_facts(trouble: Trouble, tmp_path: Path) -> None:
    trouble.tell(Fault(Code.WRITE_FAILED, path=CANARY))
    (report,) = reports(tmp_path)
    assert "[write-failed]" in report
    assert "kanariefågel" not in report


def test_the_window_says_what_is_safe_what_to_do_and_where_the_report_lies(qtbot: QtBot, trouble: Trouble) -> None:
    unhandled()
    qtbot.waitUntil(lambda: trouble.window is not None and trouble.window.isVisible())
    assert trouble.window is not None
    assert "sparat finns kvar" in trouble.window.todo.text()
    assert "loggar å" in trouble.window.place.text()
    assert not trouble.window.isModal()
    assert "kanariefågel" not in trouble.window.place.text() + trouble.window.todo.text() + trouble.window.safe.text()


def test_there_is_never_a_second_window(qtbot: QtBot, trouble: Trouble, tmp_path: Path) -> None:
    unhandled()
    qtbot.waitUntil(lambda: trouble.window is not None)
    first = trouble.window
    trouble.tell(RuntimeError("another"))
    unhandled()
    qtbot.waitUntil(lambda: len(reports(tmp_path)) == 2)
    qtbot.wait(20)
    assert trouble.window is first


def test_the_same_error_is_not_told_again_once_it_is_closed(qtbot: QtBot, trouble: Trouble, tmp_path: Path) -> None:
    for _ in range(5):
        unhandled()
    qtbot.waitUntil(lambda: trouble.window is not None)
    assert trouble.window is not None
    trouble.window.stay.click()
    for _ in range(5):
        try:
            fail(CANARY)
        except ValueError as error:
            trouble.tell(error)
    qtbot.wait(20)
    assert len(reports(tmp_path)) <= 2


def test_an_error_in_another_thread_opens_the_window_on_this_one(
    qtbot: QtBot, trouble: Trouble, tmp_path: Path
) -> None:
    thread = threading.Thread(target=fail, args=(CANARY,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: trouble.window is not None and trouble.window.isVisible())
    assert "builtins.ValueError" in reports(tmp_path)[0]
    assert "kanariefågel" not in reports(tmp_path)[0]


def test_a_report_that_cannot_be_written_is_said(qtbot: QtBot, trouble: Trouble, tmp_path: Path) -> None:
    (tmp_path / "loggar å").write_text("in the way", "utf-8")
    unhandled()
    qtbot.waitUntil(lambda: trouble.window is not None)
    assert trouble.window is not None
    assert "Det gick inte att skriva någon rapport" in trouble.window.place.text()
    assert not trouble.window.folder.isVisible()


def test_the_hooks_are_given_back(qtbot: QtBot, tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    placed = install(Text("sv"), tmp_path)
    assert sys.excepthook is not before[0]
    placed.remove()
    assert (sys.excepthook, threading.excepthook) == before
