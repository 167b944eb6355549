"""What is written is read beside the room's thread; the newest wins, and nothing of it is remembered in words."""

import queue
import threading
from collections.abc import Callable

from vilkaarvi.hour.judge import Judge
from vilkaarvi.notes.check import MOST_KNOWN, Checker
from vilkaarvi.notes.note import Flag, FlagKind

WAIT_S = 10.0
Calls = queue.SimpleQueue[Callable[[], None]]


def test_a_text_is_read_on_a_worker_and_the_answer_comes_back_through_the_post() -> None:
    calls, read, heard = Calls(), list[threading.Thread](), list[object]()

    def find(text: str) -> tuple[Flag, ...]:
        read.append(threading.current_thread())
        return (Flag(0, len(text), FlagKind.PHONE),)

    Judge(find, calls.put).ask("field", "070", heard.append)
    answer = calls.get(timeout=WAIT_S)
    assert heard == []
    answer()
    assert heard == [(Flag(0, 3, FlagKind.PHONE),)]
    assert read[0] is not threading.current_thread()
    assert read[0].name == "worker"


def test_of_each_field_only_the_newest_text_waits_for_its_turn() -> None:
    calls, gate, begun, read, heard = Calls(), threading.Event(), threading.Event(), list[str](), list[str]()

    def find(text: str) -> tuple[Flag, ...]:
        read.append(text)
        begun.set()
        assert gate.wait(WAIT_S)
        return ()

    judge = Judge(find, calls.put)
    judge.ask("note", "a", lambda _flags: heard.append("a"))
    assert begun.wait(WAIT_S)
    for text in ("ab", "abc", "abcd"):
        judge.ask("note", text, lambda _flags, text=text: heard.append(text))  # type: ignore[misc]
    judge.ask("line", "other", lambda _flags: heard.append("other"))
    gate.set()
    for _ in range(3):
        calls.get(timeout=WAIT_S)()
    assert read == ["a", "abcd", "other"]
    assert heard == ["a", "abcd", "other"]
    assert calls.empty()


def test_a_text_that_cannot_be_read_is_told_and_the_next_one_is_read() -> None:
    calls, heard, told = Calls(), list[object](), list[type[BaseException]]()

    def find(text: str) -> tuple[Flag, ...]:
        if text == "broken":
            raise ValueError(text)
        return ()

    before, threading.excepthook = threading.excepthook, lambda args: told.append(args.exc_type)
    try:
        judge = Judge(find, calls.put)
        judge.ask("note", "broken", heard.append)
        calls.get(timeout=WAIT_S)()
        judge.ask("note", "whole", heard.append)
        calls.get(timeout=WAIT_S)()
    finally:
        threading.excepthook = before
    assert heard == [None, ()]
    assert told == [ValueError]


def test_what_was_read_is_known_afterwards_without_its_words() -> None:
    read: list[str] = []

    def find(text: str) -> tuple[Flag, ...]:
        read.append(text)
        return (Flag(0, 3, FlagKind.PHONE), Flag(4, 7, FlagKind.EMAIL, hard=False))

    checker = Checker(find)
    for _ in range(2):
        assert checker.unanswered("abc def ghi") == (Flag(0, 3, FlagKind.PHONE),)
    assert checker.unanswered("abc def ghi", frozenset({"abc"})) == ()
    assert read == ["abc def ghi"]
    assert "def" not in repr(vars(checker))
    for at in range(MOST_KNOWN + 5):
        checker.find(str(at))
    assert len(checker._known) <= MOST_KNOWN
