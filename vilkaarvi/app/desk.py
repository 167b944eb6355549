"""The leader's desk: the main window, home, and the hour that is led. Joins windows, hour, film and store."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from vilkaarvi.app.ahead import Ahead
from vilkaarvi.app.beside import Beside
from vilkaarvi.app.homedesk import HomeDesk
from vilkaarvi.app.homeview import last_lines
from vilkaarvi.app.parts import Parts
from vilkaarvi.app.taken_up import TakenUp
from vilkaarvi.errors import Fault
from vilkaarvi.film.frame import Frame
from vilkaarvi.ui.bridge import image_of
from vilkaarvi.ui.opening import OpeningPage
from vilkaarvi.ui.paged_frame import PagedFrame
from vilkaarvi.ui.screens import screen_of

if TYPE_CHECKING:  # what only an hour needs is read when home can be used
    from vilkaarvi.app.ahead import Windows
    from vilkaarvi.app.captioning import Captioning
    from vilkaarvi.app.led import Led
    from vilkaarvi.session.view import FilmRoom, View
    from vilkaarvi.store.runs import Run
    from vilkaarvi.ui.audience import AudienceWindow
    from vilkaarvi.ui.closing import ClosingPage
    from vilkaarvi.ui.closing_acts import At
    from vilkaarvi.ui.console import Console
    from vilkaarvi.ui.rehearsal import RoomMark

TICK_MS = 200
FILM_FIRST_MS = 80  # a film begins sooner where the leader's window is not drawn meanwhile
LOOK_MS = 50  # after home can be used: until then nothing else takes the machine
AGREEING = "agree"


class Desk(PagedFrame):
    """The window "Samtalsledarens skärm": home, or the hour that is led."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.setWindowTitle(parts.text.tr("The leader's screen"))
        self.opening = OpeningPage(parts.text)
        self.beside = Beside(parts, self.stack, lambda: self.audience)
        seen = lambda: self.audience.seen()  # noqa: E731
        self.home_desk = HomeDesk(parts, self, self._take_up, self._home_seen, seen, self.beside, self._film_heard)
        self.home = self.home_desk.page
        self.addWidget(self.opening)
        self.addWidget(self.home)
        self._ahead = Ahead(parts, self.stack, self._shown)
        self.led: Led | None = None
        self.console: Console | None = None
        self.closing: ClosingPage | None = None
        self._frame: Frame | None = None
        self._marks: tuple[RoomMark, ...] = ()  # of a rehearsal
        self._step, self._programme = "", parts.programme  # of the hour
        self._ticks = False  # only the clock has gone on: what looks the same is not drawn again
        self._drawn: object = None
        self._was_agreeing = False
        self._picking = False  # closing as a whole is in sight, and not the notes beside the hour
        self._on_projector = self._pulled = False  # the hour has one; had one, and it is gone
        self._light = False  # the room's picture, in this hour
        self._asked = False  # about a text that waits, when the window was to be closed
        self._aside: At | None = None  # present or slips are in sight, instead of the guidance
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.timeout.connect(self._draw_console)
        parts.bridge.picture.connect(self._new_picture)
        self.home_desk.refresh()

    @cached_property
    def audience(self) -> "AudienceWindow":
        """The room's window. It comes into sight with an hour, a film or the test picture."""
        from vilkaarvi.ui.audience import AudienceWindow

        return AudienceWindow(self.parts.text, self._projector_changed, self.parts.settings.projector)

    @cached_property
    def _captions(self) -> "Captioning":
        from vilkaarvi.app.captioning import Captioning

        return Captioning()

    def _home_seen(self) -> None:
        if self.currentWidget() is self.opening:
            self.setCurrentWidget(self.home)
            QTimer.singleShot(LOOK_MS, self, self.home_desk.look_around)
        if self.led is None and self.home_desk.looked_at:
            self._ahead.begin()

    def _film_heard(self) -> bool:
        led = self.led
        if led is not None:
            return led.hour.film_plays
        return self.beside.film_runs

    # --- the hour

    def _take_up(self, taken: TakenUp) -> None:
        """The windows of the hour come into sight; then it begins, goes on, or is looked back on."""
        parts, run = self.parts, taken.run
        session = taken.programme.session(taken.head.session)
        if session is None:
            self.home_desk.busy = False
            return

        def ready(windows: "Windows") -> None:
            from vilkaarvi.app.begin import set_going, take_up

            take_up(windows[0], parts, session, taken, self._changed)
            self._open(windows, taken)
            set_going(windows[0], parts, taken)

        rehearsal = None
        if run is None:
            from vilkaarvi.app.rehearsal import RehearsalText

            rehearsal = RehearsalText(parts.text.language)
        self._ahead.take(ready, rehearsal)

    def _open(self, windows: "Windows", taken: TakenUp) -> None:
        parts, home, run = self.parts, self.home_desk, taken.run
        self.led, self.console, self.closing = windows
        self._programme = taken.programme
        hour = self.led.hour
        hand_over = (lambda: self._hand_over(run)) if run else (lambda: None)
        sound = lambda: home.room_sound.open(self)  # noqa: E731
        self.led.wire(home.papers.summary_out(), taken.programme, self.leave, home.tell, hand_over, home.heavy, sound)
        self.console.keys.letters = home.papers.settings.letter_keys
        self.console.seats_wanted = home.papers.settings.seats
        hour.captions = home.papers.settings.captions
        self.console.lighten.connect(lambda: self._show_look(turned=True))
        self._light = home.papers.settings.room_light
        self._show_look()
        self._shape_mirror()
        if self.led.rehearsal:
            from vilkaarvi.ui.rehearsal import mark_rehearsal

            self._marks = mark_rehearsal(parts.text, self.console, self.audience.view, self.leave)
        forgotten = lambda: home.keys.forgotten(self._notes_opened)  # noqa: E731
        self.console.notes.lock.forgotten.connect(forgotten)
        self.closing.unlock.forgotten.connect(forgotten)
        self.console.aside.clicked.connect(self._open_aside)
        self.closing.left.connect(self._close_aside)
        self.setCurrentWidget(self.console)
        self.console.next.setFocus()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self.console)
        self.audience.open()
        self._on_projector, self._pulled = self.audience.projector() is not None, False
        self._step, self._was_agreeing, self._picking, self._asked = "", False, False, False
        if run:
            home.papers.remember_projector(self.audience.remembered)
            recall = lambda lines, _fault: hour.recall(lines or ())  # noqa: E731
            parts.writer.do(lambda: last_lines(parts.store(), taken.head.group), recall)
        else:
            hour.recall(taken.last_time)
        self.led.open_notes(parts.passphrase)
        parts.awake.hold(parts.text.tr("A group is talking: the screen should stay on"), self._awake_told)
        from vilkaarvi.app.begin import warm_soon

        warm_soon(hour.engine.session, parts.bridge.later)
        self._tick.start()

    def _notes_opened(self) -> None:
        if self.led is not None:
            self.led.open_notes()

    def _awake_told(self, fault: Fault | None) -> None:
        """Told quietly, where a film's fault is told: the hour goes on."""
        if fault is not None and self.led is not None:
            self.led.hour.trouble = self.led.hour.trouble or fault
            self._changed()

    def _on_tick(self) -> None:
        if self.led is not None:
            self._ticks = True
            self.led.hour.tick()
            self._ticks = False

    def _shown(self) -> None:
        self._was_agreeing = False
        self._changed()

    def _changed(self) -> None:
        """The room sees it at once; the leader's own window follows when that is done."""
        led = self.led
        if led is None or not led.hour.begun:
            return
        view = led.hour.view()
        new_film = self._film_step(view)
        self.audience.show_room(view.room, view.black)
        if new_film is not None:
            self._read_captions(led, new_film)
        if not self._ticks or self._drawn != (view, led.hour.unsaved, led.harm, led.aside):
            self._follow.start(FILM_FIRST_MS if new_film is not None else 0)

    def _draw_console(self) -> None:
        led, console = self.led, self.console
        if led is None or console is None:
            return
        from vilkaarvi.app.closingview import ASIDE, closing_view, offer

        view = led.hour.view()
        if self._aside is not None and (view.ended or ASIDE.get(view.step_kind) is not self._aside):
            self._close_aside()  # the hour has gone on
        agreeing = view.step_kind == AGREEING or view.ended or self._aside is not None
        anew, self._was_agreeing = agreeing and not self._was_agreeing, agreeing
        if anew and self.closing is not None:
            self.closing.show_view(closing_view(led, view, self._programme, self.parts.text))
            self._follow.start(0)  # first the page, then the window around it
            return
        console.one_screen = self.audience.projector() is None
        console.foot.offer("" if self._aside is not None else offer(view, self.parts.text, led.hour.showing))
        self._show_unheard(led, console, view)
        console.show_view(view, self._chips(led), agreeing)
        console.foot.stand(view.ended, led.finished, console.height())
        self._carry(agreeing and self._aside is None)
        self._drawn = (view, led.hour.unsaved, led.harm, led.aside)

    def _show_unheard(self, led: "Led", console: "Console", view: "View") -> None:
        from vilkaarvi.hour.unheard import can_be_mended
        from vilkaarvi.session.view import FilmIs

        failed = view.film is FilmIs.FAILED
        unheard = can_be_mended(led.hour.trouble) and view.film is not FilmIs.NONE
        plays = view.film in (FilmIs.PLAYING, FilmIs.PAUSED)
        console.now.show_unheard(unheard, captions=not led.hour.captions and not failed, facts=plays)

    def _carry(self, picking: bool) -> None:
        """A text that waits to be stored is always in sight: beside the hour, or at its question before lines are
        picked."""
        if self.console is None or self.closing is None:
            return
        notes, closing_page = self.console.notes, self.closing
        closing = closing_page.waiting
        if picking and not self._picking:
            closing_page.enter()
        if picking:  # each time: what could not be written a moment ago comes here too
            closing.take(notes.hand_over())
        elif self._picking:
            notes.take(closing.hand_over())
        self._picking = picking

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """A text that waits is asked about once before the window closes on it."""
        if not self._asked and self._something_waits():
            self._asked = True
            event.ignore()
        else:
            super().closeEvent(event)

    def _something_waits(self) -> bool:
        """True: a text that is not stored has been brought into sight, and is asked about."""
        if self.console is None or self.closing is None:
            return False
        if self._picking:
            return self.closing.waiting.hold(self.close)
        waits = self.console.notes.ask_before_leaving()
        if waits:
            self._close_aside()
            self.console.show_notes()
        return waits

    def _film_step(self, view: "View") -> "FilmRoom | None":
        """The room of a film that is new: nothing of the one before is seen in it."""
        from vilkaarvi.session.view import FilmRoom

        step = next((row.step for row in view.plan if row.state.value == "now"), "")
        if step == self._step or not isinstance(view.room, FilmRoom):
            return None
        self._step, self._frame = step, None
        self._captions.forget()
        for screen in (self.console, self.audience):
            if screen is not None:
                screen.set_frame(None)
                screen.set_caption("")
        return view.room

    def _read_captions(self, led: "Led", room: "FilmRoom") -> None:
        fault = self._captions.read(room, self.home_desk.papers.settings.captions_second)
        if fault is not None:
            led.hour.trouble = fault

    def _open_aside(self) -> None:
        if self.led is not None and self.closing is not None:
            view = self.led.hour.view()
            if view.last_time or view.own_fact:
                self.led.show_lines(not self.led.hour.showing)
                return
            from vilkaarvi.app.closingview import ASIDE, closing_view

            self._aside = ASIDE.get(view.step_kind)
            self.closing.show_view(closing_view(self.led, view, self._programme, self.parts.text))
            self.closing.open_alone(self._aside)
            self._shown()

    def _close_aside(self) -> None:
        self._aside = None
        if self.closing is not None:
            self.closing.open_alone(None)
        self._shown()

    def _chips(self, led: "Led") -> str:
        from vilkaarvi.app.chips import chips

        paused = self._pulled and led.hour.view().film == "paused"
        return chips(led, self.audience.seen(), self._pulled, paused, self.parts.text)

    def _show_look(self, turned: bool = False) -> None:
        """How the room looks in this hour, also in its mirror; `turned`: light instead of dark, or the other way."""
        self._light ^= turned
        from vilkaarvi.ui.room_look import look_of

        look = look_of(replace(self.home_desk.papers.settings, room_light=self._light))
        for screen in (self.console, self.audience):
            if screen is not None:
                screen.set_look(look)

    def _shape_mirror(self) -> None:
        """The leader's small picture has the shape of the screen that the room sees."""
        if self.console is not None:
            screen = self.audience.projector() or screen_of(self)
            self.console.now.mirror.set_shape(screen.geometry().width() / max(1, screen.geometry().height()))

    def _new_picture(self) -> None:
        frame = self.parts.take_frame()
        if frame is None:
            return
        if self.console is None or self.led is None:
            self.beside.new_picture(frame)
            return
        self._frame = frame  # the image lies in the frame's memory
        image = image_of(frame)
        screens = (self.console, self.audience)
        for screen in screens:
            screen.set_frame(image)
        self._captions.show(screens, self.parts.player.position_ms(), self.led.hour.captions)

    def _projector_changed(self, there: bool) -> None:
        """Pulled out: a film waits, and goes on when the leader presses. The hour's clock goes on as it does."""
        self.home_desk.room_sound.enter()
        led, was_there = self.led, self._on_projector
        self._on_projector = there
        if led is not None and led.hour.begun:
            self._pulled = not there and (was_there or self._pulled)
            if was_there and not there and led.hour.film_plays:
                led.toggle_pause()
        self.home_desk.look_again()
        self.beside.projector_changed(there)
        self._shape_mirror()
        self._changed()

    def _hand_over(self, run: "Run") -> None:
        parts, programme = self.parts, self._programme

        def work() -> None:
            from vilkaarvi.app.handover import hand_over  # needed at the end of an hour only

            hand_over(parts.store(), parts.places.data, programme, run)

        parts.writer.do(work, lambda _none, fault: self.home_desk.tell(fault) if fault else None)

    def leave(self) -> None:
        """Back to home; what is not finished waits there."""
        self._tick.stop()
        self.parts.awake.release()
        self.parts.player.stop()
        self.audience.leave()
        app = QApplication.instance()
        if self.console is not None:
            if app is not None:
                app.removeEventFilter(self.console)
            self.removeWidget(self.console)
            self.console.deleteLater()
        for mark in self._marks:
            mark.unmark()
        self._marks = ()
        self.led = self.console = self.closing = None
        self.home_desk.busy = False
        self.setCurrentWidget(self.home)
        self.home.focus_first()
        self.home_desk.refresh()

    def place(self) -> None:
        """On the leader's own screen, never on the projector."""
        screen = QGuiApplication.primaryScreen()
        self.setScreen(screen)
        self.setGeometry(screen.availableGeometry())
        self.showMaximized()
