"""How the room's screen looks: dark or light, and how captions are drawn. Chosen in the settings."""

from dataclasses import dataclass

from vilkaarvi.settings import Settings
from vilkaarvi.ui.style import ROOM_DOT, ROOM_GROUND, ROOM_INK, ROOM_QUIET, ROOM_TRACK


@dataclass(frozen=True)
class Theme:
    """Colours. `ink` and `quiet` are of words, at least 7:1 against `ground`; `dot` and `track` bear no words."""

    ground: str
    ink: str
    quiet: str
    dot: str
    track: str


DARK = Theme(ROOM_GROUND, ROOM_INK, ROOM_QUIET, ROOM_DOT, ROOM_TRACK)
LIGHT = Theme("#FBF9F4", "#17262E", "#0B4F5C", "#8A5A00", "#D3CBBB")  # where the sun shines on the wall
MARK_GROUND, MARK_INK = ROOM_DOT, "#0A2126"  # of "REHEARSAL", on either
CAPTION_INK, CAPTION_GROUND = "#FFFFFF", "#000000"

CAPTION_PIXELS = {"normal": 48, "large": 62, "largest": 78}  # of the canvas's 1080; the first one is the usual


@dataclass(frozen=True)
class RoomLook:
    """`caption_ground`: captions stand on a dark ground of their own, else they have a dark edge."""

    theme: Theme = DARK
    caption_pixels: int = CAPTION_PIXELS["normal"]
    caption_ground: bool = True


def look_of(settings: Settings) -> RoomLook:
    return RoomLook(
        LIGHT if settings.room_light else DARK,
        CAPTION_PIXELS[settings.captions_size],
        settings.captions_background,
    )
