"""Players that may not answer, and the end of the program."""

from threading import Event

import pytest

from vilkaarvi.vlc_player import state
from vilkaarvi.vlc_player.state import LeftBehind


class Player:
    """Stops when it is let. Attributes: told (what was asked of it)."""

    def __init__(self) -> None:
        self.let, self.told = Event(), list[str]()

    def stop(self) -> None:
        self.let.wait()
        self.told.append("stop")

    def release(self) -> None:
        self.told.append("release")


def test_the_program_s_end_waits_for_a_player_that_is_still_stopping_but_not_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(state, "GONE_S", 0.01)
    left, player = LeftBehind(), Player()
    assert left.gone()
    left.add(player, object())
    assert not left.gone()
    monkeypatch.setattr(state, "GONE_S", 30.0)
    player.let.set()
    assert left.gone()
    assert player.told == ["stop", "release"]
