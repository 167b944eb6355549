"""A whole session as it is read before it is led: each step with its minutes, and all that helps the leader."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vilkaarvi.programme.model import (
    Card,
    CardAction,
    Close,
    Film,
    Programme,
    Question,
    Round,
    Session,
    Step,
    Welcome,
    Words,
)
from vilkaarvi.session.agenda import Planned, mode_seconds, plan
from vilkaarvi.session.contested import contested
from vilkaarvi.session.naming import full_name, mode_name
from vilkaarvi.session.next_time import next_time
from vilkaarvi.session.size import advice
from vilkaarvi.text import Text

# People read aloud at 183 words a minute, and silently at 238 (Brysbaert 2019, 190 studies). Most of what stands here
# is to be said aloud, and whoever prepares says it to themselves: so the slower pace, rounded down.
WORDS_A_MINUTE = 180


@dataclass(frozen=True)
class ReadPart:
    """Lines under a heading. `aloud`: the leader says them, word for word."""

    heading: str
    lines: tuple[str, ...]
    aloud: bool = False


@dataclass(frozen=True)
class ReadStep:
    """`minutes` as planned for the group; 0: there is no time for it. `note` is a quiet line; `cards` are titles."""

    title: str
    minutes: int
    note: str
    parts: tuple[ReadPart, ...]
    cards: tuple[str, ...]


@dataclass(frozen=True)
class ReadCard:
    """`short` is its first line; `do`, in words, the one thing that the card does on the screen, if any."""

    title: str
    short: str
    text: tuple[str, ...]
    do: str


@dataclass(frozen=True)
class Reading:
    """`minutes` are those of the hour; `to_read` those that reading takes."""

    session: str
    people: int
    minutes: int
    steps: tuple[ReadStep, ...]
    cards: tuple[ReadCard, ...]
    advice: str = ""  # on a group too large for one hour
    reviewed: str = ""  # who in the municipality has looked the programme over, or that nobody has

    @property
    def to_read(self) -> int:
        """Minutes, at least one."""
        words = sum(len(re.findall(r"\w+", said)) for said in self._said())
        return max(1, math.ceil(words / WORDS_A_MINUTE))

    def _said(self) -> Iterator[str]:
        for step in self.steps:
            yield from (step.title, step.note, *step.cards)
            for part in step.parts:
                yield from part.lines
        for card in self.cards:
            yield from (card.title, *card.text)


def reading(programme: Programme, session: Session, people: int, text: Text) -> Reading:
    """`session` for a group of `people`, in the language of `text`. A card stands once, after the steps."""
    reader = _Reader(programme, text)
    used = {card for step in session.steps for card in step.cards}
    return Reading(
        full_name(session, text),
        people,
        session.minutes,
        tuple(map(reader.step, plan(session, people))),
        tuple(read_card(card, text) for card in programme.cards.values() if card.id in used),
        advice(people, text),
        reviewed(programme, text),
    )


def read_card(card: Card, text: Text) -> ReadCard:
    def say(words: Words) -> str:
        return words(text.language)

    acts = card.action is not CardAction.NONE
    do = text.tr("Do this: {what}", what=say(card.action_label)) if card.action_label and acts else ""
    return ReadCard(say(card.title), say(card.short), tuple(map(say, card.text)), do)


def reviewed(programme: Programme, text: Text) -> str:
    if not programme.reviewed_by:
        return text.tr("Not reviewed by the municipality.")
    if programme.reviewed_on is None:
        return text.tr("Reviewed by {who}.", who=programme.reviewed_by)
    return text.tr("Reviewed by {who} on {day}.", who=programme.reviewed_by, day=text.day(programme.reviewed_on))


def read_step(programme: Programme, planned: Planned, text: Text) -> ReadStep:
    """One step by itself."""
    return _Reader(programme, text).step(planned)


def length_in_words(ms: int, text: Text) -> str:
    """ "2 minuter", "1 minut 30 sekunder", "45 sekunder"."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    parts = [text.plural("{count} minute", "{count} minutes", minutes)] if minutes else []
    if seconds or not minutes:
        parts.append(text.plural("{count} second", "{count} seconds", seconds))
    return " ".join(parts)


@dataclass(frozen=True)
class _Reader:
    programme: Programme
    text: Text

    def say(self, words: Words) -> str:
        return words(self.text.language)

    def all(self, words: tuple[Words, ...]) -> tuple[str, ...]:
        return tuple(map(self.say, words))

    def step(self, planned: Planned) -> ReadStep:
        step, tr = planned.step, self.text.tr
        guidance = step.guidance
        parts = (
            ReadPart(tr("The room sees"), self._seen(step)),
            ReadPart(tr("Say this"), self.all(guidance.say), aloud=True),
            *self._by_mode(step),
            ReadPart(tr("Keep in mind"), self.all(guidance.think)),
            *self._contested(step),
            ReadPart(tr("Follow-up questions"), self.all(guidance.follow_ups)),
        )
        return ReadStep(
            self.say(step.title),
            0 if planned.dropped else max(1, round(planned.minutes)),
            self._note(planned),
            tuple(part for part in parts if part.lines),
            tuple(self.say(self.programme.cards[card].title) for card in step.cards),
        )

    def _by_mode(self, step: Step) -> tuple[ReadPart, ...]:
        """What is said as each mode begins; those that have no words of their own use the step's."""
        modes = step.modes if isinstance(step, Question) else ()
        if isinstance(step, Film):
            modes = tuple(cue.mode for cue in step.segment.cues)
        said = self.text.tr("Say this")
        return tuple(ReadPart(f"{said} · {mode_name(m.kind, self.text)}", self.all(m.say), aloud=True) for m in modes)

    def _contested(self, step: Step) -> Iterator[ReadPart]:
        """For the moment when somebody says that a figure is wrong: both readings, and what nobody knows."""
        for fact in contested(self.programme, step.segment) if isinstance(step, Film) else ():
            unsure = (self.say(fact.unsure),) if fact.unsure is not None else ()
            heading = self.text.tr("If somebody objects to “{number}”", number=self.say(fact.number))
            yield ReadPart(heading, (*self.all(fact.readings), *unsure))

    def _seen(self, step: Step) -> tuple[str, ...]:
        match step:
            case Welcome():
                return self.all(step.rules)
            case Round() | Question():
                return (self.say(step.prompt),)
            case Film():
                return tuple(self.say(cue.prompt) for cue in step.segment.cues)
            case Close():
                return (next_time(self.programme, step, self.text),)
        return ()

    def _note(self, planned: Planned) -> str:
        """What else is good to know of a step before it comes."""
        step, tr = planned.step, self.text.tr
        if planned.dropped:
            return tr("There is no time for this with so many of you.")
        match step:
            case Question():
                seconds = mode_seconds(step, planned.minutes)
                names = [mode_name(mode.kind, self.text) for mode in step.modes]
                rows = zip(names, seconds, strict=True)
                return " · ".join(tr("{mode} {minutes} min", mode=name, minutes=round(s / 60)) for name, s in rows)
            case Round() if step.seconds_per_person is not None:
                return tr("About {seconds} seconds each.", seconds=step.seconds_per_person)
            case Film():
                cues = len(step.segment.cues)
                stops = self.text.plural("It stops {count} time.", "It stops {count} times.", cues) if cues else ""
                length = tr("The film is {length}.", length=length_in_words(step.segment.length_ms, self.text))
                return f"{length} {stops}".strip()
        return tr("Can be left out if time is short.") if step.droppable else ""
