"""A field of many lines whose written text is read for what could point somebody out, and underlined where it does."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from vilkaarvi.notes.note import Flag
from vilkaarvi.ui.style import AMBER, RUST

Line = QTextCharFormat.UnderlineStyle


def on_one_line(whole: str) -> str:
    """All of `whole` with one blank between words."""
    return " ".join(whole.split())


def places_on_one_line(whole: str) -> list[int]:
    """Where in `whole` each character of `on_one_line` stands."""
    kept = [at for at, sign in enumerate(whole) if not sign.isspace() or (at and not whole[at - 1].isspace())]
    return kept[: len(on_one_line(whole))]


def counted(whole: str, place: int) -> int:
    """`place` as Qt counts: some signs, an emoji for example, are two."""
    return len(whole[:place].encode("utf-16-le", "surrogatepass")) // 2


def line_under(flag: Flag) -> QTextCharFormat:
    """A solid line on a tint under what is hard, dots under what is soft."""
    form = QTextCharFormat()
    form.setUnderlineStyle(Line.SingleUnderline if flag.hard else Line.DotLine)
    form.setUnderlineColor(QColor(RUST if flag.hard else AMBER))
    return form


class WrittenField(QPlainTextEdit):
    """What is checked and stored is `written`: all that stands here on one line."""

    @property
    def written(self) -> str:
        return on_one_line(self.toPlainText())

    @property
    def places(self) -> list[int]:
        """Where in the field each character of `written` stands."""
        return places_on_one_line(self.toPlainText())

    @property
    def before_caret(self) -> str:
        """The sign before the caret; empty at the beginning."""
        cursor = self.textCursor()
        return self.document().characterAt(cursor.position() - 1) if cursor.position() else ""

    def underline(self, flags: Iterable[Flag]) -> None:
        """Hard flags get a solid line, soft ones dots. Neither text, caret nor history is touched."""
        self.setExtraSelections([self._line_under(flag) for flag in flags])

    def change(self, flag: Flag, instead: str) -> None:
        """`instead` takes the place of what was flagged; the caret keeps its own, and nothing brings the old back."""
        cursor = self._over(flag)
        cursor.insertText(instead)
        if self.isUndoRedoEnabled():
            self.document().clearUndoRedoStacks()

    def _line_under(self, flag: Flag) -> QTextEdit.ExtraSelection:
        line = QTextEdit.ExtraSelection()
        line.cursor = self._over(flag)
        line.format = line_under(flag)
        return line

    def _over(self, flag: Flag) -> QTextCursor:
        places = self.places
        cursor = QTextCursor(self.document())
        whole = self.toPlainText()
        cursor.setPosition(counted(whole, places[flag.start]))
        cursor.setPosition(counted(whole, places[flag.end - 1] + 1), QTextCursor.MoveMode.KeepAnchor)
        return cursor
