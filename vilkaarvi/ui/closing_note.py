"""A note that can be picked: a button whose text wraps, with a star where the leader set one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from vilkaarvi.notes.note import Note
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_look import written
from vilkaarvi.ui.home_bits import Look, look_like, words


class NoteChoice(QPushButton):
    """Checked when the note has become a line. Its words lie in labels, so that long notes wrap."""

    def __init__(self, text: Text, note: Note, picked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look_like(self, Look.CHOICE)
        self.setCheckable(True)
        self.setChecked(picked)
        self.setAutoDefault(True)
        self.setProperty("note", note.id)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        starred = text.tr("starred") if note.starred else ""
        self.setAccessibleName(", ".join(part for part in (text.tr("Choose: {note}", note=note.text), starred) if part))
        self._body = written(note.text, Look.BODY)
        sign = words("✓" if picked else "★" if note.starred else "", Look.GOOD if picked else Look.BODY, wrap=False)
        sign.setFixedWidth(20)
        for label in (self._body, sign):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(6)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._body, 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)
