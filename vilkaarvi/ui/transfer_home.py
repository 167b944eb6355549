"""What home says of handing over: two quiet presses, and a line over a group that somebody else leads now."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import GroupRow
from vilkaarvi.ui.home_bits import Look, Panel, press, words


class HandedNote(Panel):
    """ "Lämnad över 24 november 2026", in sight only for such a group; `take_back` is called with its id."""

    def __init__(self, text: Text, take_back: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._group = ""
        self.what = words("", Look.STRONG)
        self.todo = words(
            text.tr(
                "Your colleague leads the group now. If you take it back, ask for a file with what has been held since."
            ),
            Look.BODY,
        )
        self.back = press(text.tr("Take the group back"))
        self.back.clicked.connect(lambda: take_back(self._group))
        says = QVBoxLayout()
        says.setSpacing(2)
        says.addWidget(self.what)
        says.addWidget(self.todo)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(18)
        row.addLayout(says, 1)
        row.addWidget(self.back)
        self.hide()

    def show_group(self, group: GroupRow | None) -> None:
        handed = group is not None and bool(group.handed)
        if group is not None and handed:
            self._group = group.id
            self.what.setText(self._text.tr("{group} was handed over on {day}", group=group.name, day=group.handed))
        self.setVisible(handed)


class TransferPresses(QWidget):
    """ "Lämna över gruppen …" and "Ta emot en grupp …"."""

    def __init__(
        self, text: Text, give: Callable[[str], None], take: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = ""
        self.give = press(text.tr("Hand over the group …"), Look.LINK)
        self.take = press(text.tr("Take in a group …"), Look.LINK)
        self.give.clicked.connect(lambda: give(self._group))
        self.take.clicked.connect(take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.give)
        row.addWidget(self.take)

    def show_group(self, group: GroupRow | None) -> None:
        self._group = group.id if group else ""
        self.give.setVisible(group is not None)
