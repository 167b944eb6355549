"""An overview's desk with a real register, for tests: what the system's dialogs would ask is answered here."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from vilkaarvi.app.review_parts import ReviewParts
from vilkaarvi.app.review_window import OwnRegister
from vilkaarvi.app.reviewing import ReviewDesk
from vilkaarvi.errors import Fault
from vilkaarvi.hour.worker import Worker
from vilkaarvi.hour.writer import Writer
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.review.waiting import Waiting
from vilkaarvi.settings import Settings
from vilkaarvi.text import Text
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.ui.review_files import ReviewAsks

DAY = date(2026, 11, 24)


class Reviewed:
    """A manager's window over the data folder `data`. Attributes: chosen (what a dialog answers with), refused."""

    def __init__(self, data: Path, settings: Settings | None = None) -> None:
        self.data, self.chosen = data, list[Path]()
        self.refused: list[Fault] = []
        self._bridge = Bridge()
        self.writer, self.worker = Writer(self._bridge.post), Worker(self._bridge.post)
        self.register = OwnRegister(data, None, url=settings.register if settings else "")
        asks = ReviewAsks(
            lambda *_: self.chosen, lambda *_: self.chosen, lambda *_: self.chosen, lambda *_: self.chosen[0],
            lambda *_: self.chosen[0],
        )  # fmt: skip
        programme = read_programme(Places(data, shipped_programmes()), "vilka-ar-vi", DAY)
        parts = ReviewParts(
            Text(), programme, settings or Settings(), FakeClock(), self.writer, self.worker, self._bridge.post,
            self.register, self.register.close, self.register.prepared, asks, lambda *_: self.chosen[0],
            lambda: self.register.held_by, self.register.take_over, lambda: Waiting(data),
        )  # fmt: skip
        self.desk = ReviewDesk(parts, self.refused.append)

    def close(self) -> None:
        self.desk.window.close()
        assert self.writer.close(10)
        self.register.close()


Reviews = Callable[..., Reviewed]


@pytest.fixture
def review(qtbot: QtBot, tmp_path: Path) -> Iterator[Reviews]:
    made: list[Reviewed] = []

    def make(settings: Settings | None = None, data: Path | None = None) -> Reviewed:
        one = Reviewed(data or tmp_path / "chef", settings)
        made.append(one)
        qtbot.addWidget(one.desk.window)
        one.desk.open()
        qtbot.waitUntil(lambda: one.desk.view is not None or bool(one.refused))
        return one

    yield make
    for each in made:
        each.close()
