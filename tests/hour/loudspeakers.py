"""Loudspeakers that a test takes away, brings back and listens to: ALSA's that are files, or PulseAudio's own."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.hour.sound_outside import SPEAKERS, write_cards

SOUND = 64  # of 32 767; below it is a silence that somebody has mixed


class Loudspeakers(Protocol):
    """`there`: the names of those that are plugged in, out of `SPEAKERS`. Attributes: looks (how long one listens)."""

    looks: int

    def plug(self, there: tuple[str, ...]) -> None: ...
    def listen(self) -> None:
        """From now on."""
        ...

    def heard(self) -> str:
        """From which of them something came since `listen`."""
        ...


class Files:
    """ALSA's; `ALSA_CONFIG_PATH` names FOLDER/cards."""

    looks = 25

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def plug(self, there: tuple[str, ...]) -> None:
        write_cards(self._folder, there)

    def listen(self) -> None:
        for name in SPEAKERS:
            if self._file(name).exists():
                os.truncate(self._file(name), 0)  # who has it open goes on further behind

    def heard(self) -> str:
        files = {name: self._file(name) for name in SPEAKERS}
        return " ".join(name for name, file in files.items() if file.exists() and any(file.read_bytes())) or "nothing"

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.raw"


class Sinks:
    """PulseAudio's, each listened to at its monitor; `PULSE_SERVER` names a server of the test's own."""

    looks = 45  # the server may hand over what it plays two seconds later

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._modules: dict[str, str] = {}
        self._ears: dict[str, subprocess.Popen[bytes]] = {}

    def plug(self, there: tuple[str, ...]) -> None:
        for name in set(self._modules) - set(there):
            self._control("unload-module", self._modules.pop(name))
        for name in there:
            if name not in self._modules:
                said = f'sink_properties=device.description="{SPEAKERS[name]}"'.replace(" ", "\\ ")
                self._modules[name] = self._control("load-module", "module-null-sink", f"sink_name={name}", said)

    def listen(self) -> None:
        for name in self._modules:
            command = [
                "parec",
                "-d",
                f"{name}.monitor",
                "--format=s16le",
                "--channels=1",
                "--rate=8000",
                "--latency-msec=50",
            ]
            command += ["--latency-msec=50"]
            file = (self._folder / f"{name}.heard").open("wb")
            self._ears[name] = subprocess.Popen(command, stdout=file, stderr=subprocess.DEVNULL)

    def heard(self) -> str:
        loud = []
        for name, ear in sorted(self._ears.items()):
            ear.terminate()
            ear.wait()
            taken = (self._folder / f"{name}.heard").read_bytes()
            levels = memoryview(taken[: len(taken) // 2 * 2]).cast("h")
            if any(abs(level) > SOUND for level in levels):
                loud.append(name)
        self._ears = {}
        return " ".join(loud) or "nothing"

    def _control(self, *words: str) -> str:
        return subprocess.run(["pactl", *words], check=True, capture_output=True, text=True).stdout.strip()


KINDS: dict[str, Callable[[Path], Loudspeakers]] = {"alsa": Files, "pulse": Sinks}


@contextmanager
def pulse(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of programs that play through a PulseAudio of their own, without any loudspeaker yet."""
    socket = folder / "socket"
    around = {"PULSE_SERVER": f"unix:{socket}", "PULSE_RUNTIME_PATH": str(folder), "PULSE_STATE_PATH": str(folder)}
    program = shutil.which("pulseaudio")
    assert program is not None
    command = [program, "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes"]
    command += ["-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"]
    server = subprocess.Popen(command, env={**os.environ, **around}, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 10
        while not socket.exists():
            assert time.monotonic() < end, "PulseAudio did not start"
            time.sleep(0.05)
        yield around
    finally:
        server.terminate()
        server.wait()
