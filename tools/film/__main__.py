"""Builds films: `python -m tools.film media/vilka-ar-vi/traff1-del1.toml …` (needs ffmpeg and espeak-ng).

Beside each storyboard: NAME.mp4, NAME.jpg, captions NAME.sv.vtt and NAME.en.vtt, the same words to read or print
NAME.sv.txt and NAME.en.txt; and manifest.toml over all films of the folder.
`--captions` writes only the captions, the texts and the manifest.
`--look S S …` only draws the moments given (seconds) to /tmp, to be looked at.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPainter

from tools.film import sound
from tools.film.kinds import KINDS
from tools.film.pen import CREAM, DEEP, HEIGHT, WIDTH
from tools.film.storyboard import FPS, TAIL_S, Scene, Storyboard, read
from tools.film.written import LANGUAGES, captions, sheet
from vilkaarvi.paths import FONTS

STILL_AFTER_S = 16.0  # no scene moves longer than this
FADE_S = 0.6


def draw(scene: Scene, t: float, before: QImage | None) -> QImage:
    """The picture of a scene at `t` seconds; its first moments fade over from the last picture before it."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(DEEP if scene.dark else CREAM)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    KINDS[scene.kind](painter, scene, t)
    if before is not None and t < FADE_S:
        painter.setOpacity(1 - t / FADE_S)
        painter.drawImage(0, 0, before)
    painter.end()
    return image


def encode(board: Storyboard, out: Path, work: Path, storyboard: Path) -> None:
    bed, voice = work / "bed.wav", work / "voice.wav"
    sound.bed(board, bed)
    sound.read_aloud(board, storyboard, voice)
    command = ["ffmpeg", "-y", "-v", "error", "-f", "rawvideo", "-pix_fmt", "bgra", "-s", f"{WIDTH}x{HEIGHT}"]
    command += [
        "-r",
        str(FPS),
        "-i",
        "-",
        "-i",
        str(bed),
        "-i",
        str(voice),
        "-map",
        "0:v",
        "-map",
        "1:a",
        "-map",
        "2:a",
    ]
    command += ["-vf", "scale=out_color_matrix=bt709:out_range=tv", "-pix_fmt", "yuv420p", "-c:v", "libx264"]
    command += ["-preset", "medium", "-crf", "21", "-g", "50", "-threads", "2", "-colorspace", "bt709"]
    command += ["-color_primaries", "bt709", "-color_trc", "bt709", "-c:a", "aac", "-b:a", "48k", "-ac", "1"]
    # The still tail is one piece: a key picture within it would draw its letters anew.
    command += ["-force_key_frames", str(board.seconds - TAIL_S)]
    command += ["-metadata:s:a:0", "title=Ljud", "-metadata:s:a:1", "title=Uppläst (syntetisk röst)"]
    command += ["-metadata:s:a:1", "language=swe", "-disposition:a:0", "default", "-disposition:a:1", "0"]
    command += ["-metadata", f"title={board.title}", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
    command += ["-flags:a", "+bitexact", "-movflags", "+faststart", "-t", str(board.seconds), str(out)]
    pipe = subprocess.Popen(command, stdin=subprocess.PIPE)
    assert pipe.stdin is not None
    before: QImage | None = None
    count = 0
    for scene in board.scenes:
        picture = b""
        for frame in range(scene.frames):
            if frame == 0 or frame / FPS <= STILL_AFTER_S:
                image = draw(scene, frame / FPS, before)
                picture = bytes(image.constBits())
            pipe.stdin.write(picture)
            count += 1
            if count == round(board.poster_s * FPS):
                image.save(str(out.with_suffix(".jpg")), quality=88)
        before = image
    pipe.stdin.close()
    if pipe.wait() != 0:
        sys.exit(f"ffmpeg could not make {out.name}")


def manifest(folder: Path) -> str:
    """name, sha256, bytes of every media file, and length_ms of films. `vilkaarvi.film.files` reads it."""
    rows = ["# Written by tools/film. Every media file of the programme.", "format = 1", ""]
    boards = {board.name: board for board in map(read, sorted(folder.glob("*.storyboard.toml")))}
    for path in sorted(folder.iterdir()):
        if path.suffix in {".mp4", ".vtt", ".jpg", ".txt"}:
            content = path.read_bytes()
            rows += ["[[files]]", f'name = "{path.name}"', f'sha256 = "{hashlib.sha256(content).hexdigest()}"']
            rows += [f"bytes = {len(content)}"]
            if path.suffix == ".mp4":
                rows += [f"length_ms = {round(boards[path.stem].seconds * 1000)}"]
            rows += [""]
    return "\n".join(rows)


def look(board: Storyboard, moments: list[float]) -> None:
    for moment in moments:
        start, before = 0.0, None
        for scene in board.scenes:
            if start <= moment < start + scene.seconds:
                draw(scene, moment - start, before).save(f"/tmp/{board.name}-{moment:05.1f}.png")
            before = draw(scene, scene.seconds, None)
            start += scene.seconds


def main() -> None:
    _app = QGuiApplication(sys.argv[:1])
    for face in FONTS.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(face))
    only_captions = "--captions" in sys.argv
    if only_captions:
        sys.argv.remove("--captions")
    split = sys.argv.index("--look") if "--look" in sys.argv else len(sys.argv)
    paths, moments = [Path(p) for p in sys.argv[1:split]], [float(s) for s in sys.argv[split + 1 :]]
    for path in paths:
        board = read(path)
        if moments:
            look(board, moments)
            continue
        if not only_captions:
            with tempfile.TemporaryDirectory() as work:
                encode(board, path.with_name(f"{board.name}.mp4"), Path(work), path)
        for language in LANGUAGES:
            path.with_name(f"{board.name}.{language}.vtt").write_text(captions(board, language), encoding="utf-8")
            path.with_name(f"{board.name}.{language}.txt").write_text(sheet(board, language), encoding="utf-8")
        print(board.name, f"{path.with_name(board.name + '.mp4').stat().st_size / 1e6:.1f} MB", flush=True)
    if not moments and paths:
        (paths[0].parent / "manifest.toml").write_text(manifest(paths[0].parent), encoding="utf-8")


if __name__ == "__main__":
    main()
