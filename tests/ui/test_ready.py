"""Is everything ready? Each line from the facts behind it; the films' progress; what helps, one press away."""

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_home import VIEW, Presses, home
from vilkaarvi.app import ready
from vilkaarvi.app.readiness import At, Place, waiting
from vilkaarvi.app.ready import Films, look, tell_films
from vilkaarvi.doctor.film import device_row
from vilkaarvi.doctor.machine import Battery, charger_row, data_row, disk_row
from vilkaarvi.doctor.sight import awake_row
from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Helps, ReadyIs, ReadyRow, Remedy
from vilkaarvi.ui.home_ready import ReadyCard
from vilkaarvi.ui.ready_steps import StepsWindow
from vilkaarvi.ui.screens import Seen
from vilkaarvi.vlc_player.asked import Asked

TEXT = Text("sv")
OK, WARN, WAIT = ReadyIs.OK, ReadyIs.WARN, ReadyIs.WAIT


def short(row: ReadyRow | None) -> tuple[ReadyIs, str, str, Helps | None]:
    assert row is not None
    return row.state, row.words, row.detail, row.remedy.helps if row.remedy else None


def programme(folder: Path, *sizes: int) -> Path:
    """A folder of films that are as their manifest says."""
    rows = ["format = 1"]
    for number, size in enumerate(sizes):
        content = bytes([number]) * size
        (folder / f"{number}.mp4").write_bytes(content)
        rows += [
            "[[files]]", f'name = "{number}.mp4"', f'sha256 = "{sha256(content).hexdigest()}"', f"bytes = {size}",
            "length_ms = 1000",
        ]  # fmt: skip
    (folder / "manifest.toml").write_text("\n".join(rows))
    return folder


def films_told(media: Path, films: Films | None = None) -> list[ReadyRow]:
    told: list[ReadyRow] = []
    tell_films(media, films or Films(), TEXT, lambda at, row: told.append(row) if row is not None else None)
    return told


def test_a_projector_is_named_and_without_one_the_steps_end_with_how_to_start_anyway() -> None:
    there = ready.projector_line(Seen("EPSON EB"), TEXT)
    assert short(there) == (OK, "Projektor hittad", "EPSON EB", Helps.PICTURE)
    row = ready.projector_line(Seen(None), TEXT)
    assert short(row) == (WARN, "Ingen projektor", "", Helps.STEPS)
    assert row.remedy is not None
    assert "Starta ändå" in row.remedy.steps[-1]
    assert row.remedy.picture


def test_screens_that_show_the_same_are_told_with_how_to_extend_them() -> None:
    row = ready.projector_line(Seen(None, mirrored=True), TEXT)
    assert short(row) == (WARN, "Skärmarna visar samma bild", "", Helps.STEPS)
    assert row.remedy is not None
    assert "utöka" in row.remedy.steps[1].lower()


@pytest.mark.parametrize(
    ("battery", "told"),
    [
        (None, (OK, "Ström från vägguttaget", "", None)),
        (Battery(82, True), (OK, "Laddaren sitter i", "82 %", None)),
        (Battery(82, None), (OK, "Laddaren sitter i", "82 %", None)),
        (Battery(41, False), (WARN, "Laddaren sitter inte i", "41 %", Helps.AGAIN)),
    ],
)
def test_the_charger(battery: Battery | None, told: tuple[object, ...]) -> None:
    assert short(ready.charger_line(charger_row(lambda: battery), TEXT)) == told


def test_sound_needs_a_device_and_a_volume_and_is_not_judged_without_a_player() -> None:
    device = device_row(("Högtalare",))
    assert short(ready.sound_line(device, 80, TEXT)) == (OK, "Ljudet fungerar", "80 %", Helps.SOUND)
    assert short(ready.sound_line(device, 0, TEXT)) == (WARN, "Filmens ljud är avstängt", "", Helps.SOUND)
    assert short(ready.sound_line(device_row(()), 80, TEXT)) == (WARN, "Ingen högtalare", "", Helps.STEPS)
    assert ready.sound_line(None, 80, TEXT) is None


