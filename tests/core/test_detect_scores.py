"""The detector on the tuning set stays above a floor, so that no change spoils it unseen; and nothing breaks it."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.notes_corpus import TUNING, noted
from vilkaarvi.notes.detect import find, load
from vilkaarvi.notes.detect.lists import PACKED

ROOT = Path(__file__).parents[2]

# name: the least share that is found, the least share of flags that touch something
FLOOR = {"NAME": (0.95, 0.94), "QUASI": (0.80, 0.85), "DOB_AGE": (0.95, 0.90)}


def shares(kind: str) -> tuple[float, float]:
    gold = found = flags = right = 0
    for note in noted(TUNING):
        said = find(note.text)
        covered = {at for flag in said for at in range(flag.start, flag.end)}
        for span in (span for span in note.spans if span.type == kind):
            signs = [at for at in range(span.start, span.end) if note.text[at].isalnum()]
            gold, found = gold + 1, found + (sum(at in covered for at in signs) >= len(signs) / 2)
        for flag in (flag for flag in said if flag.kind == kind):
            flags += 1
            right += any(flag.start < span.end and span.start < flag.end for span in note.spans)
    return found / gold, right / flags


@pytest.mark.parametrize("kind", FLOOR)
def test_what_is_found_on_the_tuning_set_stays_above_the_floor(kind: str) -> None:
    found, right = shares(kind)
    assert found >= FLOOR[kind][0]
    assert right >= FLOOR[kind][1]


def test_false_alarms_on_clean_notes_stay_below_the_bar() -> None:
    clean = [note for note in noted(TUNING) if not note.spans]
    assert sum(bool(find(note.text)) for note in clean) <= 0.05 * len(clean)


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["Ali ", "på ", "som ", "7", "-", "@", "år ", "den ", "\n"])).map("".join)
)
def test_any_text_gives_flags_in_order_within_it(text: str) -> None:
    edge = 0
    for flag in find(text):
        assert edge <= flag.start < flag.end <= len(text)
        edge = flag.end


def test_the_notice_names_every_source_of_the_word_list() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    for source in ("hunspell-sv", "LGPL-3.0", "SCOWL", "Kevin Atkinson", "Faker", "GeoNames", "Babel", "tools/names"):
        assert source in notice, source
    assert "LESSER GENERAL PUBLIC LICENSE" in (PACKED.parent / "LICENSE.hunspell-sv").read_text("utf-8")


@pytest.mark.parametrize("piece", ["Ali på förrådet ", "den nya ", "abc12d ", "A. ", "tjugo ", "som är ", "1/"])
def test_twice_as_much_rubbish_takes_no_more_than_about_twice_the_time(piece: str) -> None:
    load()
    began = time.process_time()
    find(piece * (20_000 // len(piece)))
    assert time.process_time() - began < 4
