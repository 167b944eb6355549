"""A real CUPS on a port of its own, for tests, and what comes out of it.

The queue is cups-pdf's: it makes a PDF of what a printer would be handed, through PostScript, so letters with dots and
the tags are not looked for in it.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")  # where Debian's printer-driver-cups-pdf has it
FILES = """
ServerRoot {0}/root
RequestRoot {0}/spool
CacheDir {0}/cache
StateDir {0}/run
TempDir {0}/spool/tmp
AccessLog {0}/access
ErrorLog {0}/error
PageLog {0}/page
"""
SERVER = """
Listen 127.0.0.1:{0}
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""


def can_serve() -> bool:
    """Only root starts a CUPS; and Debian's cups and printer-driver-cups-pdf must be here."""
    root = os.name != "nt" and getattr(os, "geteuid", lambda: 1)() == 0
    return root and bool(shutil.which("cupsd")) and PPD.exists()


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The queue's name; CUPS_SERVER names the server."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)  # CUPS' filters run as another user, who cannot look into pytest's own folders
    for name in ("root/ssl", "root/ppd", "spool/tmp", "cache", "run"):
        (folder / name).mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "root" / "cups-files.conf").write_text(FILES.format(folder))
    (folder / "root" / "cupsd.conf").write_text(SERVER.format(port))
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
    own: list[str | Path] = ["-c", folder / "root" / "cupsd.conf", "-s", folder / "root" / "cups-files.conf"]
    server = subprocess.Popen(["cupsd", "-f", *own], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: b"is running" in subprocess.run(["lpstat", "-r"], capture_output=True, check=False).stdout)
        queue: list[str | Path] = ["lpadmin", "-p", "Prov", "-E", "-v", "cups-pdf:/", "-P", PPD]
        subprocess.run(queue, check=True, capture_output=True)
        yield "Prov"
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder)


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.1)


def arrived(mark: str) -> tuple[str, list[list[int]]]:
    """The words of what came out of the queue under a title with `mark`, and the sizes of its pages; it is removed."""
    folder = Path(pwd.getpwuid(0).pw_dir) / "PDF"  # where cups-pdf lays what root prints
    until(lambda: any(folder.glob(f"*{mark}*.pdf")))
    (path,) = folder.glob(f"*{mark}*.pdf")
    try:
        until(lambda: path.read_bytes().rstrip().endswith(b"%%EOF"))
        document = pypdfium2.PdfDocument(path)
        words = " ".join(" ".join(each.get_textpage().get_text_range().split()) for each in document)
        sizes = [[round(side) for side in each.get_size()] for each in document]
        document.close()
        return words, sizes
    finally:
        path.unlink()
