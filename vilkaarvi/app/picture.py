"""A municipality's mark as papers draw it: bounded, and made a plain PNG of, whatever it was before."""

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from vilkaarvi.app.flat import laid_on
from vilkaarvi.errors import Code, Fault

MOST_BYTES = 2_000_000
MOST_SIDE = 4_000  # dots
MOST_USES = 8  # of one part within another: each may double what is drawn
_DRAWN = QSize(1_250, 334)  # dots: 600 to the inch on paper
_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_SMOOTH = Qt.TransformationMode.SmoothTransformation


def logo_of(path: Path) -> bytes:
    """A PNG without transparency. Raises Fault LOGO_REFUSED (path) for anything but a PNG or SVG within bounds."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise Fault(Code.LOGO_REFUSED, path=path) from fault
    picture = _picture(content) if len(content) <= MOST_BYTES else QImage()
    if picture.isNull():
        raise Fault(Code.LOGO_REFUSED, path=path)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(laid_on(Qt.GlobalColor.white, picture))
    return bytes(kept.data())


def _picture(content: bytes) -> QImage:
    """Null where it is none."""
    data = QByteArray(content)
    if content.startswith(b"\x89PNG\r\n"):
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, QByteArray(b"png"))
        drawn = reader.read() if _fits(reader.size()) else QImage()
        return drawn if drawn.isNull() else drawn.scaled(_within(drawn.size()), _KEEP, _SMOOTH)
    if b"<svg" not in content[:4_000].lower():
        return QImage()
    if len(re.findall(rb"<(?:\w+:)?use\b", content)) > MOST_USES:
        return QImage()
    # Letters in a drawing need an application; the command line has none.
    app = QGuiApplication.instance() or QGuiApplication(["", "-platform", "offscreen"])
    drawn = _drawn(QSvgRenderer(data))
    del app
    return drawn


def _drawn(renderer: QSvgRenderer) -> QImage:
    if not renderer.isValid() or not _fits(renderer.defaultSize()):
        return QImage()
    renderer.setAspectRatioMode(_KEEP)
    drawn = QImage(renderer.defaultSize().scaled(_DRAWN, _KEEP), QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    return drawn


def _fits(size: QSize) -> bool:
    return 0 < size.width() <= MOST_SIDE and 0 < size.height() <= MOST_SIDE


def _within(size: QSize) -> QSize:
    """Smaller where it is larger than what is drawn."""
    fits = size.width() <= _DRAWN.width() and size.height() <= _DRAWN.height()
    return size if fits else size.scaled(_DRAWN, _KEEP)
