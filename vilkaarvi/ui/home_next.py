"""The card of the next session: what it is, for whom, what was agreed last, and the one press that starts it."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vilkaarvi.session.size import advice
from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_acts import HomeActs, HomeView
from vilkaarvi.ui.home_bits import Look, Panel, emptied, press, restyle, words


class NextCard(Panel):
    """`show_view` draws; presses go to `acts` with the session's id. Attributes: startable (there is one to start)."""

    def __init__(self, text: Text, acts: HomeActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._session = self._group = ""
        self.startable = False
        self.kicker = words("", Look.KICKER)
        self.title = words("", Look.TITLE)
        self.about = words("", Look.LEAD)
        self.reminder = words("", Look.BODY, wrap=False)
        self.hand_in = press(text.tr("Hand in the report"), Look.LINK)
        self.hand_in.clicked.connect(acts.hand_in)
        self.bring = words("", Look.QUIET)
        self.large = words("", Look.AMBER)
        self.start = press(text.tr("Start the session"), Look.PRIMARY)
        self.left_to_do = words("", Look.AMBER, wrap=False)
        self.hint = words(text.tr("You can always go back, shorten or skip a step. The plan adapts."), Look.QUIET)
        self.older = words(text.tr("The group goes by the version that it began with."), Look.QUIET, wrap=False)
        self.newest = press(text.tr("Change to the new version"), Look.LINK)
        self.newest.clicked.connect(lambda: acts.newest_words(self._group))
        self.rehearse = press(text.tr("Rehearse without saving"))
        self.read = press("")
        self.slips = press(text.tr("Slips to print"))
        self.saved = words("", Look.QUIET)
        self.saved.hide()
        self.start.clicked.connect(lambda: acts.start(self._session))
        self.rehearse.clicked.connect(lambda: acts.rehearse(self._session))
        self.read.clicked.connect(lambda: acts.read_through(self._session))
        self.slips.clicked.connect(lambda: acts.print_slips(self._session))
        self._agreed_shown: tuple[str, ...] = ()
        self._agreed = QVBoxLayout()
        self._agreed.setSpacing(2)
        self._lay_out()

    def _lay_out(self) -> None:
        first, others, reminds = Flow(gap=12), Flow(gap=12), Flow(gap=12)  # apart: there is one thing to do
        reminds.addWidget(self.reminder)
        reminds.addWidget(self.hand_in)
        for widget in (self.start, self.left_to_do):
            first.addWidget(widget)
            widget.setMinimumHeight(self.start.sizeHint().height())
        for other in (self.rehearse, self.read, self.slips):
            others.addWidget(other)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 28, 34, 28)
        column.setSpacing(6)
        column.addWidget(self.kicker)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(reminds)
        column.addWidget(self.bring)
        column.addWidget(self.large)
        column.addLayout(self._agreed)
        column.addSpacing(20)
        column.addLayout(first)
        column.addSpacing(6)
        column.addLayout(others)
        column.addSpacing(12)
        column.addWidget(self.saved)
        column.addWidget(self.hint)
        version = Flow(gap=12)
        for widget in (self.older, self.newest):
            version.addWidget(widget)
        column.addLayout(version)
        column.addStretch(1)

    def tell_saved(self, path: Path) -> None:
        """The slips lie there; stays until another session stands on the card."""
        said = self._text.tr("Saved as {name} in {folder}.", name=path.name, folder=path.parent)
        self.saved.setText(f"✓ {said}")
        self.saved.show()
        announce(self, said)

    def show_view(self, view: HomeView) -> None:
        group, session = view.group, view.next_session
        if group is not None:
            people = self._text.plural("{count} participant", "{count} participants", group.headcount)
            self.kicker.setText(" · ".join(part for part in (group.name, people, group.unit) if part))
        if self._session != (session.id if session else ""):
            self.saved.hide()
        self._session = session.id if session else ""
        self._group = group.id if group else ""
        ours = group is None or not group.handed
        self.startable = session is not None and ours
        for widget in (self.bring, self.start, self.rehearse, self.read, self.hint):
            widget.setVisible(self.startable)
        for widget in (self.older, self.newest):
            widget.setVisible(self.startable and view.older)
        said = self._text.tr("Read through · {minutes} min", minutes=view.to_read)
        self.read.setText(said)
        self.read.setAccessibleName(said)
        self.slips.setVisible(self.startable and view.slips)
        self._show_agreed(view.agreed)
        self.reminder.setText(view.reminder)
        self.reminder.setVisible(bool(view.reminder))
        self.hand_in.setVisible(view.report_waits)
        advised = advice(group.headcount, self._text) if group is not None else ""
        self.large.setText(advised)
        self.large.setVisible(self.startable and bool(advised))
        needs = [
            self._text.tr("Takes {minutes} minutes.", minutes=view.minutes),
            self._text.tr("Bring slips of paper, an envelope and a pen each.") if view.slips else "",
        ]
        self.bring.setText(" ".join(filter(None, needs)))
        self.left_to_do.setVisible(self.startable and view.warnings > 0)
        self.left_to_do.setText(
            self._text.plural(
                "{count} thing left to check, but you can start",
                "{count} things left to check, but you can start",
                view.warnings,
            )
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
