"""The summary on paper, read back from the PDF."""

import errno
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.summary import Agreed, Summary
from vilkaarvi.paper import summary as drawing
from vilkaarvi.paper.summary import save, suggested_name, summary_pdf
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.text import Text

LINES = ("Vi hälsar på alla som är nya.", "Vi frågar innan vi antar.", "Schemat sätts upp en vecka tidigare.")


def summary(*lines: str) -> Summary:
    agreed = tuple(Agreed(f"f{n}", f"Fråga nummer {n}?", lines) for n in (1, 2)) if lines else ()
    day = date(2026, 11, 24)
    return Summary("sv", "Vilka är vi?", "Träff 1: Vad är det som har hänt?", day, "Norr", "Vård", 9, agreed)


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_six_lines_stand_on_one_page() -> None:
    (page,) = pages(summary_pdf(summary(*LINES), Text()))
    for words in (*LINES, "Fråga nummer 2?", "24 november 2026", "9 deltagare", "Sida 1 av 1", "Norr"):
        assert words in page


def test_a_summary_without_lines_says_so() -> None:
    assert "inga rader" in pages(summary_pdf(summary(), Text()))[0]


def test_signs_that_mean_something_to_a_printer_are_only_signs() -> None:
    page = pages(summary_pdf(summary("<b>&</b> 5 < 6", "x" * 400, "kaffe ☕ och 漢字"), Text()))[0]
    assert "<b>&</b> 5 < 6" in page
    assert "□" in page


def test_the_same_summary_gives_the_same_bytes() -> None:
    assert summary_pdf(summary(*LINES), Text()) == summary_pdf(summary(*LINES), Text())


class FullDisk(RealDisk):
    def write(self, handle: int, at: int, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")


def test_a_file_that_is_there_stays_whole_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path / "s.pdf", b"old")
    monkeypatch.setattr(drawing, "RealDisk", FullDisk)
    with pytest.raises(Fault) as caught:
        save(tmp_path / "s.pdf", b"new")
    assert caught.value.code is Code.DISK_FULL
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("s.pdf", b"old")]


def test_a_saved_file_replaces_the_one_before(tmp_path: Path) -> None:
    for content in (b"old", b"new"):
        save(tmp_path / "s.pdf", content)
    assert (tmp_path / "s.pdf").read_bytes() == b"new"


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        save(tmp_path / "finns inte" / "s.pdf", b"x")
    assert caught.value.code is Code.WRITE_FAILED


def test_the_name_sorts_and_every_system_takes_it() -> None:
    assert suggested_name(summary(*LINES)) == "2026-11-24 Norr träff 1.pdf"
