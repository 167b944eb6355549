"""The overview in words, for windows, tables and papers alike."""

from datetime import date

from vilkaarvi.programme.model import Programme
from vilkaarvi.review.answers import End, Share
from vilkaarvi.review.order import Column, Order
from vilkaarvi.review.overview import Next, Overview, Row, Stage
from vilkaarvi.review.register.protocol import Question
from vilkaarvi.review.terms import Term
from vilkaarvi.text import Text


def headline(view: Overview, sessions: int, text: Text) -> str:
    return text.plural(
        "{done} of {count} group has had all {sessions} sessions",
        "{done} of {count} groups have had all {sessions} sessions",
        view.totals.groups,
        done=view.totals.at(Stage.ALL),
        sessions=sessions,
    )


def unknowable(sessions: int, text: Text, keeper: str = "") -> str:
    """What the register cannot tell. `keeper`: who keeps the list of attendance, as settings say."""
    said = text.tr(
        "How many employees have been to all {sessions} sessions cannot be seen here: nobody is counted by name.",
        sessions=sessions,
    )
    where = (
        text.tr("It stands in the attendance list, which is kept by: {keeper}.", keeper=keeper)
        if keeper
        else text.tr("It stands in the employer's own attendance list.")
    )
    return f"{said} {where}"


def term_name(term: Term, text: Text) -> str:
    """As Swedish schools write it: vt 27."""
    year = f"{term.year % 100:02}"
    return text.tr("autumn {year}", year=year) if term.autumn else text.tr("spring {year}", year=year)


def short_day(day: date, today: date, text: Text) -> str:
    """ "16 nov", with its year where that is another one."""
    return text.day(day, "d MMM").rstrip(".") if day.year == today.year else text.day(day, "d MMM yyyy")


def next_of(row: Row, text: Text, today: date | None = None) -> str:
    """What comes for a group, or does not. `today`: its day is written short."""
    day = "–" if row.day is None else text.day(row.day) if today is None else short_day(row.day, today, text)
    term = term_name(row.term, text) if row.term else "–"
    return {
        Next.DAY: day,
        Next.FOLLOW_UP: text.tr("follow-up {term}", term=term),
        Next.NOT_MET: text.tr("has not met"),
        Next.REPORT_MISSING: text.tr("report missing since {day}", day=day),
        Next.NO_DAY: text.tr("no day chosen"),
    }[row.next]


def stage_name(stage: Stage, text: Text) -> str:
    return {
        Stage.ALL: text.tr("all sessions held"),
        Stage.UNDER_WAY: text.tr("under way"),
        Stage.NOT_BEGUN: text.tr("not begun"),
        Stage.REPORT_MISSING: text.tr("report missing"),
    }[stage]


def order_of(order: Order, text: Text) -> str:
    """How the groups stand in their table."""
    tr, down = text.tr, order.down
    return {
        Column.GROUP: tr("in reverse order by name") if down else tr("in order by name"),
        Column.SESSIONS: tr("most sessions first") if down else tr("fewest sessions first"),
        Column.PRESENT: tr("highest attendance first") if down else tr("lowest attendance first"),
        Column.LAST: tr("met most recently first") if down else tr("met longest ago first"),
        Column.NEXT: tr("follow-ups first") if down else tr("the most pressing first"),
    }[order.by]


def group_name(row: Row, text: Text) -> str:
    return row.name or text.tr("Group without a card ({id})", id=row.id[:4])


def pool_mark(row: Row, text: Text) -> str:
    """ "" of every other group."""
    return text.tr("pool group") if row.pool else ""


def attendance_of(row: Row, text: Text) -> str:
    """At the last session; of a pool group without "of so many"."""
    if row.present is None:
        return "–"
    return (
        text.number(row.present) if row.of is None else text.tr("{present} of {all}", present=row.present, all=row.of)
    )


def share_in_words(share: Share, text: Text) -> str:
    if share.end is End.AT_LEAST:
        return text.tr("at least {percent} %", percent=share.percent)
    if share.end is End.AT_MOST:
        return text.tr("at most {percent} %", percent=share.percent)
    if share.end is End.JUST_UNDER:
        return text.tr("just under {percent} %", percent=share.percent)
    if share.end is End.JUST_OVER:
        return text.tr("just over {percent} %", percent=share.percent)
    return f"{share.percent} %"


def percent_of(part: int, whole: int) -> str:
    """Of counts that may be shown as they are; "–" of nothing."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def session_title(programme: Programme, session: str | None, text: Text) -> str:
    """Of a session that the programme no longer has its id; None: a follow-up."""
    known = programme.session(session) if session else None
    return known.title(text.language) if known else session or text.tr("Follow-up")


def statement(programme: Programme, question: Question, text: Text) -> str:
    """In the words of the version that is here; of another one its number."""
    if question.version == programme.version and question.number <= len(programme.evaluation):
        return programme.evaluation[question.number - 1].statement(text.language)
    return text.tr("Statement {number}, version {version}", number=question.number, version=question.version)
