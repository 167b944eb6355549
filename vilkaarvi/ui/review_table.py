"""The groups as a table: what each has had, and what comes. Keys lead through it as through any table."""

from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from vilkaarvi.review.order import Column, Order, in_order
from vilkaarvi.review.overview import Mark, Next, Row
from vilkaarvi.review.words import attendance_of, group_name, next_of, order_of, pool_mark, short_day
from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.home_bits import named
from vilkaarvi.ui.style import INK, LINE, MIST, MUTE, PALE_TEAL, PETROL, RUST, TEAL, WHITE

GROUP, SESSIONS, PRESENT, LAST, NEXT = range(5)
COLUMNS = (Column.GROUP, Column.SESSIONS, Column.PRESENT, Column.LAST, Column.NEXT)
UP, DOWN = "▲", "▼"
UNHAPPY = (Next.NOT_MET, Next.REPORT_MISSING)
MARKED = {Mark.DONE: (TEAL, TEAL, WHITE), Mark.PLANNED: (PALE_TEAL, TEAL, INK), Mark.OPEN: ("#EDE7DC", "#EDE7DC", MUTE)}
GAP, EDGE, KEY = 5, 12, 20
SHOWN = 8  # rows at least
Index = QModelIndex | QPersistentModelIndex


class GroupModel(QAbstractTableModel):
    """Rows of the overview. What is drawn is also said in words, for whoever listens."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        self.rows: tuple[Row, ...] = ()
        self.order = Order(Column.NEXT)  # what somebody has to see to is seen at once
        self._today = date.min

    def show_rows(self, rows: tuple[Row, ...], today: date) -> None:
        self.beginResetModel()
        self.rows, self._today = in_order(rows, self.order), today
        self.endResetModel()

    def put_in(self, order: Order) -> None:
        self.order = order
        self.show_rows(self.rows, self._today)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else NEXT + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == GROUP:
            return ", ".join(
                part for part in (group_name(row, self._text), row.unit, pool_mark(row, self._text)) if part
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:  # of a row: not seen, and whoever listens is told whose it is
            told = role == Qt.ItemDataRole.AccessibleTextRole and section < len(self.rows)
            return group_name(self.rows[section], self._text) if told else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name, ordered = self.called(section), COLUMNS[section] is self.order.by
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {order_of(self.order, self._text)}" if ordered else name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text.tr("Press to put the groups in order by this column. In the table: the space bar.")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return f"{name} {DOWN if self.order.down else UP}" if ordered else name

    def called(self, section: int) -> str:
        tr = self._text.tr
        return (tr("Group"), tr("Sessions"), tr("Attendance"), tr("Latest"), tr("Next"))[section]

    def _shown(self, row: Row, column: int) -> str:
        text = self._text
        if column == GROUP:
            return " · ".join(part for part in (group_name(row, text), pool_mark(row, text)) if part)
        if column == PRESENT:
            return attendance_of(row, text)
        if column == LAST:
            return short_day(row.last, self._today, text) if row.last else "–"
        if column == NEXT:
            return next_of(row, text, self._today)
        return ""  # the marks are drawn

    def _called(self, row: Row) -> str:
        parts = (group_name(row, self._text), row.unit, pool_mark(row, self._text))
        return ", ".join(part for part in parts if part)

    def _said(self, row: Row, column: int) -> str:
        tr = self._text.tr
        if column == GROUP:
            return self._called(row)
        if column == SESSIONS:
            done = [str(at) for at, mark in enumerate(row.marks, 1) if mark is Mark.DONE]
            planned = [str(at) for at, mark in enumerate(row.marks, 1) if mark is Mark.PLANNED]
            said = tr("Held: {which}", which=", ".join(done) or tr("none"))
            coming = tr("Planned: {which}", which=", ".join(planned))
            return f"{said}. {coming}" if planned else said
        return self._shown(row, column)


class GroupDelegate(QStyledItemDelegate):
    """Draws a row: the unit quietly after the group's name, the sessions as numbered marks, what is amiss in rust."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = option.fontMetrics.height() + 2 * EDGE
        return QSize(super().sizeHint(option, index).width() + 2 * EDGE, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, GroupModel):
            return
        row = model.rows[index.row()]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, QColor(MIST if chosen else WHITE))
        painter.setPen(QPen(QColor(LINE), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        box = QRectF(option.rect).adjusted(EDGE, 0, -EDGE // 2, 0)
        if index.column() == SESSIONS:
            _draw_marks(painter, box, option.font, row.marks)
        else:
            _draw_words(painter, box, option.font, str(index.data()), index.column(), row)
        if chosen and bool(option.state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(QColor(TEAL), 2))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -2))
        painter.restore()


def _draw_words(painter: QPainter, box: QRectF, font: QFont, said: str, column: int, row: Row) -> None:
    amiss = column == NEXT and row.next in UNHAPPY
    face = QFont(font)
    face.setWeight(QFont.Weight.DemiBold if amiss else QFont.Weight.Normal)
    painter.setFont(face)
    painter.setPen(QColor(RUST if amiss else INK))
    metrics, flags = QFontMetrics(face), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, int(flags), shown)
    taken = metrics.horizontalAdvance(shown) + 10
    told = said.startswith(row.unit)  # nor where there is none
    if column == GROUP and not told and shown == said and box.width() - taken > metrics.horizontalAdvance("mmmm"):
        painter.setPen(QColor(MUTE))
        rest = box.adjusted(taken, 0, 0, 0)
        painter.drawText(rest, int(flags), metrics.elidedText(row.unit, Qt.TextElideMode.ElideRight, int(rest.width())))


