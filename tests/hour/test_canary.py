"""A rare word in the notes of a whole process: no file holds it, and after finishing no key that there is opens it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.hour.led_outside import RARE
from tests.hour.screens import ROOT, virtual_screen
from tests.hour.test_outside import text_of
from vilkaarvi.app.selfled import PASSPHRASE
from vilkaarvi.errors import Fault
from vilkaarvi.journal.journal import Journal
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.seal.vault import Vault

pytestmark = [pytest.mark.display, pytest.mark.vlc]

HEAD = 48  # bytes of a file of what waits, before anything does

FORMS = (
    RARE.encode("utf-8"),
    RARE.encode("utf-16-le"),
    RARE.encode("utf-16-be"),
    RARE.encode("latin-1"),
    json.dumps(RARE).encode("ascii").strip(b'"'),
    quote(RARE).encode("ascii"),
)


def telling(folder: Path) -> list[str]:
    """Files under `folder` whose name or content has the word in any of its forms."""
    found = []
    for path in folder.rglob("*"):
        held = path.read_bytes() if path.is_file() else b""
        if any(form in held or form in str(path).encode() for form in FORMS):
            found.append(str(path.relative_to(folder)))
    return found


def waiting(home: Path) -> set[str]:
    """The kinds of files in which something waits on this computer for its folder."""
    return {"".join(path.suffixes) for path in home.rglob("*.spool*") if path.is_file() and path.stat().st_size > HEAD}


def opened(data: Path) -> bytes:
    """All that the keys of `data` open in all of its files, with the passphrase."""
    vault, payloads = Vault.open(data, writer=False), []
    vault.unlock(PASSPHRASE)
    slots = json.loads((data / "keys.json").read_bytes())["slots"]
    keys = [key for name in slots["runs"] for key in vault.run_keys(name)]
    keys += [key for name in slots["notes"] for key in vault.notes_keys(name)]
    for path in data.rglob("*"):
        if path.suffix in (".run", ".notes", ".journal"):
            for key in keys:
                try:
                    payloads += Journal(path, [key], RealDisk(), writer=False).payloads
                except Fault:
                    continue
    return b"".join(payloads)


def test_a_rare_word_is_in_no_file_during_and_after_an_hour_and_after_finishing_no_key_opens_it(
    tmp_path: Path,
) -> None:
    home, data, away, pdf = tmp_path / "home", tmp_path / "data", tmp_path / "away", tmp_path / "s.pdf"
    for name in ("tmp", "cache", "config", "share", "run"):
        (home / name).mkdir(parents=True)
    (home / "run").chmod(0o700)
    own = {
        "HOME": home,
        "TMPDIR": home / "tmp",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "share",
        "XDG_RUNTIME_DIR": home / "run",
    }
    with virtual_screen() as screen:
        leader = subprocess.Popen(
            [sys.executable, "-m", "tests.hour.led_outside", "canary", str(data), str(pdf)],
            cwd=ROOT,
            env=screen | {name: str(path) for name, path in own.items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert leader.stdout is not None
        copies = {where: tmp_path / f"copy-{where}" for where in ("during", "ended")}
        for where in ("during", "gone", "ended"):
            assert leader.stdout.readline() == f"{where}\n"
            assert telling(tmp_path) == []
            if where in copies:
                shutil.copytree(data, copies[where])
            if where == "during":  # a network drive is lost, and comes back
                data.rename(away)
            if where == "gone":
                assert ".notes.spool" in waiting(home)  # and the run may have been marked meanwhile
                away.rename(data)
            (tmp_path / where).touch()
        told, complained = leader.communicate(timeout=240)
    assert leader.returncode == 0, complained
    assert told == "after\n"
    assert RARE not in complained
    asked = json.dumps(RARE).encode("ascii").strip(b'"')
    assert opened(copies["during"]).count(asked) >= 4  # it was there to be found: notes, a parked question, a draft
    assert opened(copies["ended"]).count(asked) == 3  # what was dropped or changed is gone; what waited has come
    assert telling(tmp_path) == []
    assert waiting(home) == set()
    assert not list(data.rglob("*.notes"))
    assert asked not in opened(data)
    for copy in copies.values():  # nor does an older copy of a file open with the keys of today
        for name in ("keys.json", "keys.json.1"):
            shutil.copy(data / name, copy / name)
        assert b"started" in opened(copy)
        assert asked not in opened(copy)
    assert RARE not in text_of(pdf)
