"""Words for whoever listens to a screen reader, said once, though nothing with a name has changed."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from vilkaarvi.text import Text

if TYPE_CHECKING:  # only an hour needs it
    from vilkaarvi.session.view import View

Politeness = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, words: str, politeness: Politeness = Politeness.Polite) -> None:
    """`Polite` waits until the reader has said what it is saying, `Assertive` breaks in. Nothing happens where nobody
    listens."""
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(politeness)
        QAccessible.updateAccessibility(event)


class Announcer:
    """Tells what is new in the hour, each thing once: a step or a question (also the one that a film stops at), that
    the time is up, and a trouble, which alone breaks in. Running clocks, films and captions are never told."""

    def __init__(self, text: Text, widget: QWidget) -> None:
        self._text, self._widget = text, widget
        self._now = self._trouble = self._mark = ""
        self._over = True  # what is over already when it comes into sight is not told

    def tell(self, view: "View", chips: str) -> None:
        """`chips`: how it is with projector and saving; what is wrong begins with an exclamation mark."""
        from vilkaarvi.session.view import PromptRoom

        self._tell_trouble(view.trouble or "", chips)
        question = view.room.text if isinstance(view.room, PromptRoom) else ""
        now = ". ".join(part for part in (view.now_title, question) if part)
        over = view.countdown is not None and view.countdown.left_s <= 0
        if now != self._now:
            announce(self._widget, now)
        elif over and not self._over:
            up = self._text.tr("The time is up.")
            announce(self._widget, f"{up} {view.next_label}")
        self._now, self._over = now, over

    def _tell_trouble(self, trouble: str, chips: str) -> None:
        mark = chips.split("   ", maxsplit=1)[0].removeprefix("! ") if chips.startswith("!") else ""
        if trouble != self._trouble:
            announce(self._widget, trouble, Politeness.Assertive)
        if mark != self._mark:
            announce(self._widget, mark, Politeness.Assertive)
        self._trouble, self._mark = trouble, mark
