"""The leader's own choices. What the IT department has decided is shown, and cannot be changed here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.settings import CAPTION_SIZES, Settings
from vilkaarvi.text import LANGUAGES, Text
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Chooser, Look, guarded, named, press, words
from vilkaarvi.ui.wheel import Slider

MOST_NAME, MOST_CONTACT, MOST_PATH = 80, 120, 200  # as settings.py has them
WIDE = 680  # pixels
NAMES = {"sv": "Svenska", "en": "English"}  # each in its own language
SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)
NOTES_MONTHS, SUMMARY_MONTHS = (1, 2, 3, 6, 12), (0, 12, 24, 36, 60, 120)
Opens = Callable[[QWidget], None]  # handed this window, to be opened over it
Save = Callable[[Settings, Callable[[Fault | None], None]], None]


class SettingsForm(FittedWindow):
    """Shows `settings`; "Save" hands the changed ones to `save`, which answers with a Fault or None."""

    def __init__(
        self,
        text: Text,
        settings: Settings,
        save: Save,
        parent: QWidget | None = None,
        languages: Iterable[str] = LANGUAGES,
        opens: Mapping[str, Opens] | None = None,
    ) -> None:
        """`languages`: those that the films have captions in. `opens`: "retention",
        "back_up", "restore", "change_phrase", "sheet" and "own_words"."""
        super().__init__(WIDE, parent)
        self.column.setSpacing(6)
        self._text, self._settings, self._keep, self._languages = text, settings, save, languages
        self._opens = opens or {}
        self.setWindowTitle(text.tr("Settings"))
        self.municipality, self.contact = QLineEdit(settings.municipality), QLineEdit(settings.contact)
        self.municipality.setMaxLength(MOST_NAME)
        self.contact.setMaxLength(MOST_CONTACT)
        self.support = QLineEdit(settings.support)
        self.support.setMaxLength(MOST_CONTACT)
        self.attendance, self.logo = QLineEdit(settings.attendance), QLineEdit(settings.logo)
        self.attendance.setMaxLength(MOST_CONTACT)
        self.logo.setMaxLength(MOST_PATH)
        self.choose_logo = press(text.tr("Choose a logo …"), Look.LINK)
        self.choose_logo.clicked.connect(self._choose_logo)
        self.choose_logo.setEnabled("logo" not in settings.fixed)
        self.language, self.scale = Chooser(), Chooser()
        for each in LANGUAGES:
            self.language.addItem(NAMES[each], each)
        self.language.setCurrentIndex(self.language.findData(settings.language))
        for size in sorted({*SCALES, settings.text_scale}):
            self.scale.addItem(f"{round(size * 100)} %", size)
        self.scale.setCurrentIndex(self.scale.findData(settings.text_scale))
        self.volume = Slider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setValue(settings.film_volume)
        self.percent = words(f"{settings.film_volume} %", Look.BODY, wrap=False)
        self.volume.valueChanged.connect(lambda percent: self.percent.setText(f"{percent} %"))
        self.letter_keys = QCheckBox(text.tr("Letters as shortcuts during the session (B, C, D, R, S)"))
        self.letter_keys.setChecked(settings.letter_keys)
        self.seats = QCheckBox(text.tr("Show a ring of seats: press for whoever has spoken (nothing is saved)"))
        self.seats.setChecked(settings.seats)
        self.read_aloud = QCheckBox(text.tr("Read the film's text aloud (a synthetic voice)"))
        self.read_aloud.setChecked(settings.film_read_aloud)
        self.passphrase = QCheckBox(text.tr("Always lock the notes with a passphrase"))
        self.passphrase.setChecked(settings.notes_passphrase)
        self.change_phrase = press(text.tr("Change the passphrase …"), Look.LINK)
        self.sheet = press(text.tr("Recovery sheet …"), Look.LINK)
        self._make_room_fields()
        self._make_keeping_fields()
        self.save = press(text.tr("Save settings"), Look.PRIMARY)
        self.leave = press(text.tr("Cancel"), Look.LINK)
        self.trouble = words("", Look.ERROR)
        self.trouble.hide()
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self._lay_out()

    def _make_room_fields(self) -> None:
        """How the room's screen looks."""
        tr, settings = self._text.tr, self._settings
        self.captions_size, self.captions_second = Chooser(), Chooser()
        for size, said in zip(CAPTION_SIZES, (tr("Normal"), tr("Large"), tr("Largest")), strict=True):
            self.captions_size.addItem(said, size)
        self.captions_size.setCurrentIndex(self.captions_size.findData(settings.captions_size))
        self.captions_second.addItem(tr("None"), "")
        for each in sorted({*self._languages, settings.captions_second} - {"", self._text.language}):
            self.captions_second.addItem(NAMES.get(each, each), each)
        self.captions_second.setCurrentIndex(max(0, self.captions_second.findData(settings.captions_second)))
        self.captions = QCheckBox(tr("Captions are on when a film begins"))
        self.captions.setChecked(settings.captions)
        self.captions_background = QCheckBox(tr("A dark ground behind the captions"))
        self.captions_background.setChecked(settings.captions_background)
        self.room_light = QCheckBox(tr("Light picture for bright rooms"))
        self.room_light.setChecked(settings.room_light)

    def _make_keeping_fields(self) -> None:
        """How long what is saved is kept, and where copies and reports go."""
        tr, settings = self._text.tr, self._settings
        self.notes_months, self.summary_months = Chooser(), Chooser()
        for months in sorted({*NOTES_MONTHS, settings.notes_months}):
            self.notes_months.addItem(self._months(months), months)
        for months in sorted({*SUMMARY_MONTHS, settings.summary_months}):
            self.summary_months.addItem(self._months(months) if months else tr("Never by the program"), months)
        self.notes_months.setCurrentIndex(self.notes_months.findData(settings.notes_months))
        self.summary_months.setCurrentIndex(self.summary_months.findData(settings.summary_months))
        self.report_folder = QLineEdit(settings.report_folder)
        self.report_folder.setMaxLength(MOST_PATH)
        self.choose_folder = press(tr("Choose a folder …"), Look.LINK)
        self.choose_folder.clicked.connect(self._choose_folder)
        self.choose_folder.setEnabled("report_folder" not in settings.fixed)
        self.retention = press(tr("What is kept, and erasing …"), Look.LINK)
        self.back_up = press(tr("Make a backup …"), Look.LINK)
        self.restore = press(tr("Take in a backup …"), Look.LINK)
        self.own_words = press(tr("For the strategist: change the programme's texts …"), Look.LINK)
        opening = {
            "retention": self.retention,
            "back_up": self.back_up,
            "restore": self.restore,
            "change_phrase": self.change_phrase,
            "sheet": self.sheet,
            "own_words": self.own_words,
        }
        for name, button in opening.items():
            button.setVisible(name in self._opens)
            button.clicked.connect(partial(self._open, name))

    def _open(self, name: str, _on: bool = False) -> None:
        self._opens[name](self)

    def _months(self, count: int) -> str:
        return self._text.plural("{count} month", "{count} months", count)

    def _lay_out(self) -> None:
        tr = self._text.tr
        self.column.addWidget(words(tr("Settings"), Look.HEADING))
        self._field("municipality", tr("The municipality's name"), tr("Printed at the bottom of papers."))
        self._field("contact", tr("Contact for questions"), tr("Printed on papers, for example the switchboard."))
        self._field("support", tr("Who you can call afterwards"), tr("Shown to you after a hard session."))
        self._field("notes_months", tr("Notes are erased after"), tr("Those that you never agreed on."))
        self._field("summary_months", tr("Summaries are erased after"), tr("The municipality decides."))
        letting_go = Flow(gap=14)  # side by side: in sight on a low screen, under what they are about
        for button in (self.retention, self.back_up, self.restore):
            letting_go.addWidget(button)
        self.column.addLayout(letting_go)
        self.column.addSpacing(8)
        self._field("logo", tr("Logo"), tr("At the top of papers: a PNG or SVG file."))
        self.column.addWidget(self.choose_logo, 0, Qt.AlignmentFlag.AlignLeft)
        self._field("attendance", tr("Who keeps the attendance list"), tr("Printed on the list, for example HR."))
        self._field(
            "report_folder", tr("Folder for reports"), tr("Where “Hand in the report” puts them. Ask your manager.")
        )
        self.column.addWidget(self.choose_folder, 0, Qt.AlignmentFlag.AlignLeft)
        self._field("volume", tr("The film's sound"), "", setting="film_volume")
        self._field("scale", tr("Size of the text"), tr("Applies the next time you start."), setting="text_scale")
        self._field("language", tr("Language"), tr("Applies the next time you start."))
        self._field("captions_size", tr("Size of the captions"), "")
        self._field("captions_second", tr("A second language under the captions"), "")
        boxes = (
            ("room_light", self.room_light),
            ("captions", self.captions),
            ("captions_background", self.captions_background),
            ("film_read_aloud", self.read_aloud),
            ("letter_keys", self.letter_keys),
            ("seats", self.seats),
            ("notes_passphrase", self.passphrase),
        )
        for name, box in boxes:
            box.setEnabled(name not in self._settings.fixed)
            self.column.addWidget(box)
        for button in (self.change_phrase, self.sheet, self.own_words):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if self._settings.fixed:
            self.column.addWidget(words(tr("What is grey has been set by your IT department."), Look.QUIET))
        self.column.addWidget(self.trouble)
        self.foot.addWidget(self.save)
        self.foot.addWidget(self.leave)
        self.foot.addStretch(1)

    def _field(self, name: str, label: str, helps: str, setting: str = "") -> None:
        field: QWidget = getattr(self, name)
        above = words(label, Look.STRONG, wrap=False)
        named(field, label, above)
        field.setAccessibleDescription(helps)
        field.setEnabled((setting or name) not in self._settings.fixed)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(above)
        row.addWidget(words(helps, Look.QUIET), 1)
        if field is self.volume:
            row.addWidget(self.percent)
        self.column.addLayout(row)
        self.column.addWidget(field)
        self.column.addSpacing(8)

    def _choose_logo(self) -> None:
        pictures = self._text.tr("Pictures (*.png *.svg)")
        chosen, _ = QFileDialog.getOpenFileName(self, self._text.tr("Choose a logo"), self.logo.text(), pictures)
        if chosen:
            self.logo.setText(chosen)

    def _choose_folder(self) -> None:
        title = self._text.tr("Choose a folder for reports")
        chosen = QFileDialog.getExistingDirectory(self, title, self.report_folder.text())
        if chosen:
            self.report_folder.setText(str(Path(chosen)))

    def chosen(self) -> Settings:
        """What the form says now."""
        return replace(
            self._settings,
            municipality=self.municipality.text().strip(),
            contact=self.contact.text().strip(),
            support=self.support.text().strip(),
            logo=self.logo.text().strip(),
            attendance=self.attendance.text().strip(),
            report_folder=self.report_folder.text().strip(),
            film_volume=self.volume.value(),
            film_read_aloud=self.read_aloud.isChecked(),
            text_scale=self.scale.currentData(),
            language=self.language.currentData(),
            letter_keys=self.letter_keys.isChecked(),
            seats=self.seats.isChecked(),
            notes_months=self.notes_months.currentData(),
            summary_months=self.summary_months.currentData(),
            notes_passphrase=self.passphrase.isChecked(),
            captions=self.captions.isChecked(),
            captions_size=self.captions_size.currentData(),
            captions_background=self.captions_background.isChecked(),
            captions_second=self.captions_second.currentData(),
            room_light=self.room_light.isChecked(),
        )

    def _save(self) -> None:
        self._keep(self.chosen(), guarded(self, self._answered))

    def _answered(self, fault: Fault | None) -> None:
        if fault is None:
            self.accept()
            return
        self.trouble.setText(str(self._text.fault(fault)))
        self.trouble.show()
        self.scrolls.ensureWidgetVisible(self.trouble)
