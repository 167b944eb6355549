"""Every paper can be read aloud and kept: PDF/UA-1 and PDF/A-2a in one file, by a judge that we did not write.

What that judge does not ask is asked in tests/tags.py; here it is shown that each of its questions can be answered no.
"""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject
from reportlab.platypus import HRFlowable

from tests.papers import LANGUAGES, LINES, a_summary, every_paper
from tests.tags import Tagged, faults
from vilkaarvi.notes.summary import Plan
from vilkaarvi.paper.kinds import Kind
from vilkaarvi.paper.look import BOLD, INK, PETROL, REGULAR
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paper.sheet import Frame, draw, figure, paragraph, table
from vilkaarvi.paper.summary import summary_pdf
from vilkaarvi.text import Text

PROFILES = ("pdfua1", "pdfa2a")
NAMES = (
    "summary", "summary, all of it", "summary, long", "summary, working material", "summary, nothing", "together",
    "support", "recovery", "overview", "overview, nothing", *Kind,
)  # fmt: skip
BAD = {
    "emoji and letters of other scripts": "skratt 😀👩🏽‍🚀 och 漢字, مرحبا بك, שלום, 🇸🇪",
    "signs that mean something to a printer": "<b>&</b> <para> &amp; {0} %s \\ (( ))",
    "a word of 5 000 letters": "å" * 5_000,
    "5 000 letters of words": "ett ord till " * 385,
    "what cannot be seen": "rad\netta\t\x00två\u200b\u202e\ufeff\ue000\ud800 tre a\u0308ter",
    "nothing": "",
}


@pytest.fixture(scope="module")
def papers() -> dict[tuple[str, str], bytes]:
    made = {(language, name): pdf for language in LANGUAGES for name, pdf in every_paper(language).items()}
    assert {name for _language, name in made} == set(NAMES)
    return made


