"""The card of the next session: what it is, for whom, and the one press that starts it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import HomeView
from vilkaarvi.ui.home_bits import Look, Panel, press, restyle, words


class NextCard(Panel):
    """`show_view` draws; `start` is called with the session's id."""

    def __init__(self, text: Text, start: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._session = ""
        self.kicker = words("", Look.KICKER)
        self.title = words("", Look.TITLE)
        self.about = words("", Look.LEAD)
        self.start = press(text.tr("Start the session"), Look.PRIMARY)
        self.left_to_do = words("", Look.AMBER, wrap=False)
        self.hint = words(text.tr("You can always go back, shorten or skip a step. The plan adapts."), Look.QUIET)
        self.start.clicked.connect(lambda: start(self._session))
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.start)
        row.addWidget(self.left_to_do)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 28, 34, 28)
        column.setSpacing(6)
        column.addWidget(self.kicker)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addSpacing(20)
        column.addLayout(row)
        column.addSpacing(12)
        column.addWidget(self.hint)
        column.addStretch(1)

    def show_view(self, view: HomeView) -> None:
        group, session = view.group, view.next_session
        if group is not None:
            people = self._text.plural("{count} participant", "{count} participants", group.headcount)
            self.kicker.setText(" · ".join(part for part in (group.name, people, group.unit) if part))
        self._session = session.id if session else ""
        ours = group is None or not group.handed
        self.start.setVisible(session is not None and ours)
        self.hint.setVisible(session is not None and ours)
        self.left_to_do.setVisible(session is not None and ours and view.warnings > 0)
        self.left_to_do.setText(
            self._text.plural("{count} thing left to check", "{count} things left to check", view.warnings)
        )
        restyle(self.start, Look.PRIMARY if view.unfinished is None else Look.PLAIN)
        if session is None:
            self.title.setText(self._text.tr("There are no more sessions yet"))
            self.about.setText(self._text.tr("More sessions are on their way. You can still start with another group."))
            return
        self.title.setText(self._text.tr("Session {number}: {title}", number=session.number, title=session.title))
        self.about.setText(session.about)
