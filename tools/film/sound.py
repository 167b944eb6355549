"""The film's two tracks: a sparse bed that the maker synthesises, and the words read aloud by a synthetic voice."""

import subprocess
import wave
from pathlib import Path

import numpy as np

from tools.film.storyboard import Storyboard

RATE = 48_000


def _write(path: Path, sound: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> None:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def bed(board: Storyboard, path: Path) -> None:
    """A quiet chord that breathes, and a soft mark where a scene begins."""
    seconds = np.arange(round(board.seconds * RATE)) / RATE
    sound = np.zeros_like(seconds)
    for tone, level, breath in ((110.0, 0.5, 17.0), (164.8, 0.32, 23.0), (220.0, 0.22, 13.0), (277.2, 0.1, 29.0)):
        sound += level * np.sin(2 * np.pi * tone * seconds) * (0.6 + 0.4 * np.sin(2 * np.pi * seconds / breath))
    sound *= 0.036
    start = 0.0
    for scene in board.scenes:
        after = seconds - start
        mark = np.where(after >= 0, np.exp(-np.clip(after, 0, 60) * 2.2) * np.minimum(1, np.clip(after, 0, 1) * 40), 0)
        sound += 0.105 * mark * np.sin(2 * np.pi * 440 * seconds)
        start += scene.seconds
    sound *= np.minimum(1, np.minimum(seconds / 1.5, (board.seconds - seconds) / 2.0))
    _write(path, sound)


def read_aloud(board: Storyboard, storyboard: Path, path: Path) -> None:
    """Each scene's `say`: a recorded WAV beside the storyboard (`NAME-SCENE.wav`), else espeak-ng."""
    whole = np.zeros(round(board.seconds * RATE))
    start = 0.0
    for index, scene in enumerate(board.scenes, 1):
        recorded = storyboard.with_name(f"{board.name}-{index}.wav")
        said = scene.say.replace("|", "")
        spoken = recorded if recorded.exists() else path.with_name(f"{path.stem}-{index}.wav")
        if not recorded.exists():
            subprocess.run(["espeak-ng", "-v", "sv", "-s", "140", "-w", str(spoken), said], check=True)
        raw = subprocess.run(
            ["ffmpeg", "-v", "error", "-i", str(spoken), "-f", "f64le", "-ac", "1", "-ar", str(RATE), "-"],
            check=True,
            capture_output=True,
        ).stdout
        voice = np.frombuffer(raw, dtype="<f8")
        at = round((start + 1.0) * RATE)
        room = round(scene.seconds * RATE) - RATE
        if len(voice) > room:
            raise ValueError(f"{board.name}, scene {index}: the voice needs {len(voice) / RATE:.1f} s")
        whole[at : at + len(voice)] += voice
        start += scene.seconds
    raw_path = path.with_name(f"{path.stem}-raw.wav")
    _write(raw_path, whole * 0.5)
    loud = "loudnorm=I=-23:TP=-2:LRA=11"
    done = ["ffmpeg", "-y", "-v", "error", "-i", str(raw_path), "-af", loud, "-ar", str(RATE), str(path)]
    subprocess.run(done, check=True)