def test_disk_store_screen_and_player(tmp_path: Path) -> None:
    small = disk_row(tmp_path, lambda path: 150_000_000)
    assert short(ready.disk_line(small, TEXT)) == (WARN, "Disken är nästan full", "150 MB", Helps.STEPS)
    big = disk_row(tmp_path, lambda path: 41_000_000_000)
    assert short(ready.disk_line(big, TEXT)) == (OK, "Ledigt utrymme", "41 GB", None)
    (tmp_path / "file").touch()
    wrong = ready.store_line(data_row(tmp_path / "file"), TEXT)
    assert short(wrong) == (WARN, "Det du skriver kan inte sparas", "", Helps.STEPS)
    assert ready.store_line(data_row(tmp_path), TEXT).state is OK
    assert short(ready.awake_line(awake_row(("x",)), TEXT)) == (OK, "Skärmen hålls vaken", "", None)
    assert short(ready.awake_line(awake_row(()), TEXT)) == (WARN, "Skärmen kan slockna", "", Helps.STEPS)
    assert ready.player_line(None, TEXT).state is OK
    missing = ready.player_line(Fault(Code.NO_VLC), TEXT)
    assert missing.remedy is not None
    assert missing.remedy.steps[0].startswith("Filmspelaren VLC finns inte")


def test_films_tell_how_far_they_have_come_and_then_how_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "TELL_S", 0.0)
    told = films_told(programme(tmp_path, 3_000_000, 1_500_000))
    percents = [int(row.detail.removesuffix(" %")) for row in told[:-1]]
    assert len(percents) >= 4
    assert percents == sorted(percents)
    assert percents[-1] == 100
    assert {row.state for row in told[:-1]} == {WAIT}
    assert short(told[-1]) == (OK, "Filmerna fungerar", "2 av 2", None)


def test_the_municipality_s_films_are_part_of_the_per_cent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "TELL_S", 0.0)
    content = b"f" * 6_000_000
    own = tmp_path / f"var-{sha256(content).hexdigest()[:8]}.mp4"
    own.write_bytes(content)
    told: list[ReadyRow] = []
    films, media = Films(), programme(tmp_path, 2_000_000)
    tell_films(media, films, TEXT, lambda at, row: told.append(row) if row is not None else None, (own,))
    percents = [int(row.detail.removesuffix(" %")) for row in told[:-1]]
    assert percents == sorted(percents)
    assert percents[1] == 25  # the programme's film is a quarter of all that is read
    assert len(percents) >= 7
    assert percents[-1] == 100
    assert short(told[-1]) == (OK, "Filmerna fungerar", "2 av 2", None)
    assert films.look(media, percents.append, (own,)) == (2, [])
    assert len(percents) == len(told) - 1  # nothing of it is read twice


def test_a_film_that_was_whole_is_read_again_only_when_it_has_changed(tmp_path: Path) -> None:
    media, films = programme(tmp_path, 2_000_000, 1_000), Films()
    read: list[int] = []
    assert films.look(media, read.append) == (2, [])
    assert read
    read.clear()
    assert films.look(media, read.append) == (2, [])
    assert not read
    (media / "1.mp4").write_bytes(b"x" * 1_000)
    count, faults = films.look(media, read.append)
    assert (count, [fault.code for fault in faults]) == (2, [Code.FILM_CHANGED])
    read.clear()
    assert [fault.code for fault in films.look(media, read.append)[1]] == [Code.FILM_CHANGED]
    assert read == [100]  # a damaged one is read each time


def test_a_missing_and_a_damaged_film_are_named_in_the_steps(tmp_path: Path) -> None:
    media = programme(tmp_path, 1_000, 1_000)
    (media / "1.mp4").write_bytes(b"y" * 1_000)
    row = films_told(media)[-1]
    assert short(row) == (WARN, "En film är skadad", "1 av 2", Helps.STEPS)
    (media / "0.mp4").unlink()
    row = films_told(media)[-1]
    assert short(row) == (WARN, "En film saknas", "0 av 2", Helps.STEPS)
    assert row.remedy is not None
    assert "0.mp4" in row.remedy.steps[0]
    assert "1.mp4" in row.remedy.steps[1]
    assert any(str(media) in step for step in row.remedy.steps)


def test_without_films_it_is_said(tmp_path: Path) -> None:
    assert short(films_told(tmp_path)[-1]) == (WARN, "En film saknas", "", Helps.STEPS)


def test_a_look_ends_with_no_line_in_waiting(tmp_path: Path) -> None:
    lines: dict[At, ReadyRow | None] = {**waiting(TEXT)}
    place = Place(tmp_path, programme(tmp_path, 1_000), Seen("EPSON"), 80, lambda: Asked(Fault(Code.NO_VLC)))
    look(place, Films(), TEXT, lines.__setitem__)
    assert list(lines) == list(At)
    assert lines[At.SOUND] is None
    assert not [row for row in lines.values() if row is not None and row.state is WAIT]


# --- the card


def rows(*found: ReadyRow) -> tuple[ReadyRow, ...]:
    return found


AGAIN = ReadyRow(WARN, "Laddaren sitter inte i", "41 %", Remedy(Helps.AGAIN))
STEPS = ReadyRow(WARN, "Ingen högtalare", "", Remedy(Helps.STEPS, ("Koppla in en.", "Välj den.")))
SOUND = ReadyRow(WARN, "Filmens ljud är avstängt", "", Remedy(Helps.SOUND))


