"""The summary on paper, read back from the PDF."""

import errno
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.summary import MOST_LINE, Agreed, NextStep, Plan, Summary
from vilkaarvi.paper.content import numbered, summary_paper
from vilkaarvi.paper.file import save, suggested_name
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paper.sheet import shortened
from vilkaarvi.paper.summary import drawn, summary_pdf
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.text import Text

LINES = ("Vi hälsar på alla som är nya.", "Vi frågar innan vi antar.", "Schemat sätts upp en vecka tidigare.")
DAY = date(2026, 11, 24)
LONG = "Det känns lättare när någon tar sig tid att visa runt och berätta vem man kan fråga sedan, också på kvällen. "


def summary(*lines: str, questions: int = 2) -> Summary:
    agreed = tuple(Agreed(f"f{n}", f"Fråga nummer {n}?", lines) for n in range(1, questions + 1))
    return Summary("sv", "Vilka är vi?", "Träff 1: Vad är det som har hänt?", DAY, "Norr", "Vård", 9, agreed)


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


# --- what it says


def test_six_lines_stand_on_one_page() -> None:
    (page,) = pages(summary_pdf(summary(*LINES), Text()))
    said = (
        "Vad är det som har hänt?",
        "24 november 2026",
        "Norr",
        "Vård",
        "Deltagare",
        "Norr Vård 9",
        "Fråga nummer 2?",
        *LINES,
    )
    for words in (
        *said,
        "Sida 1 av 1",
        "Färdigställd 24 november 2026",
        "Vi har försökt ta bort det som pekar ut någon.",
    ):
        assert words in page


def test_number_and_theme_stand_apart() -> None:
    assert numbered("Träff 12: Vad: nu?") == ("12", "Vad: nu?")
    assert numbered("Att börja om: en kväll") == ("", "Att börja om: en kväll")
    paper = summary_paper(replace(summary(*LINES), session="Uppföljning"), Text())
    assert (paper.title, paper.strip[1].value) == ("Uppföljning", "–")


def test_sender_and_contact_come_from_the_settings() -> None:
    (page,) = pages(summary_pdf(summary(*LINES), Text(), Sender("Exempelkommun", "växeln")))
    assert "Exempelkommun · Vård" in page
    assert "Frågor? växeln" in page
    assert "Frågor?" not in pages(summary_pdf(summary(*LINES), Text()))[0]


def test_it_speaks_english_too() -> None:
    (page,) = pages(summary_pdf(replace(summary(*LINES), language="en"), Text("en")))
    assert "Page 1 of 1" in page
    assert "This is what the group has agreed on." in page


def test_a_summary_without_lines_says_so() -> None:
    assert "inga rader" in pages(summary_pdf(summary(questions=0), Text()))[0]
    assert "Fråga nummer 1?" not in pages(summary_pdf(summary(), Text()))[0]


def test_a_paper_without_lines_says_nothing_that_contradicts_it() -> None:
    (page,) = pages(summary_pdf(summary(), Text()))
    assert "Gruppen har träffats och pratat." in page
    assert "kommit överens" not in page
    assert "pekar ut" not in page
    (planned,) = pages(summary_pdf(replace(summary(), plan=Plan((NextStep("Fika"),))), Text()))
    assert "inga rader" not in planned
    assert "pekar ut någon" in planned


def test_full_lines_and_a_usual_plan_fit_one_page() -> None:
    """This is what the length of a line was chosen by."""
    full = (LONG * 2)[:MOST_LINE]
    plan = Plan(tuple(NextStep(LONG[:60], "schemaläggaren", "före jul") for _ in range(2)), LONG[:60])
    assert (
        len(pages(summary_pdf(replace(summary(*[full] * 3), plan=plan), Text(), Sender("Exempelkommun", "växeln"))))
        == 1
    )


def test_what_happens_next_and_the_line_for_the_manager_stand_after_the_lines() -> None:
    plan = Plan((NextStep("Vi tar upp schemat", "schemaläggaren", "före jul"), NextStep("Fika")), "En tolktelefon")
    (page,) = pages(summary_pdf(replace(summary(*LINES), plan=plan), Text()))
    places = [
        page.index(words) for words in ("Vi frågar innan", "Det här händer nu", "Vi tar upp schemat", "tolktelefon")
    ]
    assert places == sorted(places)
    assert "Vad vi gör Vem ser till det När Vi tar upp schemat schemaläggaren före jul Fika" in page
    assert "Det här vill vi att chefen tar vidare" in page


def test_a_draft_says_that_it_is_working_material_and_not_that_it_is_finished() -> None:
    (page,) = pages(summary_pdf(summary(*LINES), Text(), draft=True))
    assert "Arbetsmaterial. Godkänns nästa gång." in page
    assert "Färdigställd" not in page
    assert "allmän handling" not in page


# --- how it lies on the pages


@pytest.mark.parametrize("questions", [2, 3, 4, 5])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_six_to_fifteen_lines_take_one_or_two_pages_and_the_last_is_not_nearly_empty(
    questions: int, times: int
) -> None:
    sheet = drawn(summary_paper(summary(*([LONG * times] * 3), questions=questions), Text()))
    assert sheet.pages <= 2
    assert sheet.pages == 1 or sheet.filled > 0.2


def test_every_page_says_which_it_is_and_of_how_many() -> None:
    read = pages(summary_pdf(summary(*([LONG] * 3), questions=30), Text()))
    assert len(read) > 3
    for number, page in enumerate(read, 1):
        assert f"Sida {number} av {len(read)}" in page


