"""`python -m vilkaarvi`."""

import sys

from vilkaarvi.cli import main

if __name__ == "__main__":
    sys.exit(main())
