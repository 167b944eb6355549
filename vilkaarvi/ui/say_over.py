"""A word over a press, for a moment: nothing moves because of it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.home_bits import Look, words

OVER = 12  # pixels between the two


def say_over(owner: QWidget, press: QWidget, label: QLabel, said: str, for_ms: int) -> None:
    """`label` lies on `owner` as `press` does, and ends where that ends. A screen reader says it too."""
    label.setText(said)
    announce(owner, said)
    label.adjustSize()
    corner = press.mapTo(owner, press.rect().topRight())
    label.move(corner.x() - label.width(), corner.y() - label.height() - OVER)
    label.show()
    label.raise_()
    QTimer.singleShot(for_ms, label, label.hide)


def over_all(owner: QWidget) -> QLabel:
    """The label for it, out of sight until something is said."""
    label = words("", Look.SAID, wrap=False)
    label.setParent(owner)
    label.hide()
    return label
