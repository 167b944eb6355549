"""The test picture, before an hour: on the projector, or in the whole window where there is none."""

from collections.abc import Callable

from vilkaarvi.session.view import Countdown, SightRoom
from vilkaarvi.settings import Settings
from vilkaarvi.text import Text
from vilkaarvi.ui.audience import AudienceWindow
from vilkaarvi.ui.room_look import look_of
from vilkaarvi.ui.sight_page import SightPage

MINUTES = 5  # on the clock, which stands still


class Sighting:
    """`chosen` hears the identity of another screen that is taken; `closed` that the leader has left. Attributes:
    page."""

    def __init__(
        self,
        text: Text,
        audience: AudienceWindow,
        settings: Settings,
        chosen: Callable[[str], None],
        closed: Callable[[], None],
    ) -> None:
        self._text, self._audience, self._look = text, audience, look_of(settings)
        self._chosen, self._closed = chosen, closed
        self.page = SightPage(text)
        self.page.left.connect(self._close)
        self.page.another.connect(self._take_another)

    def open(self) -> None:
        self._audience.open()
        self.show()

    def show(self) -> None:
        """Anew, when a screen has come or gone."""
        seen, tr = self._audience.seen(), self._text.tr
        small = tr("Esc leads back.") if seen.projector is None else tr("And can you see the whole frame?")
        clock = Countdown(MINUTES * 60, MINUTES * 60)
        room = SightRoom(tr("Can you who sit farthest back read this?"), small, clock)
        for screen in (self.page.room, self._audience):
            screen.set_look(self._look)
            screen.show_room(room, False)
        projector = self._audience.projector()
        if projector is not None:
            size = projector.geometry()
            self.page.room.set_shape(size.width() / max(1, size.height()))
        else:
            self.page.room.set_shape(None)
        self.page.show_seen(seen)

    def _take_another(self) -> None:
        self._audience.take_another()
        self.show()
        self._chosen(self._audience.remembered)

    def _close(self) -> None:
        self._audience.leave()
        self._closed()
