"""The overview's cards: four figures over the table; how the sessions were felt; follow-up and training."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vilkaarvi.review.answers import FEWEST_ANSWERS, FEWEST_GROUPS, GOAL, Shown
from vilkaarvi.review.overview import Stage
from vilkaarvi.review.words import percent_of, share_in_words, term_name
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Chooser, Look, Panel, emptied, named, words
from vilkaarvi.ui.review_acts import ReviewView
from vilkaarvi.ui.review_plots import ShareBar


class Tile(Panel):
    """A figure under its name; read as one sentence."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(0)
        self.name, self.figure = words("", Look.QUIET), words("", Look.TITLE, wrap=False)
        column.addWidget(self.name)
        column.addWidget(self.figure)
        column.addStretch(1)

    def show_figure(self, name: str, figure: str, more: str = "") -> None:
        """`more`: what the figure stands on."""
        self.name.setText(name)
        self.figure.setText(figure)
        self.setToolTip(more)
        self.figure.setAccessibleDescription(". ".join(part for part in (name, more) if part))


class Tiles(QWidget):
    """Four figures in as many columns as there is room for."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        self.tiles = tuple(Tile() for _ in range(4))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._columns = 0
        self.place(4)

    def place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for tile in self.tiles:
            self._grid.removeWidget(tile)
        for at, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, at // columns, at % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column < columns))

    def show_view(self, view: ReviewView) -> None:
        text, tr, totals = self._text, self._text.tr, view.overview.totals
        now = view.overview.this_term()
        stages = [str(totals.at(stage)) for stage in (Stage.UNDER_WAY, Stage.NOT_BEGUN, Stage.REPORT_MISSING)]
        attended, whole = text.number(totals.seated), text.number(totals.headcount)
        known = text.number(totals.manager_known)
        rows = (
            (tr("Attendance on average"), percent_of(totals.seated, totals.headcount),
             text.plural("{present} of {all} seats, in {count} session",
                         "{present} of {all} seats, in {count} sessions",
                         totals.sessions, present=attended, all=whole)),
            (tr("Under way · not begun · report missing"), " · ".join(stages), ""),
            (tr("Sessions with a manager"), percent_of(totals.with_manager, totals.manager_known),
             text.plural("It is known of {known} of {count} session", "It is known of {known} of {count} sessions",
                         totals.sessions, known=known)),
            (tr("Followed up {term}", term=term_name(now.term, text)),
             tr("{present} of {all}", present=now.done, all=now.due) if now.due else "–",
             tr("Of groups that have had all sessions")),
        )  # fmt: skip
        for tile, row in zip(self.tiles, rows, strict=True):
            tile.show_figure(*row)


class AnswersCard(Panel):
    """How people answered: of all, of one unit, or of one term. Never of one group. Attributes: of (what is shown)."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        self._parts: list[tuple[str, tuple[Shown, ...]]] = []
        self._view: ReviewView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(words(text.tr("How the sessions were felt"), Look.KICKER))
        self.of = Chooser()
        named(self.of, text.tr("Whose answers"))
        self.of.activated.connect(lambda _place: self._draw())
        column.addWidget(self.of, 0, Qt.AlignmentFlag.AlignLeft)
        self.lead = words("", Look.QUIET)
        column.addWidget(self.lead)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(2)
        column.addLayout(self._bars)
        self.below = words("", Look.QUIET)
        column.addWidget(self.below)
        column.addStretch(1)

    def show_view(self, view: ReviewView) -> None:
        tr, shown, held = self._text.tr, view.answers, self.of.currentText()
        self._view = view
        parts = [(tr("All"), shown.whole)] if shown.whole else []
        parts += [(unit or tr("Small units together"), some) for unit, some in shown.by_unit]
        parts += [(term_name(term, self._text), some) for term, some in shown.by_term]
        self._parts = parts
        self.of.clear()
        self.of.addItems([name for name, _some in parts])
        self.of.setVisible(len(parts) > 1)
        self.of.setCurrentIndex(max(self.of.findText(held), 0) if parts else -1)
        few = tr("Fewer than six answers never leave the conversation leader's computer. There are no notes here.")
        waits = self._text.plural(
            "{count} session waits until more have answered.",
            "{count} sessions wait until more have answered.",
            shown.waiting,
        )
        self.below.setText(f"{waits} {few}" if shown.waiting else few)
        self._draw()

    def _draw(self) -> None:
        emptied(self._bars)
        view, tr, place = self._view, self._text.tr, self.of.currentIndex()
        if view is None or not 0 <= place < len(self._parts):
            self.lead.setText(
                tr("No answers are shown yet. It takes {groups} groups and {answers} answers, so that nobody can work "
                   "out what one group said.", groups=FEWEST_GROUPS, answers=FEWEST_ANSWERS)
            )  # fmt: skip
            return
        some = self._parts[place][1]
        self.lead.setText(self._stands_on(some))
        for one in some:
            self._add(one, view.statements[one.question])

    def _stands_on(self, some: tuple[Shown, ...]) -> str:
        text, tr = self._text, self._text.tr
        most = max(some, key=lambda one: one.answered)
        said = tr(
            "Share who answered 4 or 5, to the nearest 5 %. {answers} answers from {sessions} sessions; {response} of "
            "those present answered.",
            answers=text.number(most.answered), sessions=text.number(most.sessions),
            response=share_in_words(most.response, text),
        )  # fmt: skip
        goal = tr("The line is the goal, {goal} %.", goal=GOAL)
        return f"{said} {goal}" if any(one.reaches is not None for one in some) else said

    def _add(self, one: Shown, statement: str) -> None:
        share = share_in_words(one.high, self._text)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 0)
        line.addWidget(words(statement, Look.BODY), 1)
        line.addWidget(words(share, Look.STRONG, wrap=False), 0, Qt.AlignmentFlag.AlignBottom)
        self._bars.addLayout(line)
        bar = ShareBar(one.high.percent, None if one.reaches is None else GOAL)
        reached = {None: "", True: self._text.tr("The goal is reached."), False: self._text.tr("Below the goal.")}
        named(bar, f"{statement}: {share}. {reached[one.reaches]}".strip())
        self._bars.addWidget(bar)


class TermsCard(Panel):
    """Follow-up per term, and how many were at training, as lines."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(4)
        column.addWidget(words(text.tr("Follow-up and training"), Look.KICKER))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_view(self, view: ReviewView) -> None:
        emptied(self._lines)
        text, tr, totals = self._text, self._text.tr, view.overview.totals
        for each in reversed([each for each in view.overview.follow_ups if each.due]):
            self._add(tr("Followed up {term}", term=term_name(each.term, text)),
                      tr("{present} of {all}", present=each.done, all=each.due))  # fmt: skip
        for session, people in ((session, people) for session, people in view.overview.totals.trained if people):
            said = text.plural("{count} person", "{count} people", people)
            self._add(tr("Leader training: {session}", session=view.trainings.get(session, session)), said)
        self._add(tr("Sessions held, in all"), text.number(view.overview.totals.sessions))
        self._add(tr("People present, in all"), text.number(totals.present))
        if totals.pools:
            at_pools = text.plural("{count} person", "{count} people", totals.at_pools)
            self._add(tr("Pool groups, counted apart: {count}", count=totals.pools), at_pools)
        self._add(tr("Guests, in all"), text.number(view.overview.totals.guests))

    def _add(self, name: str, figure: str) -> None:
        line = QHBoxLayout()
        line.addWidget(words(name, Look.BODY), 1)
        value: QLabel = words(figure, Look.STRONG, wrap=False)
        line.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addLayout(line)
