"""The room's picture, small, in the leader's window."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from vilkaarvi.ui.room import RoomView

REST_MS = 75  # a film moves here 13 times a second: scaling each of its pictures once more takes as long as the room's


class Mirror(RoomView):
    """As the room's view; of a film's pictures it shows some, and always the one that stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._newer: QImage | None = None  # came while the one before rests
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)

    def set_frame(self, frame: QImage | None) -> None:
        if frame is not None and self._rest.isActive():
            self._newer = self._frame = frame  # what is painted meanwhile is painted with the newest
            return
        self._newer = None
        super().set_frame(frame)
        if frame is not None:
            self._rest.start()

    def _rested(self) -> None:
        if self._newer is not None:
            self.set_frame(self._newer)
