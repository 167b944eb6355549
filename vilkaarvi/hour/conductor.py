"""The conductor of one hour: presses and the film's news go in; events, pictures and written words come out.

It knows no window, no VLC and no disk, only their promises, so that a whole hour is a unit test. All calls come from
one thread.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from vilkaarvi.clock import Clock
from vilkaarvi.errors import Fault
from vilkaarvi.film.player import CueReached, FilmEnded, FilmFailed, FilmHeard, FilmSilent, FirstPicture, News, Player
from vilkaarvi.hour.closing import Closing
from vilkaarvi.hour.notebook import Notebook
from vilkaarvi.hour.recorder import Done, Recorder
from vilkaarvi.hour.reel import Reel
from vilkaarvi.hour.slack import Slack
from vilkaarvi.hour.unheard import can_be_mended, facts_instead, facts_stand_in, needs_captions
from vilkaarvi.notes.check import Checker
from vilkaarvi.notes.summary import Agreed, Summary
from vilkaarvi.programme.model import CardAction, Film, Programme, Session, Welcome
from vilkaarvi.session.agenda import Way, plan_now, relief
from vilkaarvi.session.cards import MODES, seconds_of
from vilkaarvi.session.engine import Engine, Situation, film_from_ms, plays
from vilkaarvi.session.events import Event
from vilkaarvi.session.naming import full_name
from vilkaarvi.session.reading import ReadStep, read_step
from vilkaarvi.session.telling import Teller, Told
from vilkaarvi.session.view import FilmIs, Room, TextRoom, View
from vilkaarvi.text import Text

CHECK_EVERY_MS = 2_000
OPEN_NEXT_MS = 500  # after a press, so that a leader who looks for a step opens no films on the way
REPLAY_MS = 10_000


class Hour:
    """One group's way through one session.

    Attributes: engine, notebook, closing, day (on which it began), captions (are they wanted), trouble (a film's
    fault to tell, or None), unsaved (why not all is saved, or None).
    `changed` is called after anything that a window should draw anew.
    """

    def __init__(
        self,
        programme: Programme,
        session: Session,
        group: str,
        player: Player,
        recorder: Recorder,
        clock: Clock,
        text: Text,
        changed: Callable[[], None] = lambda: None,
        check: Checker | None = None,
    ) -> None:
        self.engine = Engine(session)
        self.notebook = Notebook(recorder, check)
        self._slack = Slack(self.engine, self.notebook)
        self.closing = Closing(recorder, tuple(each.id for each in programme.evaluation), self.notebook.check)
        self.trouble: Fault | None = None
        self.unsaved: Fault | None = None
        self._programme = programme
        self._player = player
        self._reel = Reel(player)
        self._recorder = recorder
        self._clock = clock
        self._text = text
        self._changed = changed
        self._teller = Teller(programme, self.engine, text, group)
        self._origin = clock.now()
        self._checked_ms = 0
        self.day = clock.today()
        self.captions = True
        self._newcomer = False  # somebody has just come
        self._entered_ms = 0
        self.showing = False  # the room sees what `show_lines` says, and only that
        player.listen(self._hear)

    # --- time

    def elapsed_ms(self) -> int:
        """Milliseconds of the hour so far, on the monotonic clock."""
        return round((self._clock.now() - self._origin) * 1000)

    def tick(self) -> None:
        """To be called a few times a second: draws the clocks anew and writes a check every two seconds.

        With a check, what could not be written before is tried again; after the end of the hour without one.
        """
        now = self.elapsed_ms()
        due = now - self._checked_ms >= CHECK_EVERY_MS
        if self.engine.state.situation in (Situation.READY, Situation.ENDED):
            if due and self.unsaved is not None:
                self._checked_ms = now
                self._happened(())
            return
        if due:
            film_ms = self._player.position_ms() if self.engine.state.situation is Situation.PLAYING else None
            self._happened(self.engine.check(now, film_ms))
            self._checked_ms = now
        if now - self._entered_ms >= OPEN_NEXT_MS and not isinstance(self.engine.step, Film):
            self._open_next_film()
        self._changed()

    # --- beginning, and going on after a crash

    def start(self, people: int) -> None:
        self._origin = self._clock.now()
        self._checked_ms = 0
        self._happened(self.engine.start(0, people))
        self._enter()

    @property
    def begun(self) -> bool:
        return self.engine.state.situation is not Situation.READY

    @property
    def film_plays(self) -> bool:
        return self.view().film is FilmIs.PLAYING

    def go_on(self, events: list[Event], lost_ms: int) -> None:
        """Take up an hour that was broken off: the same step with what it had left, the film where it was."""
        self.engine.replay(events)
        state = self.engine.state
        at_ms = max(0, state.at_ms + lost_ms)
        self._origin = self._clock.now() - at_ms / 1000
        self._checked_ms = at_ms
        self._happened(self.engine.resumed(at_ms, lost_ms))
        if state.situation is Situation.PLAYING:
            assert isinstance(self.engine.step, Film)  # noqa: S101  the engine plays films only
            self._reel.take_up(self.engine.step, state.film_ms, state.paused_at_ms is None)  # of 0–2 s before
        self._entered_ms = at_ms
        self._slack.entered(at_ms)
        self._changed()

    def look_back(self, events: Iterable[Event]) -> None:
        """Take up the closing of an hour that is over. Nothing is recorded."""
        self.engine.replay(list(events))
        self._origin = self._clock.now() - self.engine.state.at_ms / 1000
        self._changed()

    # --- presses

    def next(self) -> None:
        self._moving(self.engine.next(self.elapsed_ms()))

    def back(self) -> None:
        if self.engine.before() is not None:
            self._moving(self.engine.back(self.elapsed_ms()))

    def choose_mode(self, index: int) -> None:
        self._moving(self.engine.choose_stage(self.elapsed_ms(), index))

    def go_to(self, step: str) -> None:
        """To the beginning of any step."""
        self._moving(self.engine.go_to(self.elapsed_ms(), step))

    def end(self) -> None:
        self._moving(self.engine.end(self.elapsed_ms()))

    def black(self) -> None:
        """Black, or back again. The film and its sound go with the picture."""
        self._happened(self.engine.black(self.elapsed_ms()))
        self._play_or_hold()
        self._changed()

    def toggle_pause(self) -> None:
        self._happened(self.engine.pause(self.elapsed_ms()))
        self._play_or_hold()
        self._changed()

    def people(self, count: int) -> None:
        if count >= 1:
            self._newcomer = count > self.engine.state.people and self.engine.state.step > 0
            self._happened(self.engine.people(self.elapsed_ms(), count))
            self._changed()

    def add_minutes(self, minutes: int) -> None:
        """More (or less) time for what is now. A film has its own length: then nothing changes."""
        if self.engine.state.situation is Situation.TALKING:
            self._happened(self.engine.add_time(self.elapsed_ms(), minutes * 60))
            self._changed()

    def replay(self) -> None:
        """Ten seconds of the film again."""
        self.replay_from(max(0, self._player.position_ms() - REPLAY_MS))

    def replay_from(self, to: int) -> None:
        """The film again from a place that has been, in ms. Nothing happens where there is no film to show."""
        if not isinstance(self.engine.step, Film) or self.engine.state.film_fault:
            return
        self._happened(self.engine.replay_film(self.elapsed_ms(), to))
        self._player.seek(to)
        self._player.play()
        self._changed()

    def replay_part(self) -> None:
        """The part of the film that is now, from its beginning; also when its facts stand there by `show_facts`."""
        step = self.engine.step
        if isinstance(step, Film) and facts_stand_in(self.engine):
            self.trouble = None  # if it is still not heard, that is told again
            self._happened(self.engine.replay_film(self.elapsed_ms(), film_from_ms(step, self.engine.state.stage)))
            self._begin_film(step)
            self._changed()
        elif isinstance(step, Film):
            self.replay_from(film_from_ms(step, self.engine.state.stage))

    def show_facts(self) -> None:
        """A film that is not heard makes room for its facts."""
        if events := facts_instead(self.engine, self.elapsed_ms(), self.trouble):
            self._reel.let_go()
            self._happened(events)
            self._changed()

    def show_captions(self) -> None:
        self.captions = True
        self._changed()

    def toggle_captions(self) -> None:
        self.captions = not self.captions
        self._changed()

    def take_proposal(self) -> None:
        offer = relief(self.engine, self.elapsed_ms())
        if offer is None:
            return
        if offer.way is Way.DROP:
            self._happened(self.engine.drop(self.elapsed_ms(), offer.step.id))
        else:
            self._happened(self.engine.shorten(self.elapsed_ms(), offer.step.id, offer.minutes))
        self._changed()

    def card_action(self, card_id: str) -> None:
        """The one thing that a card does. What the room does for it ends with `end_card` or with the next stage."""
        card = self._programme.cards[card_id]
        if card.action is CardAction.BLACK and not self.engine.state.black:
            self.black()
        elif card.action in MODES and self.engine.state.situation is not Situation.ENDED:
            mode = MODES[card.action]
            seconds = seconds_of(mode, self.engine.state.people)
            self._happened(self.engine.use_card(self.elapsed_ms(), card_id, mode, seconds))
            self._play_or_hold()
        self._changed()

    def end_card(self) -> None:
        """The room is back at what was before the card."""
        self._happened(self.engine.end_card(self.elapsed_ms()))
        self._play_or_hold()
        self._changed()

    def recall(self, lines: tuple[str, ...]) -> None:
        """What the group agreed on last time; the welcome tells it to the leader."""
        self._teller = replace(self._teller, last_time=lines)
        self._changed()

    def take_up(self, done: Done) -> None:
        """The parked question that is offered is talked about now."""

        def taken(fault: Fault | None) -> None:
            done(fault)
            self._changed()

        self._slack.take_up(taken)

    def not_now(self) -> None:
        """The parked question waits for another time."""
        self._slack.not_now()
        self._changed()

    def show_lines(self, shown: bool) -> None:
        """The room sees the agreed lines (at the welcome: last time's; at a film's question: the municipality's own
        figure) until this is taken back or the hour goes on."""
        self.showing = shown
        self._changed()

    def _lines_room(self) -> Room:
        if (own := self._teller.own_room()) is not None:
            return own
        questions = [question.id for question in self.engine.session.questions]
        if isinstance(self.engine.step, Welcome):
            return TextRoom(self._teller.kicker(), self._text.tr("What we agreed on last time"), self._teller.last_time)
        lines = tuple(line for question in questions for line in self.notebook.lines.get(question, ()))
        return TextRoom(self._teller.kicker(), self._text.tr("What we agreed on"), lines)

    # --- what is shown

    def view(self) -> View:
        trouble = str(self._text.fault(self.trouble)) if self.trouble else None
        special = self._lines_room() if self.showing else None
        playing = self.engine.state.situation is Situation.PLAYING
        film_ms = self._player.position_ms() if playing else None
        told = Told(trouble, self._newcomer, film_ms, self._slack.offer())
        return self._teller.view(self.elapsed_ms(), special, told)

    def read_ahead(self, step: str) -> ReadStep:
        """What helps the leader at any step; the room sees nothing. Raises StopIteration: there is no such step."""
        planned = next(each for each in plan_now(self.engine) if each.step.id == step)
        return read_step(self._programme, planned, self._text)

    # --- the end

    def summary(self, unit: str) -> Summary:
        """What goes on paper now: the questions that have agreed lines."""
        session, language = self.engine.session, self._text.language
        agreed = tuple(
            Agreed(question.id, question.prompt(language), self.notebook.on_paper(question.id))
            for question in session.questions
            if self.notebook.lines.get(question.id)
        )
        title = full_name(session, self._text)
        return Summary(
            language,
            self._programme.title(language),
            title,
            self.day,
            self._teller.group,
            unit,
            self.closing.attendance.present if self.closing.attendance else self.engine.state.people,
            agreed,
            self.closing.plan,
        )

    def finish(self, unit: str, done: Done) -> None:
        """The group has agreed: the summary is final and the working notes are destroyed."""
        if self.engine.state.situation is not Situation.ENDED:
            self.end()
        self._recorder.finish(self.summary(unit), done)

    # --- inside

    def _moving(self, events: tuple[Event, ...]) -> None:
        self.showing, self._newcomer = False, False
        self._happened(events)
        self._enter()

    def _enter(self) -> None:
        """Make the film fit the stage that was entered."""
        state = self.engine.state
        self._entered_ms = self.elapsed_ms()
        self._slack.entered(self.elapsed_ms())
        filming = state.situation is not Situation.ENDED and isinstance(self.engine.step, Film)
        if not filming or (state.situation is Situation.PLAYING and state.stage == 0):
            self.trouble = None
        self._changed()  # the room sees it first: a player takes its time
        if state.situation is Situation.PLAYING and isinstance(self.engine.step, Film):
            self._begin_film(self.engine.step)
        elif not filming:
            self._reel.let_go()
        elif not plays(self.engine.step, state.stage):
            self._player.pause()  # the cue's question has been asked for before the film came to it

    def _begin_film(self, step: Film) -> None:
        for news in self._reel.begin(step, film_from_ms(step, self.engine.state.stage)):
            self._hear(news)

    def _open_next_film(self) -> None:
        """The step that goes on needs no player, and a film comes after it: it is opened now."""
        following = self.engine.after()
        step = self.engine.session.steps[following[0]] if following else None
        if isinstance(step, Film) and step is not self.engine.step:
            self._reel.make_ready(step)

    def _play_or_hold(self) -> None:
        state = self.engine.state
        if state.situation is not Situation.PLAYING:
            return
        if state.black or state.paused_at_ms is not None:
            self._player.pause()
        else:
            self._player.play()

    def _hear(self, news: News) -> None:
        if self._reel.keeps(news):
            return
        if isinstance(news, FilmSilent):
            self.trouble = news.fault
            self.captions = self.captions or needs_captions(news.fault)
        elif isinstance(news, FilmHeard):
            self.trouble = None if can_be_mended(self.trouble) else self.trouble
        elif self.engine.state.situation is not Situation.PLAYING or isinstance(news, FirstPicture):
            pass
        elif isinstance(news, CueReached):
            self._happened(self.engine.cue_reached(self.elapsed_ms(), news.at_ms))
        elif isinstance(news, FilmEnded):
            self._happened(self.engine.film_ended(self.elapsed_ms()))
        elif isinstance(news, FilmFailed):
            self.trouble = news.fault
            self._happened(self.engine.film_failed(self.elapsed_ms(), news.fault.code.value))
        self._changed()

    def _happened(self, events: tuple[Event, ...]) -> None:
        self._recorder.record(events, self._written)

    def _written(self, fault: Fault | None) -> None:
        changed = fault != self.unsaved
        self.unsaved = fault
        if changed:
            self._changed()
