"""What a media file is, told by its first bytes: its name proves nothing. Never reads more than it must."""

import re
from pathlib import Path

HEAD = 4096
MOST_CAPTIONS = 1_000_000
_MP4 = {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"}
_PLAYLIST_NAMES = {
    ".m3u", ".m3u8", ".pls", ".xspf", ".asx", ".wax", ".wvx", ".wpl", ".ram", ".sdp", ".strm", ".url", ".mpd", ".ism",
    ".b4s", ".qtl", ".zpl", ".vlc", ".smil", ".cue", ".conf", ".lua", ".lnk", ".desktop", ".webloc", ".ffconcat",
}  # fmt: skip
_PLAYLIST = re.compile(
    rb"\s*(#extm3u|#ext-x-|\[playlist\]|\[reference\]|\[internetshortcut\]|<asx|<smil|<\?wpl|<playlist|<mpd|ffconcat|"
    rb"rtsptext|v=0\r?\no=|[a-z][a-z0-9+.\-]{1,20}://)",
    re.IGNORECASE,
)
_XML_LIST = re.compile(rb"<(playlist|asx|smil|mpd|smoothstreamingmedia|winampxml)\b", re.IGNORECASE)
_STAMP = re.compile(r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})")


def head_of(path: Path) -> bytes:
    """The first bytes of a plain file; nothing when it cannot be read."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return b""
        with path.open("rb") as file:
            return file.read(HEAD)
    except (OSError, ValueError):
        return b""


def film_kind(head: bytes) -> str | None:
    """`mp4`, `mkv`, `avi`, `ogg` or `ts`, as VLC's readers are called; None when it is no film that we play."""
    if head[4:8] in _MP4:
        return "mp4"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "mkv"
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return "avi"
    if head.startswith(b"OggS"):
        return "ogg"
    if len(head) > 376 and head[0] == head[188] == head[376] == 0x47:
        return "ts"
    return None


def is_playlist(name: str, head: bytes) -> bool:
    """A list of other films, or an address, whatever it is called."""
    bare = head.removeprefix(b"\xef\xbb\xbf")
    wide = bare.replace(b"\0", b"") if bare[:2] in (b"\xff\xfe", b"\xfe\xff") else bare
    if Path(name).suffix.lower() in _PLAYLIST_NAMES or _PLAYLIST.match(wide.lstrip(b"\xff\xfe")):
        return True
    return wide.lstrip(b"\xff\xfe").lstrip().startswith(b"<") and bool(_XML_LIST.search(wide))


def is_picture(head: bytes) -> bool:
    """JPEG, PNG or WebP."""
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def caption_fault(path: Path, length_ms: int | None) -> tuple[int, str] | None:
    """Line and words of the first thing in a WebVTT file that cannot be shown; None when all can."""
    with path.open("rb") as file:
        raw = file.read(MOST_CAPTIONS + 1)
    if len(raw) > MOST_CAPTIONS:
        return 1, "too large"
    try:
        lines = raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return 1, "not UTF-8"
    if not lines or lines[0].split(" ")[0].split("\t")[0] != "WEBVTT":
        return 1, "WEBVTT"
    before = -1
    for number, line in enumerate(lines, 1):
        if "-->" not in line:
            continue
        parts = line.split("-->")
        begin, end = _ms(parts[0]), _ms(parts[1].strip().split(" ")[0])
        if len(parts) != 2 or begin is None or end is None or end <= begin or begin < before:
            return number, line.strip()[:60]
        if length_ms is not None and begin >= length_ms:
            return number, line.strip()[:60]
        before = begin
    return None


def _ms(stamp: str) -> int | None:
    found = _STAMP.fullmatch(stamp.strip())
    if found is None:
        return None
    return ((int(found[1] or 0) * 60 + int(found[2])) * 60 + int(found[3])) * 1000 + int(found[4])
