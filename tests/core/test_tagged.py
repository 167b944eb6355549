"""The tagging layer by itself: what is drawn, and what of it is read, in which order and as what."""

import io
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageCms
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfdoc
from reportlab.platypus import HRFlowable, KeepInFrame, KeepTogether, PageBreak, SimpleDocTemplate, Table

from tests.core.test_house_plan import imported
from tests.tags import Tagged, faults
from vilkaarvi.paper import tagged
from vilkaarvi.paper.look import REGULAR
from vilkaarvi.paper.sheet import Frame, draw, register_fonts
from vilkaarvi.paper.sheet import paragraph as on_paper
from vilkaarvi.paper.tagged.canvas import About, TaggedCanvas
from vilkaarvi.paper.tagged.flow import Figure, data_table, group, paragraph
from vilkaarvi.paper.tagged.mends import mend

SMALL = (300, 200)
ABOUT = About("Prov", "sv")
LONG = "Den här meningen är så lång att den inte får plats på en rad och knappt på en sida. " * 20


def styled(size: float = 12, **more: Any) -> ParagraphStyle:
    register_fonts()
    return ParagraphStyle("", fontName=REGULAR, bulletFontName=REGULAR, fontSize=size, leading=size * 1.3, **more)


def said(words: str, size: float = 12, **more: Any) -> Any:
    return paragraph(words, styled(size, leftIndent=12 if "bullet" in more else 0), **more)


def made(*story: Any, about: About = ABOUT) -> bytes:
    file = io.BytesIO()
    document = SimpleDocTemplate(file, pagesize=SMALL, initialFontName=REGULAR)
    for edge in ("leftMargin", "rightMargin", "topMargin", "bottomMargin"):
        setattr(document, edge, 20)
    register_fonts()
    document.build(list(story), canvasmaker=partial(TaggedCanvas, about=about))
    assert [each for each in faults(file.getvalue()) if not each.startswith("empty Document")] == []
    return file.getvalue()


def heard(*story: Any) -> list[str]:
    return Tagged(made(*story)).outline()


def shape(node: Any) -> str:
    inside = " ".join(map(shape, node.kids))
    return f"{node.tag}({inside})" if inside else node.tag


def test_it_knows_nothing_of_who_uses_it() -> None:
    used = {name for path in Path(tagged.__file__).parent.glob("*.py") for name in imported(path)}
    assert {name for name in used if name.startswith("vilkaarvi.") and ".tagged" not in name} == set()


def test_a_paragraph_over_four_pages_is_one_element() -> None:
    file = Tagged(made(said("Först"), said(LONG)))
    (_first, long) = file.nodes("P")
    assert {page for page, _mark in long.marks} == {0, 1, 2, 3}
    assert long.text == LONG.strip()


def test_words_stay_apart_where_a_line_ends_and_long_words_whole() -> None:
    assert heard(said("ord " * 60))[0] == ("P " + "ord " * 60).strip()
    assert heard(said("början " + "å" * 200 + " slut"))[0] == "P början " + "å" * 200 + " slut"
    assert heard(said("<b>ett</b> " * 60))[0] == ("P " + "ett " * 60).strip()


def test_items_that_follow_each_other_are_one_list() -> None:
    items = [said(each, bullet="•") for each in ("a", "b")]
    numbered = [said(each, bullet=f"{number}.") for number, each in enumerate(("c", "d"), 1)]
    file = Tagged(made(*items, HRFlowable(), *numbered, said("mellan"), said("e", bullet="•")))
    two = "L(LI(Lbl LBody) LI(Lbl LBody))"
    assert shape(file.root) == f"Document({two} {two} P L(LI(Lbl LBody)))"
    assert [node.facts["/A"]["/ListNumbering"] for node in file.nodes("L")] == ["/Disc", "/Decimal", "/Disc"]


def test_an_item_over_two_pages_has_one_bullet() -> None:
    (item,) = Tagged(made(said(LONG, bullet="•"))).nodes("LI")
    assert shape(item) == "LI(Lbl LBody)"
    assert item.text == "• " + LONG.strip()


def test_the_larger_a_heading_the_higher_and_no_level_is_left_out() -> None:
    sizes = (14, 24, 14, 11, 14, 11, 24, 11)
    file = heard(*(said(f"{size}", size, tag="H") for size in sizes))
    assert file == ["H1 14", "H1 24", "H2 14", "H3 11", "H2 14", "H3 11", "H1 24", "H2 11"]


def test_a_table_over_pages_is_one_and_its_header_is_read_once() -> None:
    rows = [[said("Vad"), said("När")], *([said(f"sak {n}"), said(f"dag {n}")] for n in range(30))]
    file = Tagged(made(data_table(rows, row_headers=True)))
    (table,) = file.nodes("Table")
    assert len(file.reader.pages) > 3
    assert table.text == "Vad När " + " ".join(f"sak {n} dag {n}" for n in range(30))
    assert [kid.tag for kid in table.kids] == ["THead", "TBody"]
    assert [node.facts["/A"]["/Scope"] for node in file.nodes("TH")] == ["/Column"] * 2 + ["/Row"] * 30
    assert "Vad" in str(file.reader.pages[3].extract_text())  # seen on every page


def test_an_empty_cell_is_a_cell_and_a_list_in_a_cell_is_in_it() -> None:
    items = [said("a", bullet="•"), said("b", bullet="•")]
    file = Tagged(made(data_table([[said("Vad"), said("Hur")], [items, ""], [said(""), said("c", bullet="•")]])))
    in_cell = "TD(L(LI(Lbl LBody) LI(Lbl LBody)))"
    assert shape(file.nodes("TBody")[0]) == f"TBody(TR({in_cell} TD) TR(TD TD(L(LI(Lbl LBody)))))"


