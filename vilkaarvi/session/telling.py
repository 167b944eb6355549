"""Turns the state of the hour into what people see: the leader's `View`, and within it what the room sees."""

from dataclasses import dataclass

from vilkaarvi.programme.model import (
    Agree,
    Card,
    CardAction,
    Close,
    Evaluate,
    Fact,
    Film,
    Mode,
    ModeKind,
    Programme,
    Question,
    Round,
    Segment,
    Step,
    Welcome,
    Words,
)
from vilkaarvi.session.agenda import Relief, Way, late_minutes, mode_seconds, plan_now, relief, spent_minutes
from vilkaarvi.session.cards import card_clock
from vilkaarvi.session.contested import read_facts
from vilkaarvi.session.engine import Engine, Situation, cue_of
from vilkaarvi.session.naming import mode_name, short_name
from vilkaarvi.session.next_time import next_time
from vilkaarvi.session.own_fact import own_card, own_fact, said_of
from vilkaarvi.session.view import (
    CardRow,
    Countdown,
    FactCard,
    FactsRoom,
    FilmIs,
    FilmPlace,
    FilmRoom,
    ModeRow,
    ParkedOffer,
    PlanRow,
    PromptRoom,
    Proposal,
    QuestionRow,
    Room,
    RowState,
    RulesRoom,
    TextRoom,
    View,
)
from vilkaarvi.text import Text

CARDS_ON_CONSOLE = 3
SHARES = 200  # of a step in the bar; finer is not seen, and all would be drawn anew five times a second


def fact_cards(programme: Programme, segment: Segment, text: Text) -> tuple[FactCard, ...]:
    """What is read when the film cannot be shown."""

    def source(fact: Fact) -> str:
        if fact.contested:
            return text.tr("Source: {source}. It is read in different ways.", source=fact.source(text.language))
        return text.tr("Source: {source}", source=fact.source(text.language))

    facts = [programme.facts[each] for each in segment.facts]
    return tuple(FactCard(fact.number(text.language), fact.wording(text.language), source(fact)) for fact in facts)


def film_room(segment: Segment, language: str) -> FilmRoom:
    """The film with its poster and its captions, those in `language` first."""
    captions = {each: segment.folder / name for each, name in segment.captions.items()}
    poster = segment.folder / segment.poster if segment.poster else None
    return FilmRoom(poster, captions.pop(language, None), tuple(sorted(captions.items())))


def short_title(question: Question, text: Text) -> str:
    """A question's name without what it asks: "Fråga 1" of "Fråga 1: Då"."""
    return question.title(text.language).split(":")[0]


@dataclass(frozen=True)
class Told:
    """What the engine does not know: a film's fault in words, whether somebody has just come, where a film is (ms)."""

    trouble: str | None = None
    newcomer: bool = False
    film_ms: int | None = None
    parked: ParkedOffer | None = None  # what the group has put off is not known here


