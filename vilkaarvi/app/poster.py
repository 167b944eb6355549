"""A picture that somebody has chosen, made into a poster: read within bounds, no larger than a projector, as JPEG."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from vilkaarvi.app.flat import laid_on
from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.new_film import HIGH, MOST_PIXELS, WIDE, picture_in, picture_too_big

QUALITY = 85


def read_poster(path: Path) -> QImage:
    """For a worker. Read by what its first bytes say and by that reader alone; what stands in it beside the picture
    (where it was taken, by whom) does not come along. Raises Fault PICTURE_UNREADABLE or PICTURE_BIG."""
    content, kind = picture_in(path)
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise picture_too_big(path.name)
    if size.width() > WIDE or size.height() > HIGH:
        reader.setScaledSize(size.scaled(WIDE, HIGH, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read() if size.isValid() and not size.isEmpty() else QImage()
    if image.isNull():
        raise Fault(Code.PICTURE_UNREADABLE, name=path.name)
    return laid_on(Qt.GlobalColor.black, image)  # as what lies beside a film


def jpeg_of(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", QUALITY)  # type: ignore[call-overload]  # the stubs lack bytes for the format
    return bytes(buffer.data().data())
