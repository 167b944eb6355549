"""What is opened beside the hour and leads back to where it was: films, the session to read, what helps afterwards.

Nothing here begins a run or asks the store for anything.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QStackedWidget, QWidget

from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Fault
from vilkaarvi.film.frame import Frame
from vilkaarvi.settings import Settings
from vilkaarvi.ui.home_bits import Look, guarded

if TYPE_CHECKING:  # each is read when it is opened, so that home is there sooner
    from vilkaarvi.app.sighting import Sighting
    from vilkaarvi.app.watch import Watching
    from vilkaarvi.paper.support import SupportPaper
    from vilkaarvi.ui.after import AfterPage
    from vilkaarvi.ui.audience import AudienceWindow
    from vilkaarvi.ui.side_page import SidePage


class Beside:
    """Pages are put on `stack`, over the one that is in sight.

    Attributes: watching (a film, or None), sighting (the test picture, or None).
    """

    def __init__(self, parts: Parts, stack: QStackedWidget, audience: "Callable[[], AudienceWindow]") -> None:
        self._parts, self._stack, self._audience = parts, stack, audience
        self.watching: Watching | None = None
        self.sighting: Sighting | None = None

    def read_through(self, session_id: str, people: int) -> None:
        """The session for a group of `people`; nothing happens when there is no such session."""
        from vilkaarvi.session.reading import reading
        from vilkaarvi.ui.read_through import ReadThroughPage

        parts = self._parts
        session = parts.programme.session(session_id)
        if session is not None:
            self._open(ReadThroughPage(parts.text, reading(parts.programme, session, people, parts.text)))

    def films(self, settings: Settings) -> None:
        from vilkaarvi.app.watch import films_of
        from vilkaarvi.ui.watch import FilmList

        films = films_of(self._parts.programme, self._parts.text)
        watch = lambda place: self._watch(place, settings)  # noqa: E731
        self._open(FilmList(self._parts.text, tuple(film.row for film in films), watch))

    def _watch(self, place: int, settings: Settings) -> None:
        from vilkaarvi.app.watch import Watching, films_of

        parts = self._parts
        film = films_of(parts.programme, parts.text)[place]

        def closed() -> None:
            self.watching = None
            parts.awake.release()
            back()

        self.watching = Watching(parts.programme, film, parts.player, self._audience(), parts.text, settings, closed)
        back = self._put(self.watching.page)
        self.watching.open()
        held = lambda _fault: None  # noqa: E731  home's own list tells of a screen that may sleep
        parts.awake.hold(parts.text.tr("A group is talking: the screen should stay on"), held)

    def test_picture(self, settings: Settings, chosen: Callable[[str], None]) -> None:
        """`chosen` hears which screen is to be the room's from now on."""
        from vilkaarvi.app.sighting import Sighting

        def closed() -> None:
            self.sighting = None
            back()

        self.sighting = Sighting(self._parts.text, self._audience(), settings, chosen, closed)
        back = self._put(self.sighting.page)
        self.sighting.open()

    def new_picture(self, frame: Frame) -> None:
        if self.watching is not None:
            self.watching.new_picture(frame)

    def projector_changed(self, there: bool) -> None:
        if self.watching is not None:
            self.watching.projector_changed(there)
        if self.sighting is not None:
            self.sighting.show()

    # --- after a heavy hour

    def heavy(self, settings: Settings) -> None:
        """Three questions and whom to call; nothing of them is kept."""
        from vilkaarvi.paper.support import support_paper
        from vilkaarvi.ui.after import AfterPage

        text = self._parts.text
        paper = support_paper(text, settings.municipality, settings.contact, settings.support)
        page = AfterPage(text, paper)
        page.prints.clicked.connect(lambda: self._print(page, paper))
        self._open(page)

    def _print(self, page: "AfterPage", paper: "SupportPaper") -> None:
        parts = self._parts
        path = parts.where(page, parts.text, f"{paper.title.rstrip('?')}.pdf")
        if path is not None:
            page.prints.setEnabled(False)
            page.say(parts.text.tr("Saving …"), Look.QUIET)
            told = guarded(page, lambda fault: self._printed(page, path, fault))
            parts.writer.do(lambda: _save(path, paper), lambda _none, fault: told(fault))

    def _printed(self, page: "AfterPage", path: Path, fault: Fault | None) -> None:
        text = self._parts.text
        page.prints.setEnabled(True)
        if fault is not None:
            page.say(str(text.fault(fault)), Look.ERROR)
            return
        page.say("✓ " + text.tr("Saved as {name} in {folder}.", name=path.name, folder=path.parent), Look.QUIET)
        if not self._parts.fast:
            self._parts.show_file(path)

    # --- there and back

    def _open(self, page: "SidePage") -> None:
        page.left.connect(self._put(page))
        page.first.setFocus()

    def _put(self, page: QWidget) -> Callable[[], None]:
        """`page` over what is in sight; the answer takes it away again, and the focus is where it was."""
        stack, below = self._stack, self._stack.currentWidget()
        held = below.focusWidget() if below is not None else None
        stack.addWidget(page)
        stack.setCurrentWidget(page)

        def back() -> None:
            if below is not None:
                stack.setCurrentWidget(below)
            stack.removeWidget(page)
            page.deleteLater()
            if held is not None and shiboken6.isValid(held):  # home may have been drawn anew meanwhile
                held.setFocus()

        return back


def _save(path: Path, paper: "SupportPaper") -> None:
    from vilkaarvi.paper.summary import save
    from vilkaarvi.paper.support import support_pdf

    save(path, support_pdf(paper))
