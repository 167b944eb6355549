"""The windows follow the system's wish for high contrast, and its size of text."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from vilkaarvi.ui import style

WHITE = QColor(style.WHITE)
LIGHT_ON_DARK = {style.ROOM_DOT, style.PALE_TEAL}  # the focus of what is dark


def luminance(colour: QColor) -> float:
    """As WCAG 2.2 has it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_colour_of_the_strong_sheet_is_white_or_stands_out_seven_to_one() -> None:
    colours = set(re.findall(r"#[0-9A-F]{6}", style.sheet(1.0, strong=True))) - LIGHT_ON_DARK - {style.WHITE}
    assert colours
    assert {
        colour: round(contrast(QColor(colour), WHITE), 1) for colour in colours if contrast(QColor(colour), WHITE) < 7
    } == {}


def test_the_windows_are_dressed_anew_when_the_wish_changes(qapp: QApplication) -> None:
    style.apply(qapp)
    usual = qapp.palette().color(QPalette.ColorRole.Window)
    style.dress(qapp, 1.0, Qt.ContrastPreference.HighContrast)
    assert qapp.palette().color(QPalette.ColorRole.Window) == WHITE
    assert contrast(qapp.palette().color(QPalette.ColorRole.Text), WHITE) > 20
    style.dress(qapp, 1.0, Qt.ContrastPreference.NoPreference)
    assert qapp.palette().color(QPalette.ColorRole.Window) == usual
    assert qapp.styleSheet() == style.sheet(1.0)


def test_letters_keep_their_size_in_high_contrast() -> None:
    sizes = re.findall(r"[\d.]+pt", style.sheet(2.0))
    assert re.findall(r"[\d.]+pt", style.sheet(2.0, strong=True)) == sizes


def test_letters_follow_the_system_s_size_of_text(qapp: QApplication) -> None:
    usual = qapp.font()
    larger = QFont(usual)
    larger.setPointSizeF(1.5 * style.LEAST_POINTS)
    try:
        qapp.setFont(larger)
        style.apply(qapp)
        assert qapp.font().pointSizeF() == 1.5 * style.LEAST_POINTS
        assert qapp.styleSheet() == style.sheet(1.5)
    finally:
        qapp.setFont(usual)
        style.apply(qapp)
