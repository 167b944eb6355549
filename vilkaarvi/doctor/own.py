"""What the municipality has of its own, and whether all of it has its place in the programme. Nothing is changed."""

from datetime import date

from vilkaarvi.clock import SystemClock
from vilkaarvi.doctor.rows import About, Row, good, warning
from vilkaarvi.errors import Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.edition import LOCAL
from vilkaarvi.programme.local import MEDIA, read_local
from vilkaarvi.programme.new_film import own_fault
from vilkaarvi.programme.read import own_faults, programmes


def own_rows(places: Places, today: date | None = None) -> list[Row]:
    """One for each programme that the municipality has something of its own for, one more for each fault."""
    rows: list[Row] = []
    for name in programmes(places):
        if (places.local(name) / LOCAL).exists():
            faults = [*own_faults(places, name, today or SystemClock().today()), *_films(places, name)]
            rows += [warning(About.OWN, fault, names=name) for fault in faults]
            rows += [] if faults else [good(About.OWN, names=name)]
    return rows


def _films(places: Places, name: str) -> list[Fault]:
    """Of its films, those that are not there or not what they were."""
    try:
        films = read_local(places.local(name)).films
    except Fault:
        return []  # told already
    paths = [places.local(name) / MEDIA / str(film.segment.get("file", "")) for film in films]
    return [fault for path in paths if (fault := own_fault(path)) is not None]