@dataclass(frozen=True)
class Teller:
    """Says the hour in one language. Handed the programme, the engine and the words; holds no state of its own."""

    programme: Programme
    engine: Engine
    text: Text
    group: str
    last_time: tuple[str, ...] = ()  # the lines of the group's session before

    # --- the room

    def room(self, at_ms: int, special: Room | None = None) -> Room:
        """What the projector shows (black is told apart). `special` is a card's own picture, when one is up."""
        if special is not None:
            return special
        step, state = self.engine.step, self.engine.state
        clock = self.countdown(at_ms)
        if state.card is not None:
            how = mode_name(ModeKind(state.card.mode), self.text)
            return PromptRoom(self.kicker(), self._asked(step), how, self._may_pass(), clock)
        if state.situation is Situation.ENDED:  # ended early too, the room is thanked
            step = next((each for each in self.engine.session.steps if isinstance(each, Close)), step)
        match step:
            case Welcome():
                return RulesRoom(self.kicker(), self._say(self.engine.session.title), tuple(map(self._say, step.rules)))
            case Round():
                return PromptRoom(
                    self.kicker(),
                    self._say(step.prompt),
                    mode_name(ModeKind.ROUND, self.text),
                    self._may_pass(),
                    clock,
                )
            case Film():
                return self._film_room(step, clock)
            case Question():
                mode = step.modes[state.stage]
                kicker = f"{self.kicker()} · {self._say(step.title)}"
                return PromptRoom(
                    kicker, self._say(step.prompt), mode_name(mode.kind, self.text), self._may_pass(), clock
                )
            case Agree():
                return TextRoom(self.kicker(), self.text.tr("What do we agree on?"), self._agree_lines())
            case Evaluate():
                statements = tuple(self._say(each.statement) for each in self.programme.evaluation)
                return TextRoom(self.kicker(), self.text.tr("Four short answers on paper"), statements)
            case Close():
                return TextRoom(
                    self.kicker(), self.text.tr("Thank you for today"), (next_time(self.programme, step, self.text),)
                )
        return TextRoom(self.kicker(), self._say(step.title))

    def _film_room(self, step: Film, clock: Countdown | None) -> Room:
        cue = cue_of(step, self.engine.state.stage)
        if cue is not None:
            name = mode_name(cue.mode.kind, self.text)
            return PromptRoom(self.kicker(), self._say(cue.prompt), name, self._may_pass(), clock)
        if self.engine.state.film_fault:
            return FactsRoom(self.kicker(), fact_cards(self.programme, step.segment, self.text))
        return film_room(step.segment, self.text.language)

    def _agree_lines(self) -> tuple[str, ...]:
        return (
            self.text.tr("At most three lines for each question."),
            self.text.tr("The leader reads them aloud. Everyone may object."),
            self.text.tr("A finished summary is a public document. Anyone can ask for a copy."),
        )

    def own_room(self) -> FactsRoom | None:
        """The municipality's own figure of this moment."""
        fact = own_fact(self.programme, self.engine.step, self.engine.state)
        return FactsRoom(self.kicker(), (own_card(fact, self.text),)) if fact is not None else None

    def kicker(self) -> str:
        """The small line over everything: which session this is."""
        return short_name(self.engine.session, self.text)

    def _asked(self, step: Step) -> str:
        """What the room talks about: the question, else the step's own words."""
        cue = cue_of(step, self.engine.state.stage)
        if cue is not None:
            return self._say(cue.prompt)
        return self._say(step.prompt if isinstance(step, Question | Round) else step.title)

    def _may_pass(self) -> str:
        return self.text.tr("You can always pass")

    def _say(self, words: Words) -> str:
        return words(self.text.language)

    # --- the leader

    def countdown(self, at_ms: int) -> Countdown | None:
        """The clock of the mode or the step that is now; films have none."""
        state, step = self.engine.state, self.engine.step
        if state.card is not None:
            return card_clock(state.card, at_ms)
        if state.situation is not Situation.TALKING:
            return None
        cue = cue_of(step, state.stage)
        if cue is not None:
            total = round(cue.mode.minutes * 60)
        else:
            planned = next(each for each in plan_now(self.engine) if each.step.id == step.id)
            minutes = planned.minutes - state.added_s.get(step.id, 0) / 60
            total = mode_seconds(step, minutes)[state.stage] if isinstance(step, Question) else round(minutes * 60)
        total += state.stage_added_s
        until = state.paused_at_ms if state.paused_at_ms is not None else at_ms
        return Countdown(total - (until - state.stage_at_ms) // 1000, total, state.paused_at_ms is not None)

    def view(self, at_ms: int, special: Room | None = None, told: Told = Told()) -> View:
        """The whole picture of this moment."""
        engine, state, step = self.engine, self.engine.state, self.engine.step
        late = late_minutes(engine, at_ms)
        offer = relief(engine, at_ms)
        guidance, own = step.guidance, own_fact(self.programme, step, state)
        return View(
            session=f"{self.kicker()} · {self._say(engine.session.title)}",
            group=self.group,
            people=state.people,
            minutes_left=engine.session.minutes - at_ms // 60_000,
            late_minutes=round(late),
            pace=self._pace(round(late), offer),
            proposal=self._proposal(offer) if offer else None,
            plan=self._plan(at_ms),
            room=self.room(at_ms, special),
            black=state.black,
            now_title=self._now_title(step),
            now_note=self._now_note(step, told.film_ms),
            modes=self._modes(step),
            countdown=self.countdown(at_ms),
            next_label=self.next_label(),
            can_back=engine.before() is not None,
            last_time=self.last_time if isinstance(step, Welcome) else (),
            earlier=self.last_time,
            say=tuple(map(self._say, self._words_now(step))),
            think=said_of(own, self.text) + tuple(map(self._say, guidance.think)),
            contested=read_facts(self.programme, engine.session, step, self.text),
            own_fact=own is not None,
            follow_ups=tuple(map(self._say, guidance.follow_ups)),
            card=self._card_now(),
            cards=tuple(self._card(each) for each in self._fitting(step)),
            film=self._film_is(step),
            film_places=self._film_places(step),
            newcomer=self._newcomer() if told.newcomer else (),
            trouble=told.trouble,
            question=self._question(),
            questions=self._questions(),
            parked=told.parked,
            step_kind=step.kind,
            ended=state.situation is Situation.ENDED,
        )

    def _words_now(self, step: Step) -> tuple[Words, ...]:
        """What to say as this stage begins: the mode's own words, else the step's."""
        cue = cue_of(step, self.engine.state.stage)
        mode = cue.mode if cue else step.modes[self.engine.state.stage] if isinstance(step, Question) else None
        return mode.say if mode is not None and mode.say else step.guidance.say

    def _pace(self, late: int, offer: Relief | None) -> str:
        if late >= 2:
            told = self.text.plural("{count} minute late", "{count} minutes late", late)
            if offer or self.engine.state.situation is Situation.ENDED:
                return told
            return self.text.tr("{late}. Nothing left to shorten: ask whether you can all stay", late=told)
        if late <= -2:
            return self.text.plural("{count} minute ahead", "{count} minutes ahead", -late)
        return self.text.tr("On time")

    def _proposal(self, offer: Relief) -> Proposal:
        title = self._say(offer.step.title)
        if offer.way is Way.DROP:
            return Proposal(self.text.tr("Leave out “{title}”?", title=title), self.text.tr("Leave out"))
        sentence = self.text.tr("Shorten “{title}” to {minutes} min?", title=title, minutes=offer.minutes)
        return Proposal(sentence, self.text.tr("Shorten"))

    def _plan(self, at_ms: int) -> tuple[PlanRow, ...]:
        rows = []
        for index, each in enumerate(plan_now(self.engine)):
            state = RowState.NEXT
            if each.dropped:
                state = RowState.DROPPED
            elif index < self.engine.state.step or self.engine.state.situation is Situation.ENDED:
                state = RowState.DONE
            elif index == self.engine.state.step:
                state = RowState.NOW
            spent = spent_minutes(self.engine.state, each.step, index, at_ms)
            fraction = round(SHARES * min(1.0, spent / each.minutes)) / SHARES if each.minutes else 0.0
            title = self._say(each.step.title)
            rows.append(PlanRow(each.step.id, title, each.minutes, state, each.step.droppable, fraction))
        return tuple(rows)

    def _modes(self, step: Step) -> tuple[ModeRow, ...]:
        if not isinstance(step, Question):
            return ()
        planned = next(each for each in plan_now(self.engine) if each.step.id == step.id)
        seconds = mode_seconds(step, planned.minutes)

        def row(index: int, mode: Mode) -> ModeRow:
            here = self.engine.state.stage
            state = RowState.NOW if index == here else RowState.DONE if index < here else RowState.NEXT
            return ModeRow(mode_name(mode.kind, self.text), round(seconds[index] / 60, 1), state)

        return tuple(row(index, mode) for index, mode in enumerate(step.modes))

    def _card_now(self) -> str:
        used = self.engine.state.card
        card = self.programme.cards.get(used.card) if used else None
        return self._say(card.title) if card else ""

    def _now_title(self, step: Step) -> str:
        if self.engine.state.card is not None:
            return mode_name(ModeKind(self.engine.state.card.mode), self.text)
        cue = cue_of(step, self.engine.state.stage)
        if cue is not None:
            return mode_name(cue.mode.kind, self.text)
        if isinstance(step, Question):
            return mode_name(step.modes[self.engine.state.stage].kind, self.text)
        return self._say(step.title)

    def _now_note(self, step: Step, film_ms: int | None) -> str:
        if self.engine.state.card is not None:
            return self.text.tr("Because of a support card")
        if isinstance(step, Film) and film_ms is not None:
            left = max(0, step.segment.length_ms - film_ms) // 1000
            return self.text.tr("{minutes}:{seconds} of the film left", minutes=left // 60, seconds=f"{left % 60:02}")
        if isinstance(step, Question) and self.engine.state.stage + 1 < len(step.modes):
            then = mode_name(step.modes[self.engine.state.stage + 1].kind, self.text)
            return self.text.tr("Then: {what}", what=then.lower())
        if cue_of(step, self.engine.state.stage) is not None:
            return self.text.tr("Then the film continues")
        return ""

    def _film_places(self, step: Step) -> tuple[FilmPlace, ...]:
        if not isinstance(step, Film) or self.engine.state.film_fault:
            return ()
        passed = step.segment.cues[: (self.engine.state.stage + 1) // 2]
        cues = [FilmPlace(self.text.tr("From the question"), cue.at_ms) for cue in passed]
        return (FilmPlace(self.text.tr("From the beginning"), 0), *cues)

    def _newcomer(self) -> tuple[str, ...]:
        """A sentence to say, and who counts as present."""
        return (
            self.text.tr("“Good to see you. We have got to {what}. You can always pass.”", what=self._place()),
            self.text.tr("Whoever is here for at least half the session counts. You confirm the number at the end."),
        )

    def _place(self) -> str:
        title = self._say(self.engine.step.title)
        return title[:1].lower() + title[1:]

    def next_label(self) -> str:
        """What the button Nästa says: where it leads."""
        target = self.engine.after() if self.engine.state.step >= 0 else None
        if target is None:
            return self.text.tr("End session")
        step = self.engine.session.steps[target[0]]
        if target[0] == self.engine.state.step and isinstance(step, Question):
            what = mode_name(step.modes[target[1]].kind, self.text).lower()
        elif target[0] == self.engine.state.step:
            at_cue = cue_of(step, target[1]) is not None
            what = self.text.tr("to the question") if at_cue else self.text.tr("the film continues")
        else:
            what = self._say(step.title)
            what = short_title(step, self.text) if isinstance(step, Question) else what[:1].lower() + what[1:]
        return self.text.tr("Next: {what}", what=what)

    def _fitting(self, step: Step) -> list[Card]:
        cards = [self.programme.cards[each] for each in step.cards]
        rest = [card for card in self.programme.cards.values() if card not in cards]
        return cards + rest

    def _card(self, card: Card) -> CardRow:
        label = self._say(card.action_label) if card.action_label else None
        shown = label if card.action is not CardAction.NONE else None
        parks = card.action is CardAction.PARK
        whole = tuple(map(self._say, card.text))
        return CardRow(card.id, self._say(card.title), self._say(card.short), whole, shown, parks)

    def _film_is(self, step: Step) -> FilmIs:
        state = self.engine.state
        if not isinstance(step, Film):
            return FilmIs.NONE
        if state.film_fault:
            return FilmIs.FAILED
        if cue_of(step, state.stage) is not None:
            return FilmIs.AT_CUE
        if state.situation is Situation.FILM_OVER:
            return FilmIs.ENDED
        return FilmIs.PAUSED if state.paused_at_ms is not None or state.black else FilmIs.PLAYING

    def _questions(self) -> tuple[QuestionRow, ...]:
        questions = self.engine.session.questions
        return tuple(QuestionRow(each.id, short_title(each, self.text)) for each in questions)

    def _question(self) -> str | None:
        """The question that notes belong to: the one that is now, else the one before, else the first."""
        questions = [i for i, step in enumerate(self.engine.session.steps) if isinstance(step, Question)]
        before = [i for i in questions if i <= self.engine.state.step]
        chosen = before[-1] if before else (questions[0] if questions else None)
        return None if chosen is None else self.engine.session.steps[chosen].id
