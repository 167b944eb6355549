"""Our own sound, to try a loudspeaker with."""

import array
import wave
from itertools import pairwise
from pathlib import Path

from vilkaarvi.film.chime import LASTS_S, RATE, draw_chime


def test_the_chime_is_short_soft_and_ends_in_silence(tmp_path: Path) -> None:
    draw_chime(tmp_path / "klang.wav")
    with wave.open(str(tmp_path / "klang.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        samples = array.array("h", file.readframes(file.getnframes()))
    assert len(samples) == round(LASTS_S * RATE)
    assert 4_000 < max(map(abs, samples)) < 20_000
    assert max(map(abs, samples[-RATE // 20 :])) < 400
    assert max(abs(after - before) for before, after in pairwise(samples)) < 1_500, "nothing cracks"
