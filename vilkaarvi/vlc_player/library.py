"""Finding libvlc, and saying so when it is not there, whatever way python-vlc chooses to fail."""

import ctypes
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.vlc_player.alsa import hush

OPTIONS = (
    "--quiet",
    "--no-video-title-show",
    "--no-sub-autodetect-file",
    "--no-xlib",
    "--avcodec-hw=none",
    "--no-stats",
    "--no-drop-late-frames",  # a late picture is shown late, never left out: the gate counts on it
    "--no-skip-frames",
    "--no-media-library",
    "--no-metadata-network-access",
)
MOST_WIDE, MOST_HIGH = 1920, 1088  # pixels; 1088 is 1080 as an encoder rounds it
ON_ITS_SIDE = 4  # the first of libvlc_video_orient_t whose rows are columns
ODDEST = 4.0  # how much longer than wide a pixel may be; more is no film but a trap for the memory


def open_library(silent: bool) -> Any:
    """A libvlc instance. Raises Fault NO_VLC, VLC_NO_PLUGINS.

    python-vlc exits the program when its library path is wrong, raises NameError when there is no library (on Windows
    OSError or KeyError) and NotImplementedError when it is broken, and answers None when the plugins are missing.
    """
    if not silent:
        hush()
    try:
        import vlc

        instance = vlc.Instance([*OPTIONS, *(["--aout=dummy"] if silent else [])])
    except (Exception, SystemExit) as fault:
        raise Fault(Code.NO_VLC) from fault
    if instance is None:
        raise Fault(Code.VLC_NO_PLUGINS)
    return instance


def bounded(kind: str) -> tuple[str, ...]:
    """Options of one film: read as what its first bytes say, by that reader alone. So neither a playlist nor a stream's
    list of addresses is ever followed (VLC follows HLS and DASH from a local file), and no film beside it is opened."""
    return (f":demux={kind}", ":no-mkv-preload-local-dir", ":no-sub-autodetect-file")


def tracks(media: Any) -> tuple[tuple[int, int] | None, float, int]:
    """Of parsed media: size as it is shown or None without video, pictures a second, number of sound tracks."""
    import vlc

    size, rate, sounds = None, 0.0, 0
    for track in media.tracks_get() or ():
        if track.type == vlc.TrackType.video:
            # the union of libvlc_media_track_t is declared as three fields: the pointer is what is called audio
            video = ctypes.cast(track.audio, ctypes.POINTER(vlc.VideoTrack)).contents
            size = _shown(video)
            rate = video.frame_rate_num / video.frame_rate_den if video.frame_rate_den else 0.0
        elif track.type == vlc.TrackType.audio:
            sounds += 1
    return size, rate, sounds


def _shown(video: Any) -> tuple[int, int]:
    """A telephone's film says that it lies on its side, an old camera's that its pixels are no squares; VLC turns such
    a picture, and stretches it into the size that it is given."""
    wide, high = int(video.width), int(video.height)
    if video.sar_den and 1 / ODDEST <= (shape := video.sar_num / video.sar_den) <= ODDEST:
        wide = round(wide * shape)
    return (high, wide) if video.orientation.value >= ON_ITS_SIDE else (wide, high)


def within(size: tuple[int, int]) -> tuple[int, int]:
    """The same shape, no larger than a projector: six pictures of a film of four times that take 200 MB."""
    wide, high = size
    scale = min(1.0, MOST_WIDE / max(1, wide), MOST_HIGH / max(1, high))
    return (max(1, round(wide * scale)), max(1, round(high * scale))) if scale < 1 else size


def look_at(film: Path) -> None:
    """Raises Fault FILM_MISSING, or FILM_NOT_FILM when the file is empty."""
    try:
        empty = film.stat().st_size == 0
    except OSError as fault:
        raise Fault(Code.FILM_MISSING, name=film.name, folder=film.parent) from fault
    if empty:
        raise Fault(Code.FILM_NOT_FILM, name=film.name)


def is_whole(film: Path) -> bool:
    """False when the file is gone, or its end cannot be read any more: a stick pulled out, a share that went away."""
    try:
        with film.open("rb", buffering=0) as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - 1))
            return size > 0 and len(file.read(1)) == 1
    except OSError:
        return False
