"""Three presses for a film that is not heard: another loudspeaker, the text, or the part once more."""

from PySide6.QtWidgets import QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, press


class SoundTrouble(QWidget):
    """In sight only while there is such a trouble. Attributes: change, text, again."""

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__()
        self.change = press(text.tr("Change loudspeaker"), Look.SMALL)
        self.text = press(text.tr("Show text"), Look.SMALL)
        self.again = press(text.tr("Replay the part"), Look.SMALL)
        self.change.clicked.connect(acts.sound)
        self.text.clicked.connect(acts.show_captions)
        self.again.clicked.connect(acts.replay_part)
        row = Flow(self)
        for button in (self.change, self.text, self.again):
            row.addWidget(button)
        self.hide()

    def show_trouble(self, unheard: bool, captions: bool) -> None:
        """`captions`: the text is shown already."""
        self.setVisible(unheard)
        self.text.setVisible(not captions)
