"""Real VLC and ALSA with loudspeakers that are files: `python -m tests.hour.sound_outside STORY FOLDER FILM`.

`ALSA_CONFIG_PATH` names FOLDER/cards, which is rewritten when a loudspeaker comes or goes. Prints what happened.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from vilkaarvi.errors import Fault
from vilkaarvi.film.player import FilmHeard, FilmSilent, FirstPicture, News
from vilkaarvi.film.sound import OWN_CHOICE, SoundDevice
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.vlc_player import VlcPlayer

SPEAKERS = {"projektor": "Projektorn (HDMI)", "laptop": "Datorns högtalare"}


def write_cards(folder: Path, names: tuple[str, ...]) -> None:
    """Each loudspeaker is a file `<name>.raw` beside."""
    made = (
        f'pcm.{name} {{ type file file "{folder}/{name}.raw" format "raw" slave.pcm {{ type null }} '
        f'hint {{ show on description "{SPEAKERS[name]}" }} }}'
        for name in names
    )
    (folder / "cards").write_text("\n".join(made), "utf-8")


class Outside:
    def __init__(self, folder: Path, film: Path) -> None:
        self.folder, self.film = folder, film
        self.news: list[News] = []
        self.bridge = Bridge()
        self.player = VlcPlayer(self.bridge.post, self.bridge.later, self.bridge.new_picture)
        self.player.listen(self.news.append)
        self.bridge.picture.connect(self.player.take_frame)
        assert self.player.sound is not None
        self.sound = self.player.sound

    def wait(self, done: Callable[[], bool], seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, f"waited {seconds} s; news {self.news}"
            QCoreApplication.processEvents()
            time.sleep(0.005)

    def rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= end, seconds + 5)

    def found(self) -> tuple[SoundDevice, ...]:
        answers: list[tuple[SoundDevice, ...]] = []
        self.sound.find(answers.append)
        self.wait(lambda: bool(answers))
        return answers[0]

    def chime(self, device: SoundDevice) -> Fault | None:
        answers: list[Fault | None] = []
        self.sound.choose(device)
        self.sound.chime(80, answers.append)
        self.wait(lambda: bool(answers))
        return answers[0]

    def heard(self) -> str:
        """Which files have grown with more than silence since the last time; they are emptied."""
        grown = []
        for name in SPEAKERS:
            file = self.folder / f"{name}.raw"
            if not file.exists():
                continue
            if any(file.read_bytes()):
                grown.append(name)
            os.truncate(file, 0)  # who has it open goes on further behind
        return " ".join(grown) or "nothing"

    def begin(self) -> None:
        self.player.load(self.film, 0, [])
        self.player.play()
        self.wait(lambda: FirstPicture() in self.news)

    def silent(self) -> str:
        return ", ".join(f"{each.fault.code.value}" for each in self.news if isinstance(each, FilmSilent)) or "no"


def devices(out: Outside) -> Iterator[str]:
    yield "; ".join(f"{each.id} = {each.name}" for each in out.found())
    for device in out.found():
        yield f"fault: {out.chime(device)}"
        yield f"chime: {out.heard()}"


def film(out: Outside) -> Iterator[str]:
    """The film is heard where it was chosen, also after a new choice, and after a stop and a start."""
    projector, laptop = out.found()
    out.sound.choose(projector)
    for _ in range(2):
        out.news.clear()
        out.begin()
        out.rest(0.7)
        out.heard()
        out.rest(1)
        yield f"film: {out.heard()}"
        out.player.stop()
        out.rest(0.3)
        out.heard()
    out.news.clear()
    out.begin()
    out.sound.choose(laptop)
    out.rest(1)
    out.heard()
    out.rest(1)
    yield f"film: {out.heard()}"
    yield f"silent: {out.silent()}"


def gone(out: Outside) -> Iterator[str]:
    """The loudspeaker goes while the film plays, and comes again."""
    out.sound.choose(out.found()[0])
    out.begin()
    yield f"silent: {out.silent()}"
    write_cards(out.folder, ("laptop",))
    begun = time.monotonic()
    out.wait(lambda: out.silent() != "no")
    yield f"silent: {out.silent()}"
    yield f"in time: {time.monotonic() - begun < 4.5}"
    write_cards(out.folder, ("projektor", "laptop"))
    out.wait(lambda: FilmHeard() in out.news)
    yield "heard again"


def never(out: Outside) -> Iterator[str]:
    """No loudspeaker at all: told once, and the film plays on."""
    write_cards(out.folder, ())
    out.sound.choose(OWN_CHOICE)
    out.begin()
    out.wait(lambda: out.silent() != "no")
    at = out.player.position_ms()
    out.wait(lambda: out.player.position_ms() > at + 4_000)
    yield f"silent: {out.silent()}"
    yield f"chime: {out.chime(OWN_CHOICE)}"


def main(story: str, folder: Path, film_file: Path) -> None:
    app = QCoreApplication([])
    write_cards(folder, tuple(SPEAKERS))
    out = Outside(folder, film_file)
    for line in {"devices": devices, "film": film, "gone": gone, "never": never}[story](out):
        print(line, flush=True)
    out.player.close()
    app.processEvents()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
