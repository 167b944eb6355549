"""What the room and the leader read is easy to read, and the figure for that is right."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.programmes import NAME, SHIPPED, TODAY, Workshop
from vilkaarvi.cli import main
from vilkaarvi.programme.read import read_sources
from vilkaarvi.programme.readability import LEADER_LIX, ROOM_LIX, ROOM_WORDS, lix, read_texts, sentences

FILES = read_sources(SHIPPED, NAME, TODAY).files


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["Vi ses."], 2.0),
        (["Vad är en sak som har förändrats på jobbet sedan du började?"], 12 + 100 * 2 / 12),
        (["Ja. Arbetsgivaren måste agera."], 2 + 100 * 1 / 4),
        (["Vi ses", "Hej då"], 2.0),  # spoken by itself each is a sentence
        (["Fråga: ”Hur då?” Vänta sedan."], 5 / 3),
        ([], 0.0),
        (["…"], 0.0),
    ],
)
def test_lix_is_words_a_sentence_and_the_share_of_long_words(texts: list[str], wanted: float) -> None:
    assert lix(texts) == pytest.approx(wanted)


def test_a_number_with_a_decimal_comma_or_point_ends_no_sentence() -> None:
    assert list(sentences(["Det var 19,7 procent år 2020. I dag 3.5 gånger fler."])) == [
        "Det var 19,7 procent år 2020.",
        "I dag 3.5 gånger fler.",
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_the_room_and_the_leader_read_is_below_its_bar(language: str) -> None:
    rows = read_texts(FILES, language)
    assert {row.file for row in rows} >= {f"traff-{number}" for number in range(1, 6)} | {
        "cards",
        "evaluation",
        "facts",
    }
    for row in rows:
        assert row.lix <= (ROOM_LIX if row.room else LEADER_LIX), row
        assert not row.room or row.longest[0] <= ROOM_WORDS, row


def test_one_command_reports_texts_and_facts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", NAME]) == 0
    told = capsys.readouterr().out
    assert "Rummet, sv: LIX högst 40" in told
    assert "Fakta: " in told
    assert main(["report", NAME, "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["facts"]["count"] >= 30
    assert not plain["facts"]["overdue"]


def test_whoever_reads_only_the_first_lines_hears_of_no_fault() -> None:
    command = f"{shlex.quote(sys.executable)} -m vilkaarvi report {NAME} | head -n 1"
    heard = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert heard.stdout == "Rummet, sv: LIX högst 40\n"
    assert not heard.stderr


def test_a_heavy_sentence_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = Workshop(tmp_path)
    heavy = "Vilka verksamhetsutvecklande kompetensförsörjningsåtgärder " + "och insatser " * 10 + "behövs?"
    shop.change("session-1.toml", "Vad är en sak som har förändrats på jobbet sedan du började?", heavy)
    assert main(["--programmes", str(tmp_path), "report", NAME]) == 1
    told = capsys.readouterr().out
    assert "24 ord, i traff-1/forsta-rundan/prompt: Vilka verksamhetsutvecklande" in told
