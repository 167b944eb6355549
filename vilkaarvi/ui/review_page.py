"""The overview: where the groups stand, at a glance. The whole page scrolls where the window is too small for it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.review.overview import Row, Stage, matching
from vilkaarvi.review.terms import Month
from vilkaarvi.review.words import headline, order_of, stage_name, unknowable
from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Chooser, Look, Panel, TroubleLines, named, press, restyle, words
from vilkaarvi.ui.review_acts import ReviewActs, ReviewView, Table
from vilkaarvi.ui.review_cards import AnswersCard, TermsCard, Tiles
from vilkaarvi.ui.review_plots import Bars, Columns, PlotCard
from vilkaarvi.ui.review_table import GroupTable, MarkKey
from vilkaarvi.ui.style import SAND
from vilkaarvi.ui.whole_lines import WholeLines

RESTS_MS = 250  # between letters, before a server is asked
WIDEST = 1500
LOW, NARROW, SMALL = 800, 980, 560  # pixels: less air; the cards under each other; two figures in a row


class SearchLine(QLineEdit):
    """Down and Enter lead on to what was found; Esc clears it. Signals: led_on."""

    led_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.led_on.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class HeldCard(Panel):
    """Somebody else writes in the folder: it can be read, and tried again. Attributes: again, take (presses)."""

    def __init__(self, text: Text, acts: ReviewActs) -> None:
        super().__init__(look=Look.BANNER)
        self._text, self._held = text, False
        self.what, self.todo = words("", Look.LEAD_STRONG), words("", Look.BODY)
        self.again = press(text.tr("Try again"), Look.PRIMARY)
        self.again.clicked.connect(acts.try_again)
        self.take = press(text.tr("It is closed there"), Look.LINK)
        self.take.clicked.connect(acts.take_over)
        row, said = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(20, 12, 20, 12)
        said.setSpacing(2)
        said.addWidget(self.what)
        said.addWidget(self.todo)
        row.addLayout(said, 1)
        row.addWidget(self.take)
        row.addWidget(self.again)

    def show_fault(self, fault: Fault | None) -> None:
        """None: nobody does."""
        held, self._held = self._held, fault is not None
        self.setVisible(self._held)
        if fault is not None:
            said = self._text.tr("You can read here. Taking in reports waits until the program is closed there.")
            if held:
                said = self._text.tr("It is still open there. You can read here meanwhile.")
            self.what.setText(self._text.fault(fault).what)
            self.todo.setText(said)
            self.take.setVisible(bool(fault.facts.get("yours")))
            announce(self, f"{self.what.text()} {said}")


class ReviewPage(WholeLines):
    """Draws a `ReviewView` and passes presses to `ReviewActs`."""

    def __init__(self, text: Text, acts: ReviewActs, leave: str = "") -> None:
        super().__init__(SAND)
        self._text, self._acts = text, acts
        self._view: ReviewView | None = None
        self._found: tuple[tuple[Row, ...], int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tr = text.tr
        self.kicker, self.heading = words("", Look.KICKER), words(tr("Overview"), Look.HEADING)
        self.take_files, self.take_folder = press(tr("Take in reports")), press(tr("Take in a folder"))
        self.take_files.clicked.connect(lambda: acts.take_in(False))
        self.take_folder.clicked.connect(lambda: acts.take_in(True))
        self.made_up = words(tr("Made up to show something: none of it has happened."), Look.AMBER)
        self.troubles, self.tiles = TroubleLines(), Tiles(text)
        self.held, self.waiting = HeldCard(text, acts), self._waiting_card()
        self.welcome = self._welcome_card()
        self.search, self.stage = SearchLine(), Chooser()
        self.table, self.count = GroupTable(text), words("", Look.QUIET)
        self.cannot, self.said = words("", Look.QUIET), words("", Look.GOOD)
        self.answers, self.terms = AnswersCard(text), TermsCard(text)
        self.stands = PlotCard(text, tr("Where groups stand"), Bars())
        self.months = PlotCard(text, tr("Sessions a month"), Columns())
        self._seek()
        self._lay_out(leave)

    # --- built once

    def _waiting_card(self) -> Panel:
        card = Panel(look=Look.BANNER)
        row = QHBoxLayout(card)
        row.setContentsMargins(20, 12, 20, 12)
        self.waits = words("", Look.LEAD)
        self.compare = press(self._text.tr("Compare codes"), Look.PRIMARY)
        self.compare.clicked.connect(self._acts.computers)
        row.addWidget(self.waits, 1)
        row.addWidget(self.compare)
        return card

    def _welcome_card(self) -> Panel:
        tr, card = self._text.tr, Panel()
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(10)
        column.addWidget(words(tr("You will see that the groups meet, and never what they say."), Look.LEAD_STRONG))
        for said in (
            tr("1. Ask the conversation leaders to hand over their reports, to a folder that you share or by mail."),
            tr("2. Take the reports in here. The first time you compare a code with each leader."),
            tr("3. Put in the list of groups that ought to meet. Then you also see who has not met."),
        ):
            column.addWidget(words(said, Look.BODY))
        self.begin = press(tr("Take in reports"), Look.PRIMARY)
        self.begin.clicked.connect(lambda: self._acts.take_in(False))
        self.begin_folder = press(tr("Take in a folder"))
        self.begin_folder.clicked.connect(lambda: self._acts.take_in(True))
        self.begin_list = press(tr("Groups that ought to meet"))
        self.begin_list.clicked.connect(self._acts.expected)
        row = Flow(gap=12)
        for each in (self.begin, self.begin_folder, self.begin_list):
            row.addWidget(each)
        column.addSpacing(6)
        column.addLayout(row)
        return card

    def _seek(self) -> None:
        tr = self._text.tr
        self.search.setPlaceholderText(tr("Type to find a group or a unit"))
        named(self.search, tr("Find a group or a unit"))
        self.search.setClearButtonEnabled(True)
        self.search.led_on.connect(self.table.setFocus)
        self.search.textChanged.connect(lambda _typed: self._sought())
        self._asks = QTimer(self)
        self._asks.setSingleShot(True)
        self._asks.timeout.connect(lambda: self._acts.seek(*self._asked()))
        named(self.stage, tr("Which groups"))
        self.stage.addItem(tr("All groups"), None)
        for stage in Stage:
            self.stage.addItem(stage_name(stage, self._text).capitalize(), stage)
        self.stage.activated.connect(lambda _place: self._sought())
        self.table.opened.connect(self._acts.group)
        self.table.typed.connect(self._typed)
        self.table.ordered.connect(self._count)
        self.table.held.connect(lambda _held: self._count())

    def _lay_out(self, leave: str) -> None:
        page = QWidget()
        page.setObjectName("page")
        self._column = QVBoxLayout(page)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.kicker)
        titles.addWidget(self.heading)
        titles.addWidget(self.made_up)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addLayout(titles, 1)
        self._takes = QHBoxLayout()
        for each in (self.take_files, self.take_folder):
            self._takes.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        self._takes.addStretch(0)
        self._top.addLayout(self._takes)
        self._column.addLayout(self._top)
        for widget in (self.held, self.troubles, self.said, self.waiting, self.welcome, self.tiles):
            self._column.addWidget(widget)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(18)
        self._whole = QWidget()
        self._whole.setLayout(self._cards)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.addLayout(self._left(), 13)
        self._cards.addWidget(self.answers, 7)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(18)
        for card in (self.stands, self.months, self.terms):
            self._below.addWidget(card, 1)
        self._column.addWidget(self._whole)
        self._column.addLayout(self._below)
        self._column.addStretch(1)
        self._column.addLayout(self._foot(leave))
        self.said.hide()
        self.setWidget(page)

    def _left(self) -> QVBoxLayout:
        left, find = QVBoxLayout(), QHBoxLayout()
        left.setSpacing(8)
        find.addWidget(self.search, 1)
        find.addWidget(self.stage)
        left.addLayout(find)
        left.addWidget(self.table, 1)
        under = QHBoxLayout()
        under.addWidget(self.count, 1)
        under.addWidget(MarkKey(self._text))
        left.addLayout(under)
        left.addWidget(self.cannot)
        return left

    def _foot(self, leave: str) -> Flow:
        tr, acts, foot = self._text.tr, self._acts, Flow(gap=18)
        self.prepare = press(tr("Before your group begins"), Look.LINK)
        self.prepare.clicked.connect(acts.prepare)
        self.list = press(tr("Groups that ought to meet"), Look.LINK)
        self.list.clicked.connect(acts.expected)
        self.computers = press(tr("Computers that hand over"), Look.LINK)
        self.computers.clicked.connect(acts.computers)
        self.prints = press(tr("Print the overview"), Look.LINK)
        self.prints.clicked.connect(acts.print_overview)
        self.save_groups = press(tr("Save the groups as a table"), Look.LINK)
        self.save_groups.clicked.connect(lambda: acts.save_table(Table.GROUPS))
        self.save_answers = press(tr("Save the answers as a table"), Look.LINK)
        self.save_answers.clicked.connect(lambda: acts.save_table(Table.ANSWERS))
        self.statements = press(tr("Save as xAPI"), Look.LINK)
        self.statements.clicked.connect(acts.save_statements)
        self.leave = press(leave, Look.LINK)
        self.leave.setVisible(bool(leave))
        self.leave.clicked.connect(acts.leave)
        for each in (
            self.prepare, self.list, self.computers, self.prints, self.save_groups, self.save_answers,
            self.statements, self.leave
        ):  # fmt: skip
            foot.addWidget(each)
        return foot

    # --- what is seen

    def show_view(self, view: ReviewView) -> None:
        """Draw `view`; what is being sought stays."""
        first, self._view, self._found = self._view is None, view, None
        text, tr, empty, bare = self._text, self._text.tr, view.empty, not view.overview.rows
        of = " · ".join(part for part in (view.programme, view.municipality) if part)
        self.kicker.setText(tr("Overview · {programme}", programme=of))
        nothing = tr("Nothing has been handed over yet") if empty else tr("No report counts yet")
        self.heading.setText(nothing if bare else headline(view.overview, view.sessions, text))
        self.troubles.show_troubles(view.troubles)
        self.made_up.setVisible(view.overview.made_up)
        self._show_waiting(view)
        self.welcome.setVisible(empty)
        groups = (
            self.tiles,
            self._whole,
            self.stands,
            self.months,
            self.terms,
            self.save_groups,
            self.statements,
            self.prints,
        )
        for widget in groups:
            widget.setVisible(not bare)
        for widget in (self.take_files, self.take_folder, self.computers):
            widget.setVisible(not empty)
        self.save_answers.setVisible(bool(view.answers.whole))
        self.list.setVisible(not empty)
        self.held.show_fault(view.held_by)
        for press_ in (self.take_files, self.take_folder, self.begin, self.begin_folder, self.begin_list, self.list):
            press_.setEnabled(view.held_by is None)
        for part in (self.tiles, self.answers, self.terms):
            part.show_view(view)
        self._show_plots(view)
        self.cannot.setText(unknowable(view.sessions, text, view.keeper))
        self._sought()
        if first:
            self._focus_first()

    def _focus_first(self) -> None:
        """The one thing to do: take reports in, compare a code, or look for a group."""
        waits, view = self.waiting.isVisibleTo(self), self._view
        if self.held.isVisibleTo(self):
            self.held.again.setFocus()
        elif view is not None and view.empty:
            self.begin.setFocus()
        elif waits:
            self.compare.setFocus()
        else:
            (self.search if self._whole.isVisibleTo(self) else self.take_files).setFocus()

    def _show_waiting(self, view: ReviewView) -> None:
        waits = 0 if view.listed or view.held_by else len(view.unbelieved)
        self.waiting.setVisible(waits > 0)
        self.waits.setText(
            self._text.plural(
                "{count} computer waits for you to compare its code.",
                "{count} computers wait for you to compare their codes.",
                waits,
            )
        )

    def _show_plots(self, view: ReviewView) -> None:
        tr, text = self._text.tr, self._text
        stands = [(tr("{n} of {all}", n=n, all=view.sessions), count) for n, count in enumerate(view.overview.stands)]
        said = [
            text.plural(
                "{n} of {all} sessions: {count} group",
                "{n} of {all} sessions: {count} groups",
                count,
                n=n,
                all=view.sessions,
            )
            for n, count in enumerate(view.overview.stands)
        ]
        self.stands.show_counts(stands, "; ".join(said) + ".")
        months = [(self._month(month), count) for month, count in view.overview.months]
        self.months.show_counts(months, "; ".join(f"{name}: {count}" for name, count in months))
        if not months:
            self.months.hide()

    def _month(self, month: Month) -> str:
        return f"{self._text.month(month.month)} {month.year % 100:02}"

    def _asked(self) -> tuple[str, Stage | None]:
        return self.search.text(), self.stage.currentData()

    def _sought(self) -> None:
        """Of very many groups not all are here: then they are asked for, when the typing rests."""
        if self._view is not None and self._view.overview.left_out:
            self._asks.start(RESTS_MS)
            if self._asked() != ("", None):
                return
        self._found = None
        self._show_rows()

    def show_found(self, typed: str, stage: Stage | None, rows: tuple[Row, ...], left_out: int) -> None:
        """What `ReviewActs.seek` has found; what was asked before something else was typed is past."""
        if (typed, stage) == self._asked():
            self._found = (rows, left_out)
            self._show_rows()

    def _here(self) -> tuple[tuple[Row, ...], int]:
        """The groups that may be shown, and how many more there are."""
        if self._view is None or self._found is not None:
            return self._found or ((), 0)
        return self._view.overview.rows, self._view.overview.left_out

    def _show_rows(self) -> None:
        if self._view is None:
            return
        every, stage = self._here()[0], self.stage.currentData()
        some: tuple[Row, ...] = matching(every, self.search.text())
        some = tuple(row for row in some if stage is None or row.stage == stage)
        self.table.show_rows(some, self._view.overview.day)
        self._count()

    def _count(self) -> None:
        """How many are shown, in which order, and while the keys are there how to change that."""
        if self._view is None:
            return
        text, shown, every = self._text, len(self.table.groups.rows), len(self._view.overview.rows)
        left_out = self._here()[1]
        whole = text.plural("{count} group", "{count} groups", every)
        part = text.tr("{n} of {all}. Clear what you typed to see all.", n=shown, all=whole)
        said = [whole if shown == every else part, order_of(self.table.groups.order, text)]
        if left_out:
            more = text.plural("{n} more: type to find it", "{n} more: type to find them", left_out,
                               n=text.number(left_out))  # fmt: skip
            said = [text.plural("{count} group shown", "{count} groups shown", shown), more]
        if self.table.hasFocus():
            said.append(text.tr("space bar: by this column"))
        self.count.setText(" · ".join(said))

    def say(self, sentence: str, wrong: bool = False) -> None:
        """How it went, until the next press."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        restyle(self.said, Look.ERROR if wrong else Look.GOOD)
        if sentence:
            announce(self, sentence)
            self.verticalScrollBar().setValue(0)

    # --- keys and room

    def _typed(self, letters: str) -> None:
        self.search.setFocus()
        self.search.setText(self.search.text() + letters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, low = event.size().width(), event.size().height() < LOW
        letters = self.fontMetrics().horizontalAdvance("m") / 11  # larger letters need more room
        narrow, small = width < NARROW * letters, width < SMALL * letters
        beside = max((width - WIDEST) // 2, 16 if narrow else width // 24)
        self._column.setContentsMargins(beside, 20 if low else 36, beside, 14 if low else 24)
        self._column.setSpacing(12 if low else 20)
        self.tiles.place(1 if small else 2 if narrow else 4)
        for row in (self._top, self._cards, self._below):
            row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
