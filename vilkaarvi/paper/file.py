"""The file of a paper: written beside and then put in place, under a name that sorts and that every system takes."""

import os
import re
from datetime import date
from pathlib import Path

from vilkaarvi.notes.summary import Summary
from vilkaarvi.paper.content import numbered
from vilkaarvi.seal.disk import Disk, RealDisk, replace_file, told
from vilkaarvi.text import Text

_LONGEST_NAME = 80  # of a group or a paper, in a file name


class _OpenToOthers(RealDisk):
    """A paper is made to be handed on: the folder's usual rights, and folders on shares that cannot be synced."""

    def open(self, path: Path, write: bool = False, make: bool = False) -> int:
        if not make:
            return super().open(path, write, make)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)

    def sync_folder(self, folder: Path) -> None:
        return


def save(path: Path, content: bytes, disk: Disk | None = None) -> None:
    """Beside, then replaced: a file that is there stays whole when it fails. Raises Fault DISK_FULL or WRITE_FAILED."""
    with told(path):
        replace_file(disk or _OpenToOthers(), path, content)


def file_name(day: date, *parts: str) -> str:
    """For example "2026-11-26 Träff 2 Lappar.pdf"."""
    plain = (re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f]+', "-", part)[:_LONGEST_NAME].strip(" .-") for part in parts)
    return " ".join(" ".join((day.isoformat(), *plain)).split()) + ".pdf"


def suggested_name(summary: Summary, text: Text, draft: bool = False) -> str:
    """For example "2026-11-26 Hemtjänst Norr Träff 2 Sammanfattning.pdf".

    `draft`: it says that it is working material.
    """
    number, _theme = numbered(summary.session)
    session = summary.session.split(":")[0] if number else ""
    return file_name(summary.day, summary.group, session, text.tr("Working material") if draft else text.tr("Summary"))
