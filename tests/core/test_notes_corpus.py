"""The notes that measure the detector: well-formed, in two sets that share nothing, with enough of each kind.

A failure names ids and counts, never a text: the aside set is not to be read while the detector is tuned.
"""

from collections import Counter

import pytest

from tools.notes_corpus import ASIDE, KINDS, TUNING, checks, faults, layer, marked_notes, noted, unmarked

LEAST = {TUNING: 8, ASIDE: 4}


@pytest.mark.parametrize("name", [ASIDE, TUNING])
def test_each_set_is_what_its_marked_source_says(name: str) -> None:
    source = marked_notes(name)
    assert source
    assert [note.id for note in noted(name)] == [note.id for note in source]
    assert all(one == other for one, other in zip(noted(name), source, strict=True))


@pytest.mark.parametrize("name", [ASIDE, TUNING])
def test_spans_lie_in_order_within_their_note(name: str) -> None:
    for note in noted(name):
        edges = [edge for span in note.spans for edge in (span.start, span.end)]
        assert edges == sorted(set(edges)), note.id
        assert not edges or 0 <= edges[0] < edges[-1] <= len(note.text), note.id
        assert note.lang in {"sv", "en"}, note.id
        assert {span.type for span in note.spans} <= set(KINDS), note.id


def test_no_note_stands_twice_and_no_number_is_anybodys() -> None:
    assert faults([*noted(ASIDE), *noted(TUNING)]) == []


def test_the_sets_share_no_note() -> None:
    aside, tuning = noted(ASIDE), noted(TUNING)
    assert not {note.id for note in aside} & {note.id for note in tuning}
    shared = {note.text.casefold() for note in aside} & {note.text.casefold() for note in tuning}
    assert len(shared) == 0


def test_there_are_enough_notes_and_half_of_them_are_clean() -> None:
    both = [*noted(ASIDE), *noted(TUNING)]
    assert len(both) >= 660
    for name in (ASIDE, TUNING):
        notes = noted(name)
        assert sum(not note.spans for note in notes) >= 0.45 * len(notes)
        assert 0.15 <= sum(note.lang == "en" for note in notes) / len(notes) <= 0.25
    assert 0.30 <= len(noted(ASIDE)) / len(both) <= 0.37


@pytest.mark.parametrize("name", [ASIDE, TUNING])
def test_each_kind_is_there_often_enough_to_be_measured(name: str) -> None:
    counts = Counter(span.type for note in noted(name) for span in note.spans)
    assert {kind: counts[kind] for kind in KINDS if counts[kind] < LEAST[name]} == {}


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
