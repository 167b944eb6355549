"""A film of the municipality's own through real windows and real VLC: marked by keys, then led to."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.films import Kind, numbered
from tests.hour.screens import ROOT, virtual_screen

pytestmark = [pytest.mark.vlc, pytest.mark.display]
PICTURE_MS = 40  # 25 pictures a second


def test_questions_marked_by_a_key_stop_the_own_film_on_those_very_pictures(tmp_path: Path) -> None:
    film = numbered(tmp_path / "egen.mp4", 200, Kind(still=50))
    command = [sys.executable, "-m", "tests.hour.new_film_outside", str(tmp_path / "data"), str(film)]
    with virtual_screen() as world:
        done = subprocess.run(command, cwd=ROOT, env=world, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        name, _, said = line.partition(": ")
        told.setdefault(name, []).append(said)
    assert told["offered"] == ["Tänk tyst: ", ""]
    assert told["waits while it is written"] == ["True", "True"]
    minutes, no_captions = told["minutes"][0].split(" Filmen har ")
    assert minutes == "Filmen och frågorna tar 5 min. Den gamla hade 3."  # 8 s, a minute in silence, three in groups
    assert no_captions == "ingen text: den som hör dåligt går miste om den."
    assert told["own film"][0].endswith("Film, del 1, 8 sekunder")
    assert told["room"] == ["Vad fick ni se? Tyst", "Vad vill ni fråga om? Smågrupper"]
    marked = [int(each) for each in told["marked"][0].split()]
    assert 2_300 <= marked[0] < 5_000 <= marked[1] < 7_000
    assert told["stands at"] == [str(each) for each in marked]
    stood = [each // PICTURE_MS for each in marked]  # the pictures that stood there when M was pressed
    assert told["picture"] == [str(each) for each in stood]
    asked = ["Vad fick ni se?", "Vad vill ni fråga om?"]
    assert told["taken up"] == [str(list(zip(marked, asked, strict=True)))]  # to be moved without all the rest
    local = tmp_path / "data" / "local" / "vilka-ar-vi"
    assert {path.suffix for path in (local / "media").iterdir()} == {".mp4", ".jpg"}  # the film and its poster
    written = (local / "local.toml").read_text(encoding="utf-8")
    assert all(each in written for each in asked)
