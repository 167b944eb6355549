"""The municipality's own name, figures and contacts in the programme's texts, which make sense without them too."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.core.programmes import NAME, SHIPPED, TODAY, Workshop
from tests.core.test_hour import Led
from vilkaarvi.errors import Code
from vilkaarvi.paths import Places
from vilkaarvi.programme.local import Local, LocalText, read_local, write_local
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.own_facts import LocalFact
from vilkaarvi.programme.read import read_edition, read_sources
from vilkaarvi.programme.source import strings
from vilkaarvi.programme.values import declared, fits_value
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.session.reading import reviewed
from vilkaarvi.session.view import FactsRoom, PromptRoom
from vilkaarvi.text import Text

CUE = "traff-1/film-1/cues/0"
FACT: dict[str, Any] = {
    "number": {"sv": "24 800"},
    "year": "2026",
    "wording": {"sv": "invånare bor i kommunen"},
    "source": "SCB",
    "read_on": date(2026, 11, 20),
}


def read_with(tmp_path: Path, local: Local, municipality: str = "") -> Programme:
    places = Places(tmp_path, SHIPPED.programmes)
    write_local(RealDisk(), places.local(NAME), local)
    read = read_edition(places, NAME, TODAY, municipality)
    assert not read.told
    return read.programme


def welcome(programme: Programme, language: str = "sv") -> str:
    return programme.sessions[0].steps[0].guidance.say[0](language)


def test_nothing_is_left_in_braces_when_nobody_has_written_any_values(tmp_path: Path) -> None:
    read = read_edition(Places(tmp_path, SHIPPED.programmes), NAME, TODAY)
    assert read.keep is not None
    plain = dict(read.keep.files)
    assert not [written for _, written in strings(plain) if re.search(r"\{[a-z-]+\}", written)]
    assert welcome(read.programme).endswith("i Sverige och i vår kommun.")
    assert welcome(read.programme, "en").endswith("in Sweden and in our municipality.")


def test_the_settings_name_of_the_municipality_stands_until_it_has_its_own(tmp_path: Path) -> None:
    assert welcome(read_with(tmp_path, Local(), "Provkommun")).endswith("i Provkommun.")
    own = Local(values={"kommun": {"sv": "Exempelstad"}})
    assert welcome(read_with(tmp_path, own, "Provkommun")).endswith("i Exempelstad.")
    assert welcome(read_with(tmp_path, own), "en").endswith("in Exempelstad.")  # better than nobody's name


def test_whom_to_go_to_stands_on_the_card_for_a_line_that_is_crossed(tmp_path: Path) -> None:
    programme = read_with(tmp_path, Local(values={"kontakt": {"sv": "HR på 0000-00 00 00"}}))
    assert "Gå sedan till HR på 0000-00 00 00." in programme.cards["line"].text[2]("sv")


def test_the_municipality_s_own_words_may_hold_values_and_no_others(tmp_path: Path) -> None:
    place = "traff-1/fraga-1/prompt"
    files = read_sources(Places(tmp_path, SHIPPED.programmes), NAME, TODAY).files
    assert {each.id for each in declared(files)} == {"kommun", "invanare", "sprak", "kontakt"}
    text = LocalText(place, {"sv": "?"}, {"sv": "Vad märks i {kommun}?"})
    programme = read_with(tmp_path, Local(texts=(text,), values={"kommun": {"sv": "Exempelstad"}}))
    assert programme.sessions[0].questions[0].prompt("sv") == "Vad märks i Exempelstad?"
    places = Places(tmp_path, SHIPPED.programmes)
    wrong = LocalText(place, {"sv": "?"}, {"sv": "Vad märks i {stad}?"})
    write_local(RealDisk(), places.local(NAME), Local(texts=(wrong,)))
    read = read_edition(places, NAME, TODAY)
    assert [fault.code for fault in read.told] == [Code.LOCAL_NOT_SHOWN]
    assert read.programme.sessions[0].questions[0].prompt("sv").startswith("Vad minns du")


@pytest.mark.parametrize("said", ["", " ", "{kommun}", "två\nrader", "a" * 201, "dold\u202e", 3, None])
def test_a_value_is_one_short_line_without_braces(said: object) -> None:
    assert not fits_value(said)


def test_a_value_that_is_not_declared_is_a_fault_of_the_programme(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    shop.change("session-1.toml", "{kommun}", "{stad}")
    assert Code.P_PLACEHOLDER in shop.codes()


def test_a_value_without_words_for_when_it_is_missing_is_a_fault(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    shop.change("programme.toml", 'otherwise.sv = "vår kommun"\notherwise.en = "our municipality"\n', "")
    assert Code.P_MISSING in shop.codes()


def test_who_has_looked_the_programme_over_is_the_municipality_s_word(tmp_path: Path) -> None:
    programme = read_with(tmp_path, Local(reviewed_by="HR, Exempelstad", reviewed_on=TODAY))
    assert (programme.reviewed_by, programme.reviewed_on) == ("HR, Exempelstad", TODAY)
    assert reviewed(programme, Text()) == "Granskat av HR, Exempelstad den 26 november 2026."
    assert reviewed(read_edition(SHIPPED, NAME, TODAY).programme, Text()) == "Inte granskat av kommunen."
    kept = read_local(Places(tmp_path, SHIPPED.programmes).local(NAME))
    assert (kept.reviewed_by, kept.reviewed_on) == ("HR, Exempelstad", TODAY)


# --- figures of the municipality's own


def test_the_leader_has_the_own_figure_at_its_question_and_the_room_sees_it_after_a_press(tmp_path: Path) -> None:
    led = Led(read_with(tmp_path, Local(facts=(LocalFact(CUE, FACT),))))
    led.hour.start(9)
    led.hour.go_to("film-1")
    assert not led.hour.view().own_fact
    led.film(70_000, led.player.reaches)
    view = led.hour.view()
    assert view.own_fact
    assert view.think[0] == "Här hos oss: 24 800 invånare bor i kommunen (SCB, 2026)."
    assert isinstance(view.room, PromptRoom)
    led.hour.show_lines(True)
    room = led.hour.view().room
    assert isinstance(room, FactsRoom)
    assert [(fact.number, fact.source) for fact in room.facts] == [("24 800", "Källa: SCB, 2026")]
    led.hour.show_lines(False)
    assert isinstance(led.hour.view().room, PromptRoom)
    led.hour.show_lines(True)
    led.hour.next()
    assert not isinstance(led.hour.view().room, FactsRoom)


@pytest.mark.parametrize("lacks", ["source", "year", "number", "wording", "read_on"])
def test_a_figure_without_its_source_or_year_is_told_and_never_shown(tmp_path: Path, lacks: str) -> None:
    places = Places(tmp_path, SHIPPED.programmes)
    plain = {key: each for key, each in FACT.items() if key != lacks}
    write_local(RealDisk(), places.local(NAME), Local(facts=(LocalFact(CUE, plain),)))
    read = read_edition(places, NAME, TODAY)
    assert [fault.code for fault in read.told] == [Code.LOCAL_NOT_SHOWN]
    assert read.programme.facts.keys() == read_edition(SHIPPED, NAME, TODAY).programme.facts.keys()


def test_a_figure_at_a_film_is_there_when_the_film_is_over(tmp_path: Path) -> None:
    led = Led(read_with(tmp_path, Local(facts=(LocalFact("traff-1/film-1", FACT),))))
    led.hour.start(9)
    led.hour.go_to("film-1")
    assert not led.hour.view().own_fact
    led.film(70_000, led.player.reaches)
    led.hour.next()
    led.film(120_000, led.player.ends)
    assert led.hour.view().own_fact
