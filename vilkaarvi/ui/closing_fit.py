"""How closing's pages lie in the window: broad or narrow, low or high, and where their presses stand."""

from enum import Enum, auto

from PySide6.QtWidgets import QLabel, QVBoxLayout

from vilkaarvi.ui.closing_pages import Foot
from vilkaarvi.ui.home_bits import Look, restyle

NARROW = 760
WIDEST = 1280
WIDEST_ALONE = 820  # where there is one thing to do, and little to read
LOW = 340  # pixels of height; below it the lines need the room
WORDS_TO_COME = 60  # pixels for what is told of saving
INSIDE = 34  # pixels beside the presses in a card


class Stands(Enum):
    """Where the presses are: under what scrolls, or in it, in a card of their own or simply last."""

    UNDER = auto()
    CARD = auto()
    LAST = auto()


class ClosingFit:
    """`whole` holds what scrolls and `foot` under it; `column` what scrolls; `heading` gives way."""

    def __init__(self, whole: QVBoxLayout, column: QVBoxLayout, foot: Foot, heading: QLabel) -> None:
        self._whole, self._column, self._foot, self._heading = whole, column, foot, heading

    def turn(self, width: int, height: int, alone: bool) -> bool:
        """For a page of this size; `alone`: there is one thing to do on it, and little to read. True: it is narrow."""
        narrow, low = width < NARROW, height < LOW
        beside = max((width - (WIDEST_ALONE if alone else WIDEST)) // 2, 14 if narrow else width // 22)
        column = self._column
        column.setContentsMargins(beside, 8 if low else 14 if narrow else 22, beside, 18)
        column.setStretch(0, int(alone))  # such a page stands a little above the middle
        restyle(self._heading, Look.SUBTITLE if low else Look.HEADING)
        stands = Stands.LAST if low and not alone else Stands.UNDER  # one foot is enough where the window is low
        if alone and not narrow and self._needs(width) + WORDS_TO_COME <= height:
            stands = Stands.CARD
        home = self._whole if stands is Stands.UNDER else column
        if home.indexOf(self._foot) < 0:
            home.insertWidget(1 if stands is Stands.UNDER else column.count() - 1, self._foot)
        restyle(self._foot, Look.CARD if stands is Stands.CARD else Look.UNDER)
        inside = {Stands.UNDER: beside, Stands.CARD: INSIDE, Stands.LAST: 0}[stands]
        self._foot.fit(width if stands is Stands.UNDER else width - 2 * beside, inside)
        column.setStretch(column.count() - 1, 2 if alone else 1)
        return narrow

    def _needs(self, width: int) -> int:
        """Pixels of height for all of the page with its presses: then they can stand under their words."""
        inside = self._column.indexOf(self._foot) >= 0
        return self._column.totalHeightForWidth(width) + (0 if inside else self._foot.sizeHint().height())
