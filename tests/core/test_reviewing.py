"""`vilkaarvi review` and `demo groups`, from the command line."""

import json
import uuid
from pathlib import Path

import pytest

from tests.core.completions import identifies
from tests.core.registers import CODES, COURSE, TODAY, answered, card, group_id, record, written
from vilkaarvi.cli import main
from vilkaarvi.clock import SystemClock
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.completion.report import ENDING
from vilkaarvi.completion.wire import read_lines
from vilkaarvi.errors import Code
from vilkaarvi.review.made_up import made_up
from vilkaarvi.seal.keyring import SystemKeyring
from vilkaarvi.settings import Settings, load
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store

GOOD, FAULTY, MISUSED, LACKING = 0, 1, 2, 3


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.setattr(SystemClock, "today", lambda _clock: TODAY)
    return Run(tmp_path, capsys)


class Run:
    """One command in a data folder of its own: the answer, what it said, and what it complained of."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: object) -> tuple[int, str, str]:
        answer = main(["--data", str(self.folder / "data"), *map(str, words)])
        said = self._capsys.readouterr()
        return answer, said.out, said.err


def test_a_report_goes_in_after_its_code_was_compared(run: Run) -> None:
    path = written(run.folder, [card(1), record(1, "traff-1", TODAY)])
    answer, said, complained = run("review", "import", path)
    assert (answer, said) == (FAULTY, "1 rapport: 0 rader lästes in, 0 fanns redan, 2 hoppades över.\n")
    assert f"--trust {CODES[0]}" in complained
    answer, said, complained = run("review", "import", path, "--trust", CODES[0])
    assert (answer, said, complained) == (GOOD, "1 rapport: 2 rader lästes in, 0 fanns redan, 0 hoppades över.\n", "")
    assert run("review", "import", run.folder)[1] == "1 rapport: 0 rader lästes in, 2 fanns redan, 0 hoppades över.\n"
    answer, said, _complained = run("review", "table")
    assert answer == GOOD
    assert said.startswith("0 av 1 grupp har haft alla 5 träffar\n")
    assert "går inte att se här" in said


def test_a_leader_writes_a_report_that_a_manager_can_take_in(run: Run) -> None:
    assert run("review", "report", run.folder / "x")[:2] == (GOOD, "Det finns inget att lämna än.\n")
    leader = run.folder / "leader"
    with Store.open(leader, SystemKeyring()) as store:
        outbox = Outbox.open(store.data, store.vault, identifies)
        outbox.keep_card(card(1))
        outbox.keep_record("run", record(1, "traff-1", TODAY))
        outbox.close()
    asked = ("review", "report", run.folder / "hösten", "--data", leader)
    answer, said, complained = run(*asked)
    assert (answer, complained) == (GOOD, "")
    path = run.folder / f"hösten{ENDING}"
    lines = said.splitlines()
    assert lines[:2] == ["Det här står i rapporten:", "  Grupp 1: 1 träff har hållits, 0 planerade dagar"]
    assert any("exakta antalen" in line for line in lines[: lines.index(str(path))])
    code = said.split()[-1]
    answer, said, complained = run(*asked)
    assert (answer, complained) == (GOOD, "")
    assert f"Samma rapport ligger redan där: {path}" in said
    assert run("review", "import", path, "--trust", code)[0] == GOOD
    assert "Grupp 1" in run("review", "table")[1]


def test_why_a_report_cannot_be_written_is_told_and_that_after_what_is_in_it(run: Run) -> None:
    leader = run.folder / "leader"
    with Store.open(leader, SystemKeyring()) as store:
        store.add_group(Group.new("Norr", "", 9, TODAY))
    answer, said, complained = run("review", "report", run.folder / "away" / "x", "--data", leader)
    assert answer == MISUSED
    assert "Norr: har inte träffats än" in said
    assert complained.startswith(f"Mappen {run.folder / 'away'} går inte att nå")
    path = run.folder / f"x{ENDING}"
    path.write_bytes(b"old")
    path.chmod(0o444)
    answer, _said, complained = run("review", "report", path, "--data", leader)
    assert (answer, path.read_bytes()) == (MISUSED, b"old")
    assert "skyddad" in complained


def test_where_the_it_department_has_a_list_it_is_told_whom_to_ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = run.folder / "policy.toml"
    policy.write_text('installations = ["12x4"]\n')
    monkeypatch.setattr("vilkaarvi.cli.policy_file", lambda: policy)
    path = written(run.folder, [card(1)])
    answer, said, complained = run("review", "import", path, "--trust", CODES[0])
    assert (answer, said) == (FAULTY, "1 rapport: 0 rader lästes in, 0 fanns redan, 1 hoppades över.\n")
    assert f"Datorn {CODES[0]} står inte i IT-avdelningens lista." in complained
    assert "--trust" not in complained


def test_where_nothing_was_taken_in_the_table_is_empty_and_nothing_is_made(run: Run) -> None:
    answer, said, complained = run("review", "table")
    assert (answer, complained) == (GOOD, "")
    assert said.startswith("0 av 0 grupper")
    assert not (run.folder / "data").exists()


def test_the_list_of_groups_is_read_and_its_bad_rows_are_told(run: Run) -> None:
    path = run.folder / "grupper.csv"
    path.write_text("namn;enhet;antal\nNorr;Vård;9\nSöder;Vård;nio\n", encoding="utf-8")
    answer, said, complained = run("review", "groups", path)
    assert (answer, said) == (FAULTY, "1 grupp ska träffas.\n")
    assert complained.startswith("Rad 3 i listan kan inte stämma: ”headcount / antal”.")
    assert "Norr" in run("review", "table")[1]
    assert run("review", "groups", run.folder / "borta.csv")[0] == FAULTY


def test_a_table_is_saved_and_where_it_cannot_be_that_is_said(run: Run) -> None:
    target = run.folder / "å ä.csv"
    answer, said, _complained = run("review", "table", "--csv", target)
    assert (answer, said) == (GOOD, f"{target}\n")
    assert target.read_bytes().startswith(b"\xef\xbb\xbfGrupp;Enhet;")
    excel = run.folder / "t.xlsx"
    assert run("review", "table", "--answers", "--xlsx", excel)[:2] == (GOOD, f"{excel}\n")
    assert excel.read_bytes().startswith(b"PK")
    paper = run.folder / "överblick.pdf"
    assert run("review", "table", "--pdf", paper)[:2] == (GOOD, f"{paper}\n")
    assert paper.read_bytes().startswith(b"%PDF")
    answer, _said, complained = run("review", "table", "--csv", run.folder / "borta" / "x.csv")
    assert answer == LACKING
    assert "går inte att skriva" in complained


def test_sessions_leave_as_statements_of_groups_with_counts_and_no_answers(run: Run) -> None:
    answers = answered((8, 6))
    path = written(run.folder, [card(1), record(1, "traff-1", TODAY, answers=answers), record(1, None, TODAY)])
    run("review", "import", path, "--trust", CODES[0])
    target = run.folder / "x.json"
    assert run("review", "table", "--xapi", target, "--home", "https://kommun.example/")[0] == GOOD
    first, second = sorted(json.loads(target.read_text("utf-8")), key=lambda each: each["object"]["id"])
    assert first["object"]["id"] == "https://kommun.example/vilka-ar-vi/follow-up"
    assert second["object"]["definition"]["name"] == {"sv": "Vad är det som har hänt?"}
    assert second["actor"]["account"] == {"homePage": "https://kommun.example", "name": group_id(1)}
    assert second["timestamp"] == "2026-11-24T00:00:00Z"
    assert set(second["result"]["extensions"].values()) == {8, 1, 9}
    assert uuid.UUID(second["id"]).version == 5
    assert second["id"] != first["id"]
    assert "6" not in str(second["result"]).replace("PT60M", "")


@pytest.mark.parametrize("home", ["", "kommun.example", "http://kommun.example", "https://a b", "https://k.example/å"])
def test_statements_need_an_address_of_the_municipality_s_own(home: str, run: Run) -> None:
    answer, _said, complained = run("review", "table", "--xapi", run.folder / "x.json", "--home", home)
    assert answer == MISUSED
    assert "--home" in complained
    assert not (run.folder / "x.json").exists()


def test_a_demo_fills_an_empty_folder_with_groups_that_say_they_are_made_up(run: Run) -> None:
    assert run("demo", "groups", "41")[0] == GOOD
    answer, said, complained = run("review", "table")
    assert (answer, complained) == (GOOD, "")
    assert said.startswith("Påhittat, ")
    assert " av 41 grupper har haft alla 5 träffar" in said
    assert "har inte träffats" in said
    answer, said, _complained = run("review", "table", "--answers")
    assert answer == GOOD
    assert "Alla fick plats i samtalet." in said
    answer, _said, complained = run("demo", "groups", "3")
    assert answer == FAULTY
    assert "Välj en tom mapp" in complained


def test_a_demo_never_fills_the_user_s_own_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VILKAARVI_DATA", str(tmp_path))
    assert main(["demo", "groups", "3"]) == MISUSED
    assert "--data" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("count", ["0", "2001", "många"])
def test_a_number_of_groups_that_nobody_would_wait_for_is_wrong_use(count: str, run: Run) -> None:
    assert run("demo", "groups", count)[0] == MISUSED


@pytest.mark.parametrize("count", [1, 41, 300])
def test_what_is_made_up_is_as_sound_as_what_is_real(count: int) -> None:
    made = made_up(count, TODAY, COURSE)
    assert made_up(count, TODAY, COURSE) == made
    lines = [line for raw in made.reports.values() for line in raw.splitlines() if b'"public"' not in line]
    _good, faults = read_lines(b"\n".join(lines), "a", {}, identifies)
    assert {fault.code for fault in faults} <= {Code.R_UNKNOWN_KEY}  # nobody is known here, and nothing else is wrong
    assert made.expected.count(b"\r\n") == count + 1
    assert not any(name.endswith(ENDING) for name in made.reports)


def test_the_policy_s_list_of_laptops_is_the_it_department_s_alone(tmp_path: Path) -> None:
    own, policy = tmp_path / "settings.toml", tmp_path / "policy.toml"
    own.write_text(f'installations = ["{CODES[0]}"]\n')
    assert load(own)[0].listed_installations is None
    policy.write_text(f'installations = ["{CODES[1]}", "1234 5678 9012 3456"]\n')
    assert load(own, policy)[0].listed_installations == [CODES[1], "1234 5678 9012 3456"]
    policy.write_text('installations = ["12x4"]\n')
    assert load(own, policy)[0].listed_installations == ["12x4"]
    policy.write_text("installations = 1234\n")
    found, told = load(own, policy)
    assert [fault.code for fault in told] == [Code.SETTING_REPAIRED]
    assert found.listed_installations is None
    assert Settings().listed_installations is None


def test_the_overview_s_window_needs_a_display(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    answer, said, complained = run("review")
    assert (answer, said) == (LACKING, "")
    assert complained
