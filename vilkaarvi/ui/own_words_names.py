"""What the places of a programme's texts are called, and who sees what stands there."""

from vilkaarvi.programme.own_words import CARDS, OwnText, Shelf
from vilkaarvi.text import Text


def session_name(shelf: Shelf, session: str, text: Text) -> str:
    if session == CARDS:
        return text.tr("Support cards")
    title, number = shelf.title(session, text.language), shelf.numbers.get(session)
    return text.tr("Session {number}: {title}", number=number, title=title) if number else title


def text_name(each: OwnText, text: Text) -> str:
    """Of one place within its step: "Frågan", "Säg så här"."""
    tr, parts = text.tr, each.place.split("/")
    if each.session == CARDS:
        names = {"title": tr("Heading"), "short": tr("In one line"), "text": tr("The whole card")}
        return names.get(each.key, tr("What the press says"))
    names = {
        "title": tr("Heading"),
        "prompt": tr("The question"),
        "rules": tr("The rules"),
        "say": tr("Say this"),
        "think": tr("Think of"),
        "follow_ups": tr("Follow-up questions"),
        "next_time": tr("About next time"),
    }
    name = names[each.key]
    if "cues" in parts:
        return tr("In the film, stop {number}: {what}", number=int(parts[3]) + 1, what=name)
    return tr("Part {number}: {what}", number=int(parts[3]) + 1, what=name) if "modes" in parts else name


def who_sees(each: OwnText, text: Text) -> str:
    tr = text.tr
    if each.for_room:
        return tr("The whole room sees this on the screen.")
    if each.key == "say":
        return tr("Only the leader sees this, and says it aloud.")
    if each.key == "title" and each.session != CARDS:
        return tr("The leader sees this in the plan; over a question the room sees it too.")
    return tr("Only the leader sees this.")
