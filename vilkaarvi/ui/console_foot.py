"""The console's foot: every press of the hour with its key, and Nästa, which is the one thing to do."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from vilkaarvi.session.view import View
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts
from vilkaarvi.ui.foot_bar import Flow, KeyPress
from vilkaarvi.ui.home_bits import Look, named, press
from vilkaarvi.ui.wheel import Number

HIGH = 38  # pixels of a press
ONE_FOOT = 480  # of the window's height; below it a second foot takes too much


class Turns(Protocol):
    """What the foot's presses do to the console itself."""

    def press_next(self) -> None: ...
    def toggle_cards(self) -> None: ...
    def toggle_facts(self) -> None: ...
    def toggle_notes(self) -> None: ...
    def toggle_steps(self) -> None: ...
    def toggle_keys(self) -> None: ...
    def ask_end(self) -> None: ...
    def switch_view(self) -> None: ...


class FootBar(QFrame):
    """Attributes: one a press; next is Nästa, people how many are here.

    `replay` (of a film), `aside` (the one press that a step may offer) and `facts` (how its figures are read) are laid
    by the console beside what is now.
    """

    def __init__(self, text: Text, acts: Acts, turns: Turns) -> None:
        super().__init__()
        self._wanted: dict[QWidget, bool] = {}  # apart from whether there is room for it
        self._small = self._open = False
        self.setProperty("look", "foot")
        tr = text.tr
        self.back = self._key(tr("Back"), "PgUp", acts.back)
        self.black = self._key(tr("Black screen"), "B", acts.black)
        self.replay = self._key(tr("Replay 10 s"), "R", acts.replay)
        self.sound = self._key(tr("Sound"), "", acts.sound)
        self.cards = self._key(tr("Support cards"), "S", turns.toggle_cards)
        self.facts = self._key(tr("How the figures are read"), "F", turns.toggle_facts)
        self.hide_notes = self._key(tr("Hide notes"), "D", turns.toggle_notes)
        self.steps = self._key(tr("The session's steps"), "", turns.toggle_steps)
        self.switch = self._key(tr("Room's view"), "F5", turns.switch_view)
        self.keys = self._key("?", "", turns.toggle_keys)
        self.keys.setAccessibleName(tr("Keys"))
        self.end = self._key(tr("End session"), "", turns.ask_end)
        self.more = self._key(tr("More"), "", self._toggle_more)
        self.aside = press("", Look.SMALL)
        self.aside.setMinimumHeight(HIGH)
        self.aside.hide()
        self.people = Number()
        self.people.setRange(1, 40)
        self.people.setSuffix(" " + tr("here"))
        named(self.people, tr("People here"))
        self.people.valueChanged.connect(acts.people)
        self.people.setMinimumHeight(HIGH)
        self.next = KeyPress("", "PgDn", Look.PRIMARY)
        self.next.clicked.connect(turns.press_next)
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QWidget()
        row = Flow(tools)
        keys: tuple[QWidget, ...] = (self.back, self.black, self.cards, self.hide_notes, self.steps)
        for widget in (*keys, self.switch, self.people, self.sound, self.keys, self.end, self.more):
            row.addWidget(widget)
        self._seldom = (
            self.facts,
            self.hide_notes,
            self.steps,
            self.switch,
            self.people,
            self.sound,
            self.keys,
            self.end,
        )
        self.more.hide()
        self._across = across = QHBoxLayout(self)
        across.setSpacing(12)
        self.fit(20)
        across.addWidget(tools, 1)
        across.addWidget(self.next)

    def _key(self, said: str, key: str, act: Callable[[], None]) -> KeyPress:
        button = KeyPress(said, key)
        button.setMinimumHeight(HIGH)
        button.clicked.connect(act)
        return button

    def fit(self, edge: int, small: bool = False) -> None:
        """`small`: what is seldom needed waits behind "Mer", so that the rest has room."""
        high = 5 if small else 8
        self._across.setContentsMargins(edge, high, edge, high)
        if small != self._small:
            self._small, self._open = small, False
            for button in (self.back, self.black, self.cards):
                button.bare(small)
            self._show_what_is_wanted()

    def _toggle_more(self) -> None:
        self._open = not self._open
        self._show_what_is_wanted()

    def want_steps(self, wanted: bool) -> None:
        """The press for the plan, where it does not stand beside."""
        self._want(wanted, self.steps)

    def _want(self, wanted: bool, *widgets: QWidget) -> None:
        for widget in widgets:
            self._wanted[widget] = wanted
            widget.setVisible(wanted and (self._open or not self._small or widget not in self._seldom))

    def _show_what_is_wanted(self) -> None:
        for widget, wanted in self._wanted.items():
            self._want(wanted, widget)
        self.more.setVisible(self._small)
        self.more.setChecked(self._open)

    def stand(self, ended: bool, finished: bool, height: int) -> None:
        """After the hour closing has a foot of its own, and a low window has room for one. When the summary is finished
        there is no way back into the hour. Keys do what the presses did."""
        self.setVisible(not finished and not (ended and height < ONE_FOOT))

    def offer(self, said: str) -> None:
        """One more press for this step, or none."""
        self.aside.setVisible(bool(said))
        if said and said != self.aside.text():
            self.aside.setText(said)
            self.aside.setAccessibleName(said)

    def show_view(self, view: View, one_screen: bool, closing: bool) -> None:
        """What can be pressed now. When the hour is over the closing page has the one thing to do."""
        self.next.say(f"{view.next_label}  ▸", view.next_label)
        self.back.setEnabled(view.can_back)
        self.people.blockSignals(True)
        self.people.setValue(view.people)
        self.people.blockSignals(False)
        self._want(bool(view.film_places), self.replay)
        self._want(bool(view.contested) and not closing, self.facts)
        self._want(one_screen, self.switch)
        self._want(not closing, self.cards, self.hide_notes)
        self._want(not view.ended, self.next, self.people, self.back, self.keys)
        self._want(True, self.sound)
        self._want(not view.ended and view.next_label != self.end.accessibleName(), self.end)  # one press for one thing
