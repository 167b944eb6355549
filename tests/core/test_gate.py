"""Which picture of a film it is that VLC hands over, where the computer is busy and each comes late."""

import pytest

from vilkaarvi.film.gate import WAKE_S, Gate

TIMES = [number * 40.0 for number in range(50)]
BEGAN = 100.0


@pytest.mark.parametrize("late_s", [0.0, 0.02, 0.03])
def test_pictures_that_come_late_are_counted_in_their_order_up_to_the_cue(late_s: float) -> None:
    gate = Gate(TIMES, [1200])
    gate.runs(BEGAN)
    told = [gate.picture(BEGAN + WAKE_S + each / 1000 + late_s, lambda: False) for each in TIMES[:31]]
    assert [verdict.reached for verdict in told] == [False] * 30 + [True]
    assert (gate.number, gate.shown) == (30, 30)
