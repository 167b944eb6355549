"""What happened in an hour: a short closed list. A run is these events, in order, and nothing else.

`at_ms` is the elapsed time of the hour in milliseconds (paused and lost time counted as the hour counts it). No event
holds a clock time, a person or a word that was said. The wire form (`to_plain`) is part of the run's format, version 1.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class HourStarted:
    at_ms: int
    people: int


@dataclass(frozen=True)
class StageEntered:
    """The room moved to a step's stage: 0, or the next mode of a question, or a film's cue and what follows it."""

    at_ms: int
    step: str
    stage: int


@dataclass(frozen=True)
class CueReached:
    at_ms: int
    step: str
    film_ms: int


@dataclass(frozen=True)
class Checked:
    """The hour had come this far, a playing film to `film_ms`; told every two seconds, so a crash costs no more."""

    at_ms: int
    film_ms: int | None = None


@dataclass(frozen=True)
class FilmReplayed:
    """The film goes on from `film_ms`, which lies before where it was."""

    at_ms: int
    step: str
    film_ms: int


@dataclass(frozen=True)
class FilmEnded:
    at_ms: int
    step: str


@dataclass(frozen=True)
class FilmFailed:
    at_ms: int
    step: str
    code: str


@dataclass(frozen=True)
class WentBlack:
    at_ms: int


@dataclass(frozen=True)
class CameBack:
    at_ms: int


@dataclass(frozen=True)
class Paused:
    at_ms: int


@dataclass(frozen=True)
class Resumed:
    at_ms: int


@dataclass(frozen=True)
class PeopleChanged:
    at_ms: int
    people: int


@dataclass(frozen=True)
class TimeAdded:
    """The mode or step that is now got `seconds` more."""

    at_ms: int
    step: str
    seconds: int


@dataclass(frozen=True)
class StepShortened:
    at_ms: int
    step: str
    minutes: int


@dataclass(frozen=True)
class StepDropped:
    at_ms: int
    step: str


@dataclass(frozen=True)
class CardUsed:
    """The room does what a card asks: `mode` for `seconds`, until that is taken back or the hour goes on."""

    at_ms: int
    card: str
    mode: str
    seconds: int


@dataclass(frozen=True)
class CardEnded:
    """The room is back at what was before the card."""

    at_ms: int


@dataclass(frozen=True)
class HourResumed:
    """The program was started again after a crash or a power cut; `lost_ms` of the hour went by meanwhile."""

    at_ms: int
    lost_ms: int


@dataclass(frozen=True)
class HourEnded:
    at_ms: int


Event = (
    HourStarted
    | StageEntered
    | CueReached
    | Checked
    | FilmReplayed
    | FilmEnded
    | FilmFailed
    | WentBlack
    | CameBack
    | Paused
    | Resumed
    | PeopleChanged
    | TimeAdded
    | StepShortened
    | StepDropped
    | CardUsed
    | CardEnded
    | HourResumed
    | HourEnded
)

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in Event.__args__}


def to_plain(event: Event) -> dict[str, Any]:
    """The event as JSON-ready data: its fields and `did`, its name."""
    return {"did": type(event).__name__, **asdict(event)}


def from_plain(plain: dict[str, Any]) -> Event:
    """The event again. Raises KeyError or TypeError on what is no event of this version."""
    fields = dict(plain)
    made: Event = _KINDS[fields.pop("did")](**fields)
    return made
