"""All figures in one table: `python -m bench [--long] [--turns N] [NAMES]`. Real windows, real film.

Names: start press first_frame cues film stall note paper review; none: all.
"""

import argparse
import importlib
import sys
import time

from bench.machine import machine
from bench.screen import Screen
from bench.table import Row, Size

NAMES = ("start", "press", "first_frame", "cues", "film", "stall", "note", "paper", "review")
FOOT = """Not here: 0 acknowledged lost in 300 kills is proved by `./dev test --long tests/hour/test_kills.py` and
`tests/core/test_store_faults.py`; PDF/UA-1 and PDF/A-2a by `tests/core/test_paper_tags.py`; the detector's shares by
`tests/core/test_detect.py`. `tests/hour/test_real_film.py` reads the cue's picture under load, too."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAMES")
    parser.add_argument("--long", action="store_true", help="60 s of film, more turns, 750 000 records")
    parser.add_argument("--turns", type=int, default=0, help="turns instead of each row's own number")
    options = parser.parse_args()
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"{', '.join(sorted(unknown))}: not among {', '.join(NAMES)}")
    lines, failed = [], False
    with Screen():
        for name in options.names or NAMES:
            began = time.monotonic()
            try:
                found: list[Row] = importlib.import_module(f"bench.{name}").rows(Size(options.long, options.turns))
            except Exception as fault:
                found, failed = [Row(name, "not measured", "", None, str(fault).replace("\n", " ")[-600:])], True
            lines += [row.line() for row in found]
            sys.stderr.write(
                f"{name}: {time.monotonic() - began:.0f} s\n" + "\n".join(row.line() for row in found) + "\n"
            )
    head = "| what | measured | bar | met? | baseline and more |\n|---|---|---|---|---|"
    print(machine(), "", head, *lines, "", FOOT, sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