def test_no_question_is_left_alone_at_the_foot_of_a_page() -> None:
    for count in (8, 9, 10, 11):
        for page in pages(summary_pdf(summary("Kort.", "Också kort.", questions=count), Text())):
            assert page.count("nummer") <= page.count(" Kort.")


def test_long_words_break_and_long_names_are_shortened() -> None:
    one = replace(summary("x" * 900, "å" * 5_000), group="G" * 300, unit="U" * 300)
    assert "".join(pages(summary_pdf(one, Text(), Sender("M" * 200)))).count("x") >= 900
    assert shortened("abcdef", 4, len) == "abc…"
    assert shortened("abcd", 4, len) == "abcd"


def test_a_paper_speaks_the_language_that_its_lines_are_in_whatever_the_program_speaks() -> None:
    one = summary(*LINES)
    assert one.language == "sv"
    assert summary_pdf(one, Text("en")) == summary_pdf(one, Text("sv"))
    assert b"/Lang (en)" in summary_pdf(replace(one, language="en"), Text("sv"))


# --- signs


def test_signs_that_mean_something_to_a_printer_are_only_signs() -> None:
    (page,) = pages(summary_pdf(summary("<b>&</b> 5 < 6 &amp; {0}"), Text()))
    assert "<b>&</b> 5 < 6 &amp; {0}" in page


def test_signs_that_the_font_lacks_are_shown_and_named() -> None:
    (page,) = pages(summary_pdf(summary("skratt 😀👩🏽‍🚀 och 漢字", "مرحبا"), Text()))
    assert "skratt □ och □" in page
    assert "bildtecken, kinesiskt tecken, arabisk bokstav." in page
    in_english = replace(summary("漢字 \u1200 \u2190\ufffd\U00010300"), language="en")
    assert (
        "Chinese character, Ethiopic letter, picture sign, sign U+10300"
        in pages(summary_pdf(in_english, Text("en")))[0]
    )
    assert "□" not in pages(summary_pdf(summary("Ça va, ﬁnt → Ласкаво ✓"), Text()))[0]


def test_line_breaks_tabs_and_what_cannot_be_seen_leave_one_blank_or_nothing() -> None:
    (page,) = pages(summary_pdf(summary("rad\netta\t\x00två\u200b\u202e tre a\u0308ter"), Text()))
    assert "rad etta två tre äter" in page


# --- the file


def test_the_same_summary_gives_the_same_bytes() -> None:
    first = summary_pdf(summary(*LINES), Text())
    summary_pdf(summary("något annat 😀"), Text())
    assert summary_pdf(summary(*LINES), Text()) == first
    assert b"/Lang (sv)" in first
    assert b"/DisplayDocTitle true" in first
    assert b"<xmp:CreateDate>2026-11-24T00:00:00Z" in first  # the session's day; the clock is not asked


def test_the_file_holds_its_fonts_and_names_no_other() -> None:
    pdf = summary_pdf(summary(*LINES), Text())
    assert b"Helvetica" not in pdf
    assert b"SourceSans3-Bold" in pdf


class FullDisk(RealDisk):
    def write(self, handle: int, at: int, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")


class HeldFile(RealDisk):
    def rename(self, old: Path, new: Path) -> None:
        raise PermissionError(errno.EACCES, "open elsewhere")


@pytest.mark.parametrize(("disk", "code"), [(FullDisk(), Code.PAPER_NO_ROOM), (HeldFile(), Code.PAPER_NO_RIGHT)])
def test_a_file_that_is_there_stays_whole_when_saving_fails(tmp_path: Path, disk: RealDisk, code: Code) -> None:
    path = tmp_path / "s.pdf"
    save(path, b"old")
    with pytest.raises(Fault) as caught:
        save(path, b"new", disk)
    assert caught.value.code is code
    assert caught.value.facts["path"] == path
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("s.pdf", b"old")]


def test_a_saved_file_replaces_the_one_before(tmp_path: Path) -> None:
    save(tmp_path / "s.pdf", b"old")
    save(tmp_path / "s.pdf", b"new")
    assert (tmp_path / "s.pdf").read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        save(tmp_path / "finns inte" / "s.pdf", b"x")
    assert (caught.value.code, caught.value.facts["folder"]) == (Code.PAPER_NO_FOLDER, tmp_path / "finns inte")


def test_a_file_that_is_protected_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "s.pdf"
    save(path, b"old")
    path.chmod(0o444)
    with pytest.raises(Fault) as caught:
        save(path, b"new")
    assert caught.value.code is Code.PAPER_PROTECTED
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("s.pdf", b"old")]


def test_a_disk_that_breaks_is_told_with_what_the_system_says(tmp_path: Path) -> None:
    class Broken(RealDisk):
        def write(self, handle: int, at: int, content: bytes) -> int:
            raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(Fault) as caught:
        save(tmp_path / "s.pdf", b"x", Broken())
    assert (caught.value.code, caught.value.facts["why"]) == (Code.PAPER_NOT_WRITTEN, "Input/output error")


def test_the_name_sorts_and_every_system_takes_it() -> None:
    one = summary(*LINES)
    assert suggested_name(one, Text()) == "2026-11-24 Norr Träff 1 Sammanfattning.pdf"
    assert suggested_name(replace(one, session="Uppföljning"), Text()) == "2026-11-24 Norr Sammanfattning.pdf"
    assert (
        suggested_name(replace(one, group='A/B:\\ "C"?\n<D>|*. '), Text())
        == "2026-11-24 A-B- -C-D Träff 1 Sammanfattning.pdf"
    )
    assert suggested_name(one, Text(), draft=True) == "2026-11-24 Norr Träff 1 Arbetsmaterial.pdf"
    assert len(suggested_name(replace(one, group="å" * 300), Text())) < 150
