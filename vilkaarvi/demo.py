"""`vilkaarvi demo hour`: session 1 led by the program itself, in fast motion, with real windows, film and notes, in a
temporary data folder. With a projector the room's pictures are the projector's; without a display it brings a virtual
one.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.text import Text

SCREEN = "1366x768x24"
PDF = "sammanfattning.pdf"


def lead_by_itself(output: Path, programmes: Path, text: Text) -> int:
    """Pictures of every screen and the PDF land in `output`. Raises Fault NO_DISPLAY when no screen can be had."""
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return _lead(output, programmes, text)
    with virtual_screen() as screen:
        os.environ["DISPLAY"] = screen
        return _lead(output, programmes, text)


@contextmanager
def virtual_screen(size: str = SCREEN) -> Iterator[str]:
    """The DISPLAY of an Xvfb on a number that is free, ended afterwards. Raises Fault NO_DISPLAY without Xvfb."""
    seen, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with os.fdopen(seen) as number:
        try:
            xvfb = subprocess.Popen(command, pass_fds=[told], stderr=subprocess.DEVNULL)
        except OSError as fault:
            raise Fault(Code.NO_DISPLAY) from fault
        finally:
            os.close(told)
        try:
            yield f":{number.readline().strip()}"
        finally:
            xvfb.terminate()
            xvfb.wait()


def _lead(output: Path, programmes: Path, text: Text) -> int:
    from vilkaarvi.app.selfled import SelfLed
    from vilkaarvi.app.window import run_windows

    output = output.resolve()
    pdf = output / PDF
    try:
        output.mkdir(parents=True, exist_ok=True)
        pdf.unlink(missing_ok=True)
        (output / ".new").touch()
        (output / ".new").unlink()
    except OSError as fault:
        raise Fault(Code.NOT_WRITABLE, path=output) from fault
    led: list[SelfLed] = []
    with tempfile.TemporaryDirectory() as data:
        run_windows(
            Places(Path(data), programmes),
            text,
            fast=True,
            silent=True,
            keyring=False,
            led_by=lambda desk: led.append(SelfLed(desk, output, pdf)),
            where=lambda _parent, _text, _name: pdf,
        )
    done = pdf.exists() and not led[0].failed
    pictures = text.plural("{count} picture", "{count} pictures", len(list(output.glob("*.png"))))
    paper = PDF if pdf.exists() else text.tr("no PDF")
    sys.stdout.write(f"{output}: {pictures}, {paper}\n")
    if not done:
        sys.stderr.write(text.tr("The session did not come to its end: {why}", why=led[0].failed) + "\n")
    return 0 if done else 1
