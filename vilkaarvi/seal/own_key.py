"""The installation's own key in two files of its folder, for computers without a keyring (format: vault.py)."""

from contextlib import suppress
from pathlib import Path

from vilkaarvi.seal.disk import Disk, read_all, replace_file, told
from vilkaarvi.seal.keyfile import packed, unpacked
from vilkaarvi.seal.masters import Master, as_bytes, as_text

KEY_FILES = ("installation.key", "installation.key.1")


def write_own_key(disk: Disk, folder: Path, name: str, key: bytes) -> None:
    """`name`: of the master, in hex. What lay there is put aside: somebody may still want it. Raises told Faults."""
    for path in (folder / each for each in KEY_FILES):
        with told(path):
            if path.exists():  # another installation's, or damaged
                disk.rename(path, path.with_name(f"{path.name}.{name}"))
            replace_file(disk, path, packed({"id": name, "key": as_text(key)}))


def own_key(disk: Disk, folder: Path, name: str, mend: bool) -> bytes | None:
    """From whichever of the two is whole; `mend` writes the other one anew."""
    found: list[Master] = []
    harmed: list[Path] = []
    for path in (folder / each for each in KEY_FILES):
        try:
            plain = unpacked(read_all(disk, path))
        except FileNotFoundError:
            plain = None
        except OSError:
            continue  # it may be whole, and hold another key
        if plain is None:
            harmed.append(path)
        elif plain["id"] == name:
            found.append(plain)
    if not found:
        return None
    for path in harmed if mend else ():
        with suppress(OSError):  # the next writer tries again
            replace_file(disk, path, packed(found[0]))
    return as_bytes(found[0]["key"])