def judged(pdf: bytes) -> list[str]:
    """What the judge says against it."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    assert [report.rules.total > 100 for report in reports] == [True, True]
    return [f"{each.rule_id}: {each.message}" for report in reports for each in report.failures]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_paper_is_as_both_standards_have_it(
    papers: dict[tuple[str, str], bytes], language: str, name: str
) -> None:
    pdf = papers[language, name]
    assert judged(pdf) == []
    assert faults(pdf) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_paper_is_the_same_bytes(papers: dict[tuple[str, str], bytes], language: str) -> None:
    again = every_paper(language)
    assert [name for name in NAMES if again[name] != papers[language, name]] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_begins_with_one_heading_for_it_all_and_says_its_language(
    papers: dict[tuple[str, str], bytes], name: str
) -> None:
    for language in LANGUAGES:
        file = Tagged(papers[language, name])
        first = next(node for node in file.root.walk() if re.fullmatch(r"H\d", node.tag))
        assert first.tag == "H1"
        assert file.catalog["/Lang"] == language
        assert file.catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_summary_is_heard_as_it_is_meant() -> None:
    heard = Tagged(summary_pdf(a_summary(LINES[:2], questions=1), Text(), Sender("Exempelkommun", "växeln"))).outline()
    assert heard[:12] == [
        "P SAMMANFATTNING AV EN TRÄFF · VILKA ÄR VI?",
        "H1 Vad är det som har hänt?",
        "P Det här har gruppen enats om.",
        *("P Datum", "P Träff", "P Grupp", "P Deltagare", "P 24 november 2026", "P 1", "P Norr", "P Vård", "P 9"),
    ]
    assert heard[12:18] == [
        "H2 Fråga nummer 1: Hur har det varit?",
        *("Lbl •", f"LBody {LINES[0]}", "Lbl •", f"LBody {LINES[1]}"),
        "H2 Det här händer nu",
    ]
    assert not any("Sida" in each or "Exempelkommun" in each for each in heard)  # the foot is no content


def test_another_reader_hears_the_same(papers: dict[tuple[str, str], bytes], tmp_path: Path) -> None:
    if not shutil.which("pdfinfo"):
        pytest.skip("pdfinfo is not here (Debian's poppler-utils)")
    for name in ("summary", "slips", "support", "recovery"):
        pdf = papers["sv", name]
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        told = subprocess.run(["pdfinfo", "-struct-text", path], check=True, capture_output=True, text=True).stdout
        heard = [each.split(" ", 1)[1] for each in Tagged(pdf).outline()]
        theirs = [" ".join(each.split()) for each in re.findall(r'^ *"(.*)"$', told, re.MULTILINE)]
        assert [each for each in theirs if each] == heard, name  # a picture has no words here


# --- what is hard on it


@pytest.mark.parametrize("name", BAD)
def test_what_is_hard_to_print_passes_on_every_paper(name: str) -> None:
    for paper, pdf in every_paper("sv", BAD[name]).items():
        assert (paper, judged(pdf), faults(pdf)) == (paper, [], [])
    pdf = summary_pdf(a_summary((BAD[name], "Kort."), questions=3), Text(), draft=True)
    assert judged(pdf) == []
    assert faults(pdf) == []


def test_a_thousand_lines_pass_too() -> None:
    pdf = summary_pdf(a_summary((*LINES, *LINES, "Kort.", "Kort."), 125, Plan()), Text())
    assert judged(pdf) == []
    assert faults(pdf) == []
    assert len(Tagged(pdf).nodes("LI")) == 1_000


# --- the check itself


def spoilt(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """The file with its catalog changed; by pypdf, so that it is whole all the same."""
    writer, into = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf))), io.BytesIO()
    change(writer.root_object)
    writer.write(into)
    return into.getvalue()


def element(catalog: Any, *path: int) -> Any:
    """The element that one comes to by these places among the kids, from the Document."""
    found = catalog["/StructTreeRoot"]["/K"][0]
    for place in path:
        found = found["/K"][place]
    return found


def nums(catalog: Any) -> Any:
    return catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]


def swap(array: Any, one: int, other: int) -> None:
    array[one], array[other] = list.__getitem__(array, other), list.__getitem__(array, one)


def link(catalog: Any) -> Any:
    return catalog["/Pages"]["/Kids"][0]["/Annots"][0]


SPOILS: dict[str, Callable[[Any], object]] = {
    "no structure tree": lambda all_: all_.pop("/StructTreeRoot"),
    "no ParentTree": lambda all_: all_["/StructTreeRoot"].pop("/ParentTree"),
    "no language": lambda all_: all_.pop("/Lang"),
    "not marked": lambda all_: all_.pop("/MarkInfo"),
    "the order of tabs": lambda all_: all_["/Pages"]["/Kids"][0].pop("/Tabs"),
    "empty H1": lambda all_: element(all_, 0)["/K"].clear(),
    "bookmarks": lambda all_: element(all_, 0).update({NameObject("/S"): NameObject("/P")}),
    "H3 after H1": lambda all_: element(all_, 1).update({NameObject("/S"): NameObject("/H3")}),
    "lead back to the owners": lambda all_: swap(nums(all_)[1], 0, 1),
    "own what is nowhere drawn": lambda all_: element(all_, 0)["/K"].append(NumberObject(99)),
    "not read in the order": lambda all_: swap(element(all_)["/K"], 0, 1),
    "L holds {'P'}": lambda all_: element(all_, 2, 0).update({NameObject("/S"): NameObject("/P")}),
    "rows of different length": lambda all_: element(all_, 3, 0, 0)["/K"].pop(),
    "a header cell of nothing": lambda all_: element(all_, 3, 0, 0, 0).pop("/A"),
    "a figure without words": lambda all_: element(all_, 4).pop("/Alt"),
    "a Link without its annotation": lambda all_: element(all_, 5, 0)["/K"].pop(),
    "a link that does not lead back": lambda all_: link(all_).pop("/StructParent"),
    "a link that does not say where it leads": lambda all_: link(all_).pop("/Contents"),
}


def a_little_of_everything() -> list[Any]:
    """Two headings, a list, a table, a picture, a link."""
    return [
        paragraph("Rubrik", BOLD, 20, PETROL),
        paragraph("Under den", BOLD, 15, PETROL),
        *(paragraph(said, REGULAR, 12, INK, "•") for said in LINES),
        table([[paragraph(said, REGULAR, 12, INK) for said in row] for row in ("AB", "12")]),
        figure(HRFlowable(), "Ett streck"),
        paragraph("example.org", REGULAR, 12, INK, address="https://example.org/"),
    ]


def drawn(story: list[Any]) -> bytes:
    return draw(story, Frame("Allt", "sv", "", "", "", "", "")).content


@pytest.fixture(scope="module")
def whole() -> bytes:
    return drawn(a_little_of_everything())


def test_nothing_is_wrong_with_what_is_whole(whole: bytes) -> None:
    assert judged(whole) == []
    assert faults(whole) == []
    assert faults(spoilt(whole, lambda _catalog: None)) == []


@pytest.mark.parametrize("said", SPOILS)
def test_whatever_is_wrong_is_found(whole: bytes, said: str) -> None:
    def change(catalog: Any) -> None:
        SPOILS[said](catalog)

    assert any(said in each for each in faults(spoilt(whole, change)))


@pytest.mark.parametrize("said", ["no ParentTree", "empty H1", "the order of tabs"])
def test_the_judge_alone_would_not_have_found_it(said: str) -> None:
    """In a paper without links. When this fails the judge has learnt it, and our own question can go."""

    def change(catalog: Any) -> None:
        SPOILS[said](catalog)

    assert judged(spoilt(drawn(a_little_of_everything()[:-1]), change)) == []
