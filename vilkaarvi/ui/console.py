"""The leader's console. One thing to press; everything else stands quietly where it always stands."""

import time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from vilkaarvi.session.view import RowState, View
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts, NotesDesk
from vilkaarvi.ui.announce import Announcer, announce
from vilkaarvi.ui.console_foot import FootBar
from vilkaarvi.ui.console_head import HeadBar
from vilkaarvi.ui.console_keys import Keys
from vilkaarvi.ui.end_question import EndQuestion
from vilkaarvi.ui.film_turn import FilmTurn
from vilkaarvi.ui.guide_panel import GuidePanel, Shows
from vilkaarvi.ui.key_list import Does, key_rows
from vilkaarvi.ui.notes_panel import NotesPanel
from vilkaarvi.ui.now_panel import NowPanel
from vilkaarvi.ui.pages import (
    Body,
    Pages,
    bring_from_top_soon,
    bring_into_sight,
    bring_soon,
    from_above_soon,
    in_the_eye_s_order,
    scrolling_column,
    stops,
)
from vilkaarvi.ui.plan_panel import PlanPanel
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.room_look import RoomLook
from vilkaarvi.ui.say_over import over_all, say_over
from vilkaarvi.ui.seats import SeatsPanel
from vilkaarvi.ui.settle import TWICE_S

