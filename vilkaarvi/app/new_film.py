"""A film of the municipality's own behind its page: copied and measured by a worker, kept on the writer thread."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from vilkaarvi.app.bring_in import Arrived, BringIn
from vilkaarvi.app.parts import Parts
from vilkaarvi.app.poster import jpeg_of
from vilkaarvi.errors import Fault
from vilkaarvi.film.frame import Frame
from vilkaarvi.film.player import FilmEnded, FilmFailed, FirstPicture, News
from vilkaarvi.programme.local import MEDIA
from vilkaarvi.programme.model import Film, Programme, Session
from vilkaarvi.programme.new_film import (
    Around,
    NewFilm,
    around,
    film_at,
    keep_picture,
    longer,
    with_film,
    worth_saying,
    wrong_with_cues,
)
from vilkaarvi.programme.own_media import InHand
from vilkaarvi.programme.own_words import change_local
from vilkaarvi.programme.read import read_and_keep, read_sources
from vilkaarvi.session.agenda import plan
from vilkaarvi.session.naming import full_name
from vilkaarvi.session.telling import fact_cards
from vilkaarvi.session.view import FilmRoom
from vilkaarvi.text import Text
from vilkaarvi.ui.bridge import image_of
from vilkaarvi.ui.home_bits import Look
from vilkaarvi.ui.new_film import NewFilmPage
from vilkaarvi.ui.new_film_facts import FactTick

REPLAY_MS, LOOK_MS, POSTER_MS = 10_000, 200, 2_000
FILMS = "*.mp4 *.m4v *.mov *.mkv *.webm *.avi *.ogv *.ts"
PICTURES = "*.png *.jpg *.jpeg"
Ask = Callable[[QWidget, Text, str, str], Path | None]  # over, text, title, patterns


def ask_for_file(over: QWidget, text: Text, title: str, patterns: str) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(over, title, str(Path.home()), f"{title} ({patterns})")
    return Path(chosen) if chosen else None


class NewFilmDesk:
    """Keeps the promise `NewFilmActs`. `closed` is called when the strategist has left; `changed` with the programme as
    it is then. `in_hand`: what is brought in and not used yet.

    Attributes: page, runs (it plays), ask (the system's dialog).
    """

    def __init__(
        self, parts: Parts, session: Session, step: Film, changed: Callable[[Programme], None], municipality: str,
        closed: Callable[[], None], in_hand: InHand,
    ) -> None:  # fmt: skip
        self._parts, self._session, self._step = parts, session, step
        self._changed, self._closed, self._municipality = changed, closed, municipality
        self._media = parts.places.local(parts.programme.id) / MEDIA
        title = f"{full_name(session, parts.text)} · {step.title(parts.text.language)}"
        own = step.segment.folder == self._media
        self.page = NewFilmPage(parts.text, title, own, self)
        self.page.left.connect(self.close)
        self.ask: Ask = ask_for_file
        self.runs = False
        self._film: NewFilm | None = None
        self._files = BringIn(parts, self._media, in_hand)
        self._poster: QImage | None = None
        self._around: Around | None = None  # until it has been read
        self._frame: Frame | None = None
        self._tick = QTimer(self.page)
        self._tick.setInterval(LOOK_MS)
        self._tick.timeout.connect(self._show_time)

    @property
    def place(self) -> str:
        return f"{self._session.id}/{self._step.id}"

    def open(self) -> None:
        """An own film that is here already is taken up as it was left: one question is moved without all the rest."""
        segment, own = self._step.segment, self._step.segment.folder == self._media
        self._look_around(segment.facts if own else ())
        if not own:
            return
        captions = tuple(segment.captions.items())
        self._film = NewFilm(segment.file, segment.length_ms, segment.poster or "", captions, facts=segment.facts)
        for language, name in captions:
            self.page.captioned[language].setText(f"✓ {name}")
        for cue in segment.cues:
            self.page.add_cue(cue.at_ms, dict(cue.prompt.by_language), cue.mode)
        if segment.poster:
            self._files.picture(self._media / segment.poster, lambda image, _fault: self.page.show_poster(image))
        self._show_film()

    def _look_around(self, ticked: tuple[str, ...]) -> None:
        """Those of the programme's own film: where the municipality's stands, they are read from the files."""
        parts, name, today = self._parts, self._parts.programme.id, self._parts.clock.today()

        def read() -> Around:
            sources = read_sources(parts.places, name, today)
            return around(sources.files, sources.local, self.place)

        def known(found: Around | None, _fault: Fault | None) -> None:
            if found is None or not shiboken6.isValid(self.page):
                return  # why it cannot be read is told when the film is used
            self._around = found
            there = tuple(each for each in found.facts if each in parts.programme.facts)
            cards = fact_cards(parts.programme, replace(self._step.segment, facts=there), parts.text)
            rows = zip(there, cards, strict=True)
            self.page.facts.show_facts([FactTick(f, c.number, c.wording, c.source) for f, c in rows], ticked)
            self.page.facts.tell_figures(found.figures)

        parts.writer.do(read, known)

    def close(self) -> None:
        self._tick.stop()
        self._parts.player.stop()
        self._parts.player.listen(lambda _news: None)
        self._files.leave()
        self._closed()

    def new_picture(self, frame: Frame) -> None:
        self._frame = frame  # the image lies in the frame's memory
        self.page.room.set_frame(image_of(frame))
        needs = self._poster is None and self._film is not None and not self._film.poster
        if needs and self._parts.player.position_ms() >= POSTER_MS:
            self._show_poster(image_of(frame).copy())

    # --- presses

    def choose(self) -> None:
        parts, tr = self._parts, self._parts.text.tr
        path = self.ask(self.page, parts.text, tr("Films"), FILMS)
        if path is None:
            return
        self.page.choose.setEnabled(False)
        parts.player.stop()
        self._files.film(path, self._say_percent, self._arrived)

    def _say_percent(self, percent: int) -> None:
        self.page.say(self._parts.text.tr("Copying the film: {percent} %", percent=percent))

    def _arrived(self, film: Arrived | None, fault: Fault | None) -> None:
        self.page.choose.setEnabled(True)
        tr = self._parts.text.tr
        if film is None:
            self.page.say(str(self._parts.text.fault(fault)) if fault else "", Look.ERROR)
            return
        self._film, self._poster = NewFilm(film.name, film.is_.length_ms), None
        self.page.show_poster(None)
        self.page.facts.untick()
        self.page.touch()
        worth = worth_saying(film.is_.size)
        said = ["✓ " + (tr("The film is here.") if film.is_.heard else tr("The film is here. It has no sound."))]
        said += [str(self._parts.text.fault(each)) for each in worth]
        self.page.say(" ".join(said), Look.GOOD if film.is_.heard and not worth else Look.AMBER)
        self._show_film()

    def _show_film(self) -> None:
        self.page.show_film()
        self.page.room.show_room(FilmRoom(None, None))
        self._parts.player.listen(self._hear)
        self._begin()
        self._tick.start()
        self.reckon()

    def choose_captions(self, language: str) -> None:
        film, parts = self._film, self._parts
        if film is None:
            return
        path = self.ask(self.page, parts.text, parts.text.tr("Captions"), "*.vtt")
        if path is None:
            return

        def kept(name: str | None, fault: Fault | None) -> None:
            label = self.page.captioned[language]
            label.setText(str(parts.text.fault(fault)) if fault is not None else f"✓ {path.name}")
            if name is not None and self._film is not None:
                others = tuple(each for each in self._film.captions if each[0] != language)
                self._film = replace(self._film, captions=(*others, (language, name)))
                self.page.touch()
                self.reckon()

        self._files.captions(path, film.length_ms, kept)

    def take_poster(self) -> None:
        if self._frame is not None:
            self._show_poster(image_of(self._frame).copy())
            self.page.touch()

    def choose_poster(self) -> None:
        parts = self._parts
        path = self.ask(self.page, parts.text, parts.text.tr("Pictures"), PICTURES)
        if path is None:
            return

        def read(image: QImage | None, fault: Fault | None) -> None:
            if fault is not None:
                self.page.tell_poster(str(parts.text.fault(fault)))
            else:
                self._show_poster(image)
                self.page.touch()

        self._files.picture(path, read)

    def _show_poster(self, image: QImage | None) -> None:
        self._poster = image
        self.page.show_poster(image)

    def toggle_pause(self) -> None:
        if self._film is None:
            return
        if self.runs:
            self._parts.player.pause()
        else:
            self._parts.player.play()
        self.runs = not self.runs
        self._show_time()

    def replay(self) -> None:
        self.look(max(0, self._parts.player.position_ms() - REPLAY_MS))

    def look(self, at_ms: int) -> None:
        self._parts.player.seek(at_ms)
        self._parts.player.play()
        self.runs = True
        self._show_time()

    def stand(self, at_ms: int) -> None:
        """The picture at `at_ms` stays: that is where the film will stop."""
        self._parts.player.pause()
        self._parts.player.seek(at_ms)
        self.runs = False
        self._show_time()

    def mark(self) -> None:
        """The film waits while the question is written. The next of the old film's questions is offered, once."""
        if self._film is None:
            return
        at_ms = self._parts.player.position_ms()
        self.stand(at_ms)
        used = {words.get("sv") for row in self.page.cues for words in (row.began_as, row.cue().prompt)}
        left = [cue for cue in self._step.segment.cues if cue.prompt("sv") not in used]
        self.page.add_cue(at_ms, dict(left[0].prompt.by_language) if left else {})
        self.page.touch()

    def reckon(self) -> None:
        """Says what the film takes of the hour, and whether that still fits."""
        film, tr = self._film, self._parts.text.tr
        if film is None:
            return
        minutes = replace(film, cues=self.page.said_cues()).minutes
        said = tr("The film and its questions take {minutes} min.", minutes=minutes)
        before = round(self._step.minutes or 0)
        if before:
            said += " " + tr("The old film had {minutes}.", minutes=before)
        hour, most = longer(self._session, self._step.id, minutes), self._session.minutes
        full = [people for people in (6, 9, 12) if sum(row.minutes for row in plan(hour, people)) > most + 0.01]
        if full:
            said += " " + tr(
                "With {people} people that is more than fits in {minutes} min.", people=full[0], minutes=most
            )
        if not film.captions:
            said += " " + tr("The film has no captions: who hears badly misses it.")
        self.page.minutes.setText(said)

    def use(self) -> None:
        film, parts = self._film, self._parts
        if film is None:
            return
        cues = self.page.said_cues()
        values = self._around.values if self._around is not None else None
        wrong = wrong_with_cues(cues, film.length_ms, parts.programme.own, values)
        self.page.tell_cue(wrong[0] if wrong else -1, str(parts.text.fault(wrong[1])) if wrong else "")
        if wrong is None:
            facts = self.page.facts.ticked() if self._around is not None else film.facts
            self._keep(replace(film, cues=cues, facts=facts))

    def put_back(self) -> None:
        self._keep(None)

    # --- inside

    def _keep(self, film: NewFilm | None) -> None:
        parts, poster, own = self._parts, self._poster, self._step.segment.file
        self.page.use.setEnabled(False)
        content = jpeg_of(poster) if film is not None and poster is not None else b""
        name, today, folder = parts.programme.id, parts.clock.today(), parts.places.local(parts.programme.id)

        def work() -> Programme:
            disk, new = parts.store().disk, film
            if new is not None and content:
                new = replace(new, poster=keep_picture(disk, content, self._media, Path(new.file).stem))
            was = film_at(read_sources(parts.places, name, today).files, self.place) or own
            change_local(disk, folder, lambda local: with_film(local, self.place, was, new))
            return read_and_keep(disk, parts.places, name, today, self._municipality).programme

        def kept(programme: Programme | None, fault: Fault | None) -> None:
            if programme is not None:
                self._files.used({film.file, *(name for _, name in film.captions)} if film is not None else set())
                self._changed(programme)
            if not shiboken6.isValid(self.page):
                return
            if programme is not None:
                self.page.left.emit()
                return
            self.page.use.setEnabled(self._film is not None)
            self.page.say(str(parts.text.fault(fault)) if fault else "", Look.ERROR)

        parts.writer.do(work, kept)

    def _begin(self) -> None:
        if self._film is not None:
            self._parts.player.load(self._media / self._film.file, self._film.length_ms, ())
            self._parts.player.play()
            self.runs = True
            self._show_time()

    def _show_time(self) -> None:
        if self._film is not None:
            here = min(self._parts.player.position_ms(), self._film.length_ms)
            self.page.show_time(here, self._film.length_ms, self.runs)

    def _hear(self, news: News) -> None:
        match news:
            case FilmEnded():
                self.runs = False
                self._begin_again_paused()
            case FilmFailed():
                self.runs = False
                self.page.say(str(self._parts.text.fault(news.fault)), Look.ERROR)
            case FirstPicture():
                self._show_time()

    def _begin_again_paused(self) -> None:
        """At its end it stands at its beginning, to be watched once more."""
        if self._film is not None:
            self._parts.player.load(self._media / self._film.file, self._film.length_ms, ())
            self._show_time()
