"""The leader's desk: the main window, home, and the hour that is led. Joins windows, hour, film and store."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget

from vilkaarvi.app.beside import Beside
from vilkaarvi.app.closingview import ASIDE, closing_view, last_lines, offer
from vilkaarvi.app.handover import hand_over
from vilkaarvi.app.homedesk import HomeDesk, TakenUp
from vilkaarvi.app.led import Led
from vilkaarvi.app.parts import Parts
from vilkaarvi.app.rehearsal import NothingSaved, RehearsalRecorder, RehearsalText
from vilkaarvi.app.saved import RunRecorder, SavedRun
from vilkaarvi.errors import Fault
from vilkaarvi.film.captions import Captions, read_captions
from vilkaarvi.film.frame import Frame
from vilkaarvi.hour.conductor import Hour, lost_ms_for
from vilkaarvi.session.engine import Situation
from vilkaarvi.session.view import FilmRoom, View
from vilkaarvi.store.head import RunState
from vilkaarvi.store.runs import Run
from vilkaarvi.ui.audience import AudienceWindow
from vilkaarvi.ui.bridge import image_of
from vilkaarvi.ui.closing import At, ClosingPage
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.opening import OpeningPage
from vilkaarvi.ui.rehearsal import RoomMark, mark_rehearsal

TICK_MS = 200
LOOK_MS = 100
AGREEING = "agree"


class Desk(QStackedWidget):
    """The window "Samtalsledarens skärm": home, or the hour that is led."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.setWindowTitle(parts.text.tr("The leader's screen"))
        self.opening = OpeningPage(parts.text)
        self.audience = AudienceWindow(parts.text, self._projector_changed)
        self.beside = Beside(parts, self, self.audience)
        self.home_desk = HomeDesk(parts, self, self._take_up, self._home_seen, self._projector, self.beside)
        self.home = self.home_desk.page
        self.addWidget(self.opening)
        self.addWidget(self.home)
        self.led: Led | None = None
        self.console: Console | None = None
        self.closing: ClosingPage | None = None
        self._frame: Frame | None = None
        self._captions = Captions()
        self._marks: tuple[RoomMark, ...] = ()  # of a rehearsal
        self._step = ""
        self._was_agreeing = False
        self._aside: At | None = None  # present or slips are in sight, instead of the guidance
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        parts.bridge.picture.connect(self._new_picture)
        self.home_desk.refresh()

    def _home_seen(self) -> None:
        if self.currentWidget() is self.opening:
            self.setCurrentWidget(self.home)
            self.parts.bridge.later(LOOK_MS, self.home_desk.look_again)  # home is there first

    def _projector(self) -> str | None:
        screen = self.audience.projector()
        return (screen.model() or screen.name()) if screen else None

    # --- the hour

    def _take_up(self, taken: TakenUp) -> None:
        """A new hour, one that was broken off, or the closing of one that has been."""
        self._lead(taken)
        if self.led is None:
            return
        hour, head = self.led.hour, taken.head
        finished = head.state is RunState.FINISHED
        if finished or head.state is RunState.CLOSED:
            hour.look_back(taken.events)
            return
        if not taken.events:
            hour.start(head.people)
        else:
            hour.go_on(list(taken.events), self._lost_ms(taken))
        if taken.end:
            self.led.end()

    def _lost_ms(self, taken: TakenUp) -> int:
        """How much of the hour the break has taken."""
        last = max((event.at_ms for event in taken.events), default=0)
        session = self.parts.programme.session(taken.head.session)
        if taken.minutes_left is not None and session is not None:
            return lost_ms_for(taken.minutes_left, session.minutes, last)
        gap = Hour.gap(taken.head.started, last, self.parts.clock.wall())
        return 0 if self.parts.fast or gap is None or taken.end else round(gap.total_seconds() * 1000)

    def _lead(self, taken: TakenUp) -> None:
        parts, run, group = self.parts, taken.run, taken.group
        session = parts.programme.session(taken.head.session)
        if session is None:
            return
        recorder = RunRecorder(parts.writer, run) if run else RehearsalRecorder(parts.bridge.post)
        hour = Hour(parts.programme, session, group, parts.player, recorder, parts.clock, parts.text, self._changed)
        hour.day = taken.head.day
        saved = SavedRun(run, parts.store, parts.writer) if run else NothingSaved(parts.bridge.post)
        self.led = Led(hour, recorder, saved, parts.text, taken.unit, self._shown)
        self.led.finished, self.led.rehearsal = taken.head.state is RunState.FINISHED, run is None
        hand_over = (lambda: self._hand_over(run)) if run else (lambda: None)
        save = self.home_desk.papers.save_summary
        self.led.wire(save, self.leave, self.home_desk.tell, hand_over, self.home_desk.heavy)
        self.home_desk.busy = True
        text = parts.text if run else RehearsalText(parts.text.language)
        self.console = Console(text, self.led, self.led)
        self.console.keys.letters = self.home_desk.papers.settings.letter_keys
        self.closing = ClosingPage(text, self.led, parts.where)
        self.console.set_closing(self.closing)
        if self.led.rehearsal:
            self._marks = mark_rehearsal(parts.text, self.console, self.audience.view, self.leave)
        self.console.aside.clicked.connect(self._open_aside)
        self.closing.left.connect(self._close_aside)
        self.addWidget(self.console)
        self.setCurrentWidget(self.console)
        self.console.next.setFocus()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self.console)
        self.audience.open()
        self._step, self._was_agreeing = "", False
        if run:
            recall = lambda lines, _fault: hour.recall(lines or ())  # noqa: E731
            parts.writer.do(lambda: last_lines(parts.store(), taken.head.group), recall)
        else:
            hour.recall(taken.last_time)
        self.led.open_notes(parts.passphrase)
        parts.awake.hold(parts.text.tr("A group is talking: the screen should stay on"), self._awake_told)
        self._tick.start()

    def _awake_told(self, fault: Fault | None) -> None:
        """Told quietly, where a film's fault is told: the hour goes on."""
        if fault is not None and self.led is not None:
            self.led.hour.trouble = self.led.hour.trouble or fault
            self._changed()

    def _on_tick(self) -> None:
        if self.led is not None:
            self.led.hour.tick()

    def _shown(self) -> None:
        self._was_agreeing = False
        self._changed()

    def _changed(self) -> None:
        led, console = self.led, self.console
        if led is None or console is None or led.hour.engine.state.situation is Situation.READY:
            return
        view = led.hour.view()
        new_film = self._film_step(view)
        self.audience.show_room(view.room, view.black)
        if new_film is not None:
            self._read_captions(led, new_film)
        if self._aside is not None and (view.ended or ASIDE.get(view.step_kind) is not self._aside):
            self._close_aside()  # the hour has gone on
        agreeing = view.step_kind == AGREEING or view.ended or self._aside is not None
        if agreeing and not self._was_agreeing and self.closing is not None:
            self.closing.show_view(closing_view(led, view, self.parts.programme, self.parts.text))
        self._was_agreeing = agreeing
        console.one_screen = self.audience.projector() is None
        console.foot.offer("" if self._aside is not None else offer(view, self.parts.text, led.hour.showing))
        console.show_view(view, self._chips(led), self._note_title(led, view), agreeing)
        console.foot.setVisible(not led.finished)  # then there is no way back into the hour

    def _film_step(self, view: View) -> FilmRoom | None:
        """The room of a film that is new: nothing of the one before is seen in it."""
        step = next((row.step for row in view.plan if row.state.value == "now"), "")
        if step == self._step or not isinstance(view.room, FilmRoom):
            return None
        self._step, self._frame, self._captions = step, None, Captions()
        for screen in (self.console, self.audience):
            if screen is not None:
                screen.set_frame(None)
                screen.set_caption("")
        return view.room

    def _read_captions(self, led: Led, room: FilmRoom) -> None:
        try:
            self._captions = read_captions(room.captions) if room.captions is not None else Captions()
        except Fault as fault:
            led.hour.trouble = fault

    def _open_aside(self) -> None:
        if self.led is not None and self.closing is not None:
            view = self.led.hour.view()
            if view.last_time:
                self.led.show_lines(not self.led.hour.showing)
                return
            self._aside = ASIDE.get(view.step_kind)
            self.closing.show_view(closing_view(self.led, view, self.parts.programme, self.parts.text))
            self.closing.open_alone(self._aside)
            self._shown()

    def _close_aside(self) -> None:
        self._aside = None
        if self.closing is not None:
            self.closing.open_alone(None)
        self._shown()

    def _note_title(self, led: Led, view: View) -> str:
        titles = {row.step: row.title for row in view.plan}
        return titles.get(view.question or "", "").split(":")[0]

    def _chips(self, led: Led) -> str:
        tr = self.parts.text.tr
        wrong = led.hour.unsaved or led.harm
        if wrong is not None:
            return "! " + str(self.parts.text.fault(wrong))
        if led.rehearsal:
            return tr("Nothing is saved.")
        projector = tr("One screen") if self.audience.projector() is None else tr("✓ Projector")
        return f"{projector}   {tr('✓ Saved')}"

    def _new_picture(self) -> None:
        frame = self.parts.take_frame()
        if frame is None:
            return
        if self.console is None or self.led is None:
            self.beside.new_picture(frame)
            return
        self._frame = frame  # the image lies in the frame's memory
        image = image_of(frame)
        caption = self._captions.at(self.parts.player.position_ms()) if self.led.hour.captions else ""
        for screen in (self.console, self.audience):
            screen.set_frame(image)
            screen.set_caption(caption)

    def _projector_changed(self, there: bool) -> None:
        self.home_desk.look_again()
        self.beside.projector_changed(there)
        self._changed()

    def _hand_over(self, run: Run) -> None:
        parts = self.parts
        work = lambda: hand_over(parts.store(), parts.places.data, parts.programme, run)  # noqa: E731
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
        self.home_desk.refresh()

    def place(self) -> None:
        """On the leader's own screen, never on the projector."""
        screen = QGuiApplication.primaryScreen()
        self.setScreen(screen)
        self.setGeometry(screen.availableGeometry())
        self.showMaximized()
