"""What the group puts on paper: at most three lines a question, and what stands around them."""

from dataclasses import dataclass
from datetime import date

MOST_LINES = 3


@dataclass(frozen=True)
class Agreed:
    """One question and the lines that the group agreed on."""

    question: str  # step id
    prompt: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Summary:
    """All that a finished summary says. Words are in `language`."""

    language: str
    programme: str  # title
    session: str  # "Träff 1: Vad är det som har hänt?"
    day: date
    group: str
    unit: str
    people: int
    agreed: tuple[Agreed, ...]
