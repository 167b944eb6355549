"""What the overview's desk is handed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from vilkaarvi.clock import Clock
from vilkaarvi.errors import Fault
from vilkaarvi.hour.worker import Worker
from vilkaarvi.hour.writer import Writer
from vilkaarvi.programme.model import Programme
from vilkaarvi.review.prepared import Prepared
from vilkaarvi.review.register.protocol import Register
from vilkaarvi.review.waiting import Waiting
from vilkaarvi.settings import Settings
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_save import ask_where
from vilkaarvi.ui.review_files import ReviewAsks


@dataclass
class ReviewParts:
    """`register` opens it where it is first asked for, and `closes` lets go of it. `prepared` is what the manager has
    ticked; `held_by` tells who else writes in the folder (then all is only read); `take_over` lets the next opening
    write there, by a person's hand. `waiting`: reports that a server has not taken yet. All on the writer's thread,
    the first one first.
    Papers are drawn on the worker. `post` runs a call on the room's thread."""

    text: Text
    programme: Programme
    settings: Settings
    clock: Clock
    writer: Writer
    worker: Worker
    post: Callable[[Callable[[], None]], None]
    register: Callable[[], Register]
    closes: Callable[[], None]
    prepared: Callable[[], Prepared]
    asks: ReviewAsks = field(default_factory=ReviewAsks)
    where: Callable[[QWidget | None, Text, str], Path | None] = ask_where
    held_by: Callable[[], Fault | None] = lambda: None
    take_over: Callable[[], None] = lambda: None
    waiting: Callable[[], Waiting | None] = lambda: None
