"""A picture from the film: memory that the player fills, to be looked at for as long as the object is held."""

import ctypes
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Frame:
    """One picture, 32 bits a pixel (blue, green, red, unused), `pitch` bytes a row, `number` in the film.

    `memory` is kept alive by this object. The player writes in it again once a newer picture has been taken: whoever
    draws a film draws the newest frame taken, and copies what is to be kept.
    """

    width: int
    height: int
    pitch: int
    memory: "ctypes.Array[ctypes.c_ubyte]"
    offset: int
    slot: int
    number: int

    def view(self) -> memoryview:
        """The picture's bytes without a copy."""
        whole = memoryview(self.memory).cast("B")
        return whole[self.offset : self.offset + self.pitch * self.height]
