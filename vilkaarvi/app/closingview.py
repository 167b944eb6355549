"""What closing shows, made from the hour; and what a step offers beside its guidance."""

from vilkaarvi.app.led import Led
from vilkaarvi.programme.model import Programme
from vilkaarvi.session.view import View
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import At, ClosingQuestion, ClosingView

ASIDE = {"evaluate": At.TALLY, "close": At.PRESENT}  # kind of step → the page that it offers


def closing_view(led: Led, view: View, programme: Programme, text: Text) -> ClosingView:
    hour, language = led.hour, text.language
    questions = tuple(
        ClosingQuestion(
            question.id,
            question.prompt(language),
            hour.notebook.of(question.id),
            hour.notebook.lines.get(question.id, ()),
        )
        for question in hour.engine.session.questions
    )
    return ClosingView(
        view.session,
        view.group,
        questions,
        locked=led.state().value != "ready" and not led.finished,
        finished=led.finished,
        can_leave=view.ended and not led.rehearsal,  # a rehearsal is left by its own press: nothing waits afterwards
        plan=hour.closing.plan,
        people=view.people,
        attendance=hour.closing.attendance,
        statements=tuple(each.statement(language) for each in programme.evaluation),
        counting=hour.closing.counting,
        counted=hour.closing.counted,
        showing=hour.showing,
        parked=tuple(each.text for each in hour.notebook.put_off()),
        rehearsal=led.rehearsal,
        earlier=view.earlier,
    )


def offer(view: View, text: Text, showing: bool) -> str:
    """The words of the press beside the guidance, or nothing. `showing`: the room sees the lines now."""
    if view.last_time:
        return text.tr("Hide from the room") if showing else text.tr("Show last time's lines")
    if view.own_fact:
        return text.tr("Hide from the room") if showing else text.tr("Show our own figure to the room")
    at = None if view.ended else ASIDE.get(view.step_kind)
    if at is None:
        return ""
    return text.tr("Count the slips") if at is At.TALLY else text.tr("How many were you?")
