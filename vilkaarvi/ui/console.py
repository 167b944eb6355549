"""The leader's console. One thing to press; everything else stands quietly where it always stands."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vilkaarvi.session.view import View
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts, NotesDesk
from vilkaarvi.ui.centre_panel import GuidePanel, NowPanel
from vilkaarvi.ui.foot_bar import Flow, KeyPress
from vilkaarvi.ui.home_bits import Look, look_like, named, press, words
from vilkaarvi.ui.hour_bar import HourBar
from vilkaarvi.ui.notes_panel import NotesPanel
from vilkaarvi.ui.pages import Body, Pages, in_the_eye_s_order, stops
from vilkaarvi.ui.plan_panel import PlanPanel
from vilkaarvi.ui.room import RoomView

TWICE_S = 0.4
NARROW = 1100  # pixels; below it the plan is folded away
LEAST = 760  # below it the panels stand under each other
SHORT = 640  # of height; below it the cards lie in what scrolls
SAID_MS = 1500


class Console(QWidget):
    """Draws a `View`; presses go to `Acts`. `closing` is the page that takes the centre while the group agrees.

    In one-screen mode F5 changes between the console and the room's view.
    """

    def __init__(self, text: Text, acts: Acts, desk: NotesDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts = text, acts
        self._view: View | None = None
        self._pressed = 0.0
        self._all_cards = False
        self._notes_wanted = True
        self._steps_wanted = False
        self._closing = False
        self._stops: list[QWidget] = []
        self.one_screen = True
        self.letter_keys = True
        self.room = RoomView()
        self.now = NowPanel(text, acts)
        self.guide = GuidePanel(text, acts)
        self.plan = PlanPanel(text)
        self.notes = NotesPanel(text, desk)
        self.centre = Pages()
        self._make_head()
        self._make_foot()
        self._lay_out()

    # --- building

    def _make_head(self) -> None:
        self.session, self.group = words("", Look.SUBTITLE), words("", Look.QUIET)
        self.left = words("", Look.SUBTITLE, wrap=False)
        self.pace = words("", Look.AMBER)
        self.proposal = press("", Look.SMALL)
        self.proposal.clicked.connect(self._acts.take_proposal)
        self.bar = HourBar()
        self.chips = words("", Look.QUIET)
        self.chips.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head = QFrame()
        self.head.setProperty("look", "head")
        across = QHBoxLayout(self.head)
        across.setContentsMargins(20, 8, 20, 8)
        across.setSpacing(20)
        named_by = QVBoxLayout()
        named_by.setSpacing(0)
        named_by.addStretch(1)
        named_by.addWidget(self.session)
        named_by.addWidget(self.group)
        named_by.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.left)
        row.addWidget(self.pace, 1)
        row.addWidget(self.proposal)
        middle.addLayout(row)
        middle.addWidget(self.bar)
        across.addLayout(named_by, 4)
        across.addLayout(middle, 6)
        across.addWidget(self.chips, 2)

    def _make_foot(self) -> None:
        tr = self._text.tr
        self.back = self._key(tr("Back"), "PgUp", self._acts.back)
        self.black = self._key(tr("Black screen"), "B", self._acts.black)
        self.replay = self._key(tr("Replay 10 s"), "R", self._acts.replay)
        self.longer = self._key(tr("+2 min"), "", lambda: self._acts.add_minutes(2))
        self.cards = self._key(tr("Support cards"), "S", self._toggle_cards)
        self.hide_notes = self._key(tr("Hide notes"), "D", self._toggle_notes)
        self.steps = self._key(tr("The session's steps"), "", self._toggle_steps)
        self.switch = self._key(tr("Room's view"), "F5", self.switch_view)
        self.end = self._key(tr("End session"), "", self._acts.end)
        self.aside = press("", Look.SMALL)
        self.aside.setMinimumHeight(40)
        self.aside.hide()
        self.people = QSpinBox()
        self.people.setRange(1, 40)
        self.people.setSuffix(" " + tr("here"))
        named(self.people, tr("People here"))
        self.people.valueChanged.connect(self._people)
        self.people.setMinimumHeight(38)
        self.next = KeyPress("", "PgDn", Look.PRIMARY)
        self.next.clicked.connect(self.press_next)
        self.foot = QFrame()
        self.foot.setProperty("look", "foot")
        tools = QWidget()
        row = Flow(tools)
        keys: tuple[QWidget, ...] = (self.back, self.black, self.replay, self.longer, self.cards)
        for widget in (*keys, self.hide_notes, self.steps, self.switch, self.aside, self.people, self.end):
            row.addWidget(widget)
        across = QHBoxLayout(self.foot)
        across.setContentsMargins(20, 8, 20, 8)
        across.setSpacing(12)
        across.addWidget(tools, 1)
        across.addWidget(self.next)

    def _key(self, said: str, key: str, act: Callable[[], None]) -> KeyPress:
        button = KeyPress(said, key)
        button.setMinimumHeight(38)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.now)
        column.addWidget(self.guide, 1)
        self.centre.add(middle)
        body = QWidget()
        self._body = Body(QBoxLayout.Direction.LeftToRight, body)
        self._body.setContentsMargins(20, 12, 20, 12)
        self._body.setSpacing(12)
        self._body.addWidget(self.plan, 19)
        self._body.addWidget(self.centre, 52)
        self._body.addWidget(self.notes, 27)
        self.plan.setMinimumWidth(190)
        self.notes.setMinimumWidth(240)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        self._console = QWidget()
        whole = QVBoxLayout(self._console)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.foot)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._console)
        self.stack.addWidget(self.room)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.said = words("", Look.AMBER, wrap=False)  # over the foot, so that nothing moves
        self.said.setParent(self)
        look_like(self.said, Look.SAID)
        self.said.hide()

    def set_closing(self, page: QWidget) -> None:
        """The page that takes the centre while the group agrees on its lines."""
        self.centre.add(page)

    # --- showing

    def show_view(self, view: View, chips: str, note_title: str, closing: bool) -> None:
        """`chips`: projector, sound and saving in words. `closing`: the agreeing page takes the centre."""
        self._view, self._closing = view, closing
        held = self.focusWidget()
        notes_held = held is not None and self.notes.isAncestorOf(held)
        self.session.setText(view.session)
        people = self._text.plural("{count} person", "{count} people", view.people)
        self.group.setText(f"{view.group} · {people}")
        self.left.setText(self._text.plural("{count} min left", "{count} min left", view.minutes_left))
        self.pace.setText(f"{view.pace}. {view.proposal.sentence}" if view.proposal else view.pace)
        self._look(self.pace, Look.AMBER if view.late_minutes >= 2 else Look.QUIET)
        self.proposal.setVisible(view.proposal is not None)
        if view.proposal is not None:
            self.proposal.setText(view.proposal.button)
            self.proposal.setAccessibleName(f"{view.proposal.button}. {view.proposal.sentence}")
        self.chips.setText(chips)
        self.bar.show_plan(view.plan)
        self.plan.show_plan(view.plan)
        self.now.show_view(view)
        self.room.show_room(view.room, view.black)
        self.guide.show_view(view, self._all_cards)
        self.notes.show_question(view.question, note_title)
        self.centre.show_page(-1 if closing else 0)
        self.next.say(f"{view.next_label}  ▸", view.next_label)
        self.back.setEnabled(view.can_back)
        self._show_presses(view)
        self._fold()
        self.people.blockSignals(True)
        self.people.setValue(view.people)
        self.people.blockSignals(False)
        if not self.one_screen and self.stack.currentIndex() == 1:
            self.stack.setCurrentIndex(0)
        self._keep_focus(held, notes_held)

    def _order(self) -> None:
        """Tab goes as the eye does, though modes, cards and notes come and go. Looked up when Tab is pressed."""
        found = list(stops(self._console.layout()))
        if found != self._stops:
            self._stops = found
            in_the_eye_s_order(found)

    def _show_presses(self, view: View) -> None:
        """What can be pressed now. When the hour is over the closing page has the one thing to do."""
        self.replay.setVisible(view.step_kind == "film")
        self.longer.setVisible(view.countdown is not None and not view.ended)
        self.switch.setVisible(self.one_screen)
        self.cards.setVisible(not self._closing)
        self.hide_notes.setVisible(not self._closing)
        for widget in (self.next, self.people, self.end, self.left, self.pace):
            widget.setVisible(not view.ended)

    def _keep_focus(self, held: QWidget | None, notes_held: bool) -> None:
        """What was drawn anew may have held the focus: then it goes to Nästa, never to whatever stands beside."""
        if self._view is None or self._view.ended or not self.isVisible() or self.stack.currentIndex() == 1:
            return
        now = self.focusWidget()
        if now is None or (held is not None and now is not held and not notes_held):
            if self._closing and self._pages_hold(now):
                return
            self.next.setFocus()

    def _pages_hold(self, widget: QWidget | None) -> bool:
        return widget is not None and self.centre.isAncestorOf(widget)

    def _fold(self) -> None:
        """Which panels stand beside the centre. In a narrow window the plan waits behind its press."""
        view = self._view
        if view is None:
            return
        narrow = self.width() < NARROW
        steps = self._steps_wanted if narrow else not view.ended
        self.steps.setVisible(narrow and not view.ended)
        self.plan.setVisible(steps and not view.ended)
        beside = self._notes_wanted and not self._closing and not (narrow and steps)
        self.notes.setVisible(beside)

    def _look(self, label: QLabel, look: Look) -> None:
        if label.property("look") != look.value:
            label.setProperty("look", look.value)
            label.style().unpolish(label)
            label.style().polish(label)

    def set_frame(self, frame: QImage | None) -> None:
        for view in (self.now.mirror, self.room):
            view.set_frame(frame)

    def set_caption(self, said: str) -> None:
        for view in (self.now.mirror, self.room):
            view.set_caption(said)

    def offer(self, said: str) -> None:
        """One more press for this step, or none."""
        self.aside.setVisible(bool(said))
        if said and said != self.aside.text():
            self.aside.setText(said)
            self.aside.setAccessibleName(said)

    # --- presses

    def press_next(self) -> None:
        """Nästa. A second press at once is no press, and is told."""
        now = time.monotonic()
        if now - self._pressed < TWICE_S:
            self._tell(self._text.tr("Pressed twice: counted once"))
            return
        self._pressed = now
        self._all_cards = False
        self._acts.next()

    def _tell(self, said: str) -> None:
        """A word over Nästa, for a moment."""
        self.said.setText(said)
        self.said.adjustSize()
        corner = self.next.mapTo(self, self.next.rect().topRight())
        self.said.move(corner.x() - self.said.width(), corner.y() - self.said.height() - 12)
        self.said.show()
        self.said.raise_()
        QTimer.singleShot(SAID_MS, self.said, self.said.hide)

    def switch_view(self) -> None:
        """One screen: the room's view, or the console again."""
        if self.one_screen:
            self.stack.setCurrentIndex(1 - self.stack.currentIndex())

    def _toggle_cards(self) -> None:
        self._all_cards = not self._all_cards
        if self._view is not None:
            self.guide.show_view(self._view, self._all_cards)

    def _toggle_notes(self) -> None:
        self._notes_wanted = not self._notes_wanted
        self._steps_wanted = False
        self._fold()
        said = self._text.tr("Hide notes") if self._notes_wanted else self._text.tr("Show notes")
        self.hide_notes.say(said)

    def _toggle_steps(self) -> None:
        self._steps_wanted = not self._steps_wanted
        self._fold()

    def _people(self, count: int) -> None:
        self._acts.people(count)

    def _escape(self) -> None:
        if self._view is not None and self._view.black:
            self._acts.black()
        elif self._all_cards:
            self._toggle_cards()
        elif self.stack.currentIndex() == 1:
            self.switch_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        least = width < LEAST
        way = QBoxLayout.Direction.TopToBottom if least else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(way)
        edge = 12 if width < NARROW else 20
        self._body.setContentsMargins(edge, 10, edge, 10)
        for row in (self.head.layout(), self.foot.layout()):
            if row is not None:
                row.setContentsMargins(edge, 7, edge, 7)
        short = height < SHORT
        self.now.fit(short)
        self.guide.fold(short)
        self.centre.setMinimumHeight(420 if least else 0)
        self.notes.setMinimumHeight(300 if least else 0)
        self._fold()

    # --- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watches the whole program, so that Nästa works wherever the focus is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._order()
            modal = QApplication.activeModalWidget()
            return modal is None and isinstance(watched, QWidget) and self._key_pressed(event, watched)
        return False

    def _key_pressed(self, event: QKeyEvent, into: QWidget) -> bool:
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown: self.press_next,
            Qt.Key.Key_PageUp: self._acts.back,
            Qt.Key.Key_F5: self.switch_view,
            Qt.Key.Key_Escape: self._escape,
        }
        focus = QApplication.focusWidget()
        typing = any(isinstance(each, QLineEdit | QPlainTextEdit | QSpinBox) for each in (focus, into))
        if not typing and self.letter_keys and not event.modifiers():
            keys |= {
                Qt.Key.Key_B: self._acts.black,
                Qt.Key.Key_R: self._acts.replay,
                Qt.Key.Key_S: self._toggle_cards,
                Qt.Key.Key_D: self._toggle_notes,
            }
        if not typing and (focus is None or focus in (self, self.stack, self.next)):
            keys |= {Qt.Key.Key_Right: self.press_next, Qt.Key.Key_Space: self.press_next}
        act = keys.get(event.key())
        if act is None:
            return False
        if not event.isAutoRepeat():
            act()
        return True
