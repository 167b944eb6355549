"""The recovery sheet: its code, whose it is, and who can read what with it."""

from datetime import date

import pytest

from tests.core.test_paper import pages
from vilkaarvi.paper.recovery import recovery_pdf, recovery_sheet, who_reads
from vilkaarvi.paper.sender import Sender
from vilkaarvi.seal.code import groups_of, new_code, understood
from vilkaarvi.seal.vault import Ways
from vilkaarvi.text import Text

DAY = date(2026, 11, 24)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_all_of_it_stands_on_one_page_and_the_code_can_be_typed_from_it(language: str) -> None:
    code = new_code()
    sheet = recovery_sheet(Text(language), code, "LAPTOP-17", DAY, Sender("Exempelkommun"))
    (page,) = pages(recovery_pdf(sheet))
    for words in (sheet.title, sheet.lead, *sheet.of, *sheet.readers, *sheet.steps, "Exempelkommun", "LAPTOP-17"):
        assert words in page
    at = [page.index(group) for group in groups_of(code)]
    assert at == sorted(at)
    assert understood(" ".join(page[place : place + 7] for place in at)) == code


def test_what_it_opens_and_what_it_does_not_is_said() -> None:
    said = " ".join(recovery_sheet(Text(), new_code(), "D", DAY).readers)
    assert "anteckningar från träffar som inte är färdigställda" in said
    assert "Inget blad får tillbaka dem" in said


def test_who_can_read_the_notes_is_said_as_it_is() -> None:
    text = Text()
    assert who_reads(text, Ways())[0] == "Den som är inloggad som du på den här datorn."
    assert who_reads(text, Ways(by_passphrase=True))[0] == "Den som kan lösenfrasen."
    assert not [said for said in who_reads(text, Ways()) if "blad" in said or "kommun" in said]
    ways = who_reads(text, Ways(True, True, "3f2a91c0" + "0" * 56))
    assert "återställningsbladet" in ways[1]
    assert "kommunens återställningsnyckel (3f2a 91c0)" in ways[2]
    assert ways[-1].startswith("Ingen annan.")


def test_the_longest_names_still_fit_one_page() -> None:
    assert len(pages(recovery_pdf(recovery_sheet(Text(), new_code(), "D" * 63, DAY, Sender("K" * 80))))) == 1
