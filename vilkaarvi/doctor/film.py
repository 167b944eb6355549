"""Does film work here? Only what was decoded counts: the colour of a picture, the tone of a sound."""

from pathlib import Path

from vilkaarvi.doctor.rows import About, Row, faulty, good, warning
from vilkaarvi.errors import Code, Fault

CLIP = Path(__file__).with_name("clip.mp4")  # made by tools/clip.py
COLOUR = (200, 80, 40)
TONE_HZ = 440
COLOUR_SLACK = 40  # decoders and colour tables differ a little
TONE_SLACK_HZ = 30


def film_rows(clip: Path = CLIP) -> list[Row]:
    """VLC, its plugins, a picture, a sound, and the sound devices. Takes a second or two: not for the room's thread."""
    from vilkaarvi.vlc_player.probe import decode

    try:
        seen = decode(clip)
    except Fault as fault:
        about = About.PLUGINS if fault.code is Code.VLC_NO_PLUGINS else About.VLC
        return [faulty(about, fault, lacking=True)]
    rows = [good(About.VLC, version=seen.version), good(About.PLUGINS)]
    if seen.colour is not None and all(
        abs(got - wanted) <= COLOUR_SLACK for got, wanted in zip(seen.colour, COLOUR, strict=True)
    ):
        rows.append(good(About.PICTURE, colour="#" + bytes(seen.colour).hex()))
    else:
        got = "#" + bytes(seen.colour).hex() if seen.colour else "–"
        rows.append(faulty(About.PICTURE, Fault(Code.VLC_NO_PICTURE), lacking=True, colour=got))
    if seen.samples and abs(seen.tone_hz - TONE_HZ) <= TONE_SLACK_HZ:
        rows.append(good(About.SOUND, samples=str(seen.samples), hertz=f"{seen.tone_hz:.0f}"))
    else:
        facts = {"samples": str(seen.samples), "hertz": f"{seen.tone_hz:.0f}"}
        rows.append(faulty(About.SOUND, Fault(Code.VLC_NO_SOUND), lacking=True, **facts))
    rows.append(device_row(seen.outputs))
    return rows


def device_row(outputs: tuple[str, ...]) -> Row:
    """`outputs`: the sound devices, as VLC names them."""
    if not outputs:
        return warning(About.DEVICES, Fault(Code.NO_SOUND_DEVICE))
    return good(About.DEVICES, names="; ".join(outputs))
