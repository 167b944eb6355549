"""One program at a time in a data folder: who has it is told, one takes over by hand, and the earlier one stops."""

import json
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.stores import NOTE, PHRASE, begun
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.note import Note
from vilkaarvi.session.events import HourStarted
from vilkaarvi.store.lock import NOTE as HOLDER
from vilkaarvi.store.lock import WriterLock
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text

FAR = {"host": "DATOR-2", "process": 412, "token": "00", "turn": 0}


def refused(folder: Path, take_over: bool = False) -> Fault:
    with pytest.raises(Fault) as caught:
        WriterLock(folder, take_over)
    assert caught.value.code is Code.DATA_LOCKED
    return caught.value


def dead_process() -> int:
    with subprocess.Popen(["true"] if os.name != "nt" else ["cmd", "/c", "exit"]) as gone:
        pass
    return gone.pid


def noted(folder: Path) -> dict[str, object]:
    kept = json.loads((folder / HOLDER).read_text())
    assert isinstance(kept, dict)
    return kept


def as_if_it_were(folder: Path, **holder: object) -> None:
    """The note, as another computer or process would have written it."""
    (folder / HOLDER).write_text(json.dumps(noted(folder) | holder))


def test_the_refusal_names_computer_and_process(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path)
    fault = refused(tmp_path)
    assert fault.facts == {"host": socket.gethostname(), "process": os.getpid(), "yours": False}
    lock.release()
    assert not (tmp_path / HOLDER).exists()


def test_from_a_living_process_of_this_computer_nothing_is_taken(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path)
    assert refused(tmp_path, take_over=True).facts["yours"] is False
    lock.release()


def test_a_holder_that_nobody_knows_is_not_taken_over_from(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path)
    (tmp_path / HOLDER).write_text("")
    assert refused(tmp_path, take_over=True).facts == {"host": "?", "process": "?", "yours": False}
    lock.release()


@pytest.mark.parametrize("gone", [True, False])
def test_from_another_computer_or_a_process_that_is_gone_it_is_taken_by_hand_alone(tmp_path: Path, gone: bool) -> None:
    earlier = WriterLock(tmp_path)
    as_if_it_were(tmp_path, **({"process": dead_process()} if gone else {"host": "DATOR-2"}), token="00")
    assert refused(tmp_path).facts["yours"] is True
    later = WriterLock(tmp_path, take_over=True)
    assert (earlier.still_mine(), later.still_mine()) == (False, True)
    earlier.release()
    assert noted(tmp_path)["process"] == os.getpid()  # the note of the later one stays
    assert refused(tmp_path).facts["yours"] is False
    later.release()
    WriterLock(tmp_path).release()


def test_a_lock_that_cannot_be_seen_from_here_is_respected_too(tmp_path: Path) -> None:
    """Over some networks nobody sees the lock of another computer; its note is seen."""
    (tmp_path / HOLDER).write_text(json.dumps(FAR))
    assert refused(tmp_path).facts == {"host": "DATOR-2", "process": 412, "yours": True}
    assert noted(tmp_path) == FAR
    WriterLock(tmp_path, take_over=True).release()
    WriterLock(tmp_path).release()  # nobody writes there now


def test_after_a_crash_on_this_computer_nobody_is_asked(tmp_path: Path) -> None:
    (tmp_path / HOLDER).write_text(json.dumps(FAR | {"host": socket.gethostname(), "process": dead_process()}))
    WriterLock(tmp_path).release()


def test_the_lock_file_that_was_taken_over_is_never_tried_again(tmp_path: Path) -> None:
    """The other computer may hold it for as long as it lives."""
    earlier = WriterLock(tmp_path)
    as_if_it_were(tmp_path, host="DATOR-2", token="00")
    WriterLock(tmp_path, take_over=True).release()
    WriterLock(tmp_path).release()
    assert noted(tmp_path) == {"turn": 1}
    earlier.release()


def test_two_do_not_take_over_at_once(tmp_path: Path) -> None:
    (tmp_path / HOLDER).write_text(json.dumps(FAR))
    first = WriterLock(tmp_path, take_over=True)
    (tmp_path / HOLDER).write_text(
        json.dumps(FAR)
    )  # the second one has read the note before the first one wrote its own
    refused(tmp_path, take_over=True)
    first.release()


def test_whoever_was_taken_over_from_writes_no_more_and_says_so(tmp_path: Path) -> None:
    earlier = Store.open(tmp_path)
    earlier.vault.choose(PHRASE)
    run = begun(earlier)
    run.record((HourStarted(0, 9),))
    run.keep_note(NOTE)
    as_if_it_were(tmp_path, host="DATOR-2", token="00")
    with Store.open(tmp_path, take_over=True) as later:
        later.vault.unlock(PHRASE)
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        acts: list[Callable[[], None]] = [
            lambda: run.keep_note(Note("n2", "f1", "för sent", 2)),
            lambda: run.record((HourStarted(1, 9),)),
            lambda: earlier.vault.change(PHRASE, "fyra andra ord"),
            run.close,
        ]
        for act in acts:
            with pytest.raises(Fault) as caught:
                act()
            assert caught.value.code is Code.LOCK_LOST
        earlier.close()
        assert {path: path.read_bytes() for path in before} == before
        again = later.open_run(run.head.id)
        assert again.notes() == [NOTE]
        again.keep_note(Note("n3", "f1", "här", 3))
    said = str(Text().fault(caught.value))
    assert socket.gethostname() in said
    assert "Inget mer sparas här" in said
