"""What a backup takes along of a municipality's own: words and films, and the editions that runs were led in."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.edition import LOCAL
from vilkaarvi.programme.local import MEDIA, local_of
from vilkaarvi.programme.own_media import named_media
from vilkaarvi.programme.place import is_bare
from vilkaarvi.programme.shape import ID
from vilkaarvi.seal.disk import replace_file, told
from vilkaarvi.store.store import Store

MOST_MEDIA = 64 << 20  # bytes, all films together: a backup is read whole
_EDITION = re.compile(r"[a-z0-9][a-z0-9-]{0,39}-([0-9a-f]{16})\.json", re.ASCII)
Plain = dict[str, Any]


def own_part(store: Store, troubles: dict[str, Fault]) -> Plain:
    """`local`: programme → {"toml", "media": {name: base64}}; `editions`: file name → all of it."""
    local: Plain = {}
    left = MOST_MEDIA
    for path in sorted(store.data.glob(f"local/*/{LOCAL}")):
        try:
            content = path.read_bytes()
            media: dict[str, str] = {}
            for name in dict.fromkeys(named_media(local_of(content, path))):
                file = path.parent / MEDIA / name
                if not file.is_file() or file.stat().st_size > left:
                    troubles[name] = Fault(Code.OWN_NOT_COPIED, name=name)
                    continue
                media[name] = base64.b64encode(file.read_bytes()).decode("ascii")
                left -= file.stat().st_size
        except (OSError, Fault) as fault:
            unread = Fault(Code.FILE_UNREADABLE, name=path.name)
            troubles[path.name] = fault if isinstance(fault, Fault) else unread
            continue
        local[path.parent.name] = {"toml": content.decode("utf-8"), "media": media}
    return {"local": local, "editions": _editions(store)}


def _editions(store: Store) -> dict[str, str]:
    wanted, found = {head.edition for head in store.runs()}, {}
    for path in sorted(store.data.glob("editions/*.json")):
        known = _EDITION.fullmatch(path.name)
        if known is not None and known[1] in wanted and _whole(written := path.read_bytes()):
            found[path.name] = written.decode("utf-8")
    return found


def _whole(content: bytes) -> bool:
    said, _, body = content.partition(b"\n")
    return hashlib.sha256(body).hexdigest().encode() == said


def check_own(plain: Plain) -> None:
    """Raises ValueError, or another error of a hostile file. A backup from before there was any has neither."""
    for name, each in plain.get("local", {}).items():
        if not ID.fits(name) or not all(map(is_bare, each["media"])):
            raise ValueError(name)
        named = set(named_media(local_of(each["toml"].encode("utf-8"), Path(LOCAL))))
        if not set(each["media"]) <= named:
            raise ValueError(name)
        for content in each["media"].values():
            base64.b64decode(content, validate=True)
    for name, written in plain.get("editions", {}).items():
        if not _EDITION.fullmatch(name) or not _whole(written.encode("utf-8")):
            raise ValueError(name)


def take_own(store: Store, plain: Plain) -> int:
    """What is here stays. How many programmes got their municipality's words back."""
    taken = 0
    for name, written in plain.get("editions", {}).items():
        _put(store, store.data / "editions" / name, written.encode("utf-8"))
    for name, each in plain.get("local", {}).items():
        folder = store.data / "local" / name
        if (folder / LOCAL).exists():
            continue
        for bare, content in each["media"].items():
            _put(store, folder / MEDIA / bare, base64.b64decode(content))
        _put(store, folder / LOCAL, each["toml"].encode("utf-8"))  # last: then all of it is there
        taken += 1
    return taken


def _put(store: Store, path: Path, content: bytes) -> None:
    if not path.exists():
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(store.disk, path, content)
