"""A question in a new film: when it comes, what the room reads, how the group talks, and for how long."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit

from vilkaarvi.programme.model import Mode, ModeKind
from vilkaarvi.programme.new_film import NewCue, usual_minutes
from vilkaarvi.session.naming import mode_name
from vilkaarvi.text import Text
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Chooser, Look, look_like, named, press, words

NUDGE_MS = 100
MINUTES = (0.5, 1.0, 2.0, 3.0, 4.0, 5.0)


def time_in_film(ms: int, decimal: str = ",") -> str:
    """ "1:07,3": minutes, seconds and tenths."""
    tenths = round(ms / 100)
    return f"{tenths // 600}:{tenths // 10 % 60:02}{decimal}{tenths % 10}"


class CueRow(QFrame):
    """Attributes: at_ms, began_as (its words when it was marked), and its fields by their names.

    Signals: gone (it is to be taken away), look (play from before it), moved (earlier or later), changed, written
    (Enter: the film goes on being watched)."""

    gone, look, moved, changed, written = Signal(), Signal(), Signal(), Signal(), Signal()

    def __init__(self, text: Text, at_ms: int, prompt: dict[str, str], mode: Mode | None = None) -> None:
        super().__init__()
        self._text, self.at_ms, self.began_as = text, at_ms, prompt
        look_like(self, Look.INSET)
        tr = text.tr
        self.time = words("", Look.STRONG, wrap=False)
        self.fields = {language: QLineEdit(prompt.get(language, "")) for language in ("sv", "en")}
        self.fields["sv"].textEdited.connect(self._other_words)
        self.fields["en"].setCursorPosition(0)  # a long one is seen from its beginning
        self.mode, self.minutes = Chooser(), Chooser()
        for kind in ModeKind:
            self.mode.addItem(mode_name(kind, text), kind.value)
        written = (float(mode.minutes),) if mode is not None else ()  # by hand in the file
        for minutes in dict.fromkeys((*MINUTES, *written)):
            self.minutes.addItem(tr("{minutes} min", minutes=f"{minutes:g}".replace(".", ",")), minutes)
        chosen = mode or Mode(ModeKind.SILENT, usual_minutes(ModeKind.SILENT))
        self.mode.setCurrentIndex(self.mode.findData(chosen.kind.value))
        self.minutes.setCurrentIndex(self.minutes.findData(float(chosen.minutes)))
        self.said = words("", Look.ERROR)
        self.said.hide()
        self._lay_out()
        self._tell_time()

    def _lay_out(self) -> None:
        tr = self._text.tr
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.addWidget(self.time, 0, 0, 1, 2)
        names = {"sv": tr("The question in Swedish"), "en": tr("The question in English")}
        for row, (language, short) in enumerate((("sv", tr("In Swedish")), ("en", tr("In English"))), 1):
            label = QLabel(short)
            named(self.fields[language], names[language], label)
            self.fields[language].textChanged.connect(self.changed)
            self.fields[language].returnPressed.connect(self.written)
            grid.addWidget(label, row, 0)
            grid.addWidget(self.fields[language], row, 1)
        flow = Flow(gap=8)
        named(self.mode, tr("How the group talks"))
        named(self.minutes, tr("For how long"))
        self.minutes.currentIndexChanged.connect(self.changed)
        self.mode.activated.connect(lambda _at: self._give_time())
        for chooser in (self.mode, self.minutes):
            flow.addWidget(chooser)
        for said, act in (
            (tr("Earlier"), lambda: self._nudge(-NUDGE_MS)),
            (tr("Later"), lambda: self._nudge(NUDGE_MS)),
            (tr("Look"), self.look.emit),
            (tr("Take away"), self.gone.emit),
        ):
            button = press(said, Look.SMALL)
            button.clicked.connect(lambda _checked=False, act=act: act())
            flow.addWidget(button)
        grid.addLayout(flow, 3, 0, 1, 2)
        grid.addWidget(self.said, 4, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def cue(self) -> NewCue:
        said = {language: " ".join(field.text().split()) for language, field in self.fields.items()}
        return NewCue(self.at_ms, said, self.mode.currentData(), self.minutes.currentData())

    def tell(self, said: str) -> None:
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def _other_words(self, said: str) -> None:
        """Who writes over the whole question takes along the translation of what it said."""
        if len(said) <= 1 and self.fields["en"].text() == self.began_as.get("en"):
            self.fields["en"].clear()

    def _give_time(self) -> None:
        """Another way to talk takes another time; it can be changed after that."""
        usual = usual_minutes(ModeKind(self.mode.currentData()))
        self.minutes.setCurrentIndex(self.minutes.findData(usual))
        self.changed.emit()

    def _nudge(self, by_ms: int) -> None:
        self.at_ms = max(0, self.at_ms + by_ms)
        self._tell_time()
        self.moved.emit()
        self.changed.emit()

    def _tell_time(self) -> None:
        self.time.setText(self._text.tr("The film stops at {time}", time=time_in_film(self.at_ms)))
