"""The leader's desk: the main window, home, and the hour that is led. Joins windows, hour, film and store."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from vilkaarvi.app.computer import show_computer
from vilkaarvi.app.homeview import Kept, home_view, read_kept, ready_rows
from vilkaarvi.app.led import Led, RunRecorder
from vilkaarvi.clock import Clock
from vilkaarvi.errors import Fault
from vilkaarvi.film.captions import Captions, read_captions
from vilkaarvi.film.frame import Frame
from vilkaarvi.film.player import Player
from vilkaarvi.hour.conductor import Hour, lost_ms_for
from vilkaarvi.hour.recorder import Done
from vilkaarvi.hour.writer import Writer
from vilkaarvi.notes.summary import Summary
from vilkaarvi.paths import Places
from vilkaarvi.programme.model import Programme, Session
from vilkaarvi.session.engine import Situation
from vilkaarvi.session.view import FilmRoom, View
from vilkaarvi.settings import Settings
from vilkaarvi.settings import save as save_settings
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunHead
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store
from vilkaarvi.text import Said, Text
from vilkaarvi.ui.audience import AudienceWindow
from vilkaarvi.ui.bridge import Bridge, image_of
from vilkaarvi.ui.closing import ClosingPage
from vilkaarvi.ui.closing_acts import ClosingQuestion, ClosingView
from vilkaarvi.ui.closing_save import ask_where
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.home import HomePage
from vilkaarvi.ui.home_acts import HomeView
from vilkaarvi.ui.settings_form import SettingsForm

TICK_MS = 200
AGREEING = "agree"


@dataclass(frozen=True)
class Parts:
    """All that the desk is handed."""

    text: Text
    places: Places
    programme: Programme
    clock: Clock
    store: Store
    writer: Writer
    bridge: Bridge
    player: Player
    take_frame: Callable[[], Frame | None]
    vlc_fault: Callable[[], Fault | None]
    settings: Settings
    repaired: tuple[Fault, ...] = ()  # what of the settings was not understood
    passphrase: str | None = None
    fast: bool = False
    where: Callable[[QWidget | None, Text, str], Path | None] = ask_where  # asks for a PDF's file


class Desk(QStackedWidget):
    """The window "Samtalsledarens skärm". Keeps the promise `HomeActs`."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.chosen_settings = parts.settings
        self.setWindowTitle(parts.text.tr("The leader's screen"))
        self.home = HomePage(parts.text, self)
        self.addWidget(self.home)
        self.audience = AudienceWindow(parts.text, self._projector_changed)
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
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        parts.bridge.picture.connect(self._new_picture)
        self._look_around()
        self.refresh()

    # --- home

    def refresh(self) -> None:
        """Home anew, from the store."""
        work = lambda: read_kept(self.parts.store, self.parts.programme)  # noqa: E731
        self.parts.writer.do(work, self._read)

    def _read(self, kept: Kept | None, fault: Fault | None) -> None:
        if fault is not None:
            self._troubles = (self.parts.text.fault(fault),)
        self._kept = kept or self._kept or Kept([], [])
        self._show_home()

    def _show_home(self) -> None:
        if self._kept is None:
            return
        parts = self.parts
        view = home_view(self._kept, parts.programme, self._chosen, parts.text, parts.clock.wall(), parts.fast)
        self._view = replace(view, ready=self._view.ready, troubles=self._troubles)
        self.home.show_view(self._view)

    def _look_around(self) -> None:
        """The films are read and VLC is tried beside the room's thread."""
        screen = self.audience.projector()
        projector = (screen.model() or screen.name()) if screen else None
        parts = self.parts

        def look() -> None:
            rows = ready_rows(parts.text, parts.places.data, parts.programme.media, projector, parts.vlc_fault())
            parts.bridge.post(lambda: self._ready(rows))

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

        self.parts.writer.do(lambda: self.parts.store.add_group(group), made)

    def start(self, session: str) -> None:
        row = self._view.group
        group = next((each for each in self._kept.groups if row and each.id == row.id), None) if self._kept else None
        if group is None or self.led is not None:
            return
        parts = self.parts
        started = parts.clock.wall()
        begin = lambda: parts.store.begin_run(  # noqa: E731
            group, parts.programme.id, parts.programme.version, session, group.headcount, started
        )

        def begun(run: Run | None, fault: Fault | None) -> None:
            if run is None:
                self._troubles = (parts.text.fault(fault),) if fault else ()
                self._show_home()
                return
            self._lead(run, session, group.name, group.unit)
            if self.led is not None:
                self.led.hour.start(group.headcount)

        parts.writer.do(begin, begun)

    def go_on(self, run: str, minutes_left: int | None) -> None:
        self._take_up(run, minutes_left, end=False)

    def end_instead(self, run: str) -> None:
        self._take_up(run, None, end=True)

    def _take_up(self, run_id: str, minutes_left: int | None, end: bool) -> None:
        parts = self.parts

        def read() -> tuple[Run, RunHead, list[object]]:
            run = parts.store.open_run(run_id)
            return run, run.head, list(run.events())

        def taken(answer: tuple[Run, RunHead, list[object]] | None, fault: Fault | None) -> None:
            if answer is None:
                self._troubles = (parts.text.fault(fault),) if fault else ()
                self._show_home()
                return
            run, head, events = answer
            group = next((row for row in self._view.groups if row.id == head.group), None)
            self._lead(run, head.session, group.name if group else "–", group.unit if group else "")
            self._continue(head, events, minutes_left, end)

        parts.writer.do(read, taken)

    def _continue(self, head: RunHead, events: list[object], minutes_left: int | None, end: bool) -> None:
        if self.led is None:
            return
        hour = self.led.hour
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
        if end:
            self.led.end()

    def save_finished(self, run: str) -> None:
        parts = self.parts

        def read(summary: Summary | None, fault: Fault | None) -> None:
            if summary is None:
                return
            from vilkaarvi.paper.summary import suggested_name

            path = parts.where(self, parts.text, suggested_name(summary))
            if path is not None:
                self.save_summary(summary, path, self._told)

        parts.writer.do(lambda: parts.store.open_run(run).summary(), read)

    def _told(self, fault: Fault | None) -> None:
        self._troubles = (self.parts.text.fault(fault),) if fault else ()
        self._show_home()

    def save_summary(self, summary: Summary, path: Path, done: Done) -> None:
        """Made beside the room's thread; then opened with the computer's own program."""
        parts, settings = self.parts, self.chosen_settings

        def make() -> None:
            from vilkaarvi.paper.summary import save, summary_pdf

            save(path, summary_pdf(summary, parts.text, settings.municipality, settings.contact))

        def saved(_none: None, fault: Fault | None) -> None:
            done(fault)
            if fault is None and not parts.fast:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        parts.writer.do(make, saved)

    # --- settings

    def settings(self) -> None:
        SettingsForm(self.parts.text, self.chosen_settings, self._keep_settings, self).exec()

    def computer(self) -> None:
        show_computer(self.parts.text, self.parts.places.data, self.parts.bridge.post, self)

    def _keep_settings(self, settings: Settings, done: Done) -> None:
        def kept(_none: None, fault: Fault | None) -> None:
            if fault is None:
                self.chosen_settings = settings
                self.parts.player.set_volume(settings.film_volume)
            done(fault)

        self.parts.writer.do(lambda: save_settings(self.parts.places.settings, settings), kept)

    # --- the hour

    def _lead(self, run: Run, session_id: str, group: str, unit: str) -> None:
        parts = self.parts
        session = parts.programme.session(session_id)
        if session is None:
            return
        hour = self._hour(run, session, group)
        self.led = Led(hour, run, parts.store, parts.writer, parts.text, unit, self._shown)
        self.led.wire(self.save_summary, self.leave)
        self.console = Console(parts.text, self.led, self.led)
        self.console.letter_keys = self.chosen_settings.letter_keys
        self.closing = ClosingPage(parts.text, self.led, parts.where)
        self.console.set_closing(self.closing)
        self.addWidget(self.console)
        self.setCurrentWidget(self.console)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self.console)
        self.audience.open()
        self._step, self._was_agreeing = "", False
        self.led.open_notes(parts.passphrase)
        self._tick.start()

    def _hour(self, run: Run, session: Session, group: str) -> Hour:
        parts = self.parts
        recorder = RunRecorder(parts.writer, run)
        return Hour(parts.programme, session, group, parts.player, recorder, parts.clock, parts.text, self._changed)

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
        self._film_step(view)
        agreeing = view.step_kind == AGREEING or view.ended
        if agreeing and not self._was_agreeing and self.closing is not None:
            self.closing.show_view(self._closing_view(led, view))
        self._was_agreeing = agreeing
        console.one_screen = self.audience.projector() is None
        console.show_view(view, self._chips(led), self._note_title(led, view), agreeing)
        console.next.setEnabled(not view.ended)
        console.end.setVisible(not view.ended)
        self.audience.show_room(view.room, view.black)

    def _film_step(self, view: View) -> None:
        """A new film: its poster and its captions."""
        step = next((row.step for row in view.plan if row.state.value == "now"), "")
        if step == self._step or not isinstance(view.room, FilmRoom):
            return
        self._step, self._frame, self._captions = step, None, Captions()
        for screen in (self.console, self.audience):
            if screen is not None:
                screen.set_frame(None)
                screen.set_caption("")
        if view.room.captions is not None and self.led is not None:
            try:
                self._captions = read_captions(view.room.captions)
            except Fault as fault:
                self.led.hour.trouble = fault

    def _closing_view(self, led: Led, view: View) -> ClosingView:
        questions = tuple(
            ClosingQuestion(
                question.id,
                question.prompt(self.parts.text.language),
                led.hour.notebook.of(question.id),
                led.hour.notebook.lines.get(question.id, ()),
            )
            for question in led.hour.engine.session.questions
        )
        locked = led.state().value != "ready" and not led.finished
        return ClosingView(view.session, view.group, questions, locked, led.finished, view.ended)

    def _note_title(self, led: Led, view: View) -> str:
        titles = {row.step: row.title for row in view.plan}
        return titles.get(view.question or "", "").split(":")[0]

    def _chips(self, led: Led) -> str:
        tr = self.parts.text.tr
        if led.hour.unsaved is not None:
            return "! " + str(self.parts.text.fault(led.hour.unsaved))
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