def _draw_marks(painter: QPainter, box: QRectF, font: QFont, marks: tuple[Mark, ...]) -> None:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.8)
    small.setWeight(QFont.Weight.Bold)
    painter.setFont(small)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide, high = mark_size(small)
    for at, mark in enumerate(marks):
        ground, edge, ink = MARKED[mark]
        place = QRectF(box.left() + at * (wide + GAP), box.center().y() - high / 2, wide, high)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(place, 5, 5)
        painter.setPen(QColor(ink))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(at + 1))


def mark_size(small: QFont) -> tuple[float, float]:
    metrics = QFontMetrics(small)
    return metrics.horizontalAdvance("0") + 20.0, metrics.height() + 5.0


class MarkKey(QWidget):
    """What the marks mean: one of each, with its word."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._words = ((Mark.DONE, text.tr("held")), (Mark.PLANNED, text.tr("planned")))
        said = ", ".join(word for _mark, word in self._words)
        named(self, said)

    def _small(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.9)
        return small

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._small())
        wide = sum(metrics.horizontalAdvance(word) + KEY + GAP + 2 * EDGE for _mark, word in self._words)
        return QSize(wide, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, metrics = QPainter(self), QFontMetrics(self._small())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        left = 0.0
        for mark, word in self._words:
            ground, edge, _ink = MARKED[mark]
            painter.setPen(QPen(QColor(edge), 1))
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(left + 1, (self.height() - 12) / 2, KEY, 12), 4, 4)
            painter.setPen(QColor(MUTE))
            box = QRectF(left + KEY + GAP + 3, 0, metrics.horizontalAdvance(word) + 2, self.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), word)
            left = box.right() + EDGE


class GroupTable(QTableView):
    """Enter opens a group; the space bar puts all in order by the column that the keys stand in, as a press on its
    heading does. What is typed goes where groups are sought. Signals: opened (the group's id), typed, ordered, held
    (whether the keys are here)."""

    opened = Signal(str)
    typed = Signal(str)
    ordered = Signal()
    held = Signal(bool)

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        self.groups = GroupModel(text)
        self.setModel(self.groups)
        self.setItemDelegate(GroupDelegate(self))
        named(self, text.tr("Groups"))
        self.setAccessibleDescription(text.tr("The space bar puts the groups in order by the column you are in."))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab leads on
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setCursor(Qt.CursorShape.PointingHandCursor)
        head.sectionClicked.connect(self.order_by)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.setStyleSheet(
            f"QTableView {{ border: 1px solid {LINE}; border-radius: 8px; background: {WHITE}; outline: 0; }}"
            f"QTableView:focus {{ border: 2px solid {TEAL}; }}"
            f"QHeaderView::section {{ background: {WHITE}; color: {MUTE}; border: 0;"
            f" border-bottom: 2px solid {PETROL}; font-weight: 600; padding: 8px {EDGE}px; }}"
            f"QHeaderView::section:hover {{ color: {PETROL}; }}"
        )

    def show_rows(self, rows: tuple[Row, ...], today: date) -> None:
        """The group that was chosen stays so, if it is among them."""
        held = self._chosen()
        self.groups.show_rows(rows, today)
        high = self.fontMetrics().height() + 2 * EDGE
        self.verticalHeader().setDefaultSectionSize(high)
        self.setMinimumHeight(min(len(rows), SHOWN) * high + self.horizontalHeader().sizeHint().height() + 6)
        self._choose(held, GROUP)
        self._share_out()

    def order_by(self, section: int) -> None:
        """By a column; the other way round if it is that one already."""
        self.groups.put_in(self.groups.order.pressed(COLUMNS[section]))
        self._choose(None, section)  # what now stands first is what was asked for
        self.scrollToTop()
        self._share_out()
        announce(self, order_of(self.groups.order, self._text))
        self.ordered.emit()

    def _chosen(self) -> str | None:
        at = self.currentIndex().row()
        return self.groups.rows[at].id if 0 <= at < len(self.groups.rows) else None

    def _choose(self, group: str | None, column: int) -> None:
        if self.groups.rows:
            place = next((at for at, row in enumerate(self.groups.rows) if row.id == group), 0)
            self.setCurrentIndex(self.groups.index(place, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Space:
            self.order_by(max(self.currentIndex().column(), GROUP))
        elif event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.held.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.held.emit(False)

    def _open(self, place: int) -> None:
        if 0 <= place < len(self.groups.rows):
            self.opened.emit(self.groups.rows[place].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Each column what its words need; the name has what is left."""
        self.executeDelayedItemsLayout()  # then it is known whether a scroll bar takes room
        metrics, small = self.fontMetrics(), QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.8)
        rows, room = self.groups.rows, self.viewport().width()
        marks = max((len(row.marks) for row in rows), default=5)

        def needs(column: int) -> int:
            said = [f"{self.groups.called(column)} {DOWN}"]  # in any order the columns stay where they are
            said += [str(self.groups.index(at, column).data()) for at in range(len(rows))]
            return max(metrics.horizontalAdvance(each) for each in said) + 2 * EDGE + 4

        wide = {
            SESSIONS: max(int(marks * (mark_size(small)[0] + GAP)) + 2 * EDGE, needs(SESSIONS)),
            PRESENT: needs(PRESENT),
            LAST: needs(LAST),
            NEXT: int(needs(NEXT) * 1.06),  # what is amiss is drawn bolder
        }
        wide[GROUP] = max(room - sum(wide.values()), min(needs(GROUP), metrics.horizontalAdvance("m") * 9))
        for column, width in wide.items():
            self.setColumnWidth(column, width)
        lacks = sum(wide.values()) > room + 2
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lacks else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(bar)
