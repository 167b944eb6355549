"""The municipality's own words: a text is found by session and step, and written anew beside the programme's."""

from collections.abc import Callable
from typing import Protocol

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.programme.local import LocalText
from vilkaarvi.programme.own_words import OwnText, Shelf, worth_saying, written_there, wrong_with
from vilkaarvi.text import Text
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Chooser, Look, named, press, restyle, words
from vilkaarvi.ui.own_words_names import session_name, text_name, who_sees

WIDE, FIELD = 980, 150  # pixels
SOON_MS = 700  # after the last key
CHANGED = "changed"
Kept = Callable[[Shelf | None, Fault | None], None]


class OwnWordsActs(Protocol):
    """None of them may wait."""

    def keep_text(self, place: str, text: LocalText | None, done: Kept) -> None:
        """None: the programme's own words again. `done` is handed all of it as it is then."""
        ...

    def own_values(self, over: QWidget) -> None: ...

    def own_fact(self, over: QWidget) -> None: ...

    def hand_out(self, over: QWidget) -> None: ...

    def take_in(self, over: QWidget) -> None: ...


class OwnWordsWindow(FittedWindow):
    """Shows a `Shelf`. What is written is kept a moment after the last key, and whenever another text is chosen.

    Attributes: sessions, steps, texts (choosers), whole (what they say, where one is too narrow for it), theirs (the
    programme's words), ours (what is written), said (how it goes).
    """

    def __init__(self, text: Text, acts: OwnWordsActs, parent: QWidget | None = None) -> None:
        super().__init__(WIDE, parent)
        self._text, self._acts = text, acts
        self._shelf: Shelf | None = None
        self._place = ""
        self._filling = False
        tr = text.tr
        self.setWindowTitle(tr("Change the texts"))
        self.sessions, self.steps, self.texts = Chooser(), Chooser(), Chooser()
        self.theirs, self.ours = QPlainTextEdit(), QPlainTextEdit()
        self.theirs.setReadOnly(True)
        for field in (self.theirs, self.ours):
            field.setTabChangesFocus(True)
            field.setMinimumHeight(FIELD)
        self.whole = words("", Look.QUIET)
        self.seen, self.overtaken = words("", Look.QUIET), words("", Look.AMBER)
        self.said = words("", Look.GOOD)
        self.put_back = press(tr("Put back the programme's words"))
        self.values = press(tr("About your municipality …"), Look.LINK)
        self.fact = press(tr("A figure of your own …"), Look.LINK)
        self.out = press(tr("Save for other computers …"), Look.LINK)
        self.take_in = press(tr("Take in …"), Look.LINK)
        self.leave = press(tr("Done"), Look.PRIMARY)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._keep)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        tr = self._text.tr
        self.column.addWidget(words(tr("Change the texts"), Look.HEADING))
        said = tr("What you write stands instead of the programme's words, and stays when the programme is renewed.")
        self.column.addWidget(words(said, Look.BODY))
        choices = QGridLayout()
        choices.setHorizontalSpacing(12)
        named_as = (tr("Session"), tr("Step"), tr("Text"))
        for at, (chooser, name) in enumerate(zip((self.sessions, self.steps, self.texts), named_as, strict=True)):
            label = words(name, Look.STRONG, wrap=False)
            named(chooser, name, label)
            chooser.setSizeAdjustPolicy(Chooser.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choices.addWidget(label, 0, at)
            choices.addWidget(chooser, 1, at)
            choices.setColumnStretch(at, 1)
        self.column.addLayout(choices)
        self.whole.hide()
        self.column.addWidget(self.whole)
        beside = QGridLayout()
        beside.setHorizontalSpacing(18)
        for at, (field, name) in enumerate(((self.theirs, tr("The programme says")), (self.ours, tr("You say")))):
            label = words(name, Look.STRONG, wrap=False)
            named(field, name, label)
            beside.addWidget(label, 0, at)
            beside.addWidget(field, 1, at)
            beside.setColumnStretch(at, 1)
        self.column.addLayout(beside)
        for label in (self.seen, self.overtaken, self.said):
            self.column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.put_back)
        row.addStretch(1)
        self.column.addLayout(row)
        more = Flow(gap=14)
        for button in (self.values, self.fact, self.out, self.take_in):
            more.addWidget(button)
        self.column.addLayout(more)
        self.foot.addWidget(self.leave)
        self.foot.addStretch(1)

    def _wire(self) -> None:
        self.sessions.activated.connect(lambda _at: self._switch(self._fill_steps))
        self.steps.activated.connect(lambda _at: self._switch(self._fill_texts))
        self.texts.activated.connect(lambda _at: self._switch(self._show_text))
        self.ours.textChanged.connect(self._typed)
        self.put_back.clicked.connect(self._put_back)
        for button, act in (
            (self.values, self._acts.own_values),
            (self.fact, self._acts.own_fact),
            (self.out, self._acts.hand_out),
            (self.take_in, self._acts.take_in),
        ):
            button.clicked.connect(lambda _on=False, act=act: self._switch(lambda: act(self)))
        self.leave.clicked.connect(self.accept)

    # --- what is shown

    def show_shelf(self, shelf: Shelf | None, fault: Fault | None = None) -> None:
        """All of it anew; what is chosen and written stays."""
        first = self._shelf is None
        if shelf is not None:
            self._shelf = shelf
            self._fill_sessions()
        if fault is not None:
            self._tell(str(self._text.fault(fault)), Look.ERROR)
        for field in (
            self.sessions,
            self.steps,
            self.texts,
            self.ours,
            self.put_back,
            self.values,
            self.fact,
            self.out,
        ):
            field.setEnabled(self._shelf is not None)
        if first and shelf is not None:
            self.sessions.setFocus()

    def say(self, said: str, wrong: bool) -> None:
        """How something beside the texts went."""
        self._tell(said, Look.ERROR if wrong else Look.GOOD)
        self.tell(self.said)

    def choose(self, place: str) -> None:
        """Another text, as by its choosers."""
        found = self._of(place)
        if found is not None:
            for chooser, key, fill in (
                (self.sessions, found.session, self._fill_steps),
                (self.steps, found.step, self._fill_texts),
                (self.texts, place, self._show_text),
            ):
                chooser.setCurrentIndex(chooser.findData(key))
                fill()

    @property
    def _in_sight(self) -> list[OwnText]:
        """Those of the chosen session, or all that are changed."""
        if self._shelf is None:
            return []
        chosen = self.sessions.currentData()
        return [each for each in self._shelf.texts if (each.own if chosen == CHANGED else each.session == chosen)]

    def _of(self, place: str) -> OwnText | None:
        return next((each for each in self._shelf.texts if each.place == place), None) if self._shelf else None

    def _fill_sessions(self) -> None:
        shelf = self._shelf
        assert shelf is not None  # noqa: S101  it has just been handed in
        rows = [(session_name(shelf, each, self._text), each) for each in dict.fromkeys(t.session for t in shelf.texts)]
        if shelf.changed:
            rows.append((self._text.tr("All that you have changed ({count})", count=len(shelf.changed)), CHANGED))
        self._fill(self.sessions, rows)
        self._fill_steps()

    def _fill_steps(self) -> None:
        rows = dict[str, str]()
        for each in self._in_sight:
            title = self._shelf.title(f"{each.session}/{each.step}", self._text.language) if self._shelf else ""
            rows.setdefault(f"{each.session}/{each.step}", title)
        chosen = self.sessions.currentData() == CHANGED
        self._fill(self.steps, [(title, key if chosen else key.split("/")[1]) for key, title in rows.items()])
        self._fill_texts()

    def _fill_texts(self) -> None:
        step = str(self.steps.currentData() or "")
        here = [each for each in self._in_sight if step in (each.step, f"{each.session}/{each.step}")]
        self._fill(self.texts, [(self._label(each), each.place) for each in here])
        self._show_text()

    def _label(self, each: OwnText) -> str:
        tr, name = self._text.tr, text_name(each, self._text)
        if each.overtaken:
            return tr("{text} · the programme's has changed", text=name)
        return tr("{text} · yours", text=name) if each.own is not None else name

    def _fill(self, chooser: Chooser, rows: list[tuple[str, str]]) -> None:
        held = chooser.currentData()
        chooser.clear()
        for label, key in rows:
            chooser.addItem(label, key)
        chooser.setCurrentIndex(max(0, chooser.findData(held)))

    def _show_text(self) -> None:
        each = self._of(str(self.texts.currentData() or ""))
        if each is None or self._shelf is None:
            return
        language, own = self._text.language, self._shelf.language
        self._filling = True
        now = each.now(language, own)
        if each.place != self._place or not self._soon.isActive():
            self.theirs.setPlainText(each.programme_s(language, own))
            if each.place != self._place or now != self.ours.toPlainText():
                self.ours.setPlainText(now)
                self._tell("", Look.GOOD) if each.place != self._place else None
        self._place, self._filling = each.place, False
        tr, told = self._text.tr, [who_sees(each, self._text)]
        if each.is_list:
            told.append(tr("One line for each."))
        self.seen.setText(" ".join(told))
        self.overtaken.setText(tr("The programme's text has changed since you wrote yours.") if each.overtaken else "")
        self.overtaken.setVisible(each.overtaken)
        self.put_back.setVisible(each.own is not None)
        self._tell_whole()

    def _tell_whole(self) -> None:
        """Where a chooser is too narrow for its words, all three stand under them."""
        choosers = (self.sessions, self.steps, self.texts)
        self.whole.setText(" · ".join(each.currentText() for each in choosers))
        self.whole.setVisible(any(each.elided for each in choosers))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._tell_whole)  # the choosers get their places after it

    # --- what is written

    def _typed(self) -> None:
        each = self._of(self._place)
        if self._filling or each is None or self._shelf is None:
            return
        written = self.ours.toPlainText()
        wrong, worth = wrong_with(each, written, self._shelf.values), worth_saying(each, written)
        if wrong is not None:
            self._soon.stop()
            self._tell(str(self._text.fault(wrong)), Look.ERROR)
            return
        self._tell(str(self._text.fault(worth)) if worth else "", Look.AMBER)
        self._soon.start()

    def _keep(self) -> None:
        """What is written, if it can stand there and is not kept already."""
        self._soon.stop()
        each, shelf = self._of(self._place), self._shelf
        if each is None or shelf is None:
            return
        written, language = self.ours.toPlainText(), self._text.language
        if wrong_with(each, written, shelf.values) is None and written != each.now(language, shelf.language):
            new = written_there(each, written, language, shelf.language)
            self._acts.keep_text(each.place, new, self._alive(self._kept))

    def _kept(self, shelf: Shelf | None, fault: Fault | None) -> None:
        self.show_shelf(shelf, fault)
        each = self._of(self._place)
        if fault is None and not self._soon.isActive() and each is not None:
            worth = worth_saying(each, self.ours.toPlainText())
            saved = self._text.tr("✓ Saved. It is for groups that begin now; one that has begun changes at home.")
            self._tell(f"{saved} {self._text.fault(worth)}" if worth else saved, Look.AMBER if worth else Look.GOOD)

    def _put_back(self) -> None:
        self._soon.stop()
        self._acts.keep_text(self._place, None, self._alive(self._put))
        self.ours.setFocus()

    def _put(self, shelf: Shelf | None, fault: Fault | None) -> None:
        self.show_shelf(shelf, fault)
        if fault is None:
            self._tell(self._text.tr("✓ The programme's words are back."), Look.GOOD)

    def _alive(self, done: Kept) -> Kept:
        """The answer may come when the window is gone."""
        return lambda shelf, fault: done(shelf, fault) if shiboken6.isValid(self) else None

    def _switch(self, go: Callable[[], object]) -> None:
        """What is written is kept before something else comes into sight."""
        self._keep()
        go()

    def _tell(self, said: str, look: Look) -> None:
        self.said.setText(said)
        restyle(self.said, look)

    def done(self, result: int) -> None:
        self._keep()
        super().done(result)
