"""A storyboard: scenes in order, each with what it shows and says. Read from TOML and refused when it cannot be read
from the back of a room (text stays at least 1.5 s + 0.35 s a word)."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FPS = 25
UNSEEN = {"thing", "moves"}  # what a scene is told by name; nobody reads it
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
        shown = [self.title, self.number, self.text, self.note, self.source]
        shown += [said for key, value in self.data.items() if key not in UNSEEN for said in _said(value)]
        return len(" ".join(shown).split())

    @property
    def stages(self) -> list[tuple[float, float, str]]:
        """Begin, end and words of what is shown one after the other in the scene."""
        begins = self.data.get("at", [])
        shown = [" ".join(stage) for stage in self.data.get("stages", [])]
        return list(zip(begins, [*begins, self.seconds][1:], shown, strict=True))

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


def _said(value: object) -> list[str]:
    """All words in a value of a scene's own: of columns, letters, voices."""
    if isinstance(value, str):
        return [value]
    return [said for each in value for said in _said(each)] if isinstance(value, list) else []


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
        for begin, end, shown in scene.stages:
            if end - begin < 1.5 + 0.35 * len(shown.split()):
                raise StoryboardFault(f"{path.name}, scene {index}: {shown!r} stands {end - begin:.1f} s, too short")
        if scene.seconds < least:
            raise StoryboardFault(f"{path.name}, scene {index}: {scene.seconds} s, needs {least:.1f} s to be read")
    if scenes[-1].seconds - 1.5 - 0.35 * scenes[-1].words < TAIL_S:
        raise StoryboardFault(f"{path.name}: the last scene leaves no still tail of {TAIL_S} s")
    return board
