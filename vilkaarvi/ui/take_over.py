"""Another program seems to write in the folder for saved work: a person decides whether it still does."""

from PySide6.QtWidgets import QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, press, words
from vilkaarvi.ui.transfer_window import PagedWindow


class TakeOverWindow(PagedWindow):
    """Accepted: take over from the program that the fault DATA_LOCKED names. Closing it changes nothing."""

    def __init__(self, text: Text, fault: Fault, parent: QWidget | None = None) -> None:
        super().__init__(text.tr("vilkaarvi is open somewhere else"), parent)
        tr, who = text.tr, {"host": fault.facts["host"], "process": fault.facts["process"]}
        self.leave = press(tr("Close without changing anything"), Look.PRIMARY)
        self.take = press(tr("It is closed there: take over"), Look.LINK)
        column = self.add_page(self.leave, self.take)
        column.addWidget(words(tr("vilkaarvi is open somewhere else"), Look.HEADING))
        column.addWidget(words(tr("The computer {host} writes in your folder (process {process}).", **who), Look.LEAD))
        column.addWidget(words(tr("Is it open there? Close it there, and start again here."), Look.BODY))
        column.addWidget(
            words(
                tr(
                    "! If you take over while it is still open there, it can save nothing more: "
                    "what has not been saved there is lost."
                ),
                Look.AMBER,
            )
        )
        column.addStretch(1)
        self.leave.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.show_page(0)
        self.leave.setFocus()
