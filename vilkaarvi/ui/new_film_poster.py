"""The poster of a new film: the picture that stands now, or one from a file."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, press, words

HIGH = 108  # pixels of the small picture


class PosterChoice(QWidget):
    """Attributes: this, choose (its presses), picture (the poster as it is now, small), said (what is wrong)."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        tr = text.tr
        self.this = press(tr("The picture that stands above now"), Look.SMALL)
        self.choose = press(tr("Choose a picture …"), Look.SMALL)
        self.picture, self.said = QLabel(), words("", Look.ERROR)
        self.picture.setAccessibleName(tr("The poster"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words(tr("The poster"), Look.SUBTITLE))
        helps = tr("It stands there until the film begins. A PNG or JPEG file is made as large as the screen needs.")
        column.addWidget(words(helps, Look.QUIET))
        column.addWidget(self.picture)
        flow = Flow(gap=8)
        flow.addWidget(self.this)
        flow.addWidget(self.choose)
        column.addLayout(flow)
        column.addWidget(self.said)
        self.show_picture(None)

    def show_picture(self, image: QImage | None) -> None:
        """None: there is none yet."""
        self.tell("")
        self.picture.setVisible(image is not None)
        if image is not None:
            ratio = self.devicePixelRatioF()
            high, smooth = round(HIGH * ratio), Qt.TransformationMode.SmoothTransformation
            small = QPixmap.fromImage(image.scaledToHeight(high, smooth))
            small.setDevicePixelRatio(ratio)
            self.picture.setPixmap(small)

    def tell(self, said: str) -> None:
        self.said.setText(said)
        self.said.setVisible(bool(said))
