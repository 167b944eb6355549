"""Groups: a name, a unit and a number of people. Never a member list."""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.disk import Disk
from vilkaarvi.seal.vault import Vault
from vilkaarvi.store.documents import Document, Documents

LONGEST_NAME = 40
TABLE = "groups"
HANDED = "handed"  # table: group → the day on which it was handed over to a colleague


@dataclass(frozen=True)
class Group:
    """A workplace group; `id` is random. `planned`: the days on which it means to meet, in order; `at`: the hour, which
    stands in the leader's calendar alone.

    pool: put together for the purpose, of people without a group of their own; who comes varies.
    """

    id: str
    name: str
    unit: str
    headcount: int
    created: date
    planned: tuple[date, ...] = ()
    at: time | None = None
    pool: bool = False

    @classmethod
    def new(
        cls,
        name: str,
        unit: str,
        headcount: int,
        created: date,
        planned: tuple[date, ...] = (),
        at: time | None = None,
        pool: bool = False,
    ) -> "Group":
        """With a fresh id and tidy names. Raises Fault NAME_EMPTY, NAME_TOO_LONG or NAME_IDENTIFIES."""
        empty = cls(secrets.token_hex(8), "", "", headcount, created)
        return empty.changed(name, unit, headcount, planned, at, pool)

    def changed(
        self,
        name: str,
        unit: str,
        headcount: int,
        planned: tuple[date, ...],
        at: time | None = None,
        pool: bool = False,
    ) -> "Group":
        """The same group, otherwise told. Raises the Faults of `new`, whose fact `field` names the field."""
        return replace(
            self,
            name=checked_name(name),
            unit=checked_name(unit, may_be_empty=True, field="unit"),
            headcount=headcount,
            planned=tuple(sorted(set(planned))),
            at=at,
            pool=pool,
        )


def checked_name(name: str, may_be_empty: bool = False, field: str = "name") -> str:
    """A group's or a unit's name without needless spaces. Raises Fault NAME_EMPTY, NAME_TOO_LONG or NAME_IDENTIFIES.

    The first one reads the lists of words (notes/detect): never on the room's thread.
    """
    name = " ".join(name.split())
    if not name and not may_be_empty:
        raise Fault(Code.NAME_EMPTY, field=field)
    if len(name) > LONGEST_NAME:
        raise Fault(Code.NAME_TOO_LONG, most=LONGEST_NAME, field=field)
    from vilkaarvi.notes.check import surely_points_out  # its patterns take a while, and home lists groups without

    if surely_points_out(name):
        raise Fault(Code.NAME_IDENTIFIES, field=field)
    return name


class GroupFiles:
    """`groups-<id>.journal` under a run key of the same name. There is one; another is begun when its key is gone.

    Attributes: troubles (file name → what is wrong with it).
    """

    def __init__(self, folder: Path, vault: Vault, disk: Disk, writer: bool) -> None:
        self._folder, self._vault, self._disk, self._writer = folder, vault, disk, writer
        self.troubles: dict[str, Fault] = {}

    def all(self) -> list[Group]:
        """Oldest first."""
        groups: dict[str, Group] = {}
        for documents in self._files():
            groups |= {plain["id"]: group_from_plain(plain) for plain in documents.all(TABLE)}
        return sorted(groups.values(), key=lambda group: group.created)

    def add(self, group: Group) -> None:
        plain = group_to_plain(group)
        for documents in self._files():
            documents.put(TABLE, "id", plain)
            return
        name = f"groups-{secrets.token_hex(8)}"
        key = self._vault.new_run_key(name)
        path = self._folder / f"{name}.journal"
        Documents.create(path, key, self._disk, {"holds": "groups"}, (TABLE, plain)).close()

    def handed(self) -> dict[str, date]:
        """Group id → the day on which it was handed over; those that were not are not there."""
        found: dict[str, date] = {}
        for documents in self._files():
            found |= {plain["id"]: date.fromisoformat(plain["day"]) for plain in documents.all(HANDED)}
        return found

    def mark_handed(self, group: str, day: date | None) -> None:
        """None: it is led here again. Nothing is written when that is so already."""
        if self.handed().get(group) == day:
            return
        for documents in self._files():
            if day is None:
                documents.remove(HANDED, "id", group)
            elif any(plain["id"] == group for plain in documents.all(TABLE)):
                documents.put(HANDED, "id", {"id": group, "day": day.isoformat()})

    def _files(self) -> Iterator[Documents]:
        """Those that can be read, open while they are looked at."""
        self.troubles.clear()
        for path in sorted(self._folder.glob("groups-*.journal")):
            try:
                documents = Documents.open(path, self._vault.run_keys(path.stem), self._disk, self._writer)
            except Fault as fault:
                self.troubles[path.name] = fault
                continue
            damage = documents.damage()
            if damage:
                self.troubles[path.name] = damage
            try:
                yield documents
            finally:
                documents.close()


def group_to_plain(group: Group) -> Document:
    hour = {"at": group.at.isoformat("minutes")} if group.at else {}
    return hour | {
        "id": group.id,
        "name": checked_name(group.name),
        "unit": checked_name(group.unit, may_be_empty=True),
        "headcount": group.headcount,
        "created": group.created.isoformat(),
        "planned": [day.isoformat() for day in group.planned],
        "pool": group.pool,
    }


def group_from_plain(plain: Document) -> Group:
    created = date.min
    with suppress(ValueError):
        created = date.fromisoformat(plain["created"])
    planned = tuple(map(date.fromisoformat, plain.get("planned", ())))  # written by later versions only
    at = time.fromisoformat(plain["at"]) if "at" in plain else None
    pool = plain.get("pool", False)
    return Group(plain["id"], plain["name"], plain["unit"], plain["headcount"], created, planned, at, pool)
