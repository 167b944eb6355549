"""Files that come into the municipality's media beside the room's thread; those that are never used go again."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QImage

from vilkaarvi.app.parts import Parts
from vilkaarvi.app.poster import read_poster
from vilkaarvi.errors import Fault
from vilkaarvi.programme.new_film import bring_in, bring_in_captions, names_in, wrong_with_length
from vilkaarvi.programme.own_media import InHand
from vilkaarvi.seal.disk import RealDisk

if TYPE_CHECKING:
    from vilkaarvi.vlc_player.measure import Measured

T = TypeVar("T")


@dataclass(frozen=True)
class Arrived:
    """A film under its name in the media, and what VLC says of it."""

    name: str
    is_: "Measured"
    new: bool  # it was not there before


class BringIn:
    """Each `done` is called on the room's thread with what came or why it did not, unless the page has been left."""

    def __init__(self, parts: Parts, media: Path, in_hand: InHand) -> None:
        self._parts, self._media, self._in_hand = parts, media, in_hand
        self._taken: list[str] = []
        self._unused: set[str] = set()
        self._left = False

    def film(
        self, path: Path, copied: Callable[[int], None], done: Callable[[Arrived | None, Fault | None], None]
    ) -> None:
        post = self._parts.bridge.post
        told = lambda percent: post(lambda: None if self._left else copied(percent))  # noqa: E731

        def arrived(film: Arrived | None, fault: Fault | None) -> None:
            self._unused |= {film.name} if film is not None and film.new else set()
            if self._left:
                self._let_go()
            else:
                done(film, fault)

        self._beside(lambda: self._bring(path, told), arrived)

    def _bring(self, path: Path, told: Callable[[int], None]) -> Arrived:
        """On the worker. A file that nobody can use does not stay."""
        from vilkaarvi.vlc_player.measure import measure

        before = names_in(self._media)
        name = bring_in(RealDisk(), path, self._media, told, self._take)
        try:
            found = measure(self._media / name)
            if fault := wrong_with_length(name, found.length_ms):
                raise fault
        except Fault:
            self._taken.remove(name)
            self._in_hand.release([name])
            if name not in before:
                self._in_hand.remove(self._media / name)
            raise
        return Arrived(name, found, name not in before)

    def captions(self, path: Path, length_ms: int, done: Callable[[str | None, Fault | None], None]) -> None:
        before = names_in(self._media)

        def work() -> str:
            name = bring_in_captions(RealDisk(), path, self._media, length_ms)
            self._take(name)
            return name

        def kept(name: str | None, fault: Fault | None) -> None:
            self._unused |= {name} - before if name is not None else set()
            if self._left:
                self._let_go()
            else:
                done(name, fault)

        self._parts.writer.do(work, kept)

    def picture(self, path: Path, done: Callable[[QImage | None, Fault | None], None]) -> None:
        """Nothing is written: it comes into the media with the film that it belongs to."""
        tell = lambda image, fault: None if self._left else done(image, fault)  # noqa: E731
        self._beside(lambda: read_poster(path), tell)

    def used(self, names: set[str]) -> None:
        """The municipality's own says them now."""
        self._unused -= names

    def leave(self) -> None:
        """Nothing more is told, and what is not used goes."""
        self._left = True
        self._let_go()

    def _let_go(self) -> None:
        unused, self._unused = self._unused, set()
        taken, self._taken = self._taken, []

        def work() -> None:
            self._in_hand.release(taken)
            for name in unused:
                self._in_hand.remove(self._media / name)

        self._parts.writer.do(work, lambda _none, _fault: None)

    def _take(self, name: str) -> None:
        self._in_hand.take(name)
        self._taken.append(name)

    def _beside(self, work: Callable[[], T], done: Callable[[T | None, Fault | None], None]) -> None:
        post = self._parts.bridge.post

        def run() -> None:
            try:
                found = work()
            except Fault as fault:
                told = fault
                post(lambda: done(None, told))
            else:
                post(lambda: done(found, None))

        threading.Thread(target=run, name="worker", daemon=True).start()
