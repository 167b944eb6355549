"""A copy of the shipped programme to break."""

import shutil
from datetime import date
from pathlib import Path

from vilkaarvi.errors import Code
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.check import check
from vilkaarvi.programme.source import Finding

TODAY = date(2026, 11, 26)
SHIPPED = Places(Path("unused"), shipped_programmes())
NAME = "vilka-ar-vi"
FILMS = sorted(path.stem for path in SHIPPED.media(NAME).glob("*.mp4"))
FILM = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2"  # the beginning of an MP4 file
PICTURE = b"\xff\xd8\xff\xe0\0\x10JFIF\0"
CAPTIONS = "WEBVTT\n\n00:00:00.400 --> 00:00:02.000\nHej.\n"


class Workshop:
    """`change` one file's text, then look at what is found. Films are only as long as their first bytes."""

    def __init__(self, root: Path) -> None:
        self.places = Places(root / "data", root)
        self.folder, self.media = self.places.sessions(NAME), self.places.media(NAME)
        if not self.folder.exists():
            shutil.copytree(SHIPPED.sessions(NAME), self.folder)
            self.media.mkdir(parents=True)
            for film in FILMS:
                (self.media / f"{film}.mp4").write_bytes(FILM)
                (self.media / f"{film}.jpg").write_bytes(PICTURE)
                for language in ("sv", "en"):
                    (self.media / f"{film}.{language}.vtt").write_text(CAPTIONS)

    def change(self, name: str, old: str, new: str, count: int = 1) -> int:
        """Replaces the first `old`; answers the line it stood on."""
        path = self.folder / name
        written = path.read_text(encoding="utf-8")
        assert old in written
        path.write_text(written.replace(old, new, count), encoding="utf-8")
        return written[: written.index(old)].count("\n") + 1

    def found(self, today: date = TODAY, whole: bool = False) -> list[Finding]:
        found = check(self.folder, self.media, today, whole)
        return [each for each in found if each.code is not Code.P_NO_ENGLISH]

    def only(self, today: date = TODAY) -> Finding:
        found = self.found(today)
        assert len(found) == 1, found
        return found[0]

    def codes(self) -> set[Code]:
        return {each.code for each in self.found()}
