"""Sessions as xAPI statements: what they hold, and under which address they are sent."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from vilkaarvi.review.xapi import is_home
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, named, press, words
from vilkaarvi.ui.side_page import SidePage

EXAMPLE = "https://kommun.example"


class StatementsPage(SidePage):
    """`saves` is told the address. Attributes: home (the field), saves (the press)."""

    def __init__(self, text: Text, home: str, saves: Callable[[str], None]) -> None:
        tr = text.tr
        self.saves = press(tr("Save the statements"), Look.PRIMARY)
        super().__init__(text, tr("xAPI statements"), self.saves)
        self.column.addWidget(words(tr("Sessions as xAPI statements"), Look.HEADING))
        said = tr(
            "For a system that collects training, if yours takes them. One statement a session: the group, the day, "
            "how long it was and how many were there. No person, no answers."
        )
        self.column.addWidget(words(said, Look.LEAD))
        label = words(tr("The municipality's own address on the web"), Look.STRONG)
        self.home = QLineEdit(home)
        self.home.setPlaceholderText(EXAMPLE)
        named(self.home, tr("The municipality's own address on the web"), label)
        self.column.addSpacing(12)
        self.column.addWidget(label)
        self.column.addWidget(self.home)
        told = tr("Groups and sessions get their names under it. Write the same one every time. Nothing is sent.")
        self.column.addWidget(words(told, Look.QUIET))
        self.column.addStretch(1)
        self.home.textChanged.connect(lambda _typed: self._judge())
        self.home.returnPressed.connect(self.saves.click)
        self.saves.clicked.connect(lambda: saves(self._address()))
        self.first = self.home
        self._judge()

    def _address(self) -> str:
        """What was typed, as an address: nobody types the beginning."""
        typed = self.home.text().strip().removeprefix("http://").removeprefix("https://").rstrip("/")
        host, slash, path = typed.partition("/")
        return f"https://{host.lower()}{slash}{path}"

    def _judge(self) -> None:
        self.saves.setEnabled(is_home(self._address()))
