""" "Var det tungt?": questions to take along, and whom to call. Nothing is typed here, and nothing is kept."""

from vilkaarvi.paper.support import SupportPaper
from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.home_bits import Look, press, restyle, rule, words
from vilkaarvi.ui.side_page import SidePage


class AfterPage(SidePage):
    """Draws a `SupportPaper`; `say` tells how it went. Attributes: prints, saves, shows (the presses for paper)."""

    def __init__(self, text: Text, paper: SupportPaper) -> None:
        self.prints = press(text.tr("Print"), Look.PRIMARY)
        self.shows, self.saves = press(text.tr("Show first")), press(text.tr("Save PDF"))
        self.said = words("", Look.QUIET)
        super().__init__(text, paper.title, self.shows, self.saves, self.prints)
        column = self.column
        column.addWidget(words(paper.kicker, Look.KICKER))
        column.addWidget(words(paper.title, Look.HEADING))
        column.addWidget(words(paper.lead, Look.LEAD))
        column.addSpacing(10)
        column.addWidget(rule())
        column.addWidget(words(paper.ask, Look.SUBTITLE))
        for number, question in enumerate(paper.questions, 1):
            column.addWidget(words(f"{number}.  {question}", Look.LEAD))
        column.addWidget(words(paper.care, Look.QUIET))
        column.addSpacing(10)
        column.addWidget(rule())
        column.addWidget(words(paper.whom, Look.SUBTITLE))
        column.addWidget(words(paper.call[0], Look.LEAD_STRONG))
        for line in paper.call[1:]:
            column.addWidget(words(f"•  {line}", Look.BODY))
        column.addSpacing(6)
        column.addWidget(words(paper.nothing, Look.QUIET))
        column.addWidget(self.said)
        column.addStretch(1)

    def say(self, sentence: str, look: Look = Look.QUIET) -> None:
        self.said.setText(sentence)
        restyle(self.said, look)
        self.reading.ensureWidgetVisible(self.said)
        announce(self, sentence)
