"""A film of the programme, watched without an hour. Nothing is written down: store and writer are out of reach."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer

from vilkaarvi.app.captioning import Captioning
from vilkaarvi.errors import Fault
from vilkaarvi.film.captions import read_captions
from vilkaarvi.film.frame import Frame
from vilkaarvi.film.player import FilmEnded, FilmFailed, FilmSilent, News, Player
from vilkaarvi.programme.model import Film, Programme, Segment, Session, Words
from vilkaarvi.session.naming import full_name
from vilkaarvi.session.reading import length_in_words
from vilkaarvi.session.telling import fact_cards, film_room
from vilkaarvi.session.view import FactsRoom, Room
from vilkaarvi.settings import Settings
from vilkaarvi.text import Text
from vilkaarvi.ui.audience import AudienceWindow
from vilkaarvi.ui.bridge import image_of
from vilkaarvi.ui.room import figures
from vilkaarvi.ui.room_look import look_of
from vilkaarvi.ui.watch import FilmPage, FilmRow

REPLAY_MS = 10_000
LOOK_MS = 250


@dataclass(frozen=True)
class Shown:
    """A film of the programme with the words that tell of it."""

    segment: Segment
    row: FilmRow


def films_of(programme: Programme, text: Text, own: Path | None = None) -> tuple[Shown, ...]:
    """Every film once: of the numbered sessions in the order of their steps, of no session, then of the extras. `own`:
    the folder of the municipality's films."""
    found: dict[str, Shown] = {}

    def add(segment: Segment, of: str, title: Words, place: str = "") -> None:
        length, written = length_in_words(segment.length_ms, text), bool(segment.captions)
        row = FilmRow(of, title(text.language), length, written, place, segment.folder == own)
        found.setdefault(segment.file, Shown(segment, row))

    def add_steps(sessions: Iterable[Session]) -> None:
        for session in sessions:
            for step in session.steps:
                if isinstance(step, Film):
                    add(step.segment, full_name(session, text), step.title, f"{session.id}/{step.id}")

    add_steps(programme.sessions)
    for film in programme.films:
        add(film.segment, film.title(text.language), film.about)
    add_steps(programme.extras)
    return tuple(found.values())


def said_in(film: Shown, text: Text) -> tuple[str, ...]:
    """The film's captions in the leader's language, line by line; or what is wrong with them."""
    path = film_room(film.segment, text.language).captions
    try:
        rows = read_captions(path).rows if path is not None else ()
    except Fault as fault:
        return (str(text.fault(fault)),)
    return tuple(words for _begin, _end, words in rows)


class Watching:
    """One film, from its beginning to its end, here and on the projector. Keeps the promise `FilmActs`.

    `closed` is called when the leader has left it. Attributes: page, runs (it plays), over (it has come to its end).
    """

    def __init__(
        self,
        programme: Programme,
        film: Shown,
        player: Player,
        audience: AudienceWindow,
        text: Text,
        settings: Settings,
        closed: Callable[[], None],
    ) -> None:
        self._programme, self._film, self._player, self._audience = programme, film, player, audience
        self._text, self._settings, self._closed = text, settings, closed
        self.page = FilmPage(text, film.row, self)
        self.page.left.connect(self.close)
        self.runs = self.over = self._on_projector = False
        self._frame: Frame | None = None
        self._captions = Captioning()
        self._tick = QTimer(self.page)
        self._tick.setInterval(LOOK_MS)
        self._tick.timeout.connect(self._show_state)

    def open(self) -> None:
        """Begins to play; without a projector the room's view fills the leader's window."""
        room = film_room(self._film.segment, self._text.language)
        self._show(room)
        for screen in (self.page.room, self._audience):
            screen.set_look(look_of(self._settings))
            screen.set_frame(None)
            screen.set_caption("")
        fault = self._captions.read(room, self._settings.captions_second)
        if fault is not None:
            self._tell(fault, playable=True)
        self._audience.open()
        self._on_projector = self._audience.projector() is not None
        self.page.fill(not self._on_projector)
        self._player.listen(self._hear)
        self._begin()
        self._tick.start()

    def close(self) -> None:
        self._tick.stop()
        self._player.stop()
        self._player.listen(lambda _news: None)
        self._audience.leave()
        self._closed()

    def new_picture(self, frame: Frame) -> None:
        self._frame = frame  # the image lies in the frame's memory
        image, screens = image_of(frame), (self.page.room, self._audience)
        for screen in screens:
            screen.set_frame(image)
        self._captions.show(screens, self._player.position_ms(), self._settings.captions)

    def projector_changed(self, there: bool) -> None:
        """Pulled out: the film waits and the picture fills the leader's window. Put in: the presses are there again."""
        if self._on_projector and not there and self.runs:
            self.toggle_pause()
        self._on_projector = there
        self.page.fill(not there)

    # --- presses

    def toggle_pause(self) -> None:
        """Pause, go on, or once more from the beginning."""
        if self.over:
            self._begin()
        elif self.runs:
            self._player.pause()
            self.runs = False
        else:
            self._player.play()
            self.runs = True
        self._show_state()

    def replay(self) -> None:
        """Ten seconds again."""
        self._player.seek(max(0, self._player.position_ms() - REPLAY_MS))
        self._player.play()
        self.runs, self.over = True, False
        self._show_state()

    # --- inside

    def _begin(self) -> None:
        segment = self._film.segment
        self._player.load(segment.path, segment.length_ms, ())  # no cues: it plays through
        self._player.play()
        self.runs, self.over = True, False
        self._show_state()

    def _show(self, room: Room) -> None:
        self.page.room.show_room(room)
        self._audience.show_room(room, False)

    def _show_state(self) -> None:
        whole = self._film.segment.length_ms
        here = whole if self.over else min(self._player.position_ms(), whole)
        clock = self._text.tr("{here} of {whole}", here=figures(here // 1000), whole=figures(whole // 1000))
        self.page.show_state(clock, self.runs, self.over)

    def _hear(self, news: News) -> None:
        match news:
            case FilmEnded():
                self.runs, self.over = False, True
                self._show_state()
            case FilmSilent():
                self._tell(news.fault, playable=True)
            case FilmFailed():
                self.runs = False
                self._show(FactsRoom(self._film.row.title, fact_cards(self._programme, self._film.segment, self._text)))
                self._tell(news.fault, playable=False)

    def _tell(self, fault: Fault, playable: bool) -> None:
        self.page.show_trouble(str(self._text.fault(fault)), playable)
