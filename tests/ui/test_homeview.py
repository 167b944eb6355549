"""What home makes of what the store holds."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from vilkaarvi.app.homeview import home_view, read_kept, unfinished
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import Checked, HourStarted, StageEntered
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Unfinished

STARTED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BEGUN = (HourStarted(0, 9), StageEntered(0, "valkomna", 0), Checked(120_000))


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(Places(Path("unused"), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))


def banner(
    tmp_path: Path, programme: Programme, after: timedelta, *events: HourStarted | StageEntered | Checked
) -> Unfinished | None:
    """What home offers so long `after` the start of an hour that was broken off."""
    with Store.open(tmp_path) as store:
        group = Group.new("Norr", "", 9, STARTED.date())
        store.add_group(group)
        run = store.begin_run(group, programme.id, programme.version, "traff-1", 9, STARTED)
        if events:
            run.record(events)
        return unfinished(read_kept(store, programme, "sv"), programme, Text(), STARTED + after, fast=False)


def test_the_hour_loses_the_time_it_lay_still(tmp_path: Path, programme: Programme) -> None:
    shown = banner(tmp_path, programme, timedelta(minutes=12), *BEGUN)
    assert shown is not None
    assert (shown.minutes_left, shown.clock_back, shown.step) == (48, False, "Välkomna")


def test_after_more_than_half_an_hour_the_leader_is_asked(tmp_path: Path, programme: Programme) -> None:
    shown = banner(tmp_path, programme, timedelta(minutes=33), *BEGUN)
    assert shown is not None
    assert (shown.minutes_left, shown.clock_back) == (None, False)


def test_a_clock_that_was_set_back_is_told_and_the_leader_is_asked(tmp_path: Path, programme: Programme) -> None:
    shown = banner(tmp_path, programme, timedelta(hours=-3), *BEGUN)
    assert shown is not None
    assert (shown.minutes_left, shown.clock_back) == (None, True)


def test_an_hour_that_never_began_has_all_its_time_left(tmp_path: Path, programme: Programme) -> None:
    shown = banner(tmp_path, programme, timedelta(days=2))
    assert shown is not None
    assert (shown.minutes_left, shown.clock_back, shown.step) == (60, False, "Välkomna")


def test_the_next_session_s_length_and_slips_come_from_the_programme(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path) as store:
        view = home_view(read_kept(store, programme, "sv"), programme, None, Text(), STARTED, fast=False)
    assert (view.minutes, view.slips) == (60, True)


def test_a_passphrase_that_is_still_to_be_chosen_is_known_at_home(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path) as store:
        assert read_kept(store, programme, "sv").phrase_wanted
        store.vault.choose("tre ovanliga ord")
        assert not read_kept(store, programme, "sv").phrase_wanted
