"""A film copied from a stick that is pulled out in the middle: `python -m tests.hour.copied_outside SIGNS FILM MEDIA`.

Prints what is told, and what is left in the folder.
"""

import sys
from pathlib import Path

from vilkaarvi.errors import Fault
from vilkaarvi.programme.new_film import bring_in
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.text import Text


def main(signs: Path, film: Path, media: Path) -> None:
    def copied(percent: int) -> None:
        if percent > 30:
            (signs / "pulled").touch()

    try:
        bring_in(RealDisk(), film, media, copied)
    except Fault as fault:
        print(fault.code.value)
        print(Text().fault(fault))
    print("left:", sorted(path.name for path in media.iterdir()))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
