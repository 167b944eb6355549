"""No figure is said without a fact behind it, and what states nothing is not taken for one."""

import json
from pathlib import Path

import pytest

from tests.core.programmes import NAME, SHIPPED, TODAY, Workshop
from vilkaarvi.cli import main
from vilkaarvi.programme.figures import loose_figures, stated
from vilkaarvi.programme.read import read_sources

QUESTION = "Vad minns du från 2015 och åren efter?"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_figure_of_the_programme_is_without_its_fact(language: str) -> None:
    assert loose_figures(read_sources(SHIPPED, NAME, TODAY).files, language) == []


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"),
    [
        ("sv", "Det var 19,7 procent år 2020.", ["19,7", "2020"]),
        ("sv", "1 170 456 människor lämnade Sverige.", ["1 170 456"]),
        ("sv", "Hälften arbetar.", ["Hälften"]),
        ("sv", "Nästan var fjärde gör det.", ["var fjärde"]),
        ("sv", "Varannan gör det.", ["Varannan"]),
        ("sv", "Sex av tio kommuner, eller 193 av 290.", ["Sex av tio", "193 av 290"]),
        ("sv", "Två tredjedelar sa ja.", ["Två tredjedelar"]),
        ("sv", "Fyrtio procent, tusentals människor.", ["Fyrtio procent", "tusentals"]),
        ("sv", "Ett par hundra språk.", ["hundra"]),
        ("en", "Half of them work, and 1.5 is not 15.", ["Half", "1.5", "15"]),
        ("en", "Six out of ten do. One in three did.", ["Six out of ten", "One in three"]),
        ("en", "A quarter came in the mid-1600s.", ["A quarter", "1600"]),
        ("en", "Twice as many, thousands of people.", ["Twice as", "thousands"]),
    ],
)
def test_a_figure_is_seen_in_digits_and_in_words(language: str, sentence: str, wanted: list[str]) -> None:
    assert sorted(written for written, _ in stated(sentence, language)) == sorted(wanted)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Låt alla skriva 1 min, sedan 20 minuter till."),
        ("sv", "Byt var fjärde minut."),
        ("sv", "Fråga 1, träff 3 och del 2."),
        ("sv", "Prata två och två. Välj tre saker."),
        ("sv", "Hälften av gruppen tittar på."),
        ("sv", "Två av er läser högt, en av fem av oss skriver."),
        ("en", "Wait 10 seconds, then a quarter of an hour."),
        ("en", "Half the group plays, half watches."),
        ("en", "Swap halfway. It stops after half a minute."),
        ("en", "Question 2 of session 4."),
    ],
)
def test_time_numbers_of_parts_and_the_people_in_the_room_are_no_figures(language: str, sentence: str) -> None:
    for part in sentence.split(". "):
        assert list(stated(part, language)) == []


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("Vad gör att 37 % inte jobbar?", "37"),
        ("Var femte har slutat. Vad minns du?", "Var femte"),
        ("Nio av tio gillar det. Vad tycker du?", "Nio av tio"),
        ("Vad minns du från 1981?", "1981"),
    ],
)
def test_a_figure_without_a_fact_is_told_with_its_file_and_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, figure: str
) -> None:
    shop = Workshop(tmp_path)
    shop.change("session-1.toml", QUESTION, said)
    assert main(["--programmes", str(tmp_path), "report", NAME]) == 1
    told = capsys.readouterr().out
    assert "1 siffra utan faktum bakom" in told
    assert f"! session-1.toml, traff-1/fraga-1/prompt: ”{figure}” i: " in told
    assert main(["--programmes", str(tmp_path), "report", NAME, "--json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)["figures"]
    assert (row["file"], row["place"], row["language"]) == ("session-1.toml", "traff-1/fraga-1/prompt", "sv")


@pytest.mark.parametrize(
    ("file", "old", "place"),
    [
        ("cards.toml", "Vänta tio sekunder till.", "cards/quiet/short"),
        ("facts.toml", "Fler äldre betyder att fler måste", "facts/eighty-plus/readings"),
        ("programme.toml", "Om att vara ny, och om första dagen.", "sessions/traff-3/about"),
    ],
)
def test_cards_readings_and_what_is_told_of_a_session_are_looked_through_too(
    tmp_path: Path, file: str, old: str, place: str
) -> None:
    shop = Workshop(tmp_path)
    shop.change(file, old, f"Det gäller 37 %. {old}")
    (loose,) = loose_figures(read_sources(shop.places, NAME, TODAY).files, "sv")
    assert (loose.file, loose.place, loose.figure) == (file, place, "37")


def test_a_share_is_known_turned_round_and_in_another_way_of_writing_it(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    shop.change("session-1.toml", QUESTION, "Fyra av tio och 162877, en tredjedel. Vad minns du?")
    assert loose_figures(read_sources(shop.places, NAME, TODAY).files, "sv") == []
