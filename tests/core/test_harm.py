"""What is wrong with the saved work reaches the leader in plain words; the rest works as before."""

from datetime import date
from pathlib import Path

import pytest

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import DAY, NOTE, SUMMARY, begun
from vilkaarvi.app.homeview import home_view, read_kept, saved_harm
from vilkaarvi.cli import main
from vilkaarvi.notes.summary import Attendance
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_programme
from vilkaarvi.seal.own_key import KEY_FILES
from vilkaarvi.session.events import Checked, HourEnded, HourStarted, StageEntered
from vilkaarvi.store.groups import Group
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store
from vilkaarvi.text import Said, Text


@pytest.fixture(scope="module")
def programme() -> Programme:
    places = Places(shipped_programmes(), shipped_programmes())
    return read_programme(places, "vilka-ar-vi", date(2026, 11, 24))


def told(data: Path, programme: Programme, store: Store) -> tuple[Said, ...]:
    return saved_harm(read_kept(store, programme, "sv"), programme, data / "runs", Text())


def started(store: Store) -> Run:
    run = begun(store)
    run.record((HourStarted(0, 9), StageEntered(0, "valkomna", 0)))
    run.record((Checked(2000),))
    run.release()
    return run


def harm(path: Path, at: int) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])


def test_whole_work_is_not_talked_about(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        started(store)
        assert told(tmp_path, programme, store) == ()


def test_a_damaged_part_is_told_by_the_sessions_name_and_the_hour_is_offered(
    tmp_path: Path, programme: Programme
) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run = started(store)
        path = tmp_path / "runs" / f"{run.head.id}.run"
        harm(path, len(path.read_bytes()) - 5)
        (said,) = told(tmp_path, programme, store)
        assert said.what == (
            "En del av det sparade är skadat: Träff 1: Vad är det som har hänt? · Hemtjänst Norr · 24 november 2026."
        )
        assert said.todo == "Allt annat gick att läsa. Läs igenom raderna innan du använder dem."
        view = home_view(read_kept(store, programme, "sv"), programme, None, Text(), run.started, fast=False)
        assert view.unfinished is not None


def test_damage_in_the_middle_of_the_hour_is_told_too(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run = started(store)
        path = tmp_path / "runs" / f"{run.head.id}.run"
        again = store.open_run(run.head.id)
        size = len(path.read_bytes())
        again.record((StageEntered(3000, "valkomna", 0),))
        again.record((Checked(4000),))
        again.release()
        harm(path, size + 40)
        assert [said.what[:38] for said in told(tmp_path, programme, store)] == [
            "En del av det sparade är skadat: Träff"
        ]


def test_a_write_that_was_cut_off_is_told_of_a_session_that_is_over_too(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run = started(store)
        again = store.open_run(run.head.id)
        again.record((HourEnded(3000),))
        again.finish(SUMMARY)
        again.release()
        path = tmp_path / "runs" / f"{run.head.id}.run"
        path.write_bytes(path.read_bytes()[:-1])
        (said,) = told(tmp_path, programme, store)
        store.open_run(run.head.id)  # cuts it
        assert told(tmp_path, programme, store) == (said,)
        run_name, _colon, what = said.what.rpartition(": ")
        assert run_name == "Träff 1: Vad är det som har hänt? · Hemtjänst Norr · 24 november 2026"
        assert what == "Programmet bröts mitt i en sparning."
        assert said.todo.startswith("Allt som hann sparas finns kvar.")


def test_what_the_start_itself_has_cut_is_told_until_the_summary_is_there(tmp_path: Path, programme: Programme) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        run = started(store)
        again = store.open_run(run.head.id)
        again.keep_note(NOTE)
        again.record((HourEnded(3000),))
        again.keep_attendance(Attendance(9))
        path = tmp_path / "runs" / f"{run.head.id}.run"
    path.write_bytes(path.read_bytes()[:-1])
    with Store.open(tmp_path, keyring) as store:  # opens it, since its notes are still to be made compact
        assert len(told(tmp_path, programme, store)) == 1
        store.open_run(run.head.id).finish(SUMMARY)
        assert told(tmp_path, programme, store) == ()


def test_an_hour_whose_step_is_no_longer_in_the_programme_does_not_hide_home(
    tmp_path: Path, programme: Programme
) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run = begun(store)
        run.record((HourStarted(0, 9), StageEntered(0, "borttaget", 0)))
        run.release()
        (said,) = told(tmp_path, programme, store)
        assert "Hemtjänst Norr" in said.what
        assert len(read_kept(store, programme, "sv").groups) == 1


def test_sessions_that_cannot_be_opened_are_counted(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        started(store)
        for name in ("a", "b"):
            (tmp_path / "runs" / f"{name}.run").write_bytes(b"rubbish")
        (said,) = told(tmp_path, programme, store)
        assert said.what == "2 sparade träffar går inte att öppna."
        assert said.todo == (
            f"Inget har ändrats och allt annat fungerar som förut. Be it-avdelningen spara mappen {tmp_path / 'runs'}."
        )


def test_a_damaged_list_of_groups_is_told(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        store.add_group(Group.new("Norr", "", 9, DAY))
        path = next(tmp_path.glob("groups-*.journal"))
        harm(path, len(path.read_bytes()) - 5)
        (said,) = told(tmp_path, programme, store)
        assert said.what == "Listan över grupper är skadad."
        assert path.name in said.todo


def test_a_missing_key_is_told_once(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path) as store:
        started(store)
        started(store)
    for name in KEY_FILES:
        (tmp_path / name).unlink()
    with Store.open(tmp_path) as store:
        (said,) = told(tmp_path, programme, store)
        assert said.what == "Nyckeln till det sparade saknas på den här datorn."
        assert "ny träff" in said.todo


def test_the_command_line_lists_what_is_whole_and_names_what_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(tmp_path) as store:
        run = started(store)
        assert main(["runs", "--data", str(tmp_path)]) == 0
        (tmp_path / "runs" / "a.run").write_bytes(b"rubbish")
    capsys.readouterr()
    assert main(["runs", "--data", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert run.head.id in said.out
    assert said.err.startswith("a.run: ")


def test_an_unreadable_folder_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").write_text("x")
    assert main(["runs", "--data", str(tmp_path / "data")]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"Mappen med det sparade går inte att läsa: {tmp_path / 'data'}. ")
    assert "Inget har ändrats" in said
