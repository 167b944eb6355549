"""A window beside the hour that fits every screen: what it says scrolls where the screen is low, its presses stay."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vilkaarvi.ui.home_bits import Look, look_like
from vilkaarvi.ui.pages import bring_into_sight, bring_soon
from vilkaarvi.ui.screens import screen_of
from vilkaarvi.ui.style import SAND
from vilkaarvi.ui.whole_lines import WholeLines

EDGES = 60  # pixels of the screen that the window's frame and the system's bars take
SIDE = 34


class FittedWindow(QDialog):
    """As wide as `wide` and as high as its words, or `high` where they come later; never more than the screen has.

    Attributes: column (for the words), foot (for the presses under them), scrolls (what scrolls the words). The window
    grows with its words.
    """

    def __init__(self, wide: int, parent: QWidget | None = None, high: int = 0) -> None:
        super().__init__(parent)
        self._wide, self._high = wide, high
        self._told: QLabel | None = None  # what has just been said, while the window finds its size
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
        self.scrolls = WholeLines(SAND)
        self.scrolls.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scrolls.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scrolls.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.scrolls, 1)
        whole.addWidget(under)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._bring_into_sight)

    def _bring_into_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Enter leads from field to field as Tab does, and Qt shows only what Tab leads to."""
        self._told = None
        if now is not None and self.isVisible() and self._content.isAncestorOf(now):
            bring_into_sight(now)
            bring_soon(now)  # a page that has just come into sight gives it its place later

    def fit(self, anew: bool = False) -> None:
        """The size that the words need now. A window that the leader has made larger stays so; `anew`: not over other
        words."""
        room, stays = screen_of(self).availableGeometry(), self.isVisible()
        wide = min(max(self._wide, self.width() if stays else 0), room.width() - EDGES)
        needs = max(self.column.totalHeightForWidth(wide), self.column.totalMinimumSize().height())
        held = self.height() if stays and not anew else 0
        high = max(needs + self.foot.sizeHint().height() + 2, self._high, held)
        self.resize(wide, min(high, room.height() - EDGES))
        if stays and self.frameGeometry().bottom() > room.bottom():  # it has grown: its presses stay on the screen
            self.move(self.x(), max(room.top(), self.y() - self.frameGeometry().bottom() + room.bottom()))

    def tell(self, label: QLabel) -> None:
        """What stands in `label` now comes into sight, until it is empty or something else gets the focus."""
        self._told = label
        self.fit()
        bring_soon(label)

    def event(self, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show
        if shown:
            self.fit()  # before it is given its place
        done = super().event(event)
        if shown:
            self.fit()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and self._told is not None:
            self._told = self._told if self._told.text() else None
            if self._told is not None:
                bring_soon(self._told)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is out of sight is reached without a mouse: words never have the focus."""
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        step = pages.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self.scrolls.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep() * 3 // 4)
