"""The folder for saved work is lost in the middle of an hour: the leader is told, and what is written is kept."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.ui.desks import Room, drawn, led_hour, room
from vilkaarvi.journal import journal
from vilkaarvi.journal.spool import waiting_in
from vilkaarvi.store.store import Store

__all__ = ["room"]  # a fixture


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open")
def test_the_leader_is_told_the_note_is_kept_and_all_is_in_place_when_the_folder_is_back(
    qtbot: QtBot, tmp_path: Path, room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "AGAIN_S", 0.0)
    data, away, spool = tmp_path / "data", tmp_path / "away", tmp_path / "spool"
    keyring = MemoryKeyring()
    made = room(lambda: Store.open(data, keyring, spool=spool))
    desk = led_hour(qtbot, made)
    drawn(desk)
    assert desk.led is not None
    led, kept = desk.led, list[object]()
    data.rename(away)
    led.keep("fraga-1", "Kaffet blev bättre", frozenset(), kept.append)
    qtbot.waitUntil(lambda: kept == [None])  # it is on a disk
    assert "Mappen för sparat arbete svarar inte" in desk._chips(led)
    assert waiting_in(spool)
    away.rename(data)
    led.keep("fraga-1", "Teet också", frozenset(), kept.append)
    qtbot.waitUntil(lambda: kept == [None, None])
    assert "Sparat" in desk._chips(led)
    assert waiting_in(spool) == []
    with Store.open(data, keyring, writer=False) as reader:
        notes = reader.open_run(reader.runs()[0].id).notes()
    assert [note.text for note in notes] == ["Kaffet blev bättre", "Teet också"]
