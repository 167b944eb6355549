"""Are a segment's files what they should be, and does the manifest hold? Files are untrusted: nothing is played."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code
from vilkaarvi.programme.media import caption_fault, film_kind, head_of, is_picture, is_playlist
from vilkaarvi.programme.place import is_address, is_bare, refused, stays
from vilkaarvi.programme.source import MANIFEST, Key, Source, load

MOST_LISTED = 500


@dataclass
class Media:
    """The media folder of one programme. `whole` compares each file with its checksum: that takes its time.

    Attributes: others (what was found in caption files and the manifest: they have lines of their own).
    """

    folder: Path
    whole: bool = False
    others: list[Source] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._listed: dict[str, dict[str, Any]] = {}
        if (self.folder / MANIFEST).exists():
            manifest = load(self.folder / MANIFEST)
            self.others.append(manifest)
            self._read_manifest(manifest)

    def segment(self, source: Source, segment: dict[str, Any], key: Key) -> None:
        """All findings of one segment's files."""
        if not stays(self.folder):
            source.fault(Code.P_OUTSIDE, *key, name=self.folder.name)
            return
        length = segment.get("length_ms")
        length = length if type(length) is int else None
        name = segment.get("file")
        if isinstance(name, str) and self._there(source, name, (*key, "file")):
            head = head_of(self.folder / name)
            if is_playlist(name, head):
                source.fault(Code.P_PLAYLIST, *key, "file", name=name)
            elif film_kind(head) is None:
                source.fault(Code.P_NOT_FILM, *key, "file", name=name)
            self._in_manifest(source, name, length, key)
        name = segment.get("poster")
        if isinstance(name, str) and self._there(source, name, (*key, "poster")):
            if not is_picture(head_of(self.folder / name)):
                source.fault(Code.P_NOT_PICTURE, *key, "poster", name=name)
            self._in_manifest(source, name, None, key)
        captions = segment.get("captions")
        for name in captions.values() if isinstance(captions, dict) else ():
            if isinstance(name, str) and self._there(source, name, (*key, "captions")):
                self._captions(name, length)
                self._in_manifest(source, name, None, key)

    def _there(self, source: Source, name: str, key: Key) -> bool:
        if is_address(name):
            source.fault(Code.P_ADDRESS, *key, name=name)
        elif not is_bare(name):
            source.fault(Code.P_NOT_BARE, *key, name=name)
        elif why := refused(self.folder / name, self.folder):
            code = Code.P_NO_MEDIA if why is Code.P_NO_FILE else why
            source.fault(code, *key, name=name, folder=self.folder)
        else:
            return True
        return False

    def _captions(self, name: str, length_ms: int | None) -> None:
        if name in self._seen:
            return
        self._seen.add(name)
        path = self.folder / name
        found = caption_fault(path, length_ms)
        if found is not None:
            source = Source(path, {}, {}, [])
            source.fault_at(found[0], Code.P_CAPTIONS, name=name, why=found[1])
            self.others.append(source)

    # --- the manifest

    def _read_manifest(self, manifest: Source) -> None:
        rows = manifest.plain.get("files")
        for index, row in enumerate(rows[:MOST_LISTED] if isinstance(rows, list) else ()):
            key: Key = ("files", index)
            name = row.get("name") if isinstance(row, dict) else None
            if not isinstance(name, str) or type(row.get("bytes")) is not int or not isinstance(row.get("sha256"), str):
                manifest.fault(Code.P_TYPE, *key, name="files", example='name = "…", sha256 = "…", bytes = 1')
                continue
            self._listed[name] = row
            if self.whole:
                self._compare(manifest, name, row, key)

    def _compare(self, manifest: Source, name: str, row: dict[str, Any], key: Key) -> None:
        path = self.folder / name
        if not is_bare(name):
            manifest.fault(Code.P_NOT_BARE, *key, "name", name=name)
            return
        if why := refused(path, self.folder):
            code = Code.P_NO_MEDIA if why is Code.P_NO_FILE else why
            manifest.fault(code, *key, "name", name=name, folder=self.folder)
            return
        if path.stat().st_size == row["bytes"]:  # only then it is read
            with path.open("rb") as content:
                if hashlib.file_digest(content, "sha256").hexdigest() == row["sha256"]:
                    return
        manifest.fault(Code.P_CHANGED, *key, "sha256", name=name)

    def _in_manifest(self, source: Source, name: str, length: int | None, key: Key) -> None:
        if not self.others or self.others[0].path.name != MANIFEST:
            return  # a programme in the making has none yet
        if name not in self._listed:
            source.fault(Code.P_NOT_LISTED, *key, "file", error=False, name=name)
        elif length is not None and type(listed := self._listed[name].get("length_ms")) is int and listed != length:
            source.fault(Code.P_LENGTH, *key, "length_ms", length=length, listed=listed, name=name)
