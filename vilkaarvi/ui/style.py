"""Fusion, one palette, one small style sheet, and the bundled font: the same on every system."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from vilkaarvi.paths import FONTS

INK, PETROL, TEAL, MIST, SAND, LINE, MUTE = "#17262E", "#0B4F5C", "#17807E", "#E3EFED", "#F5F1EA", "#DDD6CA", "#56656D"
RUST, AMBER, WHITE, PALE_TEAL = "#B4472E", "#8A5A00", "#FFFFFF", "#BFD9D5"
ROOM_GROUND, ROOM_INK, ROOM_QUIET, ROOM_DOT, ROOM_TRACK = "#0F2E33", "#F8F4EB", "#9FCBC5", "#DFA45A", "#27484D"
FAMILY = "Source Sans 3"
LEAST_POINTS = 11.0

# RoomView paints every pixel itself. A see-through one, as labels are, had all that lies under it painted too, with
# each picture of a film.
SHEET = f"""
QWidget {{ color: {INK}; }}
QMainWindow, QScrollArea, QScrollArea > QWidget > QWidget, QStackedWidget, QDialog {{ background: {SAND}; }}
QToolTip {{ background: {WHITE}; border: 1px solid {LINE}; padding: 4px; }}
QLabel {{ background: transparent; }}
RoomView {{ background: black; }}
QFrame[look="card"], QFrame[look="chosen"], QFrame[look="banner"] {{
  background: {WHITE}; border: 1px solid {LINE}; border-radius: 8px; }}
QFrame[look="chosen"] {{ border: 2px solid {TEAL}; }}
QFrame[look="banner"] {{ border: 2px solid {PETROL}; }}
QFrame[look="inset"] {{ background: {SAND}; border: 1px solid {LINE}; border-radius: 6px; }}
QFrame[look="plain"], QFrame[look="foot"], QFrame[look="head"] {{ background: {WHITE}; border: 0; }}
QFrame[look="under"] {{ background: {SAND}; border: 0; border-top: 1px solid {LINE}; }}
QFrame[look="foot"] {{ border-top: 1px solid {LINE}; }}
QFrame[look="head"] {{ border-bottom: 1px solid {LINE}; }}
QFrame[look="card"]:focus {{ border: 2px solid {TEAL}; }}
QFrame[look="rule"] {{ background: {LINE}; border: 0; max-height: 1px; }}
QFrame[look="offer"] {{ background: {MIST}; border: 0; border-bottom: 1px solid {LINE}; border-radius: 0;
  border-top-left-radius: 8px; border-top-right-radius: 8px; }}
