"""What was checked once is not checked at each start, and whatever is not exactly that counts as not there."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.programmes import NAME, SHIPPED, Workshop
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.edition import Edition, edition_id, keep, kept_file, read_kept
from vilkaarvi.programme.read import read_edition, read_programme
from vilkaarvi.seal.disk import RealDisk

TODAY = date(2026, 11, 26)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path, SHIPPED.programmes)


def kept_edition(places: Places) -> Edition:
    edition = read_edition(places, NAME, TODAY).keep
    assert edition is not None
    keep(RealDisk(), places.editions, NAME, edition)
    return edition


def test_the_programme_is_the_same_from_its_edition_as_from_its_files(places: Places) -> None:
    from_files = read_programme(places, NAME, TODAY)
    kept_edition(places)
    again = read_edition(places, NAME, TODAY)
    assert again.keep is None  # it is there already
    assert again.programme == from_files
    assert from_files.edition == edition_id(places.sessions(NAME), places.local(NAME))


def test_reading_a_programme_writes_nothing(places: Places) -> None:
    read_programme(places, NAME, TODAY)
    assert not list(places.data.iterdir())


def test_a_letter_that_is_changed_makes_another_edition_which_is_checked(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    before = kept_edition(shop.places)
    path = shop.folder / "cards.toml"
    path.write_bytes(path.read_bytes() + b"\n# en rad till\n")
    after = read_edition(shop.places, NAME, TODAY).keep
    assert after is not None
    assert after.id != before.id
    path.write_bytes(path.read_bytes() + b"[[cards]]\n")
    with pytest.raises(Fault) as told:
        read_edition(shop.places, NAME, TODAY)
    assert told.value.code is Code.PROGRAMME_FAULTY


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_edition_that_is_cut_or_changed_anywhere_counts_as_not_there(places: Places, data: st.DataObject) -> None:
    edition = kept_edition(places) if not places.editions.exists() else None
    path = next(places.editions.iterdir())
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    harmed = whole[:at] if data.draw(st.booleans()) else whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    path.write_bytes(harmed)
    name = edition.id if edition else path.stem.rpartition("-")[2]
    assert read_kept(places.editions, NAME, name) is None
    path.write_bytes(whole)


def test_a_faulty_kept_edition_is_read_from_the_files_again(places: Places) -> None:
    edition = kept_edition(places)
    kept_file(places.editions, NAME, edition.id).write_bytes(b"")
    again = read_edition(places, NAME, TODAY)
    assert again.keep == edition
    assert again.programme.sessions
