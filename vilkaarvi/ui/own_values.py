"""About the municipality: its name, figures and contacts, which stand in the programme's texts, and who has looked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from vilkaarvi.programme.own_words import Shelf
from vilkaarvi.programme.values import MOST, MUNICIPALITY, fits_value
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.home_bits import guarded
from vilkaarvi.ui.own_form import OwnForm


@dataclass(frozen=True)
class AboutUs:
    """What the form says: value → words (empty: none), and who has looked the programme over."""

    values: Mapping[str, str]
    reviewed_by: str
    reviewed_on: date | None


class OwnValuesWindow(OwnForm):
    """`save` answers with a Fault or None. `municipality`: the settings' name, which counts where none is written."""

    def __init__(
        self,
        text: Text,
        shelf: Shelf,
        municipality: str,
        today: date,
        save: Callable[[AboutUs, Done], None],
        parent: QWidget | None = None,
    ) -> None:
        tr = text.tr
        about = tr("What you write here is put into the programme's texts. What is empty is said in general words.")
        super().__init__(text, tr("About your municipality"), about, parent)
        self._shelf, self._today, self._keep = shelf, today, save
        self.fields: dict[str, QLineEdit] = {}
        for each in shelf.values:
            mine = shelf.local.values.get(each.id, {})
            title = str(each.title.get(text.language) or each.title.get(shelf.language, each.id))
            otherwise = str(each.otherwise.get(text.language) or each.otherwise.get(shelf.language, ""))
            if each.id == MUNICIPALITY and municipality:
                otherwise = municipality
            helps = tr("Otherwise: “{words}”. For example: {example}", words=otherwise, example=each.example or "–")
            written = str(mine.get(text.language) or mine.get(shelf.language, ""))
            self.fields[each.id] = self.field(title, helps, MOST, written)
        local = shelf.local
        day = tr("Reviewed on {day}.", day=text.day(local.reviewed_on)) if local.reviewed_on else ""
        helps = day or tr("Role or unit, no names. Empty: “Not reviewed by the municipality”.")
        self.reviewed = self.field(tr("Reviewed by"), helps, MOST, local.reviewed_by)
        self.end()
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        written = {name: " ".join(field.text().split()) for name, field in self.fields.items()}
        by = " ".join(self.reviewed.text().split())
        if not all(not each or fits_value(each) for each in (*written.values(), by)):
            self.tell_wrong(self._text.tr("No braces { } can stand here: write the words themselves."))
            return
        local = self._shelf.local
        day = local.reviewed_on if by == local.reviewed_by else self._today
        self._keep(AboutUs(written, by, day if by else None), guarded(self, self.kept))