def test_a_table_for_the_layout_is_no_table() -> None:
    cells = [[[said("a"), said("b")], said("c")], [KeepInFrame(100, 100, [said("d" * 90)], mode="shrink"), ""]]
    assert [each[:3] for each in heard(Table(cells))] == ["P a", "P b", "P c", "P d"]


def test_a_group_holds_all_that_is_in_it() -> None:
    table = data_table([[said("Vad")], [said("sak")]])
    file = Tagged(made(*group([said("Kort", tag="H"), KeepTogether([said("a"), said("b")]), table]), said("efter")))
    cells = "Table(THead(TR(TH(P))) TBody(TR(TD(P))))"
    assert shape(file.root) == f"Document(Sect(H1 P P {cells}) P)"


def test_a_link_leads_there_from_each_page_that_it_is_on() -> None:
    file = Tagged(
        made(
            said("Först"),
            said(LONG, address="https://example.org/å(1)"),
            said("b", bullet="•", address="https://e.org"),
        )
    )
    long, item = file.nodes("Link")
    assert (len(long.targets), len(item.targets)) == (4, 1)
    assert long.targets[0].get_object()["/A"]["/URI"] == "https://example.org/%C3%A5(1)"
    assert shape(file.root) == "Document(P P(Link) L(LI(Lbl LBody(Link))))"


def test_a_picture_is_read_by_its_words_and_knows_its_place() -> None:
    (figure,) = Tagged(made(Figure(HRFlowable(width=100), "Ett streck"))).nodes("Figure")
    assert figure.facts["/Alt"] == "Ett streck"
    left, bottom, right, top = map(float, figure.facts["/A"]["/BBox"])
    assert 0 < left < right <= SMALL[0]
    assert 0 < bottom <= top < SMALL[1]


def test_a_picture_on_the_page_itself_is_read_before_what_stands_on_it() -> None:
    def mark(canvas: Any, _document: Any) -> None:
        with canvas.picture("Exempelkommun", (200, 180, 220, 190)):
            canvas.rect(200, 180, 20, 10, fill=1)

    file = io.BytesIO()
    document = SimpleDocTemplate(file, pagesize=SMALL, initialFontName=REGULAR)
    document.build([said("a")], mark, canvasmaker=partial(TaggedCanvas, about=ABOUT))
    assert faults(file.getvalue()) == []
    figure, _words = Tagged(file.getvalue()).root.kids
    assert figure.facts["/Alt"] == "Exempelkommun"


def test_what_has_no_words_is_not_read() -> None:
    assert heard(said("a"), said(""), said(" ", tag="H"), HRFlowable(), said("b")) == ["P a", "P b"]
    with pytest.raises(ValueError, match="tag"):
        said("a", tag="")


def test_another_language_is_told_where_it_is_spoken() -> None:
    (other,) = Tagged(made(said("welcome", language="en"))).nodes("P")
    assert other.facts["/Lang"] == "en"


def test_a_file_with_nothing_in_it_is_a_file() -> None:
    assert len(Tagged(made(PageBreak())).reader.pages) <= 1


def test_the_file_says_the_day_of_its_content_and_never_the_clock() -> None:
    without = made(said("a"))
    assert b"CreationDate" not in without
    assert b"xmp:CreateDate" not in without
    dated = made(said("a"), about=About("Prov <&> \x00", "sv", "Å & co", "prov", date(2026, 11, 24)))
    assert b"D:20261124000000Z" in dated
    assert b"<xmp:CreateDate>2026-11-24T00:00:00Z" in dated
    assert "<rdf:li>Å &amp; co</rdf:li>".encode() in dated
    assert made(said("a")) == without


def test_what_is_drawn_at_the_end_stands_on_its_own_page() -> None:
    def foot(canvas: Any, _document: Any) -> None:
        number = canvas.getPageNumber()

        def draw_it(pages: int) -> None:
            canvas.setFont(REGULAR, 8)
            canvas.drawString(20, 10, f"{number} av {pages}")

        canvas.at_the_end(draw_it)

    file = io.BytesIO()
    document = SimpleDocTemplate(file, pagesize=SMALL, initialFontName=REGULAR)
    maker = partial(TaggedCanvas, about=ABOUT)
    document.build([said("a"), PageBreak(), said("b")], foot, foot, canvasmaker=maker)
    assert faults(file.getvalue()) == []
    read = [page.extract_text() for page in Tagged(file.getvalue()).reader.pages]
    assert ["1 av 2" in read[0], "2 av 2" in read[1]] == [True, True]
    assert Tagged(file.getvalue()).outline() == ["P a", "P b"]


def test_the_mends_are_made_once_and_an_end_of_line_in_the_data_is_no_end_of_line() -> None:
    mend()
    before = pdfdoc.PDFStream.format
    mend()
    assert pdfdoc.PDFStream.format is before
    written = pdfdoc.PDFStream(content=b"data\r", filters=[]).format(pdfdoc.PDFDocument())
    assert written.endswith(b"data\r\r\nendstream\n")
    assert b"/Length 5" in written


def test_the_colour_profile_is_srgb_and_free() -> None:
    profile = ImageCms.ImageCmsProfile(str(Path(tagged.__file__).with_name("srgb.icc")))
    assert ImageCms.getProfileCopyright(profile).strip() == "No copyright, use freely"
    assert "sRGB" in ImageCms.getProfileDescription(profile)


def test_nothing_reaches_the_paper_that_no_letter_exists_for() -> None:
    pdf = draw([on_paper("a 😀 <b>", REGULAR, 12, "#000000")], Frame("n", "sv", "", "", "", "漢字", "{n}/{m}")).content
    assert Tagged(pdf).outline() == ["P a □ (bildtecken) <b>"]
    assert faults(pdf) == []
