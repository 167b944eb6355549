"""What is looked at once more before anything is agreed on: placeholders, capital letters, and what singles out."""

import html
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout

from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.home_bits import Look, Panel, emptied, words

if TYPE_CHECKING:  # read when something is looked at: home's form for a group stands without
    from vilkaarvi.notes.look import Again, Together

MARK = "font-weight: 600; background-color: #E3EFED; color: #0B4F5C"


def written(said: str, look: Look) -> QLabel:
    """A label of what somebody wrote, its placeholders marked. It is read aloud as its words alone."""
    from vilkaarvi.notes.look import placeholders

    label = words(said, look)
    places = placeholders(said)
    if places:
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setText(_marked(said, places))
        label.setAccessibleName(said)
    return label


def _marked(said: str, places: Sequence[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in places:
        parts += [html.escape(said[at:start]), f'<span style="{MARK}">{html.escape(said[start:end])}</span>']
        at = end
    return "".join([*parts, html.escape(said[at:])]).replace("\n", "<br>")


def small_group(text: Text) -> str:
    """The warning for a group of fewer than six."""
    return text.tr("There are fewer than six of you. Readers will soon guess who said what: write in general terms.")


class LookPanel(Panel):
    """Away while there is nothing written. The question that stands first is always asked."""

    def __init__(self, text: Text) -> None:
        super().__init__(look=Look.INSET)
        self._text = text
        self._shown: tuple[object, ...] = ()
        self._texts: tuple[str, ...] | None = None  # those that `_singled` is of
        self._singled: tuple[Together | Again, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(14, 10, 14, 10)
        self._lines.setSpacing(4)
        self.hide()

    def show_texts(self, texts: Sequence[str], few: bool, is_no_name: Callable[[str], bool]) -> None:
        """`few`: the group is small. `is_no_name`: words that the leader has said are none."""
        from vilkaarvi.notes.look import capitalised, singled_out

        if tuple(texts) != self._texts:
            self._texts, self._singled = tuple(texts), singled_out(texts)
        found = (capitalised(texts, is_no_name), self._singled, few)
        self.setVisible(bool(texts))
        if found == self._shown:
            return
        self._shown = found
        emptied(self._lines)
        self._lines.addWidget(words(self._text.tr("Can anyone at the workplace recognise the person?"), Look.STRONG))
        for sentence in self._sentences(*found):
            self._lines.addWidget(words(sentence, Look.BODY))

    def showEvent(self, event: QShowEvent) -> None:
        """Said aloud too, since nothing here takes the focus."""
        super().showEvent(event)
        items = (self._lines.itemAt(place) for place in range(self._lines.count()))
        labels = [item.widget() for item in items if item is not None]
        announce(self, " ".join(label.text() for label in labels if isinstance(label, QLabel)))

    def _sentences(self, capitals: tuple[str, ...], singled: "tuple[Together | Again, ...]", few: bool) -> list[str]:
        from vilkaarvi.notes.look import Again

        tr = self._text.tr
        said = [small_group(self._text)] if few else []
        if capitals:
            said.append(tr("Is any of these a name? {words}", words=", ".join(capitals)))
        for found in singled:
            if isinstance(found, Again):
                said.append(
                    tr("“{words}” appears in several places: do they point somebody out together?", words=found.words)
                )
            else:
                quoted = ", ".join(f"”{each}”" for each in found.words)
                said.append(tr("Together this could point somebody out: {words}", words=quoted))
        return said
