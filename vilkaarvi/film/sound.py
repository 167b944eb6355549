"""What a room asks of the computer's loudspeakers. VLC keeps this promise in `vlc_player.sound`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from vilkaarvi.errors import Fault


@dataclass(frozen=True)
class SoundDevice:
    """A loudspeaker as the system knows it (`id`) and as people read it (`name`)."""

    id: str
    name: str


OWN_CHOICE = SoundDevice("", "")  # whatever the computer itself plays through

Found = Callable[[tuple[SoundDevice, ...]], None]
Tried = Callable[[Fault | None], None]


class Sound(Protocol):
    """All calls come from the room's thread and answer at once; what they find out is told on that thread."""

    def find(self, found: Found) -> None:
        """The devices that are there now; none when nothing can be heard."""
        ...

    def choose(self, device: SoundDevice) -> None:
        """Films and the chime are heard from `device` from now on, also while a film plays."""
        ...

    def chime(self, percent: int, tried: Tried) -> None:
        """A short sound of our own through the chosen device.

        When it is over `tried` hears NO_SOUND_DEVICE, SOUND_GONE, NO_VLC, VLC_NO_PLUGINS, or None.
        """
        ...


class NoSound:
    """Nothing to hear anything from: for demonstrations and tests."""

    def find(self, found: Found) -> None:
        found(())

    def choose(self, device: SoundDevice) -> None:
        """There is no choice."""

    def chime(self, percent: int, tried: Tried) -> None:
        tried(None)
