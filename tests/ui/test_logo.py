"""The municipality's mark on papers: drawn where it is a picture, told where it is none."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.test_printouts import PROGRAMME
from vilkaarvi.app.logo import sender
from vilkaarvi.app.picture import MOST_BYTES, logo_of
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paper.kinds import Kind, Wanted, made
from vilkaarvi.settings import Settings
from vilkaarvi.text import Text


def png(tmp_path: Path, wide: int, high: int) -> Path:
    from PySide6.QtGui import QImage

    picture = QImage(wide, high, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    path = tmp_path / f"{wide}.png"
    picture.save(str(path))
    return path


def test_a_logo_of_either_kind_stands_on_the_first_page(tmp_path: Path) -> None:
    svg = tmp_path / "m.svg"
    svg.write_text("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='10'><rect width='9' height='9'/></svg>")
    for path in (svg, png(tmp_path, 400, 100)):
        of, refused = sender(Settings(municipality="K", logo=str(path)))
        assert refused is None
        drawn = made(Kind.BRIEFING, Text(), Wanted(PROGRAMME, PROGRAMME.sessions[0], 9, of))
        assert b"/Subtype /Image" in drawn.content
        assert drawn.pages == 1


def test_a_unit_has_its_own_name_contact_and_logo(tmp_path: Path) -> None:
    units = {"Norr": {"municipality": "Vård och omsorg", "contact": "enhetschefen"}}
    settings = Settings(municipality="K", contact="växeln", units=units)
    assert sender(settings, "Norr")[0].name == "Vård och omsorg"
    assert sender(settings, "Norr")[0].contact == "enhetschefen"
    assert sender(settings, "Syd")[0].name == "K"


BAD_LOGOS = {
    "text.png": b"this is no picture",
    "cut.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "empty.png": b"",
    "no.svg": b"<html><p>svg</p></html>",
    "broken.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect",
    "vast.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='99999' height='9'></svg>",
    "large.png": b"\x89PNG\r\n\x1a\n" + b"0" * MOST_BYTES,
}


@pytest.mark.parametrize("name", BAD_LOGOS)
def test_a_logo_that_is_no_picture_is_told_and_the_paper_is_made_without_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_LOGOS[name])
    of, refused = sender(Settings(municipality="K", logo=str(path)))
    assert refused is not None
    assert (refused.code, refused.facts) == (Code.LOGO_REFUSED, {"path": path})
    assert (of.name, of.logo) == ("K", b"")


def test_a_logo_that_is_gone_or_too_wide_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "borta.png", png(tmp_path, 4_001, 2), tmp_path):
        with pytest.raises(Fault) as told:
            logo_of(path)
        assert told.value.code is Code.LOGO_REFUSED
