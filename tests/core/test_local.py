"""A municipality's own words and films lie over a programme; nothing of the programme's is changed."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.programmes import NAME, SHIPPED, TODAY
from vilkaarvi.cli import main
from vilkaarvi.doctor.own import own_rows
from vilkaarvi.doctor.rows import Grade
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.edition import LOCAL, Files, keep
from vilkaarvi.programme.local import (
    OWN_FOLDER,
    Local,
    LocalFilm,
    LocalText,
    laid_over,
    places_of,
    read_local,
    said_at,
    write_local,
)
from vilkaarvi.programme.model import Film
from vilkaarvi.programme.read import Reading, read_edition
from vilkaarvi.seal.disk import RealDisk

FILM = "traff-1/film-1"
QUESTION, CUE, SAY = "traff-1/fraga-1/prompt", "traff-1/film-1/cues/0/prompt", "traff-2/valkomna/say"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    read = read_edition(Places(tmp_path_factory.mktemp("data"), SHIPPED.programmes), NAME, TODAY)
    assert read.keep is not None
    return read.keep.files


def own(files: Files, place: str, words: dict[str, Any]) -> Local:
    return Local(texts=(LocalText(place, said_at(files, place) or {}, words),))


def test_a_question_a_cue_and_a_list_are_said_in_the_municipality_s_words(files: Files) -> None:
    for place, words in (
        (QUESTION, {"sv": "Hur var det här?"}),
        (CUE, {"sv": "Tänk."}),
        (SAY, {"sv": ["Ett.", "Två."]}),
    ):
        over, faults = laid_over(files, own(files, place, words))
        assert said_at(over, place) == words  # and no translation of what is no longer said
        assert not faults
        assert said_at(files, place) != words


def test_every_place_has_words_and_can_be_changed_alone(files: Files) -> None:
    every = list(places_of(files))
    assert len(every) == len(set(every)) > 300
    assert {QUESTION, CUE, SAY, "cards/quiet/text"} <= set(every)
    for place in every:
        said = said_at(files, place)
        assert said
        words = {"sv": ["Eget."] if isinstance(said["sv"], list) else "Eget."}
        over, faults = laid_over(files, own(files, place, words))
        assert not faults
        assert [each for each in every if said_at(over, each) != said_at(files, each)] == [place]


@pytest.mark.parametrize(
    "place", ["traff-9/fraga-1/prompt", "traff-1/fraga-1/kind", "cards/none/text", "", "a/b/c/d/e"]
)
def test_what_has_no_place_any_more_is_told_and_changes_nothing(files: Files, place: str) -> None:
    over, faults = laid_over(files, Local(texts=(LocalText(place, {"sv": "Då"}, {"sv": "Nu"}),)))
    assert over == files
    assert [fault.code for fault in faults] == [Code.LOCAL_NO_PLACE]


@pytest.mark.parametrize(
    "words", [{"sv": ["en", "lista"]}, {"sv": " "}, {}, {"sv": "a" * 2001}, {"sv": "dold\u202e"}, {"sv": 3}]
)
def test_what_cannot_be_shown_is_told_and_the_programme_s_words_stay(files: Files, words: dict[str, Any]) -> None:
    over, faults = laid_over(files, own(files, QUESTION, words))
    assert over == files
    assert [fault.code for fault in faults] == [Code.LOCAL_NOT_SHOWN]


def test_a_film_takes_the_place_of_the_programme_s_with_cues_and_facts_of_its_own(files: Files) -> None:
    segment = {"file": "var.mp4", "length_ms": 60_000, "facts": []}
    over, faults = laid_over(files, Local(films=(LocalFilm(FILM, "traff1-del1.mp4", segment),)))
    assert not faults
    (step,) = (each for each in over["session-1.toml"]["steps"] if each["id"] == "film-1")
    assert step["segment"] == {**segment, OWN_FOLDER: True}


@pytest.mark.parametrize(
    "wrong",
    [
        {"file": "../var.mp4"}, {"length_ms": 0}, {"facts": ["none"]}, {"more": 1}, {"poster": "http://a.se/b.jpg"},
        {"cues": [{"at_ms": 500, "prompt": {"sv": "För tidigt?"}}]}, {"cues": [{"at_ms": 5000}]},
    ],
)  # fmt: skip
def test_a_film_that_no_session_could_have_is_told_and_the_programme_s_is_shown(
    files: Files, wrong: dict[str, Any]
) -> None:
    segment = {"file": "var.mp4", "length_ms": 60_000, **wrong}
    over, faults = laid_over(files, Local(films=(LocalFilm(FILM, "traff1-del1.mp4", segment),)))
    assert over == files
    assert [fault.code for fault in faults] == [Code.LOCAL_NOT_SHOWN]


def test_the_programme_is_read_with_the_municipality_s_words_and_film(tmp_path: Path, files: Files) -> None:
    places = Places(tmp_path, SHIPPED.programmes)
    film = LocalFilm(FILM, "traff1-del1.mp4", {"file": "var.mp4", "length_ms": 60_000})
    write_local(
        RealDisk(), places.local(NAME), Local(0, {}, own(files, QUESTION, {"sv": "Hur var det?"}).texts, (film,))
    )
    for read in (read_edition(places, NAME, TODAY), kept_and_read_again(places)):
        session = read.programme.session("traff-1")
        assert session is not None
        assert session.questions[0].prompt("sv") == "Hur var det?"
        mine, theirs = (step.segment for step in session.steps if isinstance(step, Film))
        assert mine.path == tmp_path / "local" / NAME / "media" / "var.mp4"
        assert theirs.path == SHIPPED.media(NAME) / "traff1-del2.mp4"
        assert not read.told


def kept_and_read_again(places: Places) -> Reading:
    made = read_edition(places, NAME, TODAY).keep
    assert made is not None
    keep(RealDisk(), places.editions, NAME, made)
    again = read_edition(places, NAME, TODAY)
    assert again.keep is None
    return again


def test_a_fault_in_what_is_the_municipality_s_is_told_at_each_start_and_stops_nothing(tmp_path: Path) -> None:
    places = Places(tmp_path, SHIPPED.programmes)
    own_file = places.local(NAME) / LOCAL
    own_file.parent.mkdir(parents=True)
    for content, code in (
        ("format = 1\n[[texts]]\nplace = 'a/b/c'\nwas.sv = 'A'\nown.sv = 'B'\n", Code.LOCAL_NO_PLACE),
        ("rubbish", Code.FILE_UNREADABLE),
    ):
        own_file.write_text(content, encoding="utf-8")
        read = read_edition(places, NAME, TODAY)
        assert [fault.code for fault in read.told] == [code]
        assert read.programme.sessions
        assert (read.keep is None) == (code is Code.FILE_UNREADABLE)
        if read.keep is not None:
            keep(RealDisk(), places.editions, NAME, read.keep)
        again = read_edition(places, NAME, TODAY)
        assert [(fault.code, fault.facts) for fault in again.told] == [(code, read.told[0].facts)]


def test_what_is_written_is_read_again_with_a_revision_more(tmp_path: Path, files: Files) -> None:
    film = LocalFilm(FILM, "traff1-del1.mp4", {"file": "var.mp4", "length_ms": 60_000})
    local = Local(4, {"kommun": {"sv": "Exempelstad"}}, own(files, SAY, {"sv": ["Hej."]}).texts, (film,))
    written = write_local(RealDisk(), tmp_path / "local", local)
    assert written.revision == 5
    assert read_local(tmp_path / "local") == written
    assert read_local(tmp_path / "nothing") == Local()


def test_a_newer_file_is_refused_untouched_and_rubbish_is_told(tmp_path: Path) -> None:
    for content, code in ((b"format = 2\n", Code.NEWER_FORMAT), (b"\xff\xfe", Code.FILE_UNREADABLE)):
        (tmp_path / LOCAL).write_bytes(content)
        with pytest.raises(Fault) as told:
            read_local(tmp_path)
        assert told.value.code is code
        assert (tmp_path / LOCAL).read_bytes() == content


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["sv", "en", "place"]), inside),
    max_leaves=8,
)


_PART = st.dictionaries(
    st.sampled_from(["file", "length_ms", "captions", "cues", "facts", "poster", "at_ms", "prompt"]), _ANY, max_size=4
)
_ROW = st.dictionaries(st.sampled_from(["place", "was", "own", "segment"]), _ANY) | st.fixed_dictionaries(
    {"place": st.sampled_from([FILM, QUESTION]), "was": st.just("a"), "own": _ANY, "segment": _PART}
)


@given(_ROW, st.sampled_from(["texts", "films"]))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_file_nothing_breaks(
    tmp_path: Path, files: Files, row: dict[str, Any], table: str
) -> None:
    import tomli_w

    try:
        (tmp_path / LOCAL).write_text(tomli_w.dumps({"format": 1, table: [row]}), encoding="utf-8")
    except TypeError:  # TOML has no such value
        return
    over, _faults = laid_over(files, read_local(tmp_path))
    assert set(over) == set(files)


@pytest.mark.parametrize(
    "cue", [{"mode": "shouting"}, {"prompt": {}}, {"prompt": {"sv": "dold\u202e"}}, {"mode": "round", "minutes": 4.0}]
)
def test_a_film_whose_question_cannot_be_led_is_left_out_and_the_program_starts(
    tmp_path: Path, cue: dict[str, Any]
) -> None:
    places = Places(tmp_path, SHIPPED.programmes)
    segment = {"file": "var.mp4", "length_ms": 60_000, "cues": [{"at_ms": 2_000, "prompt": {"sv": "Hur?"}} | cue]}
    write_local(RealDisk(), places.local(NAME), Local(films=(LocalFilm(FILM, "traff1-del1.mp4", segment),)))
    told = read_edition(places, NAME, TODAY).told
    assert [fault.code for fault in told] == ([] if "minutes" in cue else [Code.LOCAL_NOT_SHOWN])


def test_the_check_and_the_doctor_say_what_of_the_municipality_s_has_no_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = Places(tmp_path / "data", SHIPPED.programmes)
    write_local(RealDisk(), places.local(NAME), Local(texts=(LocalText("a/b/c", {"sv": "A"}, {"sv": "B"}),)))
    assert main(["--data", str(places.data), "check", str(places.sessions(NAME))]) == 0  # nothing is stopped by it
    assert "local.toml:1: obs: Programmet har" in capsys.readouterr().out
    (row,) = own_rows(places, TODAY)
    assert row.fault is not None
    assert (row.grade, row.fault.code) == (Grade.WARNING, Code.LOCAL_NO_PLACE)
    write_local(RealDisk(), places.local(NAME), Local())
    assert [row.grade for row in own_rows(places, TODAY)] == [Grade.GOOD]
    assert not own_rows(Places(tmp_path, SHIPPED.programmes), TODAY)
