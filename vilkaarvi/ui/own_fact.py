"""A figure of the municipality's own, for a question in a film: where it belongs, what it says, and who counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.home_bits import Chooser, Look, guarded, named, press, words
from vilkaarvi.ui.own_form import OwnForm

MOST = 160


@dataclass(frozen=True)
class OwnFigure:
    """As it is written: the figure, what it counts, of which year, and by whom."""

    number: str = ""
    wording: str = ""
    year: str = ""
    source: str = ""

    @property
    def whole(self) -> bool:
        return all((self.number, self.wording, self.year, self.source))


class OwnFactWindow(OwnForm):
    """`places`: (what it is called, place), in the order of the programme. `there`: what stands at a place already.
    `save` is handed a place and a figure, or None: it is taken away."""

    def __init__(
        self,
        text: Text,
        places: tuple[tuple[str, str], ...],
        there: Mapping[str, OwnFigure],
        save: Callable[[str, OwnFigure | None, Done], None],
        parent: QWidget | None = None,
    ) -> None:
        tr = text.tr
        about = tr("The leader sees it at the question in the film, and can show it to the room by one press.")
        super().__init__(text, tr("A figure of your own"), about, parent)
        self._there, self._keep = there, save
        self.place = Chooser()
        label = words(tr("Where it belongs"), Look.STRONG)
        named(self.place, tr("Where it belongs"), label)
        for name, place in places:
            self.place.addItem(f"● {name}" if place in there else name, place)
        self.column.addWidget(label)
        self.column.addWidget(self.place)

        def example(said: str) -> str:
            return tr("For example: {example}", example=said)

        self.number = self.field(tr("The figure"), example("22 569"), MOST)
        self.wording = self.field(tr("What it counts"), example(tr("people live here now")), MOST)
        self.year = self.field(tr("Year"), example("2026"), MOST)
        self.source = self.field(tr("Who has counted"), tr("Without a source and a year it is never shown."), MOST)
        self.remove = press(tr("Take the figure away"), Look.LINK)
        self.end(self.remove)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(lambda: self._answer(None))
        self.place.activated.connect(lambda _at: self._show())
        first = next((at for at, (_, place) in enumerate(places) if place in there), 0)
        self.place.setCurrentIndex(first)
        self._show()

    def _show(self) -> None:
        """What stands at the chosen place."""
        figure = self._there.get(str(self.place.currentData()), OwnFigure())
        for field, said in (
            (self.number, figure.number), (self.wording, figure.wording), (self.year, figure.year),
            (self.source, figure.source),
        ):  # fmt: skip
            field.setText(said)
        self.remove.setVisible(figure.whole)
        self.trouble.hide()

    def written(self) -> OwnFigure:
        return OwnFigure(
            *(" ".join(each.text().split()) for each in (self.number, self.wording, self.year, self.source))
        )

    def _save(self) -> None:
        figure = self.written()
        if not figure.whole:
            empty = next(
                each for each in (self.number, self.wording, self.year, self.source) if not each.text().strip()
            )
            self.tell_wrong(self._text.tr("All four are needed: whoever reads a figure wants to know whose it is."))
            empty.setFocus()
            return
        self._answer(figure)

    def _answer(self, figure: OwnFigure | None) -> None:
        self._keep(str(self.place.currentData()), figure, guarded(self, self.kept))
