"""The file of a paper: written beside and then put in place, under a name that sorts and that every system takes."""

import errno
import os
import re
from datetime import date
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.summary import Summary
from vilkaarvi.paper.content import numbered
from vilkaarvi.seal.disk import Disk, RealDisk, replace_file, write_code
from vilkaarvi.text import Text

_MAY_BE_WRITTEN = 0o222  # on Windows too, where it tells of the read-only mark
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
    """Beside, then replaced: a file that is there stays whole when it fails, and one that is protected is left alone.

    Raises Fault PAPER_NO_ROOM, PAPER_NO_FOLDER, PAPER_NO_RIGHT, PAPER_PROTECTED or PAPER_NOT_WRITTEN (`why`).
    """
    try:
        if path.exists() and not path.stat().st_mode & _MAY_BE_WRITTEN:
            raise Fault(Code.PAPER_PROTECTED, path=path)
        replace_file(disk or _OpenToOthers(), path, content)
    except OSError as fault:
        raise Fault(_code(fault), path=path, folder=path.parent, why=fault.strerror or str(fault)) from fault


def _code(fault: OSError) -> Code:
    if write_code(fault) is Code.DISK_FULL:
        return Code.PAPER_NO_ROOM
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return Code.PAPER_NO_FOLDER
    if isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
        return Code.PAPER_NO_RIGHT
    return Code.PAPER_NOT_WRITTEN


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
