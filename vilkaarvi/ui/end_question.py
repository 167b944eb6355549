"""Asked before an hour is ended early: afterwards there is no way back into it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, Panel, press, words


class EndQuestion(Panel):
    """Over the console's foot. `end` is called when the leader means it; `closed` when the question is gone."""

    def __init__(self, text: Text, end: Callable[[], None], closed: Callable[[], None]) -> None:
        super().__init__(look=Look.BANNER)
        self._text, self._end, self._closed = text, end, closed
        self.asked = words("", Look.STRONG)
        self.go_on = press(text.tr("Keep leading"), Look.PRIMARY)
        self.really = press(text.tr("End now"))
        self.go_on.clicked.connect(self.close_question)
        self.really.clicked.connect(self._ended)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(12)
        row.addWidget(self.asked, 1)
        row.addWidget(self.really)
        row.addWidget(self.go_on)
        self.hide()

    def ask(self, minutes_left: int) -> None:
        """The press that harms nothing has the focus."""
        left = self._text.plural(
            "{count} minute of the hour is left.", "{count} minutes of the hour are left.", max(0, minutes_left)
        )
        now = self._text.tr("End the session now?")
        never_back = self._text.tr("Then you choose lines, and there is no way back into the hour.")
        self.asked.setText(f"{now} {left} {never_back}")
        self.show()
        self.go_on.setFocus()

    def close_question(self) -> bool:
        """False: nothing was asked."""
        asked = not self.isHidden()
        if asked:
            self.hide()
            self._closed()
        return asked

    def _ended(self) -> None:
        self.hide()
        self._end()
