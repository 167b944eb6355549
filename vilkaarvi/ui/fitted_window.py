"""A window beside the hour that fits every screen: what it says scrolls where the screen is low, its presses stay."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vilkaarvi.ui.home_bits import Look, look_like

EDGES = 60  # pixels of the screen that the window's frame and the system's bars take
SIDE = 34


class FittedWindow(QDialog):
    """As wide as `wide` and as high as its words, or `high` where they come later; never more than the screen has.

    Attributes: column (for the words), foot (for the presses under them). The window grows with its words.
    """

    def __init__(self, wide: int, parent: QWidget | None = None, high: int = 0) -> None:
        super().__init__(parent)
        self._wide, self._high = wide, high
        self.setObjectName("page")
        self._content = QWidget()
        self._content.setObjectName("page")
        self._content.installEventFilter(self)
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(SIDE, 24, SIDE, 10)
        self.column.setSpacing(10)
        under = QFrame()
        look_like(under, Look.FOOT)
        self.foot = QHBoxLayout(under)
        self.foot.setContentsMargins(SIDE, 10, SIDE, 10)
        self.foot.setSpacing(12)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(under)

    def fit(self) -> None:
        """The size that the words need now. A window that the leader has made larger stays so."""
        room = self.screen().availableGeometry()
        wide = min(max(self._wide, self.width() if self.isVisible() else 0), room.width() - EDGES)
        needs = max(self.column.totalHeightForWidth(wide), self.column.totalSizeHint().height())
        high = max(needs + self.foot.sizeHint().height() + 2, self._high, self.height() if self.isVisible() else 0)
        self.resize(wide, min(high, room.height() - EDGES))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.Show:
            self.fit()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is out of sight is reached without a mouse: words never have the focus."""
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        step = pages.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep() * 3 // 4)
