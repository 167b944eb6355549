"""A small window with the steps that help, and a press that looks again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.home_bits import Look, press, words

WIDE = 560


class StepsWindow(FittedWindow):
    """`again` is called when the leader has done what the steps say; `picture`, where there is one, shows the test
    picture."""

    def __init__(
        self,
        text: Text,
        about: str,
        steps: Sequence[str],
        again: Callable[[], None],
        picture: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(WIDE, parent)
        self._again = again
        self._picture = picture or (lambda: None)
        self.setWindowTitle(about)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.again = press(text.tr("Try again"), Look.PRIMARY)
        self.leave = press(text.tr("Close"), Look.LINK)
        self.again.clicked.connect(self._try)
        self.leave.clicked.connect(self.close)
        self.picture = press(text.tr("Test picture"))
        self.picture.setVisible(picture is not None)
        self.picture.clicked.connect(self._show_picture)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        self.steps = [words(step, Look.BODY) for step in steps]
        for row, step in enumerate(self.steps):
            number = words(f"{row + 1}.", Look.STRONG, wrap=False)
            grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(step, row, 1, Qt.AlignmentFlag.AlignTop)
        for each in (self.again, self.picture, self.leave):
            self.foot.addWidget(each)
        self.foot.addStretch(1)
        self.column.setSpacing(18)
        self.column.addWidget(words(about, Look.HEADING))
        self.column.addLayout(grid)
        self.column.addStretch(1)
        self.fit()
        self.again.setFocus()

    def _try(self) -> None:
        self.close()
        self._again()

    def _show_picture(self) -> None:
        self.close()
        self._picture()
