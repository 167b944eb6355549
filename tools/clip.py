"""Makes vilkaarvi/doctor/clip.mp4: two seconds of one colour and one tone, coded as the films are. Needs ffmpeg.

python -m tools.clip
"""

import subprocess
import sys

from vilkaarvi.doctor.film import CLIP, COLOUR, TONE_HZ


def main() -> int:
    colour = "0x" + bytes(COLOUR).hex()
    command = ["ffmpeg", "-y", "-v", "error", "-f", "lavfi", "-i", f"color=c={colour}:s=160x90:r=25:d=2"]
    command += ["-f", "lavfi", "-i", f"sine=frequency={TONE_HZ}:sample_rate=48000:duration=2"]
    command += ["-vf", "scale=out_color_matrix=bt709:out_range=tv", "-pix_fmt", "yuv420p", "-c:v", "libx264"]
    command += ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    command += ["-c:a", "aac", "-b:a", "48k", "-ac", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
    command += ["-flags:a", "+bitexact", "-movflags", "+faststart", str(CLIP)]
    subprocess.run(command, check=True)
    print(CLIP.name, CLIP.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
