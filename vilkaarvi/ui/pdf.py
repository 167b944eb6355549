"""A finished PDF's pages as pictures, by PDFium."""

import threading
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

POINTS = 72  # to the inch
_ONE_AT_A_TIME = threading.Lock()  # PDFium is one for the whole process and bears a single thread


@dataclass(frozen=True)
class Sheet:
    """`picture` has its own memory; `words` are those that stand on the page, in one line."""

    picture: QImage
    words: str


class Pdf:
    """From any thread; `close` it when nobody asks for pages any longer.

    Attributes: sizes (width and height of each page in points, 1/72 inch).
    """

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # read when a paper is seen

        with _ONE_AT_A_TIME:
            self._document: Any = pypdfium2.PdfDocument(content)
            self.sizes = tuple(self._document.get_page_size(place) for place in range(len(self._document)))

    def page(self, place: int, dots: float) -> Sheet:
        """Page `place`, from 0, at so many dots to the inch. A closed document has an empty one."""
        with _ONE_AT_A_TIME:
            if self._document is None:
                return Sheet(QImage(), "")
            page = self._document[place]
            words = page.get_textpage()
            said = " ".join(words.get_text_range().split())
            bitmap = page.render(scale=dots / POINTS, rev_byteorder=True, prefer_bgrx=True)
            drawn = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            picture = drawn.copy()
            for each in (bitmap, words, page):  # here and now: the collector would do it on another thread
                each.close()
            return Sheet(picture, said)

    def close(self) -> None:
        with _ONE_AT_A_TIME:
            if self._document is not None:
                self._document.close()
                self._document = None
