"""Captions: WebVTT, drawn by us so that they are sharp, sizable and readable by a screen reader."""

from dataclasses import dataclass
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.media import MOST_CAPTIONS


@dataclass(frozen=True)
class Captions:
    """Lines with their times in ms, in order."""

    rows: tuple[tuple[int, int, str], ...] = ()

    def at(self, ms: int) -> str:
        """What stands under the picture at `ms`; empty when nothing does."""
        return next((words for begin, end, words in self.rows if begin <= ms < end), "")


def read_captions(path: Path) -> Captions:
    """The captions in a WebVTT file. Raises Fault CAPTIONS_BROKEN."""
    import webvtt

    try:
        if not path.is_file() or path.stat().st_size > MOST_CAPTIONS:  # a pipe would be waited for
            raise Fault(Code.CAPTIONS_BROKEN, name=path.name)
        return Captions(
            tuple((_ms(row.start), _ms(row.end), row.text) for row in webvtt.read(str(path), encoding="utf-8").captions)
        )
    except (OSError, ValueError, webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError) as fault:
        raise Fault(Code.CAPTIONS_BROKEN, name=path.name) from fault


def _ms(stamp: str) -> int:
    hours, minutes, seconds = stamp.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)
