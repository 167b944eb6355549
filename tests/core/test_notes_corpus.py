"""The notes that measure the detector: well-formed, in sets that share nothing, with enough of each kind.

A failure names ids and counts, never a text: the aside sets are not to be read while the detector is tuned.
"""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from tools import notes_corpus
from tools.notes_corpus import (
    ASIDE,
    ASIDE2,
    FRESH,
    KINDS,
    SETS,
    TUNING,
    TUNING2,
    checks,
    faults,
    layer,
    marked_notes,
    noted,
    unmarked,
)

LEAST = {TUNING: 8, TUNING2: 6, ASIDE: 4, ASIDE2: 4, FRESH: 1}


@pytest.mark.parametrize("name", SETS)
def test_each_set_is_what_its_marked_source_says(name: str) -> None:
    source = marked_notes(name)
    assert source
    assert [note.id for note in noted(name)] == [note.id for note in source]
    assert all(one == other for one, other in zip(noted(name), source, strict=True))


@pytest.mark.parametrize("name", SETS)
def test_spans_lie_in_order_within_their_note(name: str) -> None:
    for note in noted(name):
        edges = [edge for span in note.spans for edge in (span.start, span.end)]
        assert edges == sorted(set(edges)), note.id
        assert not edges or 0 <= edges[0] < edges[-1] <= len(note.text), note.id
        assert note.lang in {"sv", "en"}, note.id
        assert {span.type for span in note.spans} <= set(KINDS), note.id


def test_no_note_stands_twice_and_no_number_is_anybodys() -> None:
    assert faults([note for name in SETS for note in noted(name)]) == []


def test_the_sets_share_no_note() -> None:
    for one, other in combinations(map(noted, SETS), 2):
        assert not {note.id for note in one} & {note.id for note in other}
        shared = {note.text.casefold() for note in one} & {note.text.casefold() for note in other}
        assert len(shared) == 0


def test_there_are_enough_notes_and_half_of_them_are_clean() -> None:
    every = [note for name in SETS for note in noted(name)]
    assert len(every) >= 660
    for name in SETS:
        notes = noted(name)
        assert sum(not note.spans for note in notes) >= 0.4 * len(notes)
        assert 0.1 <= sum(note.lang == "en" for note in notes) / len(notes) <= 0.25
    assert 0.25 <= (len(noted(ASIDE)) + len(noted(ASIDE2))) / len(every) <= 0.50


@pytest.mark.parametrize("name", SETS)
def test_each_kind_is_there_often_enough_to_be_measured(name: str) -> None:
    counts = Counter(span.type for note in noted(name) for span in note.spans)
    assert {kind: counts[kind] for kind in KINDS if counts[kind] < LEAST[name]} == {}


@pytest.mark.parametrize(("asked", "name", "aside", "tuning"), [([], ASIDE, 2, 4), (["--aside", "half"], ASIDE2, 3, 3)])
def test_new_notes_are_shared_between_the_tuning_set_and_one_aside(
    asked: list[str], name: str, aside: int, tuning: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes_corpus, "FOLDER", tmp_path)
    new = tmp_path / "new"
    new.write_text("".join(f"zz{at}\tsv\t{at} [[NAME:Åsa]]\n" for at in range(6)), encoding="utf-8")

    assert notes_corpus.main(["share", str(new), *asked]) == 0

    assert {each: len(noted(each)) for each in SETS if noted(each)} == {TUNING: tuning, name: aside}


def test_a_mark_becomes_a_span_of_code_points() -> None:
    note = unmarked("z001\tsv\tå 🙂 [[NAME:Åsa]]s [[QUASI:chef i köket]]")
    assert note.text == "å 🙂 Åsas chef i köket"
    assert [note.text[span.start : span.end] for span in note.spans] == ["Åsa", "chef i köket"]
    assert layer(note) == "QUASI"


@pytest.mark.parametrize("marked", ["[[NAME:Åsa", "[[NOME:Åsa]]", "Åsa]]"])
def test_a_broken_mark_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="z001"):
        unmarked(f"z001\tsv\t{marked}")


@pytest.mark.parametrize(
    "marked",
    [
        "[[PNR:850101-1230]]",  # no test number, and its check digit is wrong
        "[[PHONE:070-123 45 67]]",
        "[[ORGNR:556012-5790]]",  # of a series in use
        "[[EMAIL:kim@vard.se]]",
        "[[PLATE:ABC 123]]",
        "[[NAME: Åsa]]",
    ],
)
def test_what_could_be_somebodys_is_told_by_the_notes_id(marked: str) -> None:
    (fault,) = faults([unmarked(f"z001\tsv\tse {marked}")])
    assert fault.startswith("z001")


def test_the_check_digit_is_the_last_of_ten() -> None:
    assert checks("8112189876")
    assert not checks("8112189875")
    assert not checks("811218987")
