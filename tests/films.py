"""Films whose pictures carry their number, so that a test can read what is on the screen.

Sixteen blocks of 24 pixels at the top left, brightest bit first: 1010 and twelve bits of the number.
"""

import subprocess
from pathlib import Path

import numpy as np

from vilkaarvi.film.frame import Frame

WIDTH, HEIGHT, BLOCK = 640, 360, 24


def numbered(path: Path, pictures: int, rate: str = "25", sound: bool = True, vary: bool = False) -> Path:
    """H.264 in MP4; `rate` as ffmpeg reads it ("24000/1001"); `vary` gives pictures uneven lengths."""
    command = ["ffmpeg", "-y", "-v", "error", "-f", "rawvideo", "-pix_fmt", "gray", "-s", f"{WIDTH}x{HEIGHT}"]
    command += ["-r", rate, "-i", "-"]
    if sound:
        command += ["-f", "lavfi", "-i", "sine=frequency=330:sample_rate=48000", "-shortest", "-c:a", "aac"]
    if vary:
        command += ["-vf", "setpts='(N+mod(N\\,3)*0.3)/25/TB'", "-fps_mode", "vfr", "-enc_time_base", "1/1000"]
    command += ["-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-pix_fmt", "yuv420p", "-movflags", "+faststart"]
    pipe = subprocess.Popen([*command, str(path)], stdin=subprocess.PIPE)
    assert pipe.stdin is not None
    ground = (np.indices((HEIGHT, WIDTH)).sum(0) % 256).astype(np.uint8)
    for number in range(pictures):
        picture = np.roll(ground, number * 3, axis=1)
        for k in range(16):
            bit = (0b1010 >> (3 - k)) & 1 if k < 4 else (number >> (15 - k)) & 1
            picture[8 : 8 + BLOCK, 8 + k * BLOCK : 8 + (k + 1) * BLOCK] = 235 if bit else 16
        pipe.stdin.write(picture.tobytes())
    pipe.stdin.close()
    assert pipe.wait() == 0
    return path


def number_in(frame: Frame) -> int:
    """The number that the picture carries; -1 when it carries none."""
    view = frame.view()
    value = 0
    for k in range(16):
        at = (8 + BLOCK // 2) * frame.pitch + (8 + k * BLOCK + BLOCK // 2) * 4
        value = value << 1 | (view[at] > 120)
    return value & 0xFFF if value >> 12 == 0b1010 else -1
