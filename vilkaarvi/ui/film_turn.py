"""One screen: a film that begins while the console is in sight is offered to the group, from its beginning."""

from collections.abc import Callable

from vilkaarvi.session.view import FilmIs, RowState, View
from vilkaarvi.ui.foot_bar import KeyPress

Part = tuple[str, int]  # a film's step, and where its part begins in ms


class FilmTurn:
    """`press` is in sight while the group has not seen the part of the film that plays. `again` plays it from a place
    in ms: what played behind the console is shown too."""

    def __init__(self, press: KeyPress, again: Callable[[int], None]) -> None:
        self._press, self._again = press, again
        self._begun = False  # is an hour followed from a moment before
        self._part: Part | None = None  # which plays now
        self._seen: Part | None = None

    def show_view(self, view: View, one_screen: bool, room_in_sight: bool) -> None:
        """An hour that is taken up again goes on where its film was: that part counts as seen."""
        self._part = part_of(view)
        if not one_screen or room_in_sight or not self._begun:
            self._seen = self._part
        self._begun = True
        self._show()

    def turned(self) -> None:
        """The screen is turned over to the group."""
        part, offered = self._part, self._part != self._seen
        self._seen = part
        self._show()
        if part is not None and offered:
            self._again(part[1])

    def _show(self) -> None:
        self._press.setVisible(self._part is not None and self._part != self._seen)


def part_of(view: View) -> Part | None:
    """The part of a film that is on its way; None where none is."""
    if view.film not in (FilmIs.PLAYING, FilmIs.PAUSED) or not view.film_places:
        return None
    step = next((row.step for row in view.plan if row.state is RowState.NOW), "")
    return step, view.film_places[-1].at_ms
