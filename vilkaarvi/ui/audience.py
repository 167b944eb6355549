"""The room's screen: full on the projector, never on the leader's."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtWidgets import QMainWindow

from vilkaarvi.session.view import Room
from vilkaarvi.text import Text
from vilkaarvi.ui import screens
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.room_look import RoomLook


class AudienceWindow(QMainWindow):
    """Shows itself when there is a second screen, and hides when it is pulled out.

    `on_projector(bool)` is called when that may have changed. It never takes the keyboard. For a screen reader it is a
    window with a name, with what the room reads in it. Attributes: remembered (the identity of the screen used last).
    """

    def __init__(self, text: Text, on_projector: Callable[[bool], None], remembered: str = "") -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(text.tr("The room's screen"))
        self.setAccessibleName(self.windowTitle())  # Qt tells the title only of a window that has been shown
        self.setStyleSheet("QMainWindow { background: black; }")  # never the leader's sand, not for a moment
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._on_projector = on_projector
        self._wanted = False
        self.remembered = remembered
        self.view = RoomView(self)
        self.setCentralWidget(self.view)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101  there are no windows without it
        app.screenAdded.connect(self._screen_came)
        app.screenRemoved.connect(self._screens_changed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._screens_changed)  # mirrored, or no longer

    def projector(self) -> QScreen | None:
        """The screen that is not the leader's own."""
        return screens.chosen(self.remembered)

    def seen(self) -> screens.Seen:
        return screens.seen(self.remembered)

    def take_another(self) -> None:
        """The next one, where there are several."""
        screen = screens.after(self.remembered)
        if screen is not None:
            self.remembered = screens.identity(screen)
            self._screens_changed()

    def open(self) -> None:
        """An hour begins: up on the projector, if there is one; it is known again the next time."""
        self._wanted = True
        screen = self.projector()
        if screen is not None:
            self.remembered = screens.identity(screen)
        self._place()

    def leave(self) -> None:
        self._wanted = False
        self.hide()

    def show_room(self, room: Room, black: bool) -> None:
        if self.view.show_room(room, black):
            self.view.repaint()  # at once: the room does not wait for the leader's own window

    def set_frame(self, frame: QImage | None) -> None:
        self.view.set_frame(frame)

    def set_caption(self, words: str, second: str = "") -> None:
        self.view.set_caption(words, second)

    def set_look(self, look: RoomLook) -> None:
        self.view.set_look(look)

    def _screen_came(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._screens_changed)
        self._screens_changed()

    def _screens_changed(self, *_: object) -> None:
        self._place()
        self._on_projector(self.projector() is not None)

    def _place(self) -> None:
        screen = self.projector()
        if screen is None or not self._wanted:
            self.hide()
            return
        self.setGeometry(screen.geometry())
        self.setScreen(screen)
        self.showFullScreen()
        self.setGeometry(screen.geometry())
