"""The times that files carry tell the day, and not the hour at which a group met."""

import os
from contextlib import suppress
from datetime import datetime, time
from pathlib import Path


def blur_times(folder: Path) -> None:
    """Of `folder` and the files in it: midnight, where people are, of the day on which each was changed last."""
    with suppress(OSError):  # another program's file, or one that has just gone
        for path in (*folder.iterdir(), folder):
            blur_time(path)


def blur_time(path: Path) -> None:
    """The same of one file or folder alone."""
    with suppress(OSError):
        day = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
        midnight = int(datetime.combine(day, time()).timestamp())
        if path.stat().st_mtime_ns != midnight * 1_000_000_000:
            os.utime(path, (midnight, midnight))
