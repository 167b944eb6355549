"""Where things lie: the user's data, the programmes that ship with the program, its fonts and words."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent
FONTS = PACKAGE / "fonts"
LOCALE = PACKAGE / "locale"


def shipped_programmes() -> Path:
    """The folder that holds `sessions/` and `media/`: inside the installed package, else beside it."""
    inside = PACKAGE / "programmes"
    return inside if inside.is_dir() else PACKAGE.parent


def default_data() -> Path:
    """The user's own folder for this program, as the operating system wants it."""
    import platformdirs

    return Path(platformdirs.user_data_dir("vilkaarvi", appauthor=False, roaming=False))


@dataclass(frozen=True)
class Places:
    """All folders of one start of the program; handed in, never looked up."""

    data: Path
    programmes: Path

    @classmethod
    def chosen(cls, data: Path | None = None, programmes: Path | None = None) -> "Places":
        """The folders given on the command line, else `VILKAARVI_DATA`, else the system's."""
        given = data or (Path(env) if (env := os.environ.get("VILKAARVI_DATA")) else None)
        return cls(given or default_data(), programmes or shipped_programmes())

    def sessions(self, programme: str) -> Path:
        return self.programmes / "sessions" / programme

    def media(self, programme: str) -> Path:
        return self.programmes / "media" / programme

    @property
    def spool(self) -> Path:
        """Where what belongs into `data` waits while that is gone: always on this computer's own disk."""
        import platformdirs

        local = Path(platformdirs.user_data_dir("vilkaarvi-spool", appauthor=False, roaming=False))
        return local / hashlib.sha256(str(self.data.absolute()).encode("utf-8")).hexdigest()[:16]

    def local(self, programme: str) -> Path:
        """What the municipality has of its own for a programme: words, values, films."""
        return self.data / "local" / programme

    @property
    def editions(self) -> Path:
        return self.data / "editions"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def settings(self) -> Path:
        return self.data / "settings.toml"

    @property
    def ordinary_words(self) -> Path:
        return self.data / "ordinary-words.txt"
