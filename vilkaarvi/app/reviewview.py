"""What the overview shows, read from the register. On the writer's thread."""

from datetime import date

from vilkaarvi.programme.model import Programme
from vilkaarvi.review.answers import answers
from vilkaarvi.review.called import with_computers
from vilkaarvi.review.course import Course
from vilkaarvi.review.overview import overview
from vilkaarvi.review.register.protocol import Register
from vilkaarvi.review.spellings import spellings
from vilkaarvi.review.words import statement
from vilkaarvi.settings import Settings
from vilkaarvi.text import Text
from vilkaarvi.ui.review_acts import ReviewView


def review_view(register: Register, programme: Programme, settings: Settings, today: date, text: Text) -> ReviewView:
    """All of it, of `programme`, as it is today."""
    course = Course.of(programme)
    shown = answers(register, programme.id)
    parts = [shown.whole, *(some for _unit, some in shown.by_unit), *(some for _term, some in shown.by_term)]
    questions = {one.question for some in parts for one in some}
    doubts = with_computers(register.doubts(), register)
    return ReviewView(
        programme=programme.title(text.language),
        sessions=len(course.sessions),
        overview=overview(register, course, today),
        answers=shown,
        statements={each: statement(programme, each, text) for each in questions},
        trainings={each.id: each.title(text.language) for each in programme.extras},
        installations=register.installations(),
        spellings=spellings(register, programme.id),
        expected=len(register.expected()),
        listed=settings.listed_installations is not None,
        keeper=settings.attendance,
        municipality=settings.municipality,
        troubles=tuple(map(text.fault, (*register.troubles.values(), *doubts))),
    )
