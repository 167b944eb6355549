"""How the looks of home and closing are drawn. Colours are handed in by name; no value stands here."""

from collections.abc import Mapping

# name of the colour in {braces}; sizes are pixels at 96 dpi and follow the screen's scale
_SHEET = """
#page, QScrollArea#page {{ background: {sand}; }}
QLabel {{ color: {ink}; background: transparent; font-size: 16px; }}
QLabel[look="kicker"], QLabel[look="kicker-plain"] {{ color: {petrol}; font-size: 13px;
    font-weight: 600; }}
QLabel[look="kicker"] {{ text-transform: uppercase; letter-spacing: 1px; font-size: 12px; }}
QLabel[look="heading"] {{ font-size: 31px; font-weight: 700; }}
QLabel[look="title"] {{ color: {petrol}; font-size: 38px; font-weight: 700; }}
QLabel[look="subtitle"] {{ font-size: 21px; font-weight: 600; }}
QLabel[look="lead"], QLabel[look="lead-strong"] {{ font-size: 18px; }}
QLabel[look="strong"], QLabel[look="lead-strong"] {{ font-weight: 600; }}
QLabel[look="strong"] {{ font-size: 17px; }}
QLabel[look="quiet"] {{ color: {mute}; font-size: 15px; }}
QLabel[look="good"] {{ color: {petrol}; font-weight: 600; }}
QLabel[look="amber"] {{ color: {amber}; font-weight: 600; }}
QLabel[look="error"] {{ color: {rust}; font-weight: 600; }}
QLabel[look="aloud"] {{ color: {petrol}; font-size: 30px; font-weight: 600; }}
QFrame[look="card"], QFrame[look="chosen"] {{ background: {paper}; border: 1px solid {line}; border-radius: 10px; }}
QFrame[look="chosen"] {{ border: 2px solid {teal}; }}
QFrame[look="banner"] {{ background: {mist}; border: 2px solid {teal}; border-radius: 10px; }}
QFrame[look="inset"] {{ background: {sand}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[look="foot"] {{ background: {paper}; border: none; border-top: 1px solid {line}; }}
QFrame[look="rule"] {{ background: {line}; border: none; }}
QPushButton {{ background: {paper}; color: {ink}; border: 1px solid {line}; border-radius: 8px;
    padding: 10px 18px; font-size: 16px; font-weight: 600; }}
QPushButton:hover {{ border-color: {teal}; }}
QPushButton:pressed {{ background: {mist}; }}
QPushButton:disabled {{ color: {mute}; background: {sand}; }}
QPushButton[look="primary"] {{ background: {petrol}; color: {paper}; border-color: {petrol}; padding: 14px 28px;
    font-size: 19px; }}
QPushButton[look="primary"]:hover {{ background: {deep}; }}
QPushButton[look="primary"]:disabled {{ background: {mute}; border-color: {mute}; color: {paper}; }}
QPushButton[look="small"] {{ padding: 6px 12px; font-size: 15px; border-radius: 7px; }}
QPushButton[look="link"] {{ background: transparent; border: 1px solid transparent; color: {petrol};
    text-decoration: underline; padding: 10px 8px; }}
QPushButton[look="choice"] {{ padding: 0; font-weight: 400; text-align: left; }}
QPushButton[look="choice"]:checked {{ background: {mist}; border-color: {teal}; }}
QPushButton:focus {{ border: 3px solid {teal}; padding: 8px 16px; }}
QPushButton[look="primary"]:focus {{ border: 3px solid {amber}; padding: 12px 26px; }}
QPushButton[look="small"]:focus {{ padding: 4px 10px; }}
QPushButton[look="link"]:focus {{ padding: 8px 6px; }}
QPushButton[look="choice"]:focus {{ padding: 0; }}
QLineEdit, QPlainTextEdit, QComboBox {{ background: {paper}; color: {ink}; border: 1px solid {mute};
    border-radius: 7px; padding: 7px 10px; font-size: 17px; selection-background-color: {petrol};
    selection-color: {paper}; }}
QPlainTextEdit {{ padding: 4px 6px; }}
QComboBox {{ font-size: 16px; font-weight: 600; border-color: {line}; padding: 9px 14px; }}
QComboBox QAbstractItemView {{ background: {paper}; color: {ink}; selection-background-color: {mist};
    selection-color: {ink}; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QLineEdit:focus, QComboBox:focus {{ border: 3px solid {teal}; padding: 5px 8px; }}
QComboBox:focus {{ padding: 7px 12px; }}
QPlainTextEdit:focus {{ border: 3px solid {teal}; padding: 2px 4px; }}
QSpinBox {{ font-size: 17px; min-height: 34px; }}
"""
NAMES = ("ink", "petrol", "deep", "teal", "mist", "sand", "paper", "line", "mute", "rust", "amber")


def sheet(colours: Mapping[str, str]) -> str:
    """The style sheet of home and closing, from the colours named in `NAMES`."""
    return _SHEET.format(**{name: colours[name] for name in NAMES})
