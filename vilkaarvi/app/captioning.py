"""The captions of the film that is shown, in one language or two, on every screen that shows it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from vilkaarvi.errors import Fault
from vilkaarvi.film.captions import Captions, read_captions
from vilkaarvi.session.view import FilmRoom


class Screen(Protocol):
    """Where a caption is drawn."""

    def set_caption(self, words: str, second: str = "") -> None: ...


class Captioning:
    """`read` takes a film's captions in; `show` draws those of a moment."""

    def __init__(self) -> None:
        self._first = self._second = Captions()

    def read(self, room: FilmRoom, second: str) -> Fault | None:
        """`second`: the other language's, or "" for none. Answers what could not be read; the rest is shown."""
        self._first = self._second = Captions()
        wanted: list[Path | None] = [room.captions, dict(room.others).get(second)]
        told, found = None, []
        for path in wanted:
            try:
                found.append(read_captions(path) if path is not None else Captions())
            except Fault as fault:
                told = fault
                found.append(Captions())
        self._first, self._second = found
        return told

    def forget(self) -> None:
        """A film ends or has none."""
        self._first = self._second = Captions()

    def show(self, screens: Iterable[Screen], ms: int, wanted: bool) -> None:
        first, second = (self._first.at(ms), self._second.at(ms)) if wanted else ("", "")
        for screen in screens:
            screen.set_caption(first, second)