NARROW = 1100  # pixels; below it the plan is folded away
LEAST = 760  # below it the panels stand under each other
SHORT = 640  # of height; below it the cards lie in what scrolls
AGREES = 200  # pixels, at the least, for the page that takes the centre
HELPS, STEPS = 420, 240  # pixels for what is now and what to say, and for the plan, where they stand under each other
SAID_MS = 1500
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Console(QWidget):
    """Draws a `View`; presses go to `Acts`. `closing` is the page that takes the centre while the group agrees.

    In one-screen mode F5 changes between the console and the room's view. Attributes: head, foot, now, guide, plan,
    notes, keys (what the program's keys do), room, seats_wanted (is it shown who has spoken). Signals: lighten (the
    room's picture is to be light, or dark again).
    """

    lighten = Signal()

    def __init__(self, text: Text, acts: Acts, desk: NotesDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts = text, acts
        self._view: View | None = None
        self._pressed = 0.0
        self._notes_wanted = True
        self._steps_wanted = False
        self._closing = False
        self._announcer = Announcer(text, self)
        self._stops: list[QWidget] = []
        self.one_screen = True
        self.room = RoomView()
        self.head = HeadBar(text, acts)
        self.foot = FootBar(text, acts, self)
        self.end_question = EndQuestion(text, acts.end, lambda: self.next.setFocus())
        self.next, self.aside = self.foot.next, self.foot.aside
        self.now = NowPanel(text, acts)
        self.now.add_presses(self.foot.replay, self.foot.aside, self.foot.facts)
        self.now.show_film.clicked.connect(self.switch_view)
        self._film_turn = FilmTurn(self.now.show_film, acts.replay_from)
        self.guide = GuidePanel(text, acts)
        self.plan = PlanPanel(text, self._read_ahead)
        self.notes = NotesPanel(text, desk)
        self.seats = SeatsPanel(text)
        self.seats_wanted = False
        self.seats.hide()
        self.guide.parking.connect(self._park)
        self.guide.chosen.connect(self.toggle_cards)
        self.centre = Pages()
        self._lay_out()
        self.keys = self._make_keys()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._bring_into_sight)

    # --- building

    def _make_keys(self) -> Keys:
        acts = {
            Does.NEXT: self.press_next,
            Does.BACK: self._acts.back,
            Does.BLACK: self._acts.black,
            Does.ESCAPE: self._escape,
            Does.CARDS: self.toggle_cards,
            Does.FACTS: self.toggle_facts,
            Does.NOTES: self.toggle_notes,
            Does.REPLAY: self._acts.replay,
            Does.CAPTIONS: self._acts.captions,
            Does.LIGHT: self.lighten.emit,
            Does.VIEW: self.switch_view,
            Does.KEYS: self.toggle_keys,
        }
        keys = Keys(self, key_rows(self._text), acts, plain=(self, self.stack, self.next))
        keys.typed.connect(self._typed)
        keys.twice.connect(self._tell_twice)
        return keys

    def _lay_out(self) -> None:
        """From the outside in: a widget that is put into another one is styled anew, with all that lies in it."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        outer.addWidget(self.stack)
        self._console = QWidget()
        self.stack.addWidget(self._console)
        self.stack.addWidget(self.room)
        self._whole = whole = QVBoxLayout(self._console)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._scroll, self._scrolled = scrolling_column()  # all but the foot, and what stands over it
        whole.addWidget(self.head)
        whole.addWidget(self.now.wrong)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.end_question)
        whole.addWidget(self.foot)
        self._panels = body = QWidget()
        self._scrolled.addWidget(body, 1)
        self._scrolled.addWidget(self.head.whose)
        self._body = Body(QBoxLayout.Direction.LeftToRight, body)
        self._body.setContentsMargins(20, 12, 20, 12)
        self._body.setSpacing(12)
        self._beside = QWidget()
        for panel, share in ((self.plan, 19), (self.centre, 52), (self._beside, 27)):
            self._body.addWidget(panel, share)
        middle = QWidget()
        self.centre.add(middle)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.now)
        column.addWidget(self.guide, 1)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.notes, 1)
        beside.addWidget(self.seats)
        self.plan.setMinimumWidth(190)
        self.notes.setMinimumWidth(240)
        self.notes.setMinimumHeight(300)  # else what scrolls would squeeze the field
        self.said = over_all(self)

    def set_closing(self, page: QWidget) -> None:
        """The page that takes the centre while the group agrees on its lines."""
        self.centre.add(page)

    # --- showing

    def show_view(self, view: View, chips: str, closing: bool) -> None:
        """`chips`: projector, sound and saving in words. `closing`: the agreeing page takes the centre."""
        before, self._view, self._closing = self._view, view, closing
        held = self.focusWidget()
        notes_held = held is not None and self.notes.isAncestorOf(held)
        self.head.show_view(view, chips, closing)
        self.plan.show_plan(view.plan)
        self.now.show_view(view, self.one_screen)
        self._film_turn.show_view(view, self.one_screen, self.stack.currentIndex() == 1)
        self.room.show_room(view.room, view.black)
        self.guide.show_view(view)
        self.notes.show_view(view, self.one_screen)
        self.seats.show_hour(view.people, view.question)
        self.centre.show_page(-1 if closing else 0)
        self.foot.show_view(view, self.one_screen, closing)
        self._announcer.tell(view, chips)
        self._fold()
        if not self.one_screen and self.stack.currentIndex() == 1:
            self.stack.setCurrentIndex(0)
        self._keep_focus(held, notes_held)
        self._follow(before, view)

    def _follow(self, before: View | None, view: View) -> None:
        """In a small window: a card that is used, and a new step, are seen from their beginning."""
        if before is not None and view.card and view.card != before.card:
            bring_from_top_soon(self.guide)
        elif before is None or view.now_title != before.now_title:
            from_above_soon(self._scroll)

    def _order(self) -> None:
        """Tab goes as the eye does, though modes, cards and notes come and go. Looked up when Tab is pressed."""
        found = list(stops(self._console.layout()))
        if found != self._stops:
            self._stops = found
            in_the_eye_s_order(found)

    def _bring_into_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        """In a small window what Tab comes to may lie far down: all that scrolls around it goes there."""
        if now is not None and self.isAncestorOf(now):
            bring_into_sight(now)
            bring_soon(now)  # what it lies in may just have come into sight itself

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
        least = self.width() < LEAST
        self.centre.setMinimumHeight(HELPS if least and not self._closing else 0)
        self.plan.setMinimumHeight(STEPS if least else 0)
        # The closing page scrolls itself: it takes the room that there is, and never makes the window scroll as well.
        high = QSizePolicy.Policy.Ignored if self._closing else QSizePolicy.Policy.Preferred
        self._panels.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self._panels.setMinimumHeight(AGREES if self._closing else 0)
        narrow = self.width() < NARROW
        steps = self._steps_wanted if narrow else not view.ended
        self.foot.want_steps(narrow and not view.ended)
        self.plan.setVisible(steps and not view.ended)
        beside = self._notes_wanted and not self._closing and not (narrow and steps)
        self.notes.setVisible(beside)
        seats = self.seats_wanted and not self._closing and not (narrow and steps)
        self.seats.setVisible(seats)
        self._beside.setVisible(beside or seats)

    def set_frame(self, frame: QImage | None) -> None:
        for view in (self.now.mirror, self.room):
            view.set_frame(frame)

    def set_caption(self, words: str, second: str = "") -> None:
        for view in (self.now.mirror, self.room):
            view.set_caption(words, second)

    def set_look(self, look: RoomLook) -> None:
        """How the room's screen looks, and its mirror with it."""
        for view in (self.now.mirror, self.room):
            view.set_look(look)

    # --- presses

    def press_next(self) -> None:
        """Nästa. A second press at once is no press, and is told."""
        now = time.monotonic()
        if now - self._pressed < TWICE_S:
            self._tell_twice()
            return
        self._pressed = now
        self.guide.close()
        self.end_question.close_question()
        self._acts.next()

    def _tell_twice(self) -> None:
        self._tell(self._text.tr("Pressed twice: counted once"))

    def _typed(self, written: str) -> None:
        """Somebody writes where nothing can be written: it goes to the note, if that is in sight; no key acts."""
        tr = self._text.tr
        if self.notes.write_on(written):
            self._tell(tr("You are writing a note."))
        else:
            self._tell(tr("Are you writing? Choose a field first. Nothing happened."))

    def _tell(self, said: str, for_ms: int = SAID_MS) -> None:
        """A word over Nästa, for a moment; never over what is asked there."""
        say_over(self, self.next if self.end_question.isHidden() else self.end_question, self.said, said, for_ms)

    def switch_view(self) -> None:
        """One screen: the room's view, or the console again."""
        if self.one_screen:
            self.stack.setCurrentIndex(1 - self.stack.currentIndex())
            self.said.hide()
            if self.stack.currentIndex() == 1:
                self._film_turn.turned()
                # heard, not seen: the group looks at this screen now
                announce(self, self._text.tr("F5 or Esc: back to your own screen"))

    def toggle_cards(self) -> None:
        """All cards, or what is now."""
        self._toggle(Shows.CARDS)

    def toggle_facts(self) -> None:
        """How this part's figures are read, or what is now."""
        self._toggle(Shows.FACTS)

    def toggle_keys(self) -> None:
        """All keys, or what is now."""
        self._toggle(Shows.KEYS)

    def _toggle(self, shows: Shows) -> None:
        if not self._closing:
            self.guide.toggle(shows)
            if self.guide.shows is Shows.NOW:
                self.next.setFocus()
            bring_from_top_soon(self.guide)

    def _read_ahead(self, step: str) -> None:
        now = self._view is not None and any(row.step == step and row.state is RowState.NOW for row in self._view.plan)
        if now:
            self.guide.close()
        elif not self._closing:
            self.guide.read_ahead(self._acts.read_ahead(step), lambda: self._acts.go_to(step))
            bring_from_top_soon(self.guide)

    def ask_end(self) -> None:
        """End the hour early? Asked first, since nothing leads back."""
        if self._view is not None:
            self.said.hide()
            self.end_question.ask(self._view.minutes_left)

    def toggle_notes(self) -> None:
        self._notes_wanted = not self._notes_wanted
        self._steps_wanted = False
        self._fold()
        said = self._text.tr("Hide notes") if self._notes_wanted else self._text.tr("Show notes")
        self.foot.hide_notes.say(said)
        self.guide.offer.hush(not self._notes_wanted)
        if self._notes_wanted:
            self.said.hide()  # it is no longer true
            bring_from_top_soon(self.notes)
        else:
            self._tell(self._text.tr("The notes are hidden."))

    def show_notes(self) -> None:
        """Something is to be seen or written there."""
        if not self._notes_wanted:
            self.toggle_notes()

    def _park(self) -> None:
        self.show_notes()
        self.notes.open_parking()

    def toggle_steps(self) -> None:
        self._steps_wanted = not self._steps_wanted
        self._fold()
        if self._steps_wanted:
            bring_from_top_soon(self.plan)

    def _escape(self) -> None:
        if self._view is not None and self._view.black:
            self._acts.black()
        elif self.end_question.close_question():
            pass
        elif self.guide.close():
            self.next.setFocus()
        elif self._view is not None and self._view.card:
            self._acts.end_card()
        elif self.stack.currentIndex() == 1:
            self.switch_view()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys wherever the focus is."""
        tabs = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in TABS
        if tabs and self.isVisible():
            self._order()
        return self.keys.eventFilter(watched, event)

    def _lay_head(self, least: bool) -> None:
        """In the smallest window the head scrolls away with the rest: only the foot stands always."""
        above = self._scrolled if least else self._whole
        if above.indexOf(self.head) < 0:
            above.insertWidget(0, self.head)
            above.insertWidget(1, self.now.wrong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        least = width < LEAST
        way = QBoxLayout.Direction.TopToBottom if least else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(way)
        edge = 12 if width < NARROW else 20
        self._body.setContentsMargins(edge, 10, edge, 10)
        self._lay_head(least)
        self.head.fit(edge, least)
        self.foot.fit(edge, least)
        self.now.fit(height, least)
        self.guide.fold(short=height < SHORT, narrow=least)
        self._fold()
