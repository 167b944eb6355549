"""From other threads to the room's: queued calls, timers, and the film's pictures as images."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from vilkaarvi.film.frame import Frame


class Bridge(QObject):
    """Made on the room's thread.

    Signals: picture (a new picture of the film may be taken; never more than one is queued).
    """

    picture = Signal()
    _call = Signal(object)
    _new = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._queued = False
        self._lock = threading.Lock()
        self._call.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._new.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """From any thread: `call` is run on the room's thread, soon and in order."""
        self._call.emit(call)

    def later(self, ms: int, call: Callable[[], None]) -> None:
        """On the room's thread: `call` is run in `ms` milliseconds, unless the program has ended."""
        QTimer.singleShot(ms, self, call)

    def new_picture(self) -> None:
        """From any thread."""
        with self._lock:
            if self._queued:
                return
            self._queued = True
        self._new.emit()

    def _run(self, call: Callable[[], None]) -> None:
        call()

    def _tell(self) -> None:
        with self._lock:
            self._queued = False
        self.picture.emit()


def image_of(frame: Frame) -> QImage:
    """The frame as an image over the same memory: keep the frame for as long as the image."""
    return QImage(frame.view(), frame.width, frame.height, frame.pitch, QImage.Format.Format_RGB32)
