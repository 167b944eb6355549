"""The room's screen: full on the projector, never on the leader's."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vilkaarvi.session.view import Room
from vilkaarvi.text import Text
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.room_look import RoomLook


class AudienceWindow(QWidget):
    """Shows itself when there is a second screen, and hides when it is pulled out.

    `on_projector(bool)` is called when that changes. It never takes the keyboard.
    """

    def __init__(self, text: Text, on_projector: Callable[[bool], None]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(text.tr("The room's screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._on_projector = on_projector
        self._wanted = False
        self.view = RoomView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101  there are no windows without it
        app.screenAdded.connect(self._screens_changed)
        app.screenRemoved.connect(self._screens_changed)

    def projector(self) -> QScreen | None:
        """The screen that is not the leader's own."""
        own = QGuiApplication.primaryScreen()
        return next((screen for screen in QGuiApplication.screens() if screen is not own and apart(screen, own)), None)

    def open(self) -> None:
        """An hour begins: up on the projector, if there is one."""
        self._wanted = True
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

    def _screens_changed(self, _screen: QScreen) -> None:
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


def apart(screen: QScreen, own: QScreen) -> bool:
    """Mirrored screens show the same place; nothing may be shown on them that the room is not to see."""
    return not screen.geometry().intersects(own.geometry())
