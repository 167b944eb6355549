"""What a session is called, by its number where it has one, else by what it is for; and what a mode is."""

from vilkaarvi.programme.model import ModeKind, Session, SessionKind
from vilkaarvi.text import Text


def kind_name(kind: SessionKind, text: Text) -> str:
    tr = text.tr
    names = {
        SessionKind.SESSION: tr("Session"),
        SessionKind.FOLLOW_UP: tr("Follow-up"),
        SessionKind.CATCH_UP: tr("Catch-up"),
        SessionKind.TRAINING: tr("Training for conversation leaders"),
        SessionKind.SUPERVISION: tr("Supervision"),
        SessionKind.BRIEFING: tr("For managers"),
    }
    return names[kind]


def short_name(session: Session, text: Text) -> str:
    """ "Session 2", or what it is for."""
    if session.number:
        return text.tr("Session {number}", number=session.number)
    return kind_name(session.kind, text)


def full_name(session: Session, text: Text) -> str:
    """ "Session 2: Who are we?", or "Follow-up: How did it go?"."""
    title = session.title(text.language)
    if session.number:
        return text.tr("Session {number}: {title}", number=session.number, title=title)
    kind = kind_name(session.kind, text)
    return title if title == kind else f"{kind}: {title}"


def mode_name(kind: ModeKind, text: Text) -> str:
    """A mode as the room reads it."""
    return {
        ModeKind.SILENT: text.tr("In silence"),
        ModeKind.PAIRS: text.tr("In pairs"),
        ModeKind.SMALL: text.tr("In small groups"),
        ModeKind.ROUND: text.tr("Round the table"),
        ModeKind.ALL: text.tr("Everyone"),
    }[kind]
