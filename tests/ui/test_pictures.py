"""The docs' pictures: renewed when a viewer would see a difference, and left alone when not."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tools.pictures import DOCS, LARGEST, PDF, SHOWN, SIZE, keep

CLOCK = (0.8, 0.7, 1.0, 1.0)


def picture(words: str = "Nästa", clock: str = "8:40") -> Image.Image:
    made = Image.new("RGB", (400, 200), "#f5f1ea")
    ImageDraw.Draw(made).text((20, 20), words, "#17262e", font_size=20)
    ImageDraw.Draw(made).text((340, 160), clock, "#17262e", font_size=20)
    return made


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "console.png"
    assert keep(picture(), path, [CLOCK]).startswith("console.png: written")
    return path


def test_a_run_that_changes_nothing_but_the_clock_leaves_the_file_alone(kept: Path) -> None:
    before = kept.stat().st_mtime_ns
    assert keep(picture(clock="8:37"), kept, [CLOCK]) == "console.png: as before"
    assert kept.stat().st_mtime_ns == before


def test_another_word_renews_the_picture(kept: Path) -> None:
    assert "written" in keep(picture("Nästan"), kept, [CLOCK])
    assert "written" in keep(picture("Nästan", clock="8:37"), kept, [])


@pytest.mark.parametrize("name", [*SHOWN, PDF])
def test_every_picture_that_docs_use_is_there_and_small(name: str) -> None:
    path = DOCS / f"{name}.png"
    assert path.stat().st_size <= LARGEST
    with Image.open(path) as there:
        assert there.mode == "P"
        assert name == PDF or there.size == SIZE
    assert f"({name}.png)" in (DOCS / "timmen.md").read_text("utf-8")
