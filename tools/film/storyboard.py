"""A storyboard: scenes in order, each with what it shows and says. Read from TOML and refused when it cannot be read
from the back of a room (text stays at least 1.5 s + 0.35 s a word)."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FPS = 25
TAIL_S = 2.0  # the last picture stands still this long


class StoryboardFault(Exception):
    """The storyboard and the scene that is wrong, in words for whoever writes it."""


@dataclass(frozen=True)
class Scene:
    kind: str
    seconds: float
    title: str = ""
    number: str = ""
    text: str = ""
    note: str = ""
    source: str = ""
    dark: bool = False
    say: str = ""
    say_en: str = ""  # captions only; the voice and the picture are Swedish
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> int:
        return len(" ".join((self.title, self.number, self.text, self.note, self.source)).split())

    @property
    def frames(self) -> int:
        return round(self.seconds * FPS)


@dataclass(frozen=True)
class Storyboard:
    name: str  # of the film file, without ending
    title: str
    seconds: float
    poster_s: float
    scenes: tuple[Scene, ...]


def read(path: Path) -> Storyboard:
    """The storyboard in `path`. Raises StoryboardFault for a length or a reading time that does not hold."""
    plain = tomllib.loads(path.read_text(encoding="utf-8"))
    known = set(Scene.__dataclass_fields__) - {"data"}
    scenes = tuple(
        Scene(**{k: v for k, v in each.items() if k in known}, data={k: v for k, v in each.items() if k not in known})
        for each in plain["scenes"]
    )
    board = Storyboard(plain["name"], plain["title"], plain["seconds"], plain["poster_s"], scenes)
    total = sum(scene.seconds for scene in scenes)
    if abs(total - board.seconds) > 1e-6:
        raise StoryboardFault(f"{path.name}: the scenes last {total} s, the film is to last {board.seconds} s")
    for index, scene in enumerate(scenes, 1):
        if scene.say_en and scene.say_en.count("|") != scene.say.count("|"):
            raise StoryboardFault(f"{path.name}, scene {index}: say_en has not as many parts as say")
        least = 1.5 + 0.35 * scene.words
        if scene.seconds < least:
            raise StoryboardFault(f"{path.name}, scene {index}: {scene.seconds} s, needs {least:.1f} s to be read")
    if scenes[-1].seconds - 1.5 - 0.35 * scenes[-1].words < TAIL_S:
        raise StoryboardFault(f"{path.name}: the last scene leaves no still tail of {TAIL_S} s")
    return board
