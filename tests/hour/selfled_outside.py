"""The hour that leads itself, watched: `python -m tests.hour.selfled_outside LANG FOLDER`. Real windows, real film.

FOLDER gets data/ (the run), pictures/, s.pdf, and seen.json: for each picture its name, the accessible texts of all
that was in sight, and what was to be seen of the leader's things where the room looks.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtGui import QAccessible, QAccessibleInterface, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from vilkaarvi.app.desk import Desk
from vilkaarvi.app.selfled import SelfLed
from vilkaarvi.app.window import run_windows
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.session.view import FilmIs
from vilkaarvi.text import Text

SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


@dataclass(frozen=True)
class Sight:
    """unlike: how much of the room's picture is not the room's own drawing, 0 to 1; a moving film has none."""

    name: str
    texts: tuple[str, ...]
    unlike: float = 0.0
    notes_in_sight: bool = False


class Watched(SelfLed):
    def __init__(self, desk: Desk, pictures: Path, pdf: Path) -> None:
        super().__init__(desk, pictures, pdf)
        self.sights: list[Sight] = []

    def _keep(self, seen: QPixmap, name: str) -> None:
        super()._keep(seen, name)
        texts = tuple(dict.fromkeys(text for window in self._windows() for text in spoken(window)))
        if not name.endswith("-room"):
            self.sights.append(Sight(name, texts))
            return
        console, audience = self.desk.console, self.desk.audience
        assert console is not None
        own = audience.view if audience.isVisible() else console.room
        moves = self._view().film is FilmIs.PLAYING
        beside = not audience.isVisible() and console.notes.isVisible()
        self.sights.append(Sight(name, texts, 0.0 if moves else unlike(seen, own.grab()), beside))

    def _windows(self) -> list[QWidget]:
        return [each for each in (self.desk, self.desk.audience) if each.isVisible()]


def unlike(one: QPixmap, other: QPixmap) -> float:
    """The part of the pixels that differ."""
    first, second = (each.toImage().convertToFormat(each.toImage().Format.Format_Grayscale8) for each in (one, other))
    if first.size() != second.size():
        return 1.0
    pairs = zip(bytes(first.constBits()), bytes(second.constBits()), strict=True)
    return sum(abs(a - b) > 24 for a, b in pairs) / (first.width() * first.height())


def spoken(widget: QWidget) -> Iterator[str]:
    """All that a screen reader can say of what is in sight."""
    yield from _below(QAccessible.queryAccessibleInterface(widget))


def _below(thing: QAccessibleInterface | None) -> Iterator[str]:
    if thing is None or thing.state().invisible:
        return
    for kind in SPOKEN:
        if text := thing.text(kind).strip():
            yield text
    for number in range(thing.childCount()):
        yield from _below(thing.child(number))


def main() -> int:
    language, folder = sys.argv[1], Path(sys.argv[2])
    pdf = folder / "s.pdf"
    led: list[Watched] = []
    code = run_windows(
        Places(folder / "data", shipped_programmes()),
        Text(language),
        fast=True,
        silent=True,
        keyring=False,
        led_by=lambda desk: led.append(Watched(desk, folder / "pictures", pdf)),
        where=lambda *_: pdf,
    )
    screens = len(QApplication.screens())
    seen = {"failed": led[0].failed, "screens": screens, "sights": [asdict(each) for each in led[0].sights]}
    (folder / "seen.json").write_text(json.dumps(seen, ensure_ascii=False), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
