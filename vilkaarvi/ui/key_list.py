"""All keys of the console: the one list that the keys act from, and that "?" shows."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt

from vilkaarvi.text import Text


class Does(Enum):
    """What a key of the console does."""

    NEXT = auto()
    BACK = auto()
    BLACK = auto()
    ESCAPE = auto()
    CARDS = auto()
    FACTS = auto()
    NOTES = auto()
    REPLAY = auto()
    CAPTIONS = auto()
    LIGHT = auto()
    VIEW = auto()
    KEYS = auto()


class When(Enum):
    ALWAYS = auto()  # also while somebody writes
    QUIET = auto()  # a letter: where nobody writes, and alone
    SIGN = auto()  # what the key writes, wherever it lies on the keyboard
    FREE = auto()  # where no control has the focus
    THERE = auto()  # belongs to the control that has the focus, which does it itself


@dataclass(frozen=True)
class KeyRow:
    """`keys`: numbers of Qt's keys. `shown`: their names. `does`: None where a control does it itself."""

    shown: str
    said: str
    does: Does | None
    when: When
    keys: tuple[int, ...]


def key_rows(text: Text) -> tuple[KeyRow, ...]:
    """In the order of use."""
    tr, key = text.tr, Qt.Key
    return (
        KeyRow("PgDn", tr("Next. Always, also while you write."), Does.NEXT, When.ALWAYS, (key.Key_PageDown,)),
        KeyRow(
            tr("Right, Space"),
            tr("Next, when no button and no field is chosen"),
            Does.NEXT,
            When.FREE,
            (key.Key_Right, key.Key_Space),
        ),
        KeyRow("PgUp", tr("Back one step"), Does.BACK, When.ALWAYS, (key.Key_PageUp,)),
        KeyRow("B", tr("Black screen, and back"), Does.BLACK, When.QUIET, (key.Key_B,)),
        KeyRow(
            "Esc",
            tr("Lift the black, or close what is open. Never ends anything."),
            Does.ESCAPE,
            When.ALWAYS,
            (key.Key_Escape,),
        ),
        KeyRow("S", tr("All support cards. Type to find one."), Does.CARDS, When.QUIET, (key.Key_S,)),
        KeyRow("F", tr("How one and another read this part's figures"), Does.FACTS, When.QUIET, (key.Key_F,)),
        KeyRow("D", tr("Hide the notes, and show them"), Does.NOTES, When.QUIET, (key.Key_D,)),
        KeyRow("R", tr("The film's last 10 seconds again"), Does.REPLAY, When.QUIET, (key.Key_R,)),
        KeyRow("C", tr("Captions on and off"), Does.CAPTIONS, When.QUIET, (key.Key_C,)),
        KeyRow("L", tr("Light picture for a bright room, and dark again"), Does.LIGHT, When.QUIET, (key.Key_L,)),
        KeyRow("F5", tr("The room's view, when there is one screen only"), Does.VIEW, When.ALWAYS, (key.Key_F5,)),
        KeyRow("?", tr("This list"), Does.KEYS, When.SIGN, (key.Key_Question,)),
        *_of_controls(text),
    )


def _of_controls(text: Text) -> tuple[KeyRow, ...]:
    tr, key, there = text.tr, Qt.Key, When.THERE
    return (
        KeyRow("Tab", tr("To the next button or field"), None, there, (key.Key_Tab,)),
        KeyRow("Enter", tr("Presses the button that is chosen. In a note: saves it."), None, there, (key.Key_Return,)),
        KeyRow(tr("Shift+Enter"), tr("A new line in a note"), None, there, (key.Key_Return,)),
        KeyRow(tr("Up, Down"), tr("From step to step in the plan; scrolls what there is to say"), None, there,
               (key.Key_Up, key.Key_Down)),
    )  # fmt: skip
