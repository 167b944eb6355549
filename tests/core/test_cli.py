"""The command line says what happened and what to do, and answers with a number that means one thing."""

import io
from pathlib import Path

import pytest

from tests.core.stores import SUMMARY, begun
from vilkaarvi.cli import main
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.store import Store

FAULTY, MISUSED, LACKING = 1, 2, 3


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The answer, and what stands on standard error."""
    answer = main(list(words))
    return answer, capsys.readouterr().err


def test_the_newest_summary_where_there_is_none_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(tmp_path / "data") as store:
        begun(store)
    words = ("--data", str(tmp_path / "data"), "print", "summary", "latest", "--output", str(tmp_path / "s.pdf"))
    assert told(capsys, *words) == (
        MISUSED,
        "Ingen träff är färdigställd än. Färdigställ en först, sedan går sammanfattningen att skriva ut.\n",
    )


def test_a_paper_that_cannot_be_written_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(tmp_path / "data") as store:
        run = begun(store)
        run.record((HourStarted(0, 9), HourEnded(1)))
        run.finish(SUMMARY)
    (tmp_path / "fil").touch()
    target = tmp_path / "fil" / "s.pdf"
    words = ("--data", str(tmp_path / "data"), "print", "summary", "latest", "--output", str(target))
    answer, said = told(capsys, *words)
    assert answer == MISUSED
    assert said.startswith(f"Mappen {target.parent} finns inte. Välj en annan mapp.")


def test_a_demo_that_cannot_write_its_pictures_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fil").touch()
    answer, said = told(capsys, "demo", "hour", "--output", str(tmp_path / "fil" / "demo"))
    assert answer == LACKING
    assert said.endswith("går inte att skriva. Välj en annan mapp.\n")


def test_a_demo_has_no_data_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer, said = told(capsys, "--data", str(tmp_path), "demo", "hour")
    assert (answer, "demo --data" in said) == (MISUSED, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("people", ["0", "41", "nio"])
def test_a_number_of_people_that_no_group_has_is_wrong_use(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "plan", "vilka-ar-vi", "1", "--people", people) == (
        MISUSED,
        f"{people} är inget antal personer. Skriv ett tal från 1 till 40.\n",
    )


MISUSES = {
    "nonsense": "nonsense går inte att välja här. Välj något av det här: "
    "plan, check, report, doctor, runs, print, backup, restore, recovery-key, local, review, detect, demo.",
    "print poster latest --output x.pdf": "poster går inte att välja här. Välj något av det här: "
    "summary, together, guide, cards, slips, facts, label, attendance, briefing, time.",
    "print summary latest": "Något saknas: --output. ”vilkaarvi print --help” visar hur det skrivs.",
    "plan": "Något saknas: programme, session. ”vilkaarvi plan --help” visar hur det skrivs.",
    "runs --data": "Något saknas: --data. ”vilkaarvi runs --help” visar hur det skrivs.",
    "runs --colour": "Det gick inte att förstå: --colour. ”vilkaarvi --help” visar vad du kan skriva.",
    "--lang fi": "fi går inte att välja här. Välj något av det här: sv, en.",
    "--no-sound=yes": "Det gick inte att förstå: vilkaarvi. ”vilkaarvi --help” visar vad du kan skriva.",
}


@pytest.mark.parametrize("written", MISUSES)
def test_wrong_use_is_told_in_swedish_with_what_to_do(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, *written.split()) == (MISUSED, MISUSES[written] + "\n")


def test_wrong_use_is_told_in_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    answer, said = told(capsys, "--lang", "en", "print", "summary")
    assert (answer, said) == (
        MISUSED,
        "Something is missing: which, --output. “vilkaarvi print --help” shows how it is written.\n",
    )


def test_a_passphrase_file_that_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("vilkaarvi.app.window.told_in_a_window", lambda _text, _fault: None)
    missing, wrong = tmp_path / "saknas", tmp_path / "bild"
    wrong.write_bytes(b"\xff\xfe\xff")
    for path in (missing, wrong):
        answer, said = told(capsys, "--data", str(tmp_path / "data"), "--passphrase-file", str(path))
        assert answer == MISUSED
        assert said == f"Filen med lösenfrasen går inte att läsa: {path}. {CHECK_NAME}\n"


CHECK_NAME = "Se efter hur namnet skrivs, och att du får öppna den."


def test_a_text_line_is_judged_and_a_bad_one_is_told_with_its_number(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = '{"id": "a", "text": "Fatima ringde"}\n{"id": "b", "text": "vi tog paus"}\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert main(["detect", "--json"]) == 0
    assert capsys.readouterr().out == '[[0, 6, "NAME"]]\n[]\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "hej"}\nhej\n')))
    assert main(["detect", "--json"]) == 2
    assert "Rad 2" in capsys.readouterr().err


def test_a_unit_that_has_nothing_of_its_own_is_not_passed_over_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--data", str(tmp_path), "print", "guide", "vilka-ar-vi", "1", "--unit", "Norr")
    answer, said = told(capsys, *words, "--output", str(tmp_path / "g.pdf"))
    assert (answer, said.split(".")[0]) == (MISUSED, "Ingen enhet som heter Norr har egna uppgifter på sina papper")
    assert not (tmp_path / "g.pdf").exists()


def test_a_session_without_slips_prints_none_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--data", str(tmp_path), "print", "slips", "vilka-ar-vi", "uppf-sprak")
    answer, said = told(capsys, *words, "--output", str(tmp_path / "s.pdf"))
    assert (answer, "har inget sådant papper" in said) == (MISUSED, True)
    assert not (tmp_path / "s.pdf").exists()
