"""Captions on the room's screen: at most two lines, and never over the source that a film shows."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from tools.film.__main__ import CAPTIONS
from tools.film.scenes import LEFT, WIDTH
from tools.film.storyboard import Scene, read
from vilkaarvi.paths import shipped_programmes
from vilkaarvi.ui import room as wall
from vilkaarvi.ui import style

SCENES = [
    scene
    for path in sorted((shipped_programmes() / "media" / "vilka-ar-vi").glob("*.storyboard.toml"))
    for scene in read(path).scenes
]
LARGER = wall.WIDTH / WIDTH  # the film fills the wall


@pytest.mark.parametrize("scene", SCENES, ids=[scene.title for scene in SCENES])
def test_a_caption_leaves_the_source_in_sight(qapp: QApplication, scene: Scene) -> None:
    style.apply(qapp)
    source = (LEFT + QFontMetricsF(wall.font(28)).horizontalAdvance(scene.source)) * LARGER if scene.source else 0
    for language in CAPTIONS:
        for part in (scene.say if language == "sv" else scene.say_en).split("|"):
            box, _, lines = wall.caption_box(part.strip())
            assert len(lines) <= 2, part
            assert box.left() > source, part
            assert box.right() < wall.WIDTH
            assert box.bottom() < wall.HEIGHT
