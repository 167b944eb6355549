"""The hour that leads itself, for those who take its pictures: quick, unheard, and always on the same day."""

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from vilkaarvi.app.desk import Desk
from vilkaarvi.app.selfled import SelfLed
from vilkaarvi.app.window import run_windows
from vilkaarvi.clock import SystemClock
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.text import Text

Leads = TypeVar("Leads", bound=SelfLed)


class OneDay(SystemClock):
    """Always the same day, so that paper and home bear the same date at each run."""

    def today(self) -> date:
        return date(2026, 11, 12)

    def wall(self) -> datetime:
        return datetime(2026, 11, 12, 12, tzinfo=UTC)


def lead_by(leader: Callable[[Desk, Path, Path], Leads], folder: Path, pdf: Path) -> Leads:
    """The whole hour on the display that is there, led by what `leader` makes of the desk, `folder` and `pdf`.

    Pictures land in `folder`, the summary at `pdf`. Raises SystemExit when the hour does not come to its end.
    """
    led: list[Leads] = []
    with tempfile.TemporaryDirectory() as data:
        run_windows(
            Places(Path(data), shipped_programmes()),
            Text(),
            fast=True,
            silent=True,
            keyring=False,
            clock=OneDay(),
            led_by=lambda desk: led.append(leader(desk, folder, pdf)),
            where=lambda *_: pdf,
        )
    if led[0].failed:
        raise SystemExit(f"{folder.name}: the hour did not come to its end: {led[0].failed}")
    return led[0]
