"""The engine of the hour: which moves are allowed when, and what each move makes happen.

A run is its events. `apply` turns a state and an event into the next state, live and when a run is read back after a
crash alike; `Engine` decides which events a move gives. An illegal move raises. Nothing here advances by itself, and
nothing here knows of windows, film players or disks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.model import Cue, Film, ModeKind, Question, Session, Step
from vilkaarvi.session.events import (
    CameBack,
    CardEnded,
    CardUsed,
    Checked,
    CueReached,
    Event,
    FilmEnded,
    FilmFailed,
    FilmReplayed,
    HourEnded,
    HourResumed,
    HourStarted,
    Paused,
    PeopleChanged,
    Resumed,
    StageEntered,
    StepDropped,
    StepShortened,
    TimeAdded,
    WentBlack,
)


class Situation(StrEnum):
    """Where the hour is, as far as it decides what may be done."""

    READY = "ready"
    TALKING = "talking"
    PLAYING = "playing"
    FILM_OVER = "film-over"  # ended or failed; its last picture or its facts stay
    ENDED = "ended"


class Move(StrEnum):
    START = "start"
    NEXT = "next"
    BACK = "back"
    GO = "go"  # to another mode of the same step
    BLACK = "black"
    PAUSE = "pause"
    PEOPLE = "people"
    ADD_TIME = "add time"
    REPLAY = "replay"
    RESHAPE = "shorten or drop"
    CARD = "card"
    CHECK = "check"
    CUE = "cue"
    FILM_END = "film end"
    END = "end"


_ALWAYS = {
    Move.NEXT,
    Move.BACK,
    Move.GO,
    Move.BLACK,
    Move.PAUSE,
    Move.PEOPLE,
    Move.RESHAPE,
    Move.CARD,
    Move.CHECK,
    Move.END,
}
MOVES: Mapping[Situation, frozenset[Move]] = {
    Situation.READY: frozenset({Move.START}),
    Situation.TALKING: frozenset(_ALWAYS | {Move.ADD_TIME, Move.REPLAY}),
    Situation.PLAYING: frozenset(_ALWAYS | {Move.REPLAY, Move.CUE, Move.FILM_END}),
    Situation.FILM_OVER: frozenset(_ALWAYS | {Move.REPLAY}),
    Situation.ENDED: frozenset(),
}


@dataclass(frozen=True)
class State:
    """All that the events so far have made true. Times are ms of the hour."""

    situation: Situation = Situation.READY
    people: int = 0
    step: int = -1
    stage: int = 0
    at_ms: int = 0
    stage_at_ms: int = 0  # when the stage was entered, moved on by pauses and lost time
    step_at_ms: int = 0
    paused_at_ms: int | None = None
    black: bool = False
    film_ms: int = 0
    film_fault: str | None = None
    added_s: Mapping[str, int] = field(default_factory=dict)  # step → seconds given
    stage_added_s: int = 0
    shortened: Mapping[str, int] = field(default_factory=dict)  # step → minutes
    dropped: frozenset[str] = frozenset()
    card: CardUsed | None = None  # what the room does because of a card
    spent_ms: Mapping[str, int] = field(default_factory=dict)  # step → ms, of steps that were left


def stages(step: Step) -> int:
    """How many stages a step has: a question one a mode; a film its parts and the cues between them."""
    if isinstance(step, Question):
        return max(1, len(step.modes))
    if isinstance(step, Film):
        return 2 * len(step.segment.cues) + 1
    return 1


def cue_of(step: Step, stage: int) -> Cue | None:
    """The cue that stage `stage` of a film stands at, if it stands at one."""
    if isinstance(step, Film) and stage % 2 == 1:
        return step.segment.cues[stage // 2]
    return None


def film_from_ms(step: Film, stage: int) -> int:
    """Where in the film a playing stage begins."""
    return step.segment.cues[stage // 2 - 1].at_ms if stage > 1 else 0


def plays(step: Step, stage: int) -> bool:
    return isinstance(step, Film) and stage % 2 == 0


def apply(session: Session, state: State, event: Event) -> State:
    """The state after `event`."""
    after = replace(state, at_ms=max(state.at_ms, event.at_ms))
    match event:
        case HourStarted(people=people):
            return replace(after, people=people)
        case StageEntered():
            return _entered(session, after, event)
        case CueReached(film_ms=film_ms) | FilmReplayed(film_ms=film_ms):
            again = isinstance(event, FilmReplayed)
            shown = replace(after, situation=Situation.PLAYING, film_fault=None) if again else after
            return replace(shown, film_ms=film_ms)
        case Checked(film_ms=film_ms):
            return after if film_ms is None else replace(after, film_ms=film_ms)
        case FilmEnded():
            return replace(after, situation=Situation.FILM_OVER)
        case FilmFailed(code=code):
            return replace(after, situation=Situation.FILM_OVER, film_fault=code)
        case WentBlack() | CameBack():
            return replace(after, black=isinstance(event, WentBlack))
        case Paused():
            return replace(after, paused_at_ms=event.at_ms)
        case Resumed():
            return _moved_on(replace(after, paused_at_ms=None), event.at_ms - (state.paused_at_ms or event.at_ms))
        case HourResumed(lost_ms=lost_ms):
            return replace(_moved_on(after, lost_ms), black=False)
        case HourEnded():
            return replace(_left(session, after), situation=Situation.ENDED, card=None)
        case _:
            return _reshaped(after, event)


def _reshaped(state: State, event: Event) -> State:
    match event:
        case PeopleChanged(people=people):
            return replace(state, people=people)
        case TimeAdded(step=step, seconds=seconds):
            added = {**state.added_s, step: state.added_s.get(step, 0) + seconds}
            return replace(state, added_s=added, stage_added_s=state.stage_added_s + seconds)
        case StepShortened(step=step, minutes=minutes):
            return replace(state, shortened={**state.shortened, step: minutes})
        case StepDropped(step=step):
            return replace(state, dropped=state.dropped | {step})
        case CardUsed() | CardEnded():
            return replace(state, card=event if isinstance(event, CardUsed) else None)
        case _:
            return state


def _moved_on(state: State, ms: int) -> State:
    """Time that went by without being used: the stage and the step keep what they had left."""
    card = replace(state.card, at_ms=state.card.at_ms + ms) if state.card else None
    return replace(state, stage_at_ms=state.stage_at_ms + ms, step_at_ms=state.step_at_ms + ms, card=card)


def _left(session: Session, state: State) -> State:
    if state.step < 0:
        return state
    step = session.steps[state.step].id
    used = state.spent_ms.get(step, 0) + state.at_ms - state.step_at_ms
    return replace(state, spent_ms={**state.spent_ms, step: used})


def _entered(session: Session, state: State, event: StageEntered) -> State:
    index = next(i for i, step in enumerate(session.steps) if step.id == event.step)
    step = session.steps[index]
    new_step = index != state.step
    if new_step:
        state = replace(_left(session, state), step_at_ms=event.at_ms, dropped=state.dropped - {step.id})
    playing = plays(step, event.stage)
    return replace(
        state,
        situation=Situation.PLAYING if playing else Situation.TALKING,
        step=index,
        stage=event.stage,
        stage_at_ms=event.at_ms,
        stage_added_s=0,
        paused_at_ms=None,
        black=False,
        film_ms=film_from_ms(step, event.stage) if isinstance(step, Film) and playing else state.film_ms,
        film_fault=None if new_step else state.film_fault,
        card=None,
    )


class Engine:
    """Turns the leader's moves and the film's news into events.

    Attributes: session, state (the newest). Each method answers the events that happened, already applied.
    Raises Fault ILLEGAL_MOVE when the table of moves does not hold the move.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.state = State()

    def replay(self, events: list[Event]) -> None:
        """Take in what happened earlier, as read from a run."""
        for event in events:
            self.state = apply(self.session, self.state, event)

    @property
    def step(self) -> Step:
        return self.session.steps[self.state.step]

    def _tell(self, move: Move, *events: Event) -> tuple[Event, ...]:
        if move not in MOVES[self.state.situation]:
            raise Fault(Code.ILLEGAL_MOVE, move=move.value, situation=self.state.situation.value)
        for event in events:
            self.state = apply(self.session, self.state, event)
        return events

    def start(self, at_ms: int, people: int) -> tuple[Event, ...]:
        first = self.session.steps[0].id
        return self._tell(Move.START, HourStarted(at_ms, people), StageEntered(at_ms, first, 0))

    def after(self) -> tuple[int, int] | None:
        """Step and stage that Nästa leads to; None when the hour is at its end."""
        # a film that failed has only its cues' questions left to give
        ahead = range(self.state.stage + 1, stages(self.step))
        stage = next((i for i in ahead if not (self.state.film_fault and plays(self.step, i))), None)
        if stage is not None:
            return self.state.step, stage
        following = range(self.state.step + 1, len(self.session.steps))
        return next(((i, 0) for i in following if self.session.steps[i].id not in self.state.dropped), None)

    def before(self) -> tuple[int, int] | None:
        """Step and stage that Tillbaka leads to; None at the beginning."""
        if self.state.stage > 0 and not self.state.film_fault:
            return self.state.step, self.state.stage - 1
        for i in range(self.state.step - 1, -1, -1):
            step = self.session.steps[i]
            if step.id not in self.state.dropped:
                return i, 0 if isinstance(step, Film) else stages(step) - 1
        return None

    def next(self, at_ms: int) -> tuple[Event, ...]:
        target = self.after()
        if target is None:
            return self._tell(Move.END, HourEnded(at_ms))
        return self._tell(Move.NEXT, StageEntered(at_ms, self.session.steps[target[0]].id, target[1]))

    def back(self, at_ms: int) -> tuple[Event, ...]:
        target = self.before()
        if target is None:
            raise Fault(Code.ILLEGAL_MOVE, move=Move.BACK.value, situation="first step")
        return self._tell(Move.BACK, StageEntered(at_ms, self.session.steps[target[0]].id, target[1]))

    def choose_stage(self, at_ms: int, stage: int) -> tuple[Event, ...]:
        if not isinstance(self.step, Question) or not 0 <= stage < stages(self.step):
            raise Fault(Code.ILLEGAL_MOVE, move=Move.GO.value, situation=self.step.kind)
        return self._tell(Move.GO, StageEntered(at_ms, self.step.id, stage))

    def go_to(self, at_ms: int, step_id: str) -> tuple[Event, ...]:
        """To the beginning of another step, before or after. Raises Fault ILLEGAL_MOVE when there is no such step."""
        if all(step.id != step_id for step in self.session.steps):
            raise Fault(Code.ILLEGAL_MOVE, move=Move.GO.value, situation=step_id)
        return self._tell(Move.GO, StageEntered(at_ms, step_id, 0))

    def black(self, at_ms: int) -> tuple[Event, ...]:
        """Black if it is not, and back if it is."""
        return self._tell(Move.BLACK, CameBack(at_ms) if self.state.black else WentBlack(at_ms))

    def pause(self, at_ms: int) -> tuple[Event, ...]:
        """The mode's clock and the film stand still, or go on. The hour's clock never does."""
        paused = self.state.paused_at_ms is not None
        return self._tell(Move.PAUSE, Resumed(at_ms) if paused else Paused(at_ms))

    def people(self, at_ms: int, people: int) -> tuple[Event, ...]:
        return self._tell(Move.PEOPLE, PeopleChanged(at_ms, people))

    def add_time(self, at_ms: int, seconds: int) -> tuple[Event, ...]:
        return self._tell(Move.ADD_TIME, TimeAdded(at_ms, self.step.id, seconds))

    def shorten(self, at_ms: int, step: str, minutes: int) -> tuple[Event, ...]:
        return self._tell(Move.RESHAPE, StepShortened(at_ms, step, minutes))

    def drop(self, at_ms: int, step: str) -> tuple[Event, ...]:
        return self._tell(Move.RESHAPE, StepDropped(at_ms, step))

    def replay_film(self, at_ms: int, film_ms: int) -> tuple[Event, ...]:
        """The film goes on from `film_ms`; from a cue or an ended film back into the part that it lies in."""
        if not isinstance(self.step, Film):
            raise Fault(Code.ILLEGAL_MOVE, move=Move.REPLAY.value, situation=self.step.kind)
        passed = sum(cue.at_ms <= film_ms for cue in self.step.segment.cues)
        moved = () if 2 * passed == self.state.stage else (StageEntered(at_ms, self.step.id, 2 * passed),)
        resumed = (Resumed(at_ms),) if self.state.paused_at_ms is not None and not moved else ()
        return self._tell(Move.REPLAY, *moved, *resumed, FilmReplayed(at_ms, self.step.id, film_ms))

    def use_card(self, at_ms: int, card: str, mode: ModeKind, seconds: int) -> tuple[Event, ...]:
        """The room does `mode` for a while. A film that plays stands still meanwhile."""
        plays_on = self.state.situation is Situation.PLAYING and self.state.paused_at_ms is None
        held = (Paused(at_ms),) if plays_on else ()
        return self._tell(Move.CARD, *held, CardUsed(at_ms, card, mode.value, seconds))

    def end_card(self, at_ms: int) -> tuple[Event, ...]:
        """Back to what was before; a film goes on."""
        if self.state.card is None:
            return ()
        held = self.state.situation is Situation.PLAYING and self.state.paused_at_ms is not None
        return self._tell(Move.CARD, CardEnded(at_ms), *((Resumed(at_ms),) if held else ()))

    def check(self, at_ms: int, film_ms: int | None) -> tuple[Event, ...]:
        return self._tell(Move.CHECK, Checked(at_ms, film_ms))

    def cue_reached(self, at_ms: int, film_ms: int) -> tuple[Event, ...]:
        step = self.step.id
        reached = CueReached(at_ms, step, film_ms)
        return self._tell(Move.CUE, reached, StageEntered(at_ms, step, self.state.stage + 1))

    def film_ended(self, at_ms: int) -> tuple[Event, ...]:
        return self._tell(Move.FILM_END, FilmEnded(at_ms, self.step.id))

    def film_failed(self, at_ms: int, code: str) -> tuple[Event, ...]:
        return self._tell(Move.FILM_END, FilmFailed(at_ms, self.step.id, code))

    def resumed(self, at_ms: int, lost_ms: int) -> tuple[Event, ...]:
        return self._tell(Move.CHECK, HourResumed(at_ms, lost_ms))

    def end(self, at_ms: int) -> tuple[Event, ...]:
        return self._tell(Move.END, HourEnded(at_ms))
