"""Started from a terminal, on a computer without a loudspeaker, the program writes nothing that is not its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.films import numbered
from tests.hour.test_sound_devices import ALSA, ROOT

pytestmark = [pytest.mark.vlc, pytest.mark.skipif(not ALSA.exists(), reason="ALSA is Linux's")]


def written(script: str, tmp_path: Path, **around: str) -> str:
    """On the process's own stderr, where a C library writes too."""
    (tmp_path / "cards").touch()
    env = {**os.environ, "ALSA_CONFIG_PATH": f"{ALSA}:{tmp_path / 'cards'}", "PULSE_SERVER": "/nowhere", **around}
    command = [sys.executable, *script.split()]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=90, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return ran.stderr


def test_a_film_without_a_loudspeaker_writes_nothing(tmp_path: Path, films: Path) -> None:
    film = numbered(films / "25.mp4", 720)
    assert written(f"-m tests.hour.sound_outside never {tmp_path} {film}", tmp_path) == ""


def test_without_alsa_nothing_is_asked_of_it(tmp_path: Path) -> None:
    """A computer that has no ALSA: its library is not found, and that is no trouble."""
    script = tmp_path / "without.py"
    script.write_text(
        "import ctypes\n"
        "real = ctypes.CDLL.__init__\n"
        "def refuse(self, name, *rest, **more):\n"
        "    if name and 'asound' in name:\n"
        "        print('asked', name)\n"
        "        raise OSError(name)\n"
        "    real(self, name, *rest, **more)\n"
        "ctypes.CDLL.__init__ = refuse\n"
        "from vilkaarvi.vlc_player.library import open_library\n"
        "open_library(silent=False).release()\n",
        "utf-8",
    )
    assert written(str(script), tmp_path, PYTHONPATH=str(ROOT)) == ""
