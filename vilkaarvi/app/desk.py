"""The leader's desk: the main window, home, and the hour that is led. Joins windows, hour, film and store."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget

from vilkaarvi.app.ahead import Ahead, warm_soon
from vilkaarvi.app.closingview import ASIDE, closing_view, last_lines, offer
from vilkaarvi.app.homeview import Kept, home_view, read_kept, ready_rows, saved_harm
from vilkaarvi.app.led import Led, RunRecorder
from vilkaarvi.app.papers import Papers
from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Fault
from vilkaarvi.film.captions import Captions, read_captions
from vilkaarvi.film.frame import Frame
from vilkaarvi.hour.conductor import Hour, lost_ms_for
from vilkaarvi.hour.recorder import Done
from vilkaarvi.session.engine import Situation
from vilkaarvi.session.view import FilmRoom, View
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunHead
from vilkaarvi.store.runs import Run
from vilkaarvi.text import Said
from vilkaarvi.ui.audience import AudienceWindow
from vilkaarvi.ui.bridge import image_of
from vilkaarvi.ui.closing_acts import At
from vilkaarvi.ui.home import HomePage
from vilkaarvi.ui.home_acts import HomeView
from vilkaarvi.ui.opening import OpeningPage

if TYPE_CHECKING:
    from vilkaarvi.app.ahead import Windows
    from vilkaarvi.ui.closing import ClosingPage
    from vilkaarvi.ui.console import Console

TICK_MS = 200
LOOK_MS = 50  # after home can be used: until then nothing else takes the machine
AGREEING = "agree"


class Desk(QStackedWidget):
    """The window "Samtalsledarens skärm". Keeps the promise `HomeActs`."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.papers = Papers(parts, self, self._told)
        self.setWindowTitle(parts.text.tr("The leader's screen"))
        self.opening = OpeningPage(parts.text)
        self.home = HomePage(parts.text, self)
        self.addWidget(self.opening)
        self.addWidget(self.home)
        self.audience = AudienceWindow(parts.text, self._projector_changed)
        self._ahead = Ahead(parts, self, self._shown)
        self.led: Led | None = None
        self.console: Console | None = None
        self.closing: ClosingPage | None = None
        self._kept: Kept | None = None
        self._chosen: str | None = None
        self._view = HomeView("")
        self._troubles: tuple[Said, ...] = tuple(map(parts.text.fault, parts.repaired))
        self._frame: Frame | None = None
        self._captions = Captions()
        self._step = ""
        self._was_agreeing = False
        self._aside: At | None = None  # present or slips are in sight, instead of the guidance
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.timeout.connect(self._draw_console)
        parts.bridge.picture.connect(self._new_picture)
        self.refresh()

    # --- home

    def refresh(self) -> None:
        """Home anew, from the store."""
        parts = self.parts
        work = lambda: read_kept(parts.store(), parts.programme, parts.text.language)  # noqa: E731
        self.parts.writer.do(work, self._read)

    def _read(self, kept: Kept | None, fault: Fault | None) -> None:
        if fault is not None and not self.parts.store.is_open:
            self.parts.quit()
            return
        if fault is not None:
            self._troubles = (self.parts.text.fault(fault),)
        self._kept = kept or self._kept or Kept([], [])
        self._show_home()

    def _show_home(self) -> None:
        if self._kept is None:
            return
        if self.currentWidget() is self.opening:
            self.setCurrentWidget(self.home)
            QTimer.singleShot(LOOK_MS, self, self._look_around)
        if self.led is None and self._view.ready:
            self._ahead.begin()
        parts = self.parts
        view = home_view(self._kept, parts.programme, self._chosen, parts.text, parts.clock.wall(), parts.fast)
        harm = saved_harm(self._kept, parts.programme, parts.places.data / "runs", parts.text)
        self._view = replace(view, ready=self._view.ready, troubles=self._troubles + harm)
        self.home.show_view(self._view)

    def _look_around(self) -> None:
        """The films are read and VLC is tried beside the room's thread."""
        screen = self.audience.projector()
        projector = (screen.model() or screen.name()) if screen else None
        parts = self.parts

        def look() -> None:
            rows = ready_rows(parts.text, parts.places.data, parts.programme.media, projector, parts.vlc_fault())
            parts.bridge.post(lambda: self._ready(rows) if shiboken6.isValid(self) else None)

        threading.Thread(target=look, name="worker", daemon=True).start()

    def _ready(self, rows: tuple[object, ...]) -> None:
        self._view = replace(self._view, ready=rows)  # type: ignore[arg-type]
        self._show_home()

    def choose_group(self, group: str) -> None:
        self._chosen = group
        self._show_home()

    def make_group(self, name: str, unit: str, headcount: int, done: Done) -> None:
        try:
            group = Group.new(name, unit, headcount, self.parts.clock.today())
        except Fault as fault:
            done(fault)
            return

        def made(_none: None, fault: Fault | None) -> None:
            if fault is None:
                self._chosen = group.id
            done(fault)
            self.refresh()

        self.parts.writer.do(lambda: self.parts.store().add_group(group), made)

    def start(self, session: str) -> None:
        row = self._view.group
        group = next((each for each in self._kept.groups if row and each.id == row.id), None) if self._kept else None
        if group is None or self.led is not None:
            return
        parts = self.parts
        started = parts.clock.wall()
        begin = lambda: parts.store().begin_run(  # noqa: E731
            group, parts.programme.id, parts.programme.version, session, group.headcount, started
        )

        def begun(run: Run | None, fault: Fault | None) -> None:
            if run is None:
                self._troubles = (parts.text.fault(fault),) if fault else ()
                self._show_home()
                return
            self._lead(run, session, group.name, group.unit, lambda hour: hour.start(group.headcount))

        parts.writer.do(begin, begun)

    def go_on(self, run: str, minutes_left: int | None) -> None:
        self._take_up(run, minutes_left, end=False)

    def end_instead(self, run: str) -> None:
        self._take_up(run, None, end=True)

    def _take_up(self, run_id: str, minutes_left: int | None, end: bool) -> None:
        parts = self.parts

        def read() -> tuple[Run, RunHead, list[object]]:
            run = parts.store().open_run(run_id)
            return run, run.head, list(run.events())

        def taken(answer: tuple[Run, RunHead, list[object]] | None, fault: Fault | None) -> None:
            if answer is None:
                self._troubles = (parts.text.fault(fault),) if fault else ()
                self._show_home()
                return
            run, head, events = answer
            group = next((row for row in self._view.groups if row.id == head.group), None)
            name, unit = (group.name, group.unit) if group else ("–", "")
            go_on = lambda hour: self._continue(hour, head, events, minutes_left, end)  # noqa: E731
            self._lead(run, head.session, name, unit, go_on)

        parts.writer.do(read, taken)

    def _continue(self, hour: Hour, head: RunHead, events: list[object], minutes_left: int | None, end: bool) -> None:
        last = max((int(getattr(event, "at_ms")) for event in events), default=0)  # noqa: B009
        gap = Hour.gap(head.started, last, self.parts.clock.wall())
        if minutes_left is not None:
            lost = lost_ms_for(minutes_left, hour.engine.session.minutes, last)
        else:
            lost = 0 if self.parts.fast or gap is None or end else round(gap.total_seconds() * 1000)
        if not events:
            hour.start(head.people)
        else:
            hour.go_on(events, lost)  # type: ignore[arg-type]
        if end and self.led is not None:
            self.led.end()

    def save_finished(self, run: str) -> None:
        self.papers.save_finished(run)

    def settings(self) -> None:
        self.papers.ask_settings()

    def computer(self) -> None:
        from vilkaarvi.app.computer import show_computer  # asks much of the system, and seldom

        show_computer(self.parts.text, self.parts.places.data, self.parts.bridge.post, self)

    def _told(self, fault: Fault | None) -> None:
        self._troubles = (self.parts.text.fault(fault),) if fault else ()
        self._show_home()

    # --- the hour

    def _lead(self, run: Run, session_id: str, group: str, unit: str, then: Callable[[Hour], None]) -> None:
        """The windows of the hour come into sight; `then` sets it going."""
        parts = self.parts
        session = parts.programme.session(session_id)
        if session is None:
            return
        recorder = RunRecorder(parts.writer, run)
        hour = Hour(parts.programme, session, group, parts.player, recorder, parts.clock, parts.text, self._changed)

        def ready(windows: "Windows") -> None:
            windows[0].take_up(hour, recorder, run, unit)
            self._open(windows, run)
            then(hour)

        self._ahead.take(ready)

    def _open(self, windows: "Windows", run: Run) -> None:
        parts = self.parts
        self.led, self.console, self.closing = windows
        hour = self.led.hour
        self.led.wire(self.papers.save_summary, self.leave, self._told, self._hand_over)
        self.console.letter_keys = self.papers.settings.letter_keys
        self.console.aside.clicked.connect(self._open_aside)
        self.closing.left.connect(self._close_aside)
        self.setCurrentWidget(self.console)
        self.console.next.setFocus()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self.console)
        self.audience.open()
        self._step, self._was_agreeing, self._troubles = "", False, ()
        recall = lambda lines, _fault: hour.recall(lines or ())  # noqa: E731
        parts.writer.do(lambda: last_lines(parts.store(), run.head.group), recall)
        self.led.open_notes(parts.passphrase)
        warm_soon(hour.engine.session, parts.programme.media, parts.bridge.later)
        self._tick.start()

    def _on_tick(self) -> None:
        if self.led is not None:
            self.led.hour.tick()

    def _shown(self) -> None:
        self._was_agreeing = False
        self._changed()

    def _changed(self) -> None:
        """The room sees it at once; the leader's own window follows when that is done."""
        led = self.led
        if led is None or led.hour.engine.state.situation is Situation.READY:
            return
        view = led.hour.view()
        new_film = self._film_step(view)
        self.audience.show_room(view.room, view.black)
        if new_film is not None:
            self._read_captions(led, new_film)
        self._follow.start()

    def _draw_console(self) -> None:
        led, console = self.led, self.console
        if led is None or console is None:
            return
        view = led.hour.view()
        if self._aside is not None and (view.ended or ASIDE.get(view.step_kind) is not self._aside):
            self._close_aside()  # the hour has gone on
        agreeing = view.step_kind == AGREEING or view.ended or self._aside is not None
        anew, self._was_agreeing = agreeing and not self._was_agreeing, agreeing
        if anew and self.closing is not None:
            self.closing.show_view(closing_view(led, view, self.parts.programme, self.parts.text))
            self._follow.start()  # first the page, then the window around it
            return
        console.one_screen = self.audience.projector() is None
        console.offer("" if self._aside is not None else offer(view, self.parts.text, led.hour.showing))
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
        projector = tr("One screen") if self.audience.projector() is None else tr("✓ Projector")
        return f"{projector}   {tr('✓ Saved')}"

    def _new_picture(self) -> None:
        frame = self.parts.take_frame()
        if frame is None or self.console is None or self.led is None:
            return
        self._frame = frame  # the image lies in the frame's memory
        image = image_of(frame)
        caption = self._captions.at(self.parts.player.position_ms())
        for screen in (self.console, self.audience):
            screen.set_frame(image)
            screen.set_caption(caption)

    def _projector_changed(self, _there: bool) -> None:
        self._look_around()
        self._changed()

    def _hand_over(self, run: Run) -> None:
        parts = self.parts

        def work() -> None:
            from vilkaarvi.app.handover import hand_over  # needed at the end of an hour only

            hand_over(parts.store(), parts.places.data, parts.programme, run)

        parts.writer.do(work, lambda _none, fault: self._told(fault) if fault else None)

    def leave(self) -> None:
        """Back to home; what is not finished waits there."""
        self._tick.stop()
        self.parts.player.stop()
        self.audience.leave()
        app = QApplication.instance()
        if self.console is not None:
            if app is not None:
                app.removeEventFilter(self.console)
            self.removeWidget(self.console)
            self.console.deleteLater()
        self.led = self.console = self.closing = None
        self.setCurrentWidget(self.home)
        self.refresh()

    def place(self) -> None:
        """On the leader's own screen, never on the projector."""
        screen = QGuiApplication.primaryScreen()
        self.setScreen(screen)
        self.setGeometry(screen.availableGeometry())
        self.showMaximized()
