"""A picture that can be looked through, laid on a ground of one colour."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter


def laid_on(ground: Qt.GlobalColor, image: QImage) -> QImage:
    """`image` as it is where nothing of it can be looked through; else 24 bits a point, without transparency."""
    if not image.hasAlphaChannel():
        return image
    whole = QImage(image.size(), QImage.Format.Format_RGB888)
    whole.fill(ground)
    painter = QPainter(whole)
    painter.drawImage(0, 0, image)
    painter.end()
    return whole
