"""No film flashes: light changes slowly, and never to and fro (WCAG 2.3.1 allows three flashes a second)."""

import subprocess
from pathlib import Path

import numpy as np
import pytest

from vilkaarvi.paths import shipped_programmes

FILMS = sorted((shipped_programmes() / "media" / "vilka-ar-vi").glob("*.mp4"))
FPS = 25
ACROSS, DOWN = 8, 6  # parts of the picture that are looked at one by one
TURN = 0.10  # of full light: a change that counts
MOST_TURNS = 4  # in any second: two flashes, where three are allowed
Light = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def light(film: Path) -> Light:
    """Relative luminance 0–1 of each part of each picture: (pictures, parts)."""
    small = f"scale={ACROSS}:{DOWN}:flags=area:out_range=full"
    command = ["ffmpeg", "-v", "error", "-i", str(film), "-vf", small, "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    found = subprocess.run(command, check=True, capture_output=True).stdout
    parts: Light = np.frombuffer(found, dtype=np.uint8).reshape(-1, ACROSS * DOWN).astype(np.float64)
    return (parts / 255) ** 2.2


def turns(part: list[float]) -> list[int]:
    """The pictures at which the light has gone `TURN` up, or down, after having gone the other way."""
    found: list[int] = []
    low = high = part[0]  # since the last turn
    rises = falls = False
    for number, value in enumerate(part):
        low, high = min(low, value), max(high, value)
        if value - low > TURN and not rises:
            found.append(number)
            rises, falls, high = True, False, value
        elif high - value > TURN and not falls:
            found.append(number)
            rises, falls, low = False, True, value
        if rises and value == high:
            low = high
        if falls and value == low:
            high = low
    return found


def in_a_second(found: list[int]) -> int:
    return max((sum(begin <= each < begin + FPS for each in found) for begin in found), default=0)


def test_light_that_comes_and_goes_is_counted() -> None:
    assert in_a_second(turns([0.0] * 25)) == 0
    assert in_a_second(turns([0.0, 0.05] * 25)) == 0
    assert in_a_second(turns([each / 100 for each in range(100)])) == 1
    assert in_a_second(turns(([0.0] * 5 + [0.5] * 5) * 5)) == 5


@pytest.mark.long
@pytest.mark.parametrize("film", FILMS, ids=lambda film: film.stem)
def test_a_film_does_not_flash(film: Path) -> None:
    seen = light(film)
    assert np.abs(np.diff(seen.mean(axis=1))).max() < 0.2, "the whole picture changes at once"
    assert max(in_a_second(turns(part.tolist())) for part in seen.T) <= MOST_TURNS
