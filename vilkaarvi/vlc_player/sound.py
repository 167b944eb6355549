"""Which loudspeaker VLC plays through: found, chosen, tried and watched, on one thread of its own.

A sound server may take its time, so nothing here is asked on the room's thread. libvlc throws a player's output away
when it stops, and takes a device only while there is one: `steer` makes it anew before each start. PulseAudio and
PipeWire, ALSA and Windows all name their devices to an output; each look asks a new one, since one that is open may
keep an old list.
"""

import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.chime import LASTS_S, draw_chime
from vilkaarvi.film.sound import OWN_CHOICE, Found, SoundDevice, Tried
from vilkaarvi.vlc_player.library import open_library

CLOSE_S = 2.0
PATIENCE_S = LASTS_S + 2.0
DEFAULTS = ("default", "")  # what ALSA and Windows call the computer's own choice
PULSE_DEFAULT = "@DEFAULT_SINK@"
NOTHING = "null"
OUTPUTS = ("mmdevice", "directsound") if os.name == "nt" else ("pulse", "alsa")  # VLC's own order
TECHNICAL = (  # ALSA names each card many times over
    "hw:", "plughw:", "dmix:", "dsnoop:", "surround", "front:", "rear:", "iec958:", "usbstream:", "lavrate",
    "samplerate", "speexrate", "speex", "jack", "oss", "upmix", "vdownmix", "pipewire", "pulse",
)  # fmt: skip

Post = Callable[[Callable[[], None]], None]


class VlcSound:
    """Keeps the promise `Sound`, and steers the player of the films.

    `chosen`, `sent` and the library belong to the thread "sound".
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._orders: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._instance: Any = None
        self._chosen = OWN_CHOICE
        self._film: Any = None  # the films' player
        self._sent = ""  # to it since its last start
        self._chime: Path | None = None

    # --- on the room's thread

    def find(self, found: Found) -> None:
        def work() -> None:
            try:
                devices = offered(self._listed())
            except Fault:
                devices = ()
            self._post(lambda: found(devices))

        self._order(work)

    def choose(self, device: SoundDevice) -> None:
        def work() -> None:
            self._chosen = device
            if self._film is not None:
                self._send()

        self._order(work)

    def chime(self, percent: int, tried: Tried) -> None:
        def work() -> None:
            try:
                fault = self._play_chime(percent)
            except Fault as other:
                fault = other
            self._post(lambda: tried(fault))

        self._order(work)

    def steer(self, player: Any, then: Callable[[], None]) -> None:
        """`player` is about to start: it plays through the chosen device. `then` is called on the room's thread."""

        def work() -> None:
            self._film, self._sent = player, ""
            with suppress(Fault):
                self._plug(player)
                self._send()
            self._post(then)

        self._order(work)

    def look(self, told: Tried) -> None:
        """Can the film be heard? NO_SOUND_DEVICE, SOUND_GONE (then it plays where the computer likes), or None."""

        def work() -> None:
            try:
                fault = self._send()
            except Fault as other:
                fault = other
            self._post(lambda: told(fault))

        self._order(work)

    def close(self) -> bool:
        """Before the films' player is released. False: the system's sound does not answer, and still holds it."""
        if self._thread is None:
            return True
        self._orders.put(None)
        self._thread.join(CLOSE_S)
        return not self._thread.is_alive()

    def _order(self, work: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
            self._thread.start()
        self._orders.put(work)

    # --- on the thread "sound"

    def _run(self) -> None:
        while (work := self._orders.get()) is not None:
            work()
        self._film = None
        if self._instance is not None:
            self._instance.release()
        if self._chime is not None:
            with suppress(OSError):
                self._chime.unlink()

    def _open(self) -> Any:
        if self._instance is None:
            self._instance = open_library(silent=False)
        return self._instance

    def _listed(self) -> tuple[SoundDevice, ...]:
        """All that VLC names now. Raises Fault NO_VLC, VLC_NO_PLUGINS."""
        player = self._open().media_player_new()
        found = listed(player)
        player.release()
        return found

    def _plug(self, player: Any) -> None:
        """The output that knows the chosen device is made ready; nothing is changed for the computer's own choice."""
        for output in OUTPUTS if self._chosen.id else ():
            probe = self._open().media_player_new()
            knows = probe.audio_output_set(output) == 0 and self._chosen.id in {each.id for each in listed(probe)}
            probe.release()
            if knows:
                player.audio_output_set(output)
                return

    def _heard_from(self, there: tuple[SoundDevice, ...]) -> tuple[str, Fault | None]:
        """The id that VLC is to be told, and what is wrong."""
        ids = {device.id for device in there}
        own = next((name for name in DEFAULTS if name in ids), PULSE_DEFAULT)
        if not offered(there):
            return own, Fault(Code.NO_SOUND_DEVICE)
        if self._chosen.id and self._chosen.id not in ids:
            return own, Fault(Code.SOUND_GONE, name=self._chosen.name)
        return self._chosen.id or own, None

    def _send(self) -> Fault | None:
        """Tell the films' player its device, unless it knows. Told none, it plays as the computer likes."""
        device, fault = self._heard_from(self._listed())
        plain = not self._chosen.id or fault is not None
        if self._film is not None and device != self._sent and not (plain and not self._sent):
            self._film.audio_output_device_set(None, device)
            self._sent = device
        return fault

    def _play_chime(self, percent: int) -> Fault | None:
        device, fault = self._heard_from(self._listed())
        if fault is not None:
            return fault
        import vlc

        player, over = self._open().media_player_new(), threading.Event()
        media = self._open().media_new_path(str(self._drawn()))
        player.set_media(media)
        for kind in (vlc.EventType.MediaPlayerEndReached, vlc.EventType.MediaPlayerEncounteredError):
            player.event_manager().event_attach(kind, lambda _event: over.set())
        if self._chosen.id:
            player.audio_output_device_set(None, device)
        player.audio_set_volume(percent)
        player.play()
        ended = over.wait(PATIENCE_S)
        broken = player.get_state() == vlc.State.Error
        player.stop()
        media.release()
        player.release()
        return None if ended and not broken else Fault(Code.SOUND_GONE, name=self._chosen.name)

    def _drawn(self) -> Path:
        if self._chime is None or not self._chime.exists():
            with tempfile.NamedTemporaryFile(prefix="vilkaarvi-", suffix=".wav", delete=False) as file:
                self._chime = Path(file.name)
            draw_chime(self._chime)
        return self._chime


def listed(player: Any) -> tuple[SoundDevice, ...]:
    """What the output of `player` names; nothing when there is no output."""
    import vlc

    found = []
    first = device = player.audio_output_device_enum()
    while device:
        name = (device.contents.device or b"").decode("utf-8", "replace")
        said = (device.contents.description or b"").decode("utf-8", "replace").replace("\n", ", ")
        found.append(SoundDevice(name, said or name))
        device = device.contents.next
    if first:
        vlc.libvlc_audio_output_device_list_release(first)
    return tuple(found)


def offered(there: tuple[SoundDevice, ...]) -> tuple[SoundDevice, ...]:
    """Those that a leader can tell apart."""
    useless = (*DEFAULTS, NOTHING)
    return tuple(each for each in there if each.id not in useless and not each.id.startswith(TECHNICAL))