QFrame[look="wrong"] {{ background: #FBF3E1; border: 0; border-bottom: 1px solid {LINE}; }}
QFrame[look="say"] {{ border: 0; border-left: 3px solid {TEAL}; }}
QLabel[look="kicker"] {{ text-transform: uppercase; }}
QLabel[look="kicker"], QLabel[look="kicker-plain"] {{
  color: #116B69; font-weight: 600; font-size: 9.5pt; letter-spacing: 1px; }}
QLabel[look="heading"] {{ font-weight: 700; font-size: 24pt; }}
QLabel[look="now"] {{ font-weight: 700; font-size: 19pt; }}
QLabel[look="title"] {{ color: {PETROL}; font-weight: 700; font-size: 26pt; }}
QLabel[look="subtitle"] {{ font-weight: 700; font-size: 13pt; }}
QLabel[look="lead"] {{ font-size: 13pt; }}
QLabel[look="lead-strong"] {{ font-size: 13pt; font-weight: 600; }}
QLabel[look="strong"] {{ font-weight: 600; }}
QLabel[look="quiet"] {{ color: {MUTE}; }}
QLabel[look="good"] {{ color: #116B69; font-weight: 600; }}
QLabel[look="amber"] {{ color: {AMBER}; font-weight: 600; }}
QLabel[look="error"] {{ color: {RUST}; font-weight: 600; }}
QLabel[look="aloud"] {{ font-size: 20pt; }}
QLabel[look="clock"] {{ color: {PETROL}; font-weight: 700; font-size: 34pt; }}
QLabel[look="said"] {{ background: {WHITE}; color: {AMBER}; border: 1px solid {LINE}; border-radius: 6px;
  font-weight: 600; padding: 6px 12px; }}
QScrollArea[look="reading"] {{ background: {WHITE}; border: 2px solid {WHITE}; border-radius: 7px; }}
QScrollArea[look="page"] {{ background: {SAND}; border: 2px solid {SAND}; }}
QScrollArea[look="reading"]:focus, QScrollArea[look="page"]:focus {{ border-color: {TEAL}; }}
QPushButton {{ background: {WHITE}; border: 1px solid {LINE}; border-radius: 7px; padding: 8px 14px;
  font-weight: 600; outline: 0; }}
QPushButton:hover {{ border-color: {TEAL}; }}
QPushButton:pressed {{ background: {MIST}; }}
QPushButton:focus {{ border: 2px solid {TEAL}; padding: 7px 13px; }}
QPushButton:disabled {{ color: {MUTE}; background: {SAND}; }}
QPushButton[look="row"] {{ background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0; }}
QPushButton[look="now-row"] {{ background: {MIST}; border: 2px solid {MIST}; border-radius: 6px; padding: 0; }}
QPushButton[look="row"]:hover {{ background: {SAND}; }}
QPushButton[look="row"]:focus, QPushButton[look="now-row"]:focus {{ border: 2px solid {TEAL}; padding: 0; }}
QPushButton[look="primary"] {{ background: {PETROL}; color: {WHITE}; border: 1px solid {PETROL}; padding: 12px 26px;
  font-size: 13.5pt; }}
QPushButton[look="primary"]:hover {{ background: #0D6070; }}
QPushButton[look="primary"]:focus {{ border: 3px solid {ROOM_DOT}; padding: 10px 24px; }}
QPushButton[look="primary"]:disabled {{ background: {MUTE}; }}
QPushButton[look="small"], QPushButton[look="mode"] {{ padding: 5px 10px; border-radius: 6px; }}
QPushButton[look="small"]:focus, QPushButton[look="mode"]:focus {{ padding: 4px 9px; }}
QPushButton[look="mode"]:checked {{ background: {MIST}; border: 2px solid {TEAL}; color: {PETROL};
  padding: 4px 9px; }}
QPushButton[look="mode"]:checked:focus {{ border: 3px solid {PETROL}; padding: 3px 8px; }}
QPushButton[look="asked"] {{ padding: 4px 9px; border-radius: 6px; background: {MIST}; border: 2px solid {TEAL};
  color: {PETROL}; }}
QPushButton[look="asked"]:focus {{ border: 3px solid {PETROL}; padding: 3px 8px; }}
QPushButton[look="link"] {{ border: 0; background: transparent; padding: 4px; color: {PETROL}; }}
QPushButton[look="link"]:disabled {{ color: #B4BDC1; }}
QPushButton[look="link"]:focus {{ border: 2px solid {TEAL}; padding: 2px; }}
QPushButton[look="seat"] {{ background: {WHITE}; border: 2px solid {MUTE}; border-radius: 17px; padding: 0; }}
QPushButton[look="seat"]:checked {{ background: {TEAL}; border-color: {TEAL}; color: {WHITE}; }}
QPushButton[look="seat"]:focus {{ border: 3px solid {PETROL}; padding: 0; }}
QPushButton[look="choice"] {{ text-align: left; font-weight: 400; }}
QPushButton[look="choice"]:checked {{ background: {MIST}; border: 2px solid {TEAL}; }}
QLineEdit, QPlainTextEdit, QComboBox {{ background: {WHITE}; border: 1px solid #8B979D; border-radius: 6px;
  padding: 6px 8px; selection-background-color: {TEAL}; selection-color: {WHITE}; }}
QCheckBox {{ border: 2px solid transparent; border-radius: 4px; }}
QCheckBox:focus {{ border-color: {TEAL}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {TEAL}; padding: 5px 7px; }}
QPlainTextEdit[look="waiting"], QPlainTextEdit[look="reminded"] {{ border: 2px solid {AMBER}; padding: 5px 7px; }}
QPlainTextEdit[look="reminded"] {{ background: #FBF3E1; }}
QPlainTextEdit[look="waiting"]:focus, QPlainTextEdit[look="reminded"]:focus {{ border: 3px solid {AMBER};
  padding: 4px 6px; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QSpinBox, QDateEdit {{ min-height: 32px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; }}
QScrollBar::handle:vertical {{ background: #C9C1B2; border-radius: 5px; min-height: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
"""


# What each colour becomes where the system asks for high contrast: all text and every edge at least 7:1 on white.
STRONG = {
    SAND: WHITE, MIST: WHITE, "#FBF3E1": WHITE, LINE: "#000000", MUTE: "#000000", INK: "#000000", TEAL: "#003B46",
    PETROL: "#003B46", "#0D6070": "#003B46", "#116B69": "#003B46", AMBER: "#5C3C00", RUST: "#7A1F12",
    "#8B979D": "#000000", "#B4BDC1": "#4A4A4A", "#C9C1B2": "#000000",
}  # fmt: skip


def apply(app: QApplication, scale: float = 1.0) -> None:
    """Dresses the program. Text follows the system's size and `scale`, and is never smaller than is easily read; the
    colours follow its wish for high contrast, also when that changes."""
    for face in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))
    font = QFont(FAMILY)
    points = max(LEAST_POINTS, max(LEAST_POINTS, app.font().pointSizeF()) * scale)
    font.setPointSizeF(points)
    app.setStyle("Fusion")
    app.setFont(font)
    size, hints = points / LEAST_POINTS, app.styleHints()
    wishes = hints.accessibility()
    dress(app, size, wishes.contrastPreference())

    def wished(wish: Qt.ContrastPreference, _held: object = hints) -> None:  # PySide loses `wishes` with its hints
        dress(app, size, wish)

    wishes.contrastPreferenceChanged.connect(wished)


def dress(app: QApplication, size: float, wish: Qt.ContrastPreference) -> None:
    """Palette and sheet; letters times `size`."""
    strong = wish is Qt.ContrastPreference.HighContrast
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, SAND),
        (QPalette.ColorRole.Base, WHITE),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.ButtonText, INK),
        (QPalette.ColorRole.Button, WHITE),
        (QPalette.ColorRole.Highlight, TEAL),
        (QPalette.ColorRole.HighlightedText, WHITE),
        (QPalette.ColorRole.PlaceholderText, MUTE),
    ):
        palette.setColor(role, QColor(STRONG.get(colour, colour) if strong else colour))
    app.setPalette(palette)
    app.setStyleSheet(sheet(size, strong))


def sheet(size: float, strong: bool = False) -> str:
    """The style sheet with every size of letters times `size`; `strong`: with high contrast."""
    sized = re.sub(r"([\d.]+)pt", lambda found: f"{float(found[1]) * size:.1f}pt", SHEET)
    return re.sub(r"#[0-9A-F]{6}", lambda found: STRONG.get(found[0], found[0]), sized) if strong else sized
