"""The edition that a group goes by goes along with it: the words it began with where they are, and told where not."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.core.transfers import LATER, SUMMARY, hour, norr, opened
from vilkaarvi.app.editions import begun_with, lacking
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.edition import Edition, keep
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_programme
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.store.taken import RunIs, coming, leaving, take_in
from vilkaarvi.store.transfer import Transfer, packed, unpacked

BEGAN, TODAY = "4f1d9b07c2a83e65", date(2026, 12, 3)


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(Places(Path("unused"), shipped_programmes()), "vilka-ar-vi", TODAY)


def gone(folder: Path, edition: str, sessions: tuple[str, ...] = ("traff-1",)) -> Transfer:
    with opened(folder) as store:
        group = norr(store)
        for session in sessions:
            hour(store, group, session, edition=edition)
        return unpacked(packed(leaving(store, group.id).transfer))


def test_a_group_that_was_taken_in_goes_by_the_edition_that_it_began_with(tmp_path: Path, programme: Programme) -> None:
    transfer = gone(tmp_path / "a", BEGAN)
    with opened(tmp_path / "b") as store:
        take_in(store, transfer, TODAY)
        assert begun_with(store.runs(), transfer.card.id, programme) == BEGAN
        assert leaving(store, transfer.card.id).transfer == transfer


def test_an_edition_that_is_not_here_is_told_and_one_that_is_here_is_not(tmp_path: Path, programme: Programme) -> None:
    editions = tmp_path / "editions"
    with opened(tmp_path / "b") as store:
        found = coming(store, gone(tmp_path / "a", BEGAN))
        assert lacking(found, programme, editions)
        keep(RealDisk(), editions, programme.id, Edition(BEGAN, {}))
        assert not lacking(found, programme, editions)


def test_the_newest_edition_and_a_file_that_names_none_lack_nothing(tmp_path: Path, programme: Programme) -> None:
    with opened(tmp_path / "b") as store:
        for name, edition in (("newest", programme.edition), ("older", "")):
            assert not lacking(coming(store, gone(tmp_path / name, edition)), programme, tmp_path / "editions")


def test_a_group_that_has_had_all_of_it_goes_by_no_edition(tmp_path: Path, programme: Programme) -> None:
    transfer = gone(tmp_path / "a", BEGAN, tuple(session.id for session in programme.sessions))
    with opened(tmp_path / "b") as store:
        assert not lacking(coming(store, transfer), programme, tmp_path / "editions")


def test_a_group_that_has_been_led_here_since_goes_by_the_edition_of_its_last_hour(
    tmp_path: Path, programme: Programme
) -> None:
    transfer = gone(tmp_path / "a", BEGAN)
    with opened(tmp_path / "b") as store:
        take_in(store, transfer, TODAY)
        hour(store, store.group(transfer.card.id), "traff-2", LATER, edition=programme.edition)
        assert not lacking(coming(store, transfer), programme, tmp_path / "editions")


def test_an_older_file_that_names_no_edition_says_nothing_else_of_the_session(tmp_path: Path) -> None:
    transfer = gone(tmp_path / "a", BEGAN)
    older = Transfer(transfer.card, tuple(replace(run, edition="") for run in transfer.runs))
    with opened(tmp_path / "b") as store:
        take_in(store, transfer, TODAY)
        assert [each for _run, each in coming(store, older).runs] == [RunIs.HERE]
        other = Transfer(transfer.card, (replace(transfer.runs[0], edition="0" * 16, summary=SUMMARY),))
        assert [each for _run, each in coming(store, other).runs] == [RunIs.DIFFERS]
