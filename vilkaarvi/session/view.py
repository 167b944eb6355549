"""One moment of the hour as plain data: what the leader sees, and within it what the room sees.

Windows draw a `View` and hold no decisions; the same `Room` is drawn on the projector and in the leader's mirror.
All strings are in the language of the session already.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True)
class Countdown:
    """`left_s` may be negative (over time); nothing happens by itself when it is."""

    left_s: int
    total_s: int
    paused: bool = False


# --- what the room sees


@dataclass(frozen=True)
class RulesRoom:
    """The welcome: the session's title and the ground rules."""

    kicker: str
    title: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class PromptRoom:
    """A question or a round: large words, how to talk, a clock."""

    kicker: str
    text: str
    mode: str | None = None
    may_pass: str | None = None  # "Du får alltid passa"
    clock: Countdown | None = None


@dataclass(frozen=True)
class FilmRoom:
    """The film; its pictures come from the player. `poster` covers until the first one.

    `others`: captions in other languages than the session's, as (language, file).
    """

    poster: Path | None
    captions: Path | None
    others: tuple[tuple[str, Path], ...] = ()


@dataclass(frozen=True)
class FactCard:
    number: str
    wording: str
    source: str


@dataclass(frozen=True)
class FactsRoom:
    """What a film would have said, as cards to read."""

    kicker: str
    facts: tuple[FactCard, ...]


@dataclass(frozen=True)
class TextRoom:
    """A title and a few lines: agreeing, slips, goodbye."""

    kicker: str
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class SightRoom:
    """The test picture, before an hour: can everybody read it?"""

    text: str
    small: str
    clock: Countdown


Room = RulesRoom | PromptRoom | FilmRoom | FactsRoom | TextRoom | SightRoom


# --- what the leader sees


class RowState(StrEnum):
    DONE = "done"
    NOW = "now"
    NEXT = "next"
    DROPPED = "dropped"


@dataclass(frozen=True)
class PlanRow:
    step: str
    title: str
    minutes: float  # as planned now
    state: RowState
    droppable: bool
    fraction: float  # how much of it has gone, 0–1, in steps that can be seen


@dataclass(frozen=True)
class ModeRow:
    label: str  # "Två och två"
    minutes: float
    state: RowState


@dataclass(frozen=True)
class FilmPlace:
    """A place in the film that the leader may go back to: its beginning, or a cue that has been."""

    label: str
    at_ms: int


@dataclass(frozen=True)
class Proposal:
    """The one thing that would bring the hour back in time; `sentence` asks it, `button` does it."""

    sentence: str
    button: str


class FilmIs(StrEnum):
    NONE = "none"
    PLAYING = "playing"
    PAUSED = "paused"
    AT_CUE = "at-cue"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True)
class CardRow:
    id: str
    title: str
    short: str
    text: tuple[str, ...]
    action_label: str | None
    parks: bool  # its action is to park a question: something is to be written


@dataclass(frozen=True)
class ReadFact:
    """A contested fact as it is read by one and by another, and what nobody knows for sure ("" where that is not said).

    The leader's alone: never on the projector.
    """

    number: str
    wording: str
    source: str
    readings: tuple[str, ...]
    unsure: str


@dataclass(frozen=True)
class QuestionRow:
    """A question that notes can be written on; `title` without what it asks ("Fråga 1")."""

    step: str
    title: str


@dataclass(frozen=True)
class ParkedOffer:
    """A parked question that there is time for now, in the group's words; `taken`: the group talks about it."""

    text: str
    taken: bool = False


@dataclass(frozen=True)
class View:
    session: str  # "Träff 1 · Vad är det som har hänt?"
    group: str
    people: int
    minutes_left: int
    late_minutes: int  # negative: ahead
    pace: str  # in words: "I tid", "2 min sena"
    proposal: Proposal | None
    plan: tuple[PlanRow, ...]
    room: Room
    black: bool
    now_title: str  # "Två och två", "Film, del 1", …
    now_note: str  # "kvar två och två. Sedan: alla"
    modes: tuple[ModeRow, ...]
    countdown: Countdown | None
    next_label: str  # "Nästa: alla"
    can_back: bool
    last_time: tuple[str, ...]  # what the group agreed on then; told at the welcome only
    earlier: tuple[str, ...]  # the same, all through: closing asks how it went
    say: tuple[str, ...]
    think: tuple[str, ...]
    follow_ups: tuple[str, ...]
    contested: tuple[ReadFact, ...]  # figures of this moment that are read in different ways
    own_fact: bool  # the municipality has a figure of its own here, which the room may see
    card: str  # the card that the room does something for, by its title; empty: none
    cards: tuple[CardRow, ...]
    film: FilmIs
    film_places: tuple[FilmPlace, ...]
    newcomer: tuple[str, ...]  # what to say to somebody who has just come; empty: nobody has
    trouble: str | None  # a film's fault in the leader's words
    question: str | None  # the question that notes are written on now
    questions: tuple[QuestionRow, ...]  # all of the session's
    parked: ParkedOffer | None  # the leader's alone: never on the projector
    step_kind: str
    ended: bool
