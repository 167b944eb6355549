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
    """Of parsed media: visible size or None without video, pictures a second, number of sound tracks."""
    import vlc

    size, rate, sounds = None, 0.0, 0
    for track in media.tracks_get() or ():
        if track.type == vlc.TrackType.video:
            # the union of libvlc_media_track_t is declared as three fields: the pointer is what is called audio
            video = ctypes.cast(track.audio, ctypes.POINTER(vlc.VideoTrack)).contents
            size = (video.width, video.height)
            rate = video.frame_rate_num / video.frame_rate_den if video.frame_rate_den else 0.0
        elif track.type == vlc.TrackType.audio:
            sounds += 1
    return size, rate, sounds


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
