"""The card of the next session: what it is, for whom, what was agreed last, and the one press that starts it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_acts import HomeActs, HomeView
from vilkaarvi.ui.home_bits import Look, Panel, emptied, press, restyle, words


class NextCard(Panel):
    """`show_view` draws; presses go to `acts` with the session's id. Attributes: startable (there is one to start)."""

    def __init__(self, text: Text, acts: HomeActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._session = ""
        self.startable = False
        self.kicker = words("", Look.KICKER)
        self.title = words("", Look.TITLE)
        self.about = words("", Look.LEAD)
        self.bring = words("", Look.QUIET)
        self.start = press(text.tr("Start the session"), Look.PRIMARY)
        self.left_to_do = words("", Look.AMBER, wrap=False)
        self.hint = words(text.tr("You can always go back, shorten or skip a step. The plan adapts."), Look.QUIET)
        self.rehearse = press(text.tr("Rehearse without saving"))
        self.read = press("")
        self.start.clicked.connect(lambda: acts.start(self._session))
        self.rehearse.clicked.connect(lambda: acts.rehearse(self._session))
        self.read.clicked.connect(lambda: acts.read_through(self._session))
        self._agreed_shown: tuple[str, ...] = ()
        self._agreed = QVBoxLayout()
        self._agreed.setSpacing(2)
        self._lay_out()

    def _lay_out(self) -> None:
        row = Flow(gap=12)
        for widget in (self.start, self.left_to_do, self.rehearse, self.read):
            row.addWidget(widget)
            widget.setMinimumHeight(self.start.sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 28, 34, 28)
        column.setSpacing(6)
        column.addWidget(self.kicker)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.bring)
        column.addLayout(self._agreed)
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
        self.startable = session is not None and ours
        for widget in (self.bring, self.start, self.rehearse, self.read, self.hint):
            widget.setVisible(self.startable)
        said = self._text.tr("Read through · {minutes} min", minutes=view.to_read)
        self.read.setText(said)
        self.read.setAccessibleName(said)
        self._show_agreed(view.agreed)
        needs = [
            self._text.tr("Takes {minutes} minutes.", minutes=view.minutes),
            self._text.tr("Bring slips of paper, an envelope and a pen each.") if view.slips else "",
        ]
        self.bring.setText(" ".join(filter(None, needs)))
        self.left_to_do.setVisible(self.startable and view.warnings > 0)
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

    def _show_agreed(self, lines: tuple[str, ...]) -> None:
        if lines == self._agreed_shown:
            return
        self._agreed_shown = lines
        emptied(self._agreed)
        if lines:
            self._agreed.addSpacing(12)
            self._agreed.addWidget(words(self._text.tr("What you agreed on last"), Look.STRONG))
        for line in lines:
            self._agreed.addWidget(words(f"•  {line}", Look.BODY))
