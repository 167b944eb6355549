"""The question that is asked while a text is written: may this point to a person? One part, for every field."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from vilkaarvi.notes.note import Flag, FlagKind
from vilkaarvi.notes.placeholders import proposals
from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, Panel, press, words
from vilkaarvi.ui.pages import bring_soon
from vilkaarvi.ui.reads import Check, Reads
from vilkaarvi.ui.whole_lines import ASKS
from vilkaarvi.ui.written_field import WrittenField
from vilkaarvi.ui.written_line import WrittenLine

PAUSE_MS = 300  # a word is not half typed any more
Instead = Callable[[Flag], tuple[str, ...]]
WORD_ENDS = frozenset(",;!?)")  # and blanks; a full stop may stand inside an address


class FlagAsk(Panel):
    """ "”070-123 45 67” could point to a person." with its answers, under the field that it asks about.

    The text is read by `check` beside the room's thread whenever a word is finished or the writing pauses. A hard doubt
    must be answered before the text may be stored; a soft one asks once and may be left. The caret is never moved.

    `instead` tells what could stand for a flag, the likeliest first; "" means nothing at all. What is of the kinds that
    `must_go` cannot be said to point nobody out.

    Attributes: allowed (the exact characters that the leader has said point nobody out), answering (the text is being
    changed by an answer). Signals: answered (the text may be stored, after an answer), failed (it could not be read).
    """

    answered = Signal()
    failed = Signal()

    def __init__(
        self,
        text: Text,
        reads: Reads,
        field: WrittenField | WrittenLine,
        instead: Instead,
        must_go: frozenset[FlagKind] = frozenset(),
    ) -> None:
        super().__init__(look=Look.INSET)
        self.setProperty(ASKS, True)
        self._text, self._reads, self._field, self._instead, self._must_go = text, reads, field, instead, must_go
        self._settled: str | None = None
        self.allowed: frozenset[str] = frozenset()
        self.answering = False
        self._judged: str | None = ""  # the text that `_flags` are of
        self._flags: tuple[Flag, ...] = ()
        self._asked: Flag | None = None  # what the question in sight is about
        self._left: frozenset[str] = frozenset()  # soft doubts that have been asked about
        self._then: list[Callable[[], None]] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)
        field.textChanged.connect(self._typed)
        self.sentence = words("", Look.BODY)
        self.swap = press("", Look.SMALL)
        self.others = (press("", Look.SMALL), press("", Look.SMALL))
        self.keep = press("", Look.SMALL)
        self.swap.clicked.connect(lambda: self._change(0))
        self.others[0].clicked.connect(lambda: self._change(1))
        self.others[1].clicked.connect(lambda: self._change(2))
        self.keep.clicked.connect(self._allow)
        row = Flow(gap=8)
        for button in self.stops:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self.sentence)
        column.addLayout(row)
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self.swap, *self.others, self.keep)

    @property
    def holds_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def asks_about(self, field: QWidget) -> bool:
        return field is self._field

    # --- reading

    @property
    def known(self) -> bool:
        """The text as it stands now has been read."""
        return self._judged == self._field.written

    @property
    def waits(self) -> bool:
        """Something hard in the field is unanswered, or it has not been read: it may not be stored."""
        return not self.known or any(flag.hard for flag in self._doubts())

    def know(self, then: Callable[[], None]) -> None:
        """`then` as soon as the text has been read as it stands: at once when it has."""
        if self.known:
            then()
        else:
            self._then.append(then)
            self._read()

    def may_be_stored(self) -> bool:
        """Of a text that is known. Else its first doubt is in sight; a soft one is asked about once."""
        doubts = self._doubts()
        new = any(flag.hard or self._characters(flag) not in self._left for flag in doubts)
        if new:
            self._ask(doubts)
        return not new

    def judge(self) -> None:
        """The first doubt, if there is any, is asked about; the focus stays where it is."""
        self.know(lambda: self._ask(self._doubts()))

    def forget(self) -> None:
        """The text is gone, and what was said about it."""
        self.allowed = self._left = frozenset()
        self._then = []
        self._judged = None
        self._read()

    def settle(self) -> None:
        """What stands here now was answered for before: it is not asked about until it is changed."""
        self._settled = self._field.written
        self.forget()

    def _typed(self) -> None:
        before = self._field.before_caret
        if self.answering or before.isspace() or before in WORD_ENDS or not self._field.written:
            self._read()
        else:
            self._pause.start()

    def _read(self) -> None:
        self._pause.stop()
        written = self._field.written
        if written == self._judged or not written:
            self._heard(written, self._flags if written else ())
        else:
            self._reads.judge(self, written, lambda flags: self._heard(written, flags))

    def _heard(self, written: str, flags: tuple[Flag, ...] | None) -> None:
        if not shiboken6.isValid(self) or written != self._field.written:
            return  # something newer stands there, and is read when its word is finished
        wishes, self._then = self._then, []
        if flags is None:
            self.failed.emit()
            return
        self._judged, self._flags = written, flags
        left = self._left
        self._ask(self._doubts())
        if wishes:
            self._left = left  # what is asked only now has not been left by the leader
        for wish in wishes:
            wish()

    def _doubts(self) -> tuple[Flag, ...]:
        if self._judged == self._settled:
            return ()
        return tuple(flag for flag in self._flags if self._characters(flag) not in self.allowed)

    def _characters(self, flag: Flag) -> str:
        return (self._judged or "")[flag.start : flag.end]

    # --- asking

    def _ask(self, doubts: tuple[Flag, ...]) -> None:
        """All doubts are underlined, and the first is asked about: the hard ones before the soft ones."""
        self._field.underline(doubts)
        open_ = [flag for flag in doubts if flag.hard or self._characters(flag) not in self._left]
        held = self.holds_focus
        self._asked = next((flag for flag in open_ if flag.hard), next(iter(open_), None))
        if self._asked is None and doubts and not self.isHidden():
            self._asked = doubts[0]  # it has been asked about, and may still be answered
        if self._asked is None:
            if held:
                self._field.setFocus()  # else the focus falls on whatever comes next
            self.hide()
            self._field.setAccessibleDescription("")
            return
        self._show_question(self._asked)
        if held and not self.holds_focus:
            self.swap.setFocus()

    def _show_question(self, flag: Flag) -> None:
        tr, characters = self._text.tr, self._characters(flag)
        instead = self._instead(flag)
        if not flag.hard:
            said, away = tr("Can somebody be recognised by “{characters}”?", characters=characters), tr("Leave it")
            if instead[0]:
                rather = tr("Write instead:")
                said = f"{said} {rather}"
            self._left |= {characters}
        elif flag.kind is FlagKind.NAME:
            said, away = tr("“{characters}” could be a name.", characters=characters), tr("It isn't a name")
        else:
            said = tr("“{characters}” could point to a person.", characters=characters)
            away = tr("It doesn't point to anyone")
        names = [tr("Change to {placeholder}", placeholder=each) if each else tr("Remove it") for each in instead]
        labels = [tr("{change} (Enter)", change=names[0]) if flag.hard else instead[0] or names[0], *instead[1:]]
        for place, button in enumerate((self.swap, *self.others)):
            button.setVisible(place < len(instead))
            button.setText(labels[place] if place < len(instead) else "")
            button.setAccessibleName(names[place] if place < len(instead) else "")
        self.keep.setText(away)
        self.keep.setAccessibleName(away)
        self.keep.setVisible(flag.kind not in self._must_go)
        new = self.isHidden() or said != self.sentence.text()
        self.sentence.setText(said)
        self._field.setAccessibleDescription(said)
        self.show()
        if new:
            bring_soon(self)  # what asks is seen, and not only the field
            announce(self._field, f"{said} {labels[0]}")

    # --- answers

    def take(self) -> bool:
        """Enter: what is proposed instead of a hard doubt is taken, as soon as what was written since has been read.
        False: none is in sight."""
        asked = self._asked
        if self.isHidden() or asked is None or not asked.hard:
            return False
        characters = self._characters(asked)
        self.know(lambda: self._take(characters))
        return True

    def _take(self, characters: str) -> None:
        if self._asked is not None and self._characters(self._asked) == characters:
            self._change(0)

    def _change(self, place: int) -> None:
        flag = self._asked
        if flag is None or not self.known:
            return
        instead = self._instead(flag)[place]
        if not flag.hard and self._characters(flag)[:1].isupper():
            instead = instead[:1].upper() + instead[1:]
        self._then = [self._go_on]
        self.answering = True
        self._field.change(flag, instead)
        self.answering = False

    def _allow(self) -> None:
        if self._asked is not None and self.known:
            self.allowed |= {self._characters(self._asked)}
            if self._asked.kind is FlagKind.NAME:
                self._reads.no_name(self._characters(self._asked))
            self._ask(self._doubts())
            self._go_on()

    def _go_on(self) -> None:
        if self.may_be_stored():
            self.answered.emit()


def general_words(text: Text, check: Check) -> Instead:
    """In a note or a line a placeholder stands for what is hard, and a general word for somebody who could be
    recognised: a still more general one where the group is small."""

    def instead(flag: Flag) -> tuple[str, ...]:
        if flag.hard:
            return (check.placeholder(flag),)
        if check.few():
            return (text.tr("somebody"), text.tr("some of us"), text.tr("somebody at work"))
        return proposals(text)

    return instead
