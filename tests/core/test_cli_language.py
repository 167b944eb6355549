"""The command line in both languages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.core.programmes import Workshop
from tests.core.test_check import S1
from vilkaarvi.cli import main
from vilkaarvi.paths import shipped_programmes
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store

STARTED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    main([str(each) for each in arguments])
    out, err = capsys.readouterr()
    return out + err


@pytest.mark.parametrize(("language", "first", "last"), [("sv", "Välkomna", "Avsluta"), ("en", "Welcome", "Closing")])
def test_the_plan(capsys: pytest.CaptureFixture[str], language: str, first: str, last: str) -> None:
    rows = said(capsys, "--lang", language, "plan", "vilka-ar-vi", "1").splitlines()
    assert rows[0] == f"  3.0 min  {first}"
    assert rows[-2] == f"  2.0 min  {last}"
    assert rows == said(capsys, "plan", "vilka-ar-vi", "1", "--lang", language).splitlines()


@pytest.mark.parametrize("named", ["4", "traff-4", "handledning"])
def test_a_session_is_named_by_its_number_or_its_id(capsys: pytest.CaptureFixture[str], named: str) -> None:
    assert "min  " in said(capsys, "plan", "vilka-ar-vi", named)


def test_a_session_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    for language, words in (("sv", "Det här finns: traff-1, traff-2, "), ("en", "These exist: traff-1, traff-2, ")):
        assert words in said(capsys, "--lang", language, "plan", "vilka-ar-vi", "7")


def test_what_check_finds(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    line = shop.change(S1, "droppable = true", "dropable = true")
    for language, words in (("sv", "Menade du ”droppable”?"), ("en", "Did you mean “droppable”?")):
        told = said(capsys, "--lang", language, "check", shop.folder)
        assert f"{S1}:{line}: " in told
        assert words in told


def test_the_shipped_programme_has_nothing_to_say(capsys: pytest.CaptureFixture[str]) -> None:
    folder = shipped_programmes() / "sessions" / "vilka-ar-vi"
    for language, nothing in (("sv", "Inga fel."), ("en", "No faults.")):
        assert said(capsys, "--lang", language, "check", folder) == f"{nothing}\n"


def test_saved_sessions_and_how_far_they_came(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        group = Group.new("Norr", "", 9, STARTED.date())
        store.add_group(group)
        store.begin_run(group, "vilka-ar-vi", 1, "traff-1", 9, STARTED).record((HourStarted(0, 9),))
    for language, words in (("sv", "inte avslutad"), ("en", "not ended")):
        assert said(capsys, "--data", tmp_path, "runs", "--lang", language).endswith(f"2026-11-24  {words}\n")
    with Store.open(tmp_path) as store:
        (head,) = store.runs()
        store.open_run(head.id).record((HourEnded(3_600_000),))
    for language, words in (("sv", "inte färdigställd"), ("en", "not finished")):
        assert said(capsys, "--data", tmp_path, "--lang", language, "runs").endswith(f"2026-11-24  {words}\n")


COMMANDS = ("plan", "check", "doctor", "runs", "print", "demo")
ARGPARSE_S_OWN = ("usage", "options:", "positional arguments", "show this help message")


@pytest.mark.parametrize("command", [(), *((each,) for each in COMMANDS)])
def test_help_is_said_in_the_chosen_language(capsys: pytest.CaptureFixture[str], command: tuple[str, ...]) -> None:
    told = {}
    for language in ("sv", "en"):
        with pytest.raises(SystemExit) as left:
            main(["--lang", language, *command, "--help"])
        told[language] = capsys.readouterr().out
        assert left.value.code == 0
        assert not [said for said in ARGPARSE_S_OWN if said in told[language]]
    assert "skrivs så här: vilkaarvi" in told["sv"]
    assert "visa det här och sluta" in told["sv"]
    assert "show this and stop" in told["en"]


def test_every_choice_of_every_command_has_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ((), *((each,) for each in COMMANDS)):
        with pytest.raises(SystemExit):
            main([*command, "--help"])
        lines = capsys.readouterr().out.splitlines()
        for place, line in enumerate(lines):
            if line.startswith("  -") and len(line.split()) <= 2:
                assert lines[place + 1].startswith(" " * 20), line
