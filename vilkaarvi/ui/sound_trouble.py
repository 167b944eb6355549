"""Presses for a film that is not heard: another loudspeaker, the text, its facts, or the part once more."""

from PySide6.QtWidgets import QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, press


class SoundTrouble(QWidget):
    """In sight only while there is such a trouble. Attributes: change, text, facts, again."""

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__()
        self.change = press(text.tr("Change loudspeaker"), Look.SMALL)
        self.text = press(text.tr("Show text"), Look.SMALL)
        self.facts = press(text.tr("Show the facts"), Look.SMALL)
        self.again = press(text.tr("Replay the part"), Look.SMALL)
        self.change.clicked.connect(acts.sound)
        self.text.clicked.connect(acts.show_captions)
        self.facts.clicked.connect(acts.show_facts)
        self.again.clicked.connect(acts.replay_part)
        row = Flow(self)
        for button in (self.change, self.text, self.facts, self.again):
            row.addWidget(button)
        self.hide()

    def show_trouble(self, unheard: bool, captions: bool, facts: bool) -> None:
        """`captions` and `facts`: can they be shown, and are they not yet?"""
        self.setVisible(unheard)
        self.text.setVisible(captions)
        self.facts.setVisible(facts)
