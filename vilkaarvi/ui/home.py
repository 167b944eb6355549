"""Home: the next session and the one press that starts it; under and beside it, quietly, the rest."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.group_form import GroupForm
from vilkaarvi.ui.home_acts import GroupRow, HomeActs, HomeView
from vilkaarvi.ui.home_bits import Chooser, Look, TroubleLines, named, press, words
from vilkaarvi.ui.home_next import NextCard
from vilkaarvi.ui.home_ready import ReadyCard
from vilkaarvi.ui.home_resume import ResumeBanner
from vilkaarvi.ui.home_sessions import PastCard, SessionCards
from vilkaarvi.ui.pages import in_the_eye_s_order, stops
from vilkaarvi.ui.style import SAND
from vilkaarvi.ui.transfer_home import HandedNote, TransferPresses
from vilkaarvi.ui.whole_lines import WholeLines

WIDEST = 1500  # pixels of content; more makes the eye wander
LOW = 800  # of height; below it there is less air, so that a laptop of 768 shows all without scrolling
HIGH = 940  # from it the sessions' cards also say what they are about, and there is more air
SHORT = 640  # below it the air between goes first
NARROW = 860  # below it the cards stand under each other


class HomePage(WholeLines):
    """Draws a `HomeView` and passes presses to `HomeActs`. Scrolls where the window is too small for it."""

    def __init__(self, text: Text, acts: HomeActs, parent: QWidget | None = None) -> None:
        super().__init__(SAND, parent)
        self._text, self._acts = text, acts
        self._view = HomeView("")
        self._adding = False
        self._waits = False  # for home to be seen: then the focus is placed
        self._placed: QWidget | None = None  # what was given the focus, since it was the one thing to do
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.kicker = words("", Look.KICKER)
        self.heading = words("", Look.HEADING)
        self.groups = Chooser()
        self.groups.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        named(self.groups, text.tr("Group"))
        self.new_group = press(text.tr("New group"))
        self.change_group = press(text.tr("Change the group"))
        self.settings = press(text.tr("Settings"), Look.LINK)
        self.settings.clicked.connect(acts.settings)
        self.transfer = TransferPresses(text, acts.hand_over, acts.receive)
        self.handed = HandedNote(text, acts.take_back)
        self.more = press(text.tr("More to lead"), Look.LINK)
        self.more.clicked.connect(acts.more)
        self.films = press(text.tr("Watch the films"), Look.LINK)
        self.films.clicked.connect(acts.films)
        self.prints = press(text.tr("Print"), Look.LINK)
        self.prints.clicked.connect(acts.printouts)
        self.hand_in = press(text.tr("Hand in the report"), Look.LINK)
        self.hand_in.clicked.connect(acts.hand_in)
        self.review = press(text.tr("Overview for managers"), Look.LINK)
        self.review.clicked.connect(acts.review)
        self.troubles = TroubleLines()
        self.reminders = words("", Look.QUIET)  # of the groups that are not chosen
        self.resume = ResumeBanner(text, acts)
        self.next = NextCard(text, acts)
        self.form = GroupForm(text, acts)
        self.ready = ReadyCard(text, acts)
        self.sessions = SessionCards(text)
        self.past = PastCard(text, acts)
        self.groups.activated.connect(self._choose)
        self.new_group.clicked.connect(lambda: self._open_form(None))
        self.change_group.clicked.connect(lambda: self._open_form(self._view.group))
        self.form.made.connect(self._close_form)
        self.form.left.connect(self._close_form)
        self._lay_out()

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.kicker)
        titles.addWidget(self.heading)
        whose = QHBoxLayout()
        whose.setSpacing(10)
        for choice in (self.groups, self.change_group, self.new_group):
            whose.addWidget(choice, 0, Qt.AlignmentFlag.AlignBottom)
        whose.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(10)
        self._top.addLayout(titles, 1)
        self._top.addLayout(whose)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(26)
        self._cards.addWidget(self.next, 9)
        self._cards.addWidget(self.form, 9)
        self._cards.addWidget(self.ready, 4)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._column = QVBoxLayout(self._page)
        self._column.setSpacing(26)
        self._column.addLayout(self._top)
        for widget in (self.troubles, self.reminders, self.resume, self.handed):
            self._column.addWidget(widget)
        self._column.addLayout(self._cards)
        self._column.addWidget(self.sessions)
        self._column.addWidget(self.past)
        self._column.addStretch(1)
        foot = Flow(gap=18)
        foot.addWidget(self.more)
        foot.addWidget(self.films)
        foot.addWidget(self.prints)
        foot.addWidget(self.hand_in)
        foot.addWidget(self.settings)
        foot.addWidget(self.transfer)
        foot.addWidget(self.review)
        self._column.addLayout(foot)
        self.setWidget(self._page)

    def show_view(self, view: HomeView) -> None:
        """Draw `view`. What is being written in the form stays."""
        first = (self._view.programme == "" and view.programme != "") or len(view.groups) > len(self._view.groups)
        held = self._placed is not None and self.focusWidget() is self._placed
        self._view = view
        self.kicker.setText(self._text.tr("{programme} · conversation leader", programme=view.programme))
        self.troubles.show_troubles(view.troubles, view.notices)
        self.reminders.setText("\n".join(view.reminders))
        self.reminders.setVisible(bool(view.reminders))
        self._show_groups(view)
        self.resume.show_unfinished(view.unfinished)
        self.next.show_view(view)
        self.handed.show_group(view.group)
        self.transfer.show_group(view.group)
        self.hand_in.setVisible(bool(view.groups))
        self.ready.show_rows(view.ready)
        self.sessions.show_rows(view.sessions)
        self.past.show_rows(view.finished)
        in_the_eye_s_order(  # the rows are made anew
            [
                *stops(self.past.layout()),
                self.more,
                self.films,
                self.prints,
                self.hand_in,
                self.settings,
                self.transfer.give,
                self.transfer.take,
                self.review,
            ]
        )
        self._swap()
        if first or held:
            self.focus_first()

    def _show_groups(self, view: HomeView) -> None:
        rows = [(self._label(row), row.id) for row in view.groups]
        if rows != [(self.groups.itemText(i), self.groups.itemData(i)) for i in range(self.groups.count())]:
            self.groups.clear()
            for label, group in rows:
                self.groups.addItem(label, group)
        if view.group is not None:
            self.groups.setCurrentIndex(self.groups.findData(view.group.id))

    def _label(self, row: GroupRow) -> str:
        return f"{row.name} · {row.unit}" if row.unit else row.name

    def _swap(self) -> None:
        """The form takes the next session's place while a group is made; without any group it always does."""
        none_yet = not self._view.groups
        forming = none_yet or self._adding
        if none_yet:
            self.form.welcome()
        self.form.setVisible(forming)
        self.next.setVisible(not forming)
        self.ready.setVisible(forming or self.next.startable or self._view.unfinished is not None)
        self.groups.setVisible(not none_yet)
        self.new_group.setVisible(not forming)
        self.change_group.setVisible(not forming)
        if none_yet:
            self.heading.setText(self._text.tr("Welcome"))
        elif self._view.unfinished is not None:
            self.heading.setText(self._text.tr("A session is waiting for you"))
        else:
            self.heading.setText(self._text.tr("Next session"))

    def focus_first(self) -> None:
        """The focus goes to the one thing to do, and follows it until it is put elsewhere."""
        if self._view.unfinished is not None:
            self._placed = self.resume.go_on
        elif not self._view.groups:
            self._placed = self.form.name
        elif self.next.startable:
            self._placed = self.next.start
        else:
            self._placed = self.past.to_do or self.new_group
        self._waits = not self.isVisible()
        if not self._waits:  # while an hour is led the focus is the hour's
            self._placed.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._waits:
            self.focus_first()

    def _choose(self, place: int) -> None:
        self._acts.choose_group(str(self.groups.itemData(place)))

    def _open_form(self, group: GroupRow | None) -> None:
        self._adding = True
        self._swap()
        self.form.write(group)
        self.form.name.setFocus()

    def _close_form(self) -> None:
        self._adding = False
        self._swap()
        self.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        narrow = width < NARROW
        beside = max((width - WIDEST) // 2, 16 if narrow else width // 20)
        short = event.size().height() < SHORT
        low, high = event.size().height() < LOW, event.size().height() >= HIGH
        above = 14 if short else 18 if low else event.size().height() // 12 if high else 40
        self._column.setContentsMargins(beside, above, beside, 10 if low else 24)
        self._column.setSpacing(14 if short else 18 if low else 34 if high else 26)
        self.sessions.tell_more(high)
        self.form.fit(short)
        self.ready.fit(low)
        for row in (self._top, self._cards):
            row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
