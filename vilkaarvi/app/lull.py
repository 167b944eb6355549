"""While the program starts, nobody looks for garbage: what is read then stays, and looking costs a twentieth of it."""

import gc


def begin() -> None:
    """Before the first window's modules are read."""
    gc.disable()


def end() -> None:
    """Home stands there. What stays is not looked at again either: so no search through it stops the hour."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