@pytest.fixture
def card(qtbot: QtBot) -> tuple[ReadyCard, Presses]:
    acts = Presses()
    made = ReadyCard(TEXT, acts)
    qtbot.addWidget(made)
    made.show()
    return made, acts


def test_each_remedy_is_one_press_away(card: tuple[ReadyCard, Presses]) -> None:
    made, acts = card
    made.show_rows(rows(AGAIN, SOUND, ReadyRow(OK, "Ledigt utrymme", "41 GB")))
    assert [line.help.text() for line in made.lines if line.help.isVisible()] == ["Prova igen", "Välj"]
    QTest.keyClick(made.lines[0].help, Qt.Key.Key_Return)
    QTest.keyClick(made.lines[1].help, Qt.Key.Key_Space)
    assert acts.made == [("look",), ("sound",)]


def test_steps_open_and_look_again_from_there(card: tuple[ReadyCard, Presses], qtbot: QtBot) -> None:
    made, acts = card
    made.show_rows(rows(STEPS))
    assert made.lines[0].help.accessibleName() == "Visa hur: Ingen högtalare"
    made.lines[0].help.click()
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, StepsWindow) and each.isVisible()]
    assert len(windows) == 1
    assert [step.text() for step in windows[0].steps] == ["Koppla in en.", "Välj den."]
    assert windows[0].focusWidget() is windows[0].again
    windows[0].again.click()
    assert acts.made == [("look",)]
    qtbot.waitUntil(lambda: not any(isinstance(each, StepsWindow) for each in QApplication.topLevelWidgets()))


def test_the_test_picture_is_one_press_away_with_a_projector_and_without(card: tuple[ReadyCard, Presses]) -> None:
    made, acts = card
    without = ReadyRow(WARN, "Ingen projektor", "", Remedy(Helps.STEPS, ("Slå på den.",), picture=True))
    made.show_rows(rows(ReadyRow(OK, "Projektor hittad", "EPSON", Remedy(Helps.PICTURE)), without))
    assert [line.help.text() for line in made.lines if line.help.isVisible()] == ["Testbild", "Visa hur"]
    made.lines[0].help.click()
    made.lines[1].help.click()
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, StepsWindow) and each.isVisible()]
    shown[0].picture.click()
    assert acts.made == [("test picture",), ("test picture",)]


def test_progress_takes_neither_focus_nor_place_from_the_lines(card: tuple[ReadyCard, Presses]) -> None:
    made, _ = card
    made.show_rows(rows(AGAIN, ReadyRow(WAIT, "Filmerna läses igenom", "10 %")))
    made.lines[0].help.setFocus()
    before = [id(line) for line in made.lines]
    made.show_rows(rows(AGAIN, ReadyRow(WAIT, "Filmerna läses igenom", "55 %")))
    assert made.focusWidget() is made.lines[0].help
    assert [id(line) for line in made.lines] == before
    names = [child.accessibleName() for child in made.findChildren(QWidget)]
    assert "Kontrolleras: Filmerna läses igenom: 55 %" in names


def test_the_remedies_are_reached_in_their_order_and_everything_about_the_computer_after_them(
    qtbot: QtBot,
) -> None:
    view = type(VIEW)(**{**vars(VIEW), "ready": (AGAIN, STEPS, ReadyRow(OK, "Ledigt utrymme", "41 GB"), SOUND)})
    page = home(qtbot, Presses(), view)
    wanted = [page.ready.lines[place].help for place in (0, 1, 3)]
    page.next.read.setFocus()  # the last press before the lines
    for button in [*wanted, page.ready.all]:
        QTest.keyClick(page.window(), Qt.Key.Key_Tab)
        assert page.window().focusWidget() is button


def test_a_line_that_is_left_out_is_not_seen(card: tuple[ReadyCard, Presses]) -> None:
    made, _ = card
    made.show_rows(rows(AGAIN, STEPS))
    made.show_rows(rows(STEPS))
    assert [line.about.text() for line in made.lines if line.isVisible()] == ["Ingen högtalare"]


def test_what_is_left_never_holds_back_the_start(qtbot: QtBot) -> None:
    acts = Presses()
    view = type(VIEW)(**{**vars(VIEW), "ready": (AGAIN, STEPS, ReadyRow(WAIT, "Ljud"))})
    page = home(qtbot, acts, view)
    assert page.next.left_to_do.text() == "2 saker kvar, men du kan starta"
    assert page.next.start.isEnabled()
    page.next.start.click()
    assert acts.made == [("start", "s1")]
