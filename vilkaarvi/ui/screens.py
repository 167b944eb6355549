"""Which screen is the projector: the one that is not the leader's own; of several, the one that was used last."""

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

MOST = 200  # characters, as settings.py has them


@dataclass(frozen=True)
class Seen:
    """`projector`: its name, or None. `several`: there is another one to choose. `mirrored`: another screen shows the
    same as the leader's."""

    projector: str | None
    several: bool = False
    mirrored: bool = False


def screen_of(window: QWidget) -> QScreen:
    """Where most of the window lies, else the leader's own.

    Instead of Qt's `QWidget.screen`, after which PySide 6.11 takes the screen for the window's child: when Python's
    garbage collector takes the window, the screen is deleted too, and the program falls at the next window.
    """
    return QGuiApplication.screenAt(window.frameGeometry().center()) or QGuiApplication.primaryScreen()


def identity(screen: QScreen) -> str:
    """Maker, model and serial number, by which a screen is known again on whatever socket it sits. Twins that tell no
    serial number are told apart by their sockets."""
    known = _what_it_is(screen)
    twins = any(each is not screen and _what_it_is(each) == known for each in QGuiApplication.screens())
    return f"{known}|{screen.name()}"[:MOST] if twins else known


def _what_it_is(screen: QScreen) -> str:
    parts = (screen.manufacturer(), screen.model(), screen.serialNumber())
    known = "|".join(parts) if any(parts) else screen.name()
    return "".join(sign for sign in known if sign.isprintable())[:MOST]


def name_of(screen: QScreen) -> str:
    return screen.model() or screen.name()


def others() -> list[QScreen]:
    """The screens where the room's picture may lie, in the system's order."""
    own = QGuiApplication.primaryScreen()
    return [screen for screen in QGuiApplication.screens() if screen is not own and apart(screen, own)]


def mirrored() -> bool:
    """Another screen shows the same place as the leader's; where the system tells of one screen only, nobody knows."""
    own = QGuiApplication.primaryScreen()
    return any(screen is not own and not apart(screen, own) for screen in QGuiApplication.screens())


def chosen(remembered: str) -> QScreen | None:
    """The one with this identity, else what is left of twins, else the first."""
    found = others()
    same = [screen for screen in found if identity(screen) == remembered]
    alike = [screen for screen in found if f"{remembered}|".startswith(_what_it_is(screen) + "|")]
    return next(iter((*same, *alike, *found)), None)


def after(remembered: str) -> QScreen | None:
    """The one after that, round and round."""
    found, now = others(), chosen(remembered)
    return found[(found.index(now) + 1) % len(found)] if now is not None else None


def seen(remembered: str) -> Seen:
    screen = chosen(remembered)
    return Seen(name_of(screen) if screen is not None else None, len(others()) > 1, mirrored())


def apart(screen: QScreen, own: QScreen) -> bool:
    """Mirrored screens show the same place; nothing may be shown on them that the room is not to see."""
    return not screen.geometry().intersects(own.geometry())
