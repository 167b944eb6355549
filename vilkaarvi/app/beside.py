"""What is opened beside the hour and leads back to where it was: films, the session to read, what helps afterwards.

Nothing here begins a run or asks the store for anything.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QStackedWidget, QWidget

from vilkaarvi.app.laid_over import lay_over
from vilkaarvi.app.parts import Parts
from vilkaarvi.film.frame import Frame
from vilkaarvi.programme.local import MEDIA
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.own_media import InHand
from vilkaarvi.settings import Settings
from vilkaarvi.ui.home_bits import Look, guarded

if TYPE_CHECKING:  # each is read when it is opened, so that home is there sooner
    from vilkaarvi.app.new_film import NewFilmDesk
    from vilkaarvi.app.sighting import Sighting
    from vilkaarvi.app.watch import Watching
    from vilkaarvi.store.head import RunHead
    from vilkaarvi.ui.audience import AudienceWindow
    from vilkaarvi.ui.home_acts import HomeView
    from vilkaarvi.ui.side_page import SidePage


class Beside:
    """Pages are put on `stack`, over the one that is in sight.

    Attributes: watching (a film, or None), changing (a film of the municipality's own, or None), sighting (the test
    picture, or None), in_hand (files of a film that is being put in).
    """

    def __init__(self, parts: Parts, stack: QStackedWidget, audience: "Callable[[], AudienceWindow]") -> None:
        self._parts, self._stack, self._audience = parts, stack, audience
        self.watching: Watching | None = None
        self.changing: NewFilmDesk | None = None
        self.sighting: Sighting | None = None
        self.in_hand = InHand()

    def read_through(self, session_id: str, people: int, programme: Programme) -> None:
        """The session for a group of `people`; nothing happens when there is no such session."""
        from vilkaarvi.session.reading import reading
        from vilkaarvi.ui.read_through import ReadThroughPage

        parts = self._parts
        session = programme.session(session_id)
        if session is not None:
            self.open(ReadThroughPage(parts.text, reading(programme, session, people, parts.text)))

    def more(self, group: str, start: Callable[[str], None] | None, read: Callable[[str], None]) -> None:
        """The sessions of no numbered order; `start` leads one with `group`."""
        from vilkaarvi.session.naming import kind_name
        from vilkaarvi.ui.more_sessions import MoreRow, MoreSessions

        text = self._parts.text
        rows = tuple(
            MoreRow(each.id, kind_name(each.kind, text), each.title(text.language), each.about(text.language))
            for each in self._parts.programme.extras
        )
        self.open(MoreSessions(text, rows, group, start, read))

    def films(self, settings: Settings, changed: Callable[[Programme], None]) -> None:
        """`changed` is told the programme when a film of the municipality's own has been put in."""
        from vilkaarvi.app.watch import films_of, said_in
        from vilkaarvi.ui.watch import FilmList, FilmText

        text = self._parts.text
        own = self._parts.places.local(self._parts.programme.id) / MEDIA
        films = films_of(self._parts.programme, text, own)
        watch = lambda place: self._watch(place, settings)  # noqa: E731

        def read(place: int) -> None:
            self.open(FilmText(text, films[place].row, said_in(films[place], text)))

        rows, leave = tuple(film.row for film in films), list[Callable[[], None]]()
        page = FilmList(text, rows, watch, read, lambda place: self._change_film(place, settings, changed, leave[0]))
        leave.append(self.open(page))

    def _change_film(
        self, place: str, settings: Settings, changed: Callable[[Programme], None], leave: Callable[[], None]
    ) -> None:
        """`leave` takes the list away: it is made anew when a film is another one."""
        from vilkaarvi.app.new_film import NewFilmDesk
        from vilkaarvi.programme.model import Film

        parts = self._parts
        session_id, _, step_id = place.partition("/")
        session = parts.programme.session(session_id)
        step = next((each for each in session.steps if each.id == step_id), None) if session else None
        if session is None or not isinstance(step, Film):
            return
        been: list[Programme] = []

        def told(programme: Programme) -> None:
            """What happens then waits until the film is no longer played."""
            if self.changing is desk:
                been.append(programme)
            else:
                changed(programme)

        def closed() -> None:
            self.changing = None
            back()
            if been:
                changed(been[-1])
                leave()
                self.films(settings, changed)

        desk = self.changing = NewFilmDesk(parts, session, step, told, settings.municipality, closed, self.in_hand)
        back = self._put(self.changing.page)
        self.changing.page.first.setFocus()
        self.changing.open()

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

    @property
    def film_runs(self) -> bool:
        film = self.watching or self.changing
        return film is not None and film.runs

    def new_picture(self, frame: Frame) -> None:
        film = self.watching or self.changing
        if film is not None:
            film.new_picture(frame)

    def projector_changed(self, there: bool) -> None:
        if self.watching is not None:
            self.watching.projector_changed(there)
        if self.sighting is not None:
            self.sighting.show()

    # --- after a heavy hour

    def heavy(self, settings: Settings) -> None:
        """Three questions and whom to call; nothing of them is kept."""
        from vilkaarvi.app.preview import Made, Preview
        from vilkaarvi.paper.file import file_name
        from vilkaarvi.paper.support import support_drawn, support_paper
        from vilkaarvi.ui.after import AfterPage
        from vilkaarvi.ui.paper_view import Paper

        text = self._parts.text
        paper = support_paper(text, settings.municipality, settings.contact, settings.support)
        page = AfterPage(text, paper)
        preview = Preview(self._parts, self.open)
        name = file_name(self._parts.clock.today(), paper.title.rstrip("?"))

        def draws() -> Made:
            drawn = support_drawn(paper)
            return Paper(paper.title, drawn.content, drawn.text, name), None

        def drawn_for(use: Callable[[Paper], None]) -> None:
            told = guarded(page, lambda fault: page.say(str(text.fault(fault)), Look.ERROR) if fault else None)
            preview.draw(draws, lambda made, _none: use(made) if shiboken6.isValid(page) else None, told)

        page.prints.clicked.connect(lambda: drawn_for(lambda made: preview.print(made, page)))
        page.shows.clicked.connect(lambda: drawn_for(preview.show))
        page.saves.clicked.connect(lambda: drawn_for(lambda made: preview.save(made, page)))
        self.open(page)

    # --- papers

    def printouts(
        self, view: "HomeView", programme: Programme, settings: Settings, of: "Callable[[RunHead], Programme]"
    ) -> None:
        """All that can be printed, for the group and session of `view`. `of`: the programme a run was led in."""
        from vilkaarvi.app.printouts import ForWhom, Printouts

        Printouts(self._parts, self.open).open(ForWhom(programme, view, settings, of))

    # --- there and back

    def open(self, page: "SidePage") -> Callable[[], None]:
        """Answers what takes it away again."""
        back = self._put(page)
        page.left.connect(back)
        page.first.setFocus()
        return back

    def _put(self, page: QWidget) -> Callable[[], None]:
        return lay_over(self._stack, page)
