"""Where things lie: the user's data, the programmes that ship with the program, its fonts and words."""

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
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def settings(self) -> Path:
        return self.data / "settings.toml"
