"""The tables that leave the overview: as spreadsheets want them, and nothing in them is calculated."""

import csv
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.completions import identifies
from tests.core.registers import COURSE, TODAY, answered, card, filled, group_id, in_memory, record
from vilkaarvi.completion.model import Content
from vilkaarvi.review.answers import answers, let_out
from vilkaarvi.review.cells import MARK, as_csv, guarded, unguarded
from vilkaarvi.review.expected import read_expected
from vilkaarvi.review.overview import overview
from vilkaarvi.review.register.protocol import Expected
from vilkaarvi.review.register.tiny import TinyRegister
from vilkaarvi.review.tables import answers_table, groups_table
from vilkaarvi.review.xlsx import as_xlsx
from vilkaarvi.text import Text

SV = Text("sv")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.removeprefix(MARK).decode("utf-8"), newline=""), delimiter=";"))


def town(folder: Path) -> TinyRegister:
    contents: list[Content] = [card(number, f"Grupp {number}") for number in (1, 2, 3)]
    contents += [record(number, "traff-1", TODAY, answers=answered((8, 6))) for number in (1, 2, 3)]
    contents += [card(4, "=1+1|'x'!A0"), card(5, "@SUM(A1)")]
    register = in_memory()
    filled(register, folder, contents)
    register.expect([Expected(group_id(9), "Älvgården", "Vård; omsorg", 7)])
    let_out(register, COURSE.programme)
    return register


def groups_csv(register: TinyRegister) -> list[list[str]]:
    return read(as_csv(groups_table(overview(register, COURSE, TODAY), COURSE, SV)))


def test_the_groups_table_has_a_line_a_group_and_says_what_is_missing(tmp_path: Path) -> None:
    heading, *rows = groups_csv(town(tmp_path))
    assert heading == [
        "Grupp", "Enhet", "Antal", "Träffar klara", "Träffar i allt", "Träff 1", "Träff 2", "Träff 3", "Träff 4",
        "Träff 5", "Närvarande senast", "Av", "Senast", "Nästa", "Läge", "Träffar med chef", "Träffar där det är känt",
        "Uppföljningar", "Gäster, sammanlagt", "Poolgrupp", "id",
    ]  # fmt: skip
    by_name = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    assert by_name["Grupp 1"]["Träff 1"] == "klar"
    assert by_name["Grupp 1"]["Senast"] == "2026-11-24"
    assert by_name["Älvgården"]["Nästa"] == "har inte träffats"
    assert by_name["Älvgården"]["Enhet"] == "Vård; omsorg"


def test_a_name_that_could_be_calculated_is_words(tmp_path: Path) -> None:
    names = [row[0] for row in groups_csv(town(tmp_path))]
    assert "'=1+1|'x'!A0" in names
    assert "'@SUM(A1)" in names


def test_a_table_opens_in_excel_as_columns() -> None:
    raw = as_csv([["Grupp", "Antal"], ["Älv;gården", 9]])
    assert raw == b"\xef\xbb\xbf" + 'Grupp;Antal\r\n"Älv;gården";9\r\n'.encode()


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1", "－1", "＠a"])
def test_a_cell_that_begins_like_a_formula_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@given(st.text(max_size=12))
def test_a_guarded_cell_never_begins_like_a_formula_and_comes_back(cell: str) -> None:
    assert not re.match(r" *[=+\-@\t\r\n＝＋－＠]", guarded(cell))
    if not cell.startswith("'"):
        assert unguarded(guarded(cell)) == cell


def test_the_table_can_come_back_as_the_list_of_groups(tmp_path: Path) -> None:
    register = town(tmp_path)
    path = tmp_path / "tabell.csv"
    path.write_bytes(as_csv(groups_table(overview(register, COURSE, TODAY), COURSE, SV)))
    found = read_expected(path, register.expected(), identifies)
    assert found.faults == ()
    before = {row.id for row in overview(register, COURSE, TODAY).rows}
    register.expect(found.groups)
    assert {each.id for each in found.groups} == before
    assert {row.id for row in overview(register, COURSE, TODAY).rows} == before


def test_the_answers_table_says_shares_and_never_a_group(tmp_path: Path) -> None:
    shown = answers(town(tmp_path), COURSE.programme)
    heading, *rows = answers_table(shown, lambda question: f"Påstående {question.number}", SV)
    assert [str(cell) for cell in heading][:5] == [
        "Vilkas svar",
        "Påstående",
        "Svarade 4 eller 5",
        "Svar",
        "Svarsandel",
    ]
    assert [row[:5] for row in rows] == [
        ["Alla", "Påstående 1", "75 %", 24, "knappt 90 %"],
        ["Vård", "Påstående 1", "75 %", 24, "knappt 90 %"],
        ["ht 26", "Påstående 1", "75 %", 24, "knappt 90 %"],
    ]
    assert not any("Grupp" in str(cell) for row in rows for cell in row)


def test_made_up_groups_say_so_in_every_line(tmp_path: Path) -> None:
    register = town(tmp_path)
    register.mark_made_up()
    assert all(row[0].startswith("påhittad: ") for row in groups_csv(register)[1:])
    rows = answers_table(answers(register, COURSE.programme), str, SV, made_up=True)[1:]
    assert rows
    assert all(str(row[0]).startswith("påhittad: ") for row in rows)


def parts_of(raw: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(raw)) as whole:
        return {name: ElementTree.fromstring(whole.read(name)) for name in whole.namelist() if name.endswith(".xml")}


def test_an_excel_file_holds_words_and_numbers_and_no_formula_and_no_address(tmp_path: Path) -> None:
    rows = groups_table(overview(town(tmp_path), COURSE, TODAY), COURSE, SV)
    rows.append(["https://example.org", "007", *rows[1][2:]])
    parts = parts_of(as_xlsx(rows, "Grupper: [alla]/" + "x" * 40, TODAY))
    cells = list(parts["xl/worksheets/sheet1.xml"].iter(f"{SHEET}c"))
    assert len(cells) == sum(len(row) for row in rows)
    assert not [part for part in parts.values() for name in ("f", "hyperlink") if list(part.iter(f"{SHEET}{name}"))]
    words = [each.text for each in parts["xl/sharedStrings.xml"].iter(f"{SHEET}t")]
    assert {"=1+1|'x'!A0", "@SUM(A1)", "Älvgården", "https://example.org", "007"} <= set(words)
    numbers = [cell for cell in cells if cell.get("t") is None and cell.find(f"{SHEET}v") is not None]
    assert len(numbers) == sum(isinstance(value, int) for row in rows for value in row)


def test_an_empty_table_is_an_excel_file_too(tmp_path: Path) -> None:
    rows = groups_table(overview(in_memory(), COURSE, TODAY), COURSE, SV)
    assert len(rows) == 1
    assert "xl/worksheets/sheet1.xml" in parts_of(as_xlsx(rows, "Grupper", TODAY))
