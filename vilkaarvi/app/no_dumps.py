"""A crash of the whole program leaves no picture of its memory on the disk: what is being written would stand in it."""

import sys

FAIL_CRITICAL_ERRORS, NO_FAULT_BOX = 0x0001, 0x0002  # of Windows' SetErrorMode
NO_HEAP = 1  # of Windows' WerSetFlags


def no_dumps() -> None:
    """From now on, until this process ends. Never fails."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(FAIL_CRITICAL_ERRORS | NO_FAULT_BOX)
        ctypes.windll.kernel32.WerSetFlags(NO_HEAP)
    else:
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
