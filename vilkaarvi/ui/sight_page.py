"""The test picture, seen from the leader's place: what the room sees, and whether everybody can read it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.foot_bar import Flow, KeyPress
from vilkaarvi.ui.home_bits import Look, look_like, words
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.screens import Seen


class SightPage(QWidget):
    """With a projector: its picture in small, and what to do. With one screen the picture fills the window.

    Signals: left (Esc, or "Back"), another (the next screen, where there are several).
    """

    left = Signal()
    another = Signal()

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tr = text.tr
        self.room = RoomView()
        self.where = words("", Look.STRONG)
        self.how = words(tr("Sit down farthest away from the picture. Can you read all of it?"), Look.QUIET)
        self.back = KeyPress(tr("Back"), "Esc")
        self.switch = KeyPress(tr("Another screen"))
        self.back.clicked.connect(self.left.emit)
        self.switch.clicked.connect(self.another.emit)
        self.bar = QFrame()
        look_like(self.bar, Look.FOOT)
        tools = QWidget()
        flow = Flow(tools)
        for button in (self.switch, self.back):
            button.setMinimumHeight(38)
            flow.addWidget(button)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.where)
        told.addWidget(self.how)
        across = QHBoxLayout(self.bar)
        across.setContentsMargins(20, 8, 20, 8)
        across.setSpacing(14)
        across.addLayout(told, 1)
        across.addWidget(tools)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.room, 1)
        whole.addWidget(self.bar)

    def show_seen(self, seen: Seen) -> None:
        """Which screen it is on. Without a projector nothing but the picture is here: Esc leads back."""
        alone = seen.projector is None
        self.where.setText(self._text.tr("This is on {screen} now.", screen=seen.projector or ""))
        self.switch.setVisible(seen.several)
        self.bar.setHidden(alone)
        if alone:
            self.setFocus()
        elif self.focusWidget() in (None, self):
            self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
