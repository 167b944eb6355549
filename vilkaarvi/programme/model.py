"""A programme as frozen data. `read.py` makes it from TOML, `check.py` finds its faults; nothing here opens a file.

Seven kinds of step. A new kind costs one class here, one behaviour in `session/`, one view in `ui/`, one part on paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True)
class Words:
    """One text in its languages, side by side. The programme's own language must be there."""

    by_language: Mapping[str, str]
    own: str = "sv"

    def __call__(self, language: str) -> str:
        """The text in `language`, else in the programme's own language."""
        return self.by_language.get(language) or self.by_language.get(self.own, "")


class ModeKind(StrEnum):
    """How the group talks about a question; the values stand in programme files."""

    SILENT = "silent"  # Tyst
    PAIRS = "pairs"  # Två och två
    SMALL = "small"  # Smågrupper
    ROUND = "round"  # Runt bordet
    ALL = "all"  # Alla


@dataclass(frozen=True)
class Mode:
    """`say`: the leader's words as it begins; none: the step's."""

    kind: ModeKind
    minutes: float
    say: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Guidance:
    """What helps the leader at a step. Never shown to the room."""

    say: tuple[Words, ...] = ()
    think: tuple[Words, ...] = ()
    follow_ups: tuple[Words, ...] = ()


class Checked(StrEnum):
    """Where a fact was read; the values stand in programme files."""

    PRIMARY = "primary"  # with those who counted
    SECONDARY = "secondary"  # with somebody who cites them
    UNVERIFIED = "unverified"


@dataclass(frozen=True)
class Fact:
    """A number that may stand on a screen: with year, source and the day somebody read it there."""

    id: str
    number: Words  # as written: "162 877", "11,3 → 17,0 %"; by language where it holds a word
    year: Words  # "2015", "till 2031"; by language where it holds a word
    wording: Words
    source: Words  # by language where it holds a word that one says otherwise: "januari 2016", "läst 2026"
    address: str
    read_on: date
    review_by: date
    contested: bool = False
    checked: Checked = Checked.PRIMARY
    readings: tuple[Words, ...] = ()  # of a contested one: how it is read, by one and by another
    unsure: Words | None = None  # and what nobody knows for sure


class CardAction(StrEnum):
    """The one thing that a card does when pressed; the values stand in programme files."""

    WRITE = "write"  # a minute of silent writing
    PAIRS = "pairs"  # two and two for a while
    ROUND = "round"  # one round of the table
    BLACK = "black"  # black screen
    PARK = "park"  # park the question
    NONE = "none"


@dataclass(frozen=True)
class Card:
    """Help in a difficult moment."""

    id: str
    title: Words
    short: Words  # one line, for the console
    text: tuple[Words, ...]  # paragraphs, when the card is opened
    action: CardAction = CardAction.NONE
    action_label: Words | None = None


@dataclass(frozen=True)
class Cue:
    """A time inside a segment where the picture stops and a question takes its place."""

    at_ms: int
    prompt: Words
    mode: Mode  # of how long and how the group thinks before the leader goes on
    own_fact: str = ""  # the municipality's own figure that may be shown here


@dataclass(frozen=True)
class Segment:
    """One film file. Names are bare, and lie in `folder`: the programme's media, or the municipality's own."""

    file: str
    length_ms: int
    poster: str | None = None
    captions: Mapping[str, str] = field(default_factory=dict)  # language → bare file name
    cues: tuple[Cue, ...] = ()
    facts: tuple[str, ...] = ()  # shown as cards when the film cannot be
    folder: Path = Path()
    own_fact: str = ""  # the municipality's own figure that may be shown when the film is over

    @property
    def path(self) -> Path:
        return self.folder / self.file


@dataclass(frozen=True)
class Step:
    """A part of a session. Exactly one of `minutes` and `seconds_per_person` is set.

    `min_minutes` is what it must have at the least; `droppable` steps give way first.
    """

    id: str
    title: Words
    minutes: float | None = None
    seconds_per_person: int | None = None
    min_minutes: float = 1.0
    droppable: bool = False
    guidance: Guidance = Guidance()
    cards: tuple[str, ...] = ()

    kind = "step"


@dataclass(frozen=True)
class Welcome(Step):
    kind = "welcome"
    rules: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Round(Step):
    """Everybody says something in turn; nobody comments."""

    kind = "round"
    prompt: Words = Words({})


@dataclass(frozen=True)
class Film(Step):
    kind = "film"
    segment: Segment = Segment("", 0)


@dataclass(frozen=True)
class Question(Step):
    kind = "question"
    prompt: Words = Words({})
    modes: tuple[Mode, ...] = ()


@dataclass(frozen=True)
class Agree(Step):
    """The group says what goes on paper: at most three lines a question."""

    kind = "agree"


@dataclass(frozen=True)
class Evaluate(Step):
    """Paper slips in an envelope."""

    kind = "evaluate"


@dataclass(frozen=True)
class Close(Step):
    kind = "close"
    next_time: Words = Words({})


class SessionKind(StrEnum):
    """What a session is for; the values stand in programme files. All but the first belong to no numbered order."""

    SESSION = "session"
    FOLLOW_UP = "follow-up"  # a short one in a later term
    CATCH_UP = "catch-up"  # for those who missed one
    TRAINING = "training"  # of conversation leaders
    SUPERVISION = "supervision"  # of conversation leaders
    BRIEFING = "briefing"  # for managers


@dataclass(frozen=True)
class Session:
    """One themed hour. A session that is `coming` has a number and a title, and no steps yet.

    `number` is 0 for those that belong to no numbered order.
    """

    id: str
    number: int
    title: Words
    about: Words
    minutes: int
    steps: tuple[Step, ...]
    kind: SessionKind = SessionKind.SESSION

    @property
    def coming(self) -> bool:
        return not self.steps

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(step for step in self.steps if isinstance(step, Question))


@dataclass(frozen=True)
class Evaluation:
    """A statement on the slip, answered 1–5."""

    id: str
    statement: Words


@dataclass(frozen=True)
class OwnFilm:
    """A film of the programme that belongs to no session: an introduction, one for managers, one for leaders."""

    id: str
    title: Words
    about: Words
    segment: Segment


@dataclass(frozen=True)
class Programme:
    id: str
    version: int
    title: Words
    sessions: tuple[Session, ...]
    facts: Mapping[str, Fact]
    cards: Mapping[str, Card]
    evaluation: tuple[Evaluation, ...]
    media: Path
    edition: str = ""  # what tells these words from any others; empty where that is not known
    own: str = "sv"
    about: Words = Words({})
    films: tuple[OwnFilm, ...] = ()
    extras: tuple[Session, ...] = ()  # training, supervision, briefing, catch-up and follow-ups
    reviewed_by: str = ""  # the municipality's reviewer; empty: "Inte granskat av kommunen"
    reviewed_on: date | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every film file that belongs to it, in the order of sessions and steps, then those of no session."""
        steps = (step for session in (*self.sessions, *self.extras) for step in session.steps)
        return (*(step.segment for step in steps if isinstance(step, Film)), *(film.segment for film in self.films))

    def session(self, session_id: str) -> Session | None:
        return next((each for each in (*self.sessions, *self.extras) if each.id == session_id), None)
