"""A quiet moment: nobody has pressed a key for a while."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

QUIET_MS = 5_000


class QuietMoment(QObject):
    """Tells once, with `came`, when no key has been pressed for five seconds since `wait`."""

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._over)

    @property
    def waits(self) -> bool:
        return self._timer.isActive()

    def wait(self) -> None:
        app = QApplication.instance()
        if app is not None and not self.waits:
            app.installEventFilter(self)  # keys anywhere in the program count
        self._timer.start()

    def stop(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._timer.stop()

    def _over(self) -> None:
        self.stop()
        self.came.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self._timer.start()
        return False
