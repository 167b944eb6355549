"""ALSA, Linux's own sound library, writes to the terminal by itself: hundreds of lines where there is no loudspeaker.

VLC loads it, and asks it often. What is wrong is told in the program's own words, so what ALSA writes is only in the
way of whoever starts the program from a terminal.
"""

import ctypes
import sys
from contextlib import suppress


def hush() -> None:
    """From now on ALSA writes nothing. Where there is no ALSA nothing happens.

    ALSA calls a function for each line, from any thread. It is handed one of the C library's own that does nothing
    with what it is given: one in Python would need the interpreter, also when that has ended.
    """
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            alsa, c = ctypes.CDLL("libasound.so.2"), ctypes.CDLL(None)
            alsa.snd_lib_error_set_handler(ctypes.cast(c.getpid, ctypes.c_void_p))
