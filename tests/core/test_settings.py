"""Settings: what makes no sense is repaired and told, the IT department wins, nobody's keys are lost."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from vilkaarvi.errors import Code, Fault
from vilkaarvi.settings import MOST_ROOMS, RoomSound, Settings, load, policy_file, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "inställningar" / "settings.toml"


def written(path: Path, words: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(words, encoding="utf-8")
    return path


def codes(told: list[Fault]) -> list[Code]:
    return [fault.code for fault in told]


def test_without_a_file_the_usual_values_count(path: Path) -> None:
    assert load(path, path.with_name("policy.toml")) == (Settings(), [])


def test_what_is_saved_is_read_again(path: Path) -> None:
    chosen = Settings(
        "en", "Exempelkommun", "växeln", letter_keys=False, film_volume=55, text_scale=1.25, notes_passphrase=True
    ).with_sound("EPSON", RoomSound("hdmi", "Projektorn", 40))
    save(path, chosen)
    assert load(path) == (chosen, [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", '"de"'),
        ("language", "7"),
        ("municipality", "true"),
        ("municipality", '"' + "x" * 81 + '"'),
        ("contact", '"a\\nb"'),
        ("support", '"' + "x" * 121 + '"'),
        ("letter_keys", '"ja"'),
        ("letter_keys", "1"),
        ("film_volume", "101"),
        ("film_volume", "-1"),
        ("film_volume", "true"),
        ("film_volume", "80.5"),
        ("sound_rooms", "3"),
        ("sound_rooms", '{EPSON = {device = "hdmi"}}'),
        ("sound_rooms", '{EPSON = {device = "hdmi", name = "", level = 101}}'),
        ("text_scale", "0.1"),
        ("text_scale", "nan"),
        ("notes_passphrase", "[true]"),
        ("captions", "1"),
        ("captions_size", '"huge"'),
        ("captions_size", "[]"),
        ("captions_background", '"no"'),
        ("captions_second", '"../sv"'),
        ("captions_second", "true"),
        ("room_light", "0"),
        ("projector", '"' + "x" * 201 + '"'),
    ],
)
def test_a_value_that_makes_no_sense_is_repaired_and_told(path: Path, name: str, value: str) -> None:
    other = "film_volume = 30" if name != "film_volume" else 'municipality = "Här"'
    settings, (fault,) = load(written(path, f"{name} = {value}\n{other}\n"))
    usual = getattr(Settings(), name)
    assert getattr(settings, name) == usual
    assert (fault.code, fault.facts) == (Code.SETTING_REPAIRED, {"name": name, "value": usual, "path": path})
    assert settings.film_volume == 30 or settings.municipality == "Här"


@pytest.mark.parametrize("words", ["film_volume = ", "\x00", "a = 'é", "x = 1\nx = 2", "# " + "x" * 70_000])
def test_a_file_that_cannot_be_read_is_told_and_kept_beside(path: Path, words: str) -> None:
    written(path, words)
    settings, told = load(path)
    assert (settings, codes(told)) == (Settings(), [Code.FILE_UNREADABLE])
    save(path, replace(settings, film_volume=40))
    assert path.with_name("settings.toml.old").read_text(encoding="utf-8") == words
    assert load(path) == (Settings(film_volume=40), [])


def test_a_folder_in_the_files_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    assert codes(load(path)[1]) == [Code.FILE_UNREADABLE]


def test_the_it_departments_file_wins_and_is_never_written_into_the_users(path: Path) -> None:
    written(path, "film_volume = 20\nnotes_passphrase = false\n")
    policy = written(path.with_name("policy.toml"), "notes_passphrase = true\nmunicipality = 'Kommunen'\n")
    settings, told = load(path, policy)
    assert not told
    assert (settings.film_volume, settings.municipality, settings.notes_passphrase) == (20, "Kommunen", True)
    assert settings.fixed == {"notes_passphrase", "municipality"}
    save(path, replace(settings, film_volume=25))
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {
        "format": 1,
        "film_volume": 25,
        "notes_passphrase": False,
    }


def test_a_policy_value_that_makes_no_sense_is_told_with_its_file_and_the_users_counts(path: Path) -> None:
    written(path, "film_volume = 20\n")
    policy = written(path.with_name("policy.toml"), "film_volume = 'hög'\n")
    settings, (fault,) = load(path, policy)
    assert settings.film_volume == 20
    assert fault.facts["path"] == policy


def test_unknown_keys_are_kept(path: Path) -> None:
    written(path, 'later = "something"\n[later_too]\nx = 1\n')
    save(path, Settings(film_volume=10))
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {
        "format": 1,
        "film_volume": 10,
        "later": "something",
        "later_too": {"x": 1},
    }


def test_a_file_of_a_newer_program_is_refused_untouched(path: Path) -> None:
    written(path, "format = 2\nfilm_volume = 10\n")
    settings, told = load(path)
    assert (settings, codes(told)) == (Settings(), [Code.NEWER_FORMAT])
    with pytest.raises(Fault) as caught:
        save(path, Settings(film_volume=11))
    assert caught.value.code is Code.NEWER_FORMAT
    assert path.read_text(encoding="utf-8") == "format = 2\nfilm_volume = 10\n"


def test_a_byte_order_mark_from_notepad_does_no_harm(path: Path) -> None:
    assert load(written(path, "\ufefffilm_volume = 10\n"))[0].film_volume == 10


def test_when_saving_fails_the_old_file_is_whole(path: Path) -> None:
    written(path, "film_volume = 10\n")
    path.with_name("settings.toml.new").mkdir()
    with pytest.raises(Fault) as caught:
        save(path, Settings(film_volume=11))
    assert caught.value.code is Code.WRITE_FAILED
    assert path.read_text(encoding="utf-8") == "film_volume = 10\n"


def test_the_policy_lies_where_only_the_it_department_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert policy_file().parts[-2:] == ("vilkaarvi", "policy.toml")
    assert policy_file().is_absolute()


def test_each_room_remembers_its_loudspeaker_and_level() -> None:
    settings = Settings(film_volume=70).with_sound("EPSON", RoomSound("hdmi", "Projektorn", 40))
    assert settings.sound_in("EPSON") == RoomSound("hdmi", "Projektorn", 40)
    assert settings.sound_in("") == RoomSound("", "", 70)
    assert settings.with_sound("EPSON", RoomSound("", "", 90)).sound_in("EPSON") == RoomSound("", "", 90)


def test_the_level_that_the_it_department_has_set_stands_in_every_room() -> None:
    settings = Settings(film_volume=30, fixed=frozenset({"film_volume"}))
    assert settings.with_sound("EPSON", RoomSound("hdmi", "Projektorn", 90)).sound_in("EPSON").level == 30


def test_the_room_that_was_chosen_for_longest_ago_gives_way() -> None:
    settings = Settings()
    for number in range(MOST_ROOMS + 1):
        settings = settings.with_sound(f"sal {number}", RoomSound("hdmi", "Projektorn", number))
    assert len(settings.sound_rooms) == MOST_ROOMS
    assert settings.sound_in("sal 0").device == ""
    assert settings.sound_in(f"sal {MOST_ROOMS}").level == MOST_ROOMS
