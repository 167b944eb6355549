"""The settings window, and what the chosen settings change."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from vilkaarvi.cli import main
from vilkaarvi.errors import Code, Fault
from vilkaarvi.settings import Settings, load
from vilkaarvi.text import Text
from vilkaarvi.ui.room_look import CAPTION_PIXELS, LIGHT, RoomLook, look_of
from vilkaarvi.ui.settings_form import SettingsForm
from vilkaarvi.ui.style import SHEET, sheet


class Keeper:
    """Remembers what is to be saved; answers with `answer`."""

    def __init__(self, answer: Fault | None = None) -> None:
        self.kept: list[Settings] = []
        self.answer = answer

    def __call__(self, settings: Settings, done: object) -> None:
        self.kept.append(settings)
        assert callable(done)
        done(self.answer)


def form(qtbot: QtBot, settings: Settings, keeper: Keeper) -> SettingsForm:
    page = SettingsForm(Text(), settings, keeper)
    qtbot.addWidget(page)
    page.show()
    return page


def test_what_is_chosen_is_saved_and_the_window_closes(qtbot: QtBot) -> None:
    keeper = Keeper()
    page = form(qtbot, Settings(), keeper)
    page.municipality.setText(" Exempelkommun ")
    page.support.setText("Maria på HR ")
    page.attendance.setText("HR")
    page.logo.setText(" /srv/m.svg")
    page.volume.setValue(35)
    page.letter_keys.setChecked(False)
    page.language.setCurrentIndex(page.language.findData("en"))
    page.save.click()
    wanted = Settings(
        "en",
        "Exempelkommun",
        letter_keys=False,
        film_volume=35,
        support="Maria på HR",
        attendance="HR",
        logo="/srv/m.svg",
    )
    assert keeper.kept == [wanted]
    assert not page.isVisible()


def test_save_is_in_sight_where_the_screen_is_low(qtbot: QtBot) -> None:
    page = form(qtbot, Settings(), Keeper())
    page.resize(520, 420)
    bottom = page.save.mapTo(page, page.save.rect().bottomLeft())
    assert page.rect().contains(bottom)
    assert page.height() <= 420


def test_what_was_not_touched_stays_as_it_was(qtbot: QtBot) -> None:
    settings = Settings(text_scale=1.07, contact="växeln", notes_passphrase=True)
    assert form(qtbot, settings, Keeper()).chosen() == settings


def test_what_the_it_department_has_decided_cannot_be_changed(qtbot: QtBot) -> None:
    page = form(qtbot, Settings(fixed=frozenset({"film_volume", "contact", "notes_passphrase"})), Keeper())
    assert not page.volume.isEnabled()
    assert not page.contact.isEnabled()
    assert not page.passphrase.isEnabled()
    assert page.municipality.isEnabled()


def test_the_room_s_picture_and_captions_are_chosen(qtbot: QtBot) -> None:
    page = form(qtbot, Settings(projector="EPSON|EB|1"), Keeper())
    page.room_light.setChecked(True)
    page.captions.setChecked(False)
    page.captions_background.setChecked(False)
    page.captions_size.setCurrentIndex(2)
    assert [page.captions_second.itemText(row) for row in range(page.captions_second.count())] == ["Inget", "English"]
    page.captions_second.setCurrentIndex(1)
    chosen = page.chosen()
    assert chosen == replace(
        Settings(projector="EPSON|EB|1"),
        room_light=True,
        captions=False,
        captions_background=False,
        captions_size="largest",
        captions_second="en",
    )
    assert look_of(chosen) == RoomLook(LIGHT, CAPTION_PIXELS["largest"], caption_ground=False)


def test_every_choice_about_the_room_can_be_fixed_by_the_it_department(qtbot: QtBot) -> None:
    names = ("room_light", "captions", "captions_background", "captions_size", "captions_second")
    page = form(qtbot, Settings(fixed=frozenset(names)), Keeper())
    assert not [name for name in names if getattr(page, name).isEnabled()]


def test_a_full_disk_is_told_and_what_was_written_stays(qtbot: QtBot) -> None:
    page = form(qtbot, Settings(), Keeper(Fault(Code.DISK_FULL)))
    page.municipality.setText("Exempelkommun")
    page.save.click()
    assert page.isVisible()
    assert "Disken är full" in page.trouble.text()
    assert page.municipality.text() == "Exempelkommun"


def test_every_field_has_a_name(qtbot: QtBot) -> None:
    page = form(qtbot, Settings(), Keeper())
    fields = (page.municipality, page.contact, page.language, page.scale, page.volume, page.captions_size)
    assert all(field.accessibleName() for field in fields)


def test_all_letters_grow_together() -> None:
    assert "font-size: 24pt" in SHEET
    assert "font-size: 48.0pt" in sheet(2.0)


def test_the_command_line_speaks_the_chosen_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "settings.toml").write_text('language = "en"\n')
    assert main(["--data", str(tmp_path), "runs"]) == 0
    assert capsys.readouterr().out == "No sessions yet.\n"
    assert main(["--data", str(tmp_path), "--lang", "sv", "runs"]) == 0
    assert "No sessions" not in capsys.readouterr().out
    assert load(tmp_path / "settings.toml") == (replace(Settings(), language="en"), [])


def test_how_loud_the_film_is_stands_in_figures(qtbot: QtBot) -> None:
    page = form(qtbot, Settings(film_volume=70), Keeper())
    assert page.percent.text() == "70 %"
    page.volume.setValue(35)
    assert page.percent.text() == "35 %"
    assert page.percent.isVisible()


def test_the_folder_for_reports_is_the_leader_s_unless_the_it_department_has_named_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    keeper = Keeper()
    page = form(qtbot, Settings(), keeper)
    page.report_folder.setText(f" {tmp_path} ")
    page.save.click()
    assert keeper.kept[0].report_folder == str(tmp_path)
    own, policy = tmp_path / "settings.toml", tmp_path / "policy.toml"
    own.write_text('report_folder = "mine"\n')
    policy.write_text('report_folder = "theirs"\n')
    ruled, told = load(own, policy)
    assert (ruled.report_folder, told) == ("theirs", [])
    page = form(qtbot, ruled, keeper)
    assert page.report_folder.text() == "theirs"
    assert not page.report_folder.isEnabled()
    assert not page.choose_folder.isEnabled()
    assert page.report_folder.accessibleName() == "Mapp för rapporter"
