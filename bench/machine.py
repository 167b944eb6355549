"""What ran: cores, Python, Qt, libvlc."""

import os
import platform
from datetime import datetime


def machine() -> str:
    import vlc
    from PySide6.QtCore import qVersion

    name = platform.freedesktop_os_release().get("PRETTY_NAME", "") if platform.system() == "Linux" else ""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    libvlc = vlc.libvlc_get_version().decode().split()[0]
    return (
        f"{datetime.now().astimezone():%Y-%m-%d %H:%M}; {os.cpu_count()} cores, load {load}; {platform.machine()}, "
        f"{name or platform.platform()}; Python {platform.python_version()}, Qt {qVersion()}, libvlc {libvlc}"
    )


def memory_mib() -> dict[str, float]:
    """Of this process: RSS, and PSS, which counts shared pages by their share."""
    rows = {}
    with open("/proc/self/smaps_rollup", encoding="ascii") as file:  # noqa: PTH123  no file in any sense of Path
        for line in file:
            name, *rest = line.split()
            if name in ("Rss:", "Pss:"):
                rows[name[:3].lower()] = int(rest[0]) / 1024
    return rows


def peak_mib() -> float:
    """The most that this process has had in memory at once (RSS)."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
