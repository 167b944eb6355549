"""How closing's pages lie in the window: broad or narrow, low or high, and where their presses stand."""

from PySide6.QtWidgets import QLabel, QVBoxLayout

from vilkaarvi.ui.closing_pages import Foot
from vilkaarvi.ui.home_bits import Look, restyle

NARROW = 760
WIDEST = 1280
WIDEST_ALONE = 820  # where there is one thing to do, and little to read
LOW = 340  # pixels of height; below it the lines need the room
WORDS_TO_COME = 60  # pixels for what is told of saving
INSIDE = 34  # pixels beside the presses in a card


class ClosingFit:
    """`whole` holds what scrolls and `foot` under it; `column` what scrolls; `note` and `heading` give way."""

    def __init__(self, whole: QVBoxLayout, column: QVBoxLayout, foot: Foot, note: QLabel, heading: QLabel) -> None:
        self._whole, self._column, self._foot, self._note, self._heading = whole, column, foot, note, heading

    def turn(self, width: int, height: int, alone: bool) -> bool:
        """For a page of this size; `alone`: there is one thing to do on it, and little to read. True: it is narrow."""
        narrow, low = width < NARROW, height < LOW
        beside = max((width - (WIDEST_ALONE if alone else WIDEST)) // 2, 14 if narrow else width // 22)
        column = self._column
        column.setContentsMargins(beside, 8 if low else 14 if narrow else 22, beside, 18)
        column.setStretch(0, int(alone))  # such a page stands a little above the middle
        restyle(self._heading, Look.SUBTITLE if low else Look.HEADING)
        self._foot.keep_note(self._note, column if low else None)
        together = alone and not narrow and self._needs(width) + WORDS_TO_COME <= height
        home = column if together else self._whole
        if home.indexOf(self._foot) < 0:
            home.insertWidget(column.count() - 1 if together else 1, self._foot)
        restyle(self._foot, Look.CARD if together else Look.FOOT)
        self._foot.fit(width - 2 * beside if together else width, INSIDE if together else beside)
        column.setStretch(column.count() - 1, 2 if alone else 1)
        return narrow

    def _needs(self, width: int) -> int:
        """Pixels of height for all of the page with its presses: then they can stand under their words."""
        inside = self._column.indexOf(self._foot) >= 0
        return self._column.totalHeightForWidth(width) + (0 if inside else self._foot.sizeHint().height())
