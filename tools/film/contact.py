"""A film at a glance: `python -m tools.film.contact FILM.mp4 OUT.png` draws twelve pictures of it, evenly apart."""

import subprocess
import sys
from pathlib import Path

from vilkaarvi.film.mp4 import picture_times

ACROSS, DOWN, THUMB = 3, 4, 640


def contact(film: Path, out: Path) -> None:
    """Needs ffmpeg. Raises CalledProcessError when the film cannot be read."""
    every = picture_times(film)[-1] / 1000 / (ACROSS * DOWN)
    drawn = f"fps=1/{every},scale={THUMB}:-1,tile={ACROSS}x{DOWN}:padding=6:color=white"
    command = ["ffmpeg", "-y", "-v", "error", "-i", str(film), "-vf", drawn, "-frames:v", "1", str(out)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    contact(Path(sys.argv[1]), Path(sys.argv[2]))
