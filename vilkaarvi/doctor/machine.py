"""The data folder, the disk, the key store and the versions. Only looked at: no lock is taken, no byte is changed."""

import os
import platform
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vilkaarvi import __version__
from vilkaarvi.doctor.rows import About, Row, faulty, good, warning
from vilkaarvi.errors import Code, Fault

LEAST_MB, HARDLY_MB = 200, 20


def data_row(data: Path) -> Row:
    """Whether saved work can be read and written. A folder that is not there yet is made by the first start."""
    place = nearest(data)
    shown = homeless(data)
    if not place.is_dir() or not os.access(place, os.R_OK | os.X_OK):
        return faulty(About.DATA, Fault(Code.DATA_UNREADABLE, path=shown), path=shown)
    folders = [place, *(each for each in (data / "runs",) if each.exists())]
    if not all(os.access(each, os.W_OK | os.X_OK) for each in folders):
        return faulty(About.DATA, Fault(Code.DATA_READONLY, path=shown), path=shown)
    return good(About.DATA, path=shown)


def lock_row(data: Path) -> Row:
    """Who writes in the folder now."""
    from vilkaarvi.store.lock import holder

    held = holder(data)
    if held is None:
        return good(About.LOCK, by="nobody")
    if held.mine:
        return good(About.LOCK, by="this program")
    fault = Fault(Code.DATA_LOCKED, host=held.host, process=held.process)
    return warning(About.LOCK, fault, by=held.host, process=str(held.process))


def disk_row(data: Path, free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free) -> Row:
    try:
        megabytes = free(nearest(data)) // 1_000_000
    except OSError:
        return faulty(About.DISK, Fault(Code.DATA_UNREADABLE, path=homeless(data)))
    fault = Fault(Code.DISK_LOW, free=megabytes, least=LEAST_MB)
    if megabytes < HARDLY_MB:
        return faulty(About.DISK, fault, free_mb=str(megabytes))
    return warning(About.DISK, fault, free_mb=str(megabytes)) if megabytes < LEAST_MB else good(
        About.DISK, free_mb=str(megabytes)
    )  # fmt: skip


def charger_row(battery: Callable[[], "Battery | None"] = lambda: battery_here()) -> Row:
    """A computer without a battery gets its power from the wall."""
    found = battery()
    if found is None:
        return good(About.CHARGER)
    percent = str(found.percent)
    if found.plugged is False:
        return warning(About.CHARGER, Fault(Code.ON_BATTERY, percent=percent), percent=percent)
    return good(About.CHARGER, percent=percent)


@dataclass(frozen=True)
class Battery:
    """`plugged` None: the system does not say whether the charger is in."""

    percent: int
    plugged: bool | None


def battery_here(supplies: Path = Path("/sys/class/power_supply")) -> Battery | None:
    """None where there is none. A wireless mouse's own battery is not the computer's, though Linux lists it there."""
    import psutil

    scopes = [each / "scope" for each in supplies.glob("*")] if sys.platform == "linux" else []
    if scopes and all(scope.exists() and scope.read_text().strip() == "Device" for scope in scopes):
        return None
    try:
        found = psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError, ValueError):  # a system that psutil does not know, or cannot ask
        return None
    return Battery(round(found.percent), found.power_plugged) if found is not None else None


def keyring_row() -> Row:
    from vilkaarvi.seal.keyring import key_store

    name, trusted = key_store()
    return good(About.KEYRING, name=name) if trusted else warning(
        About.KEYRING, Fault(Code.NO_KEYRING, name=name), name=name
    )  # fmt: skip


def version_rows() -> list[Row]:
    from importlib import metadata  # home, which asks for other rows, does not wait for it

    try:
        qt = metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:  # packed into one folder
        qt = "–"
    return [
        good(About.PROGRAM, version=__version__),
        good(About.PYTHON, version=platform.python_version()),
        good(About.QT, version=qt),
        good(About.SYSTEM, version=_system()),
    ]


def _system() -> str:
    named = f"{platform.system()} {platform.release()}"
    if platform.system() == "Linux":
        with suppress(OSError, KeyError):
            named = f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {named}"
    return f"{named} {platform.machine()}"


def nearest(path: Path) -> Path:
    """The path, or the nearest folder over it that is there."""
    return next((each for each in (path, *path.absolute().parents) if each.exists()), path)


def homeless(path: Path) -> str:
    """The path with the person's own folder written ~, and their user name nowhere."""
    try:
        home = Path.home()
    except RuntimeError:
        return str(path)
    shown = path.absolute()
    if shown.is_relative_to(home):
        return str(Path("~") / shown.relative_to(home))
    parts = ["…" if part == home.name and home.name else part for part in shown.parts]
    return str(Path(*parts))
