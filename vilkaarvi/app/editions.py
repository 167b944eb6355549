"""A group goes by the edition of the programme that it began with, until it has had all of it or the leader changes."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from vilkaarvi.app.parts import Parts
from vilkaarvi.programme.edition import read_kept
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.own_media import InHand, Swept, sweep_media
from vilkaarvi.programme.read import programme_of
from vilkaarvi.store.head import RunHead, RunState
from vilkaarvi.store.taken import Coming, taken_head


def needed(heads: Sequence[RunHead], programme: Programme) -> set[str]:
    """The editions that somebody still goes by: groups midway, and runs that are not finished."""
    groups = {head.group for head in heads}
    wanted = {head.edition for head in heads if head.state is not RunState.FINISHED}
    wanted |= {edition for group in groups if (edition := begun_with(heads, group, programme))}
    return wanted - {""}


def begun_with(heads: Iterable[RunHead], group: str, programme: Programme) -> str:
    """The edition that a group goes by: that of its newest run here; empty when it has not begun, or has had all of it.

    Every run of a group is led in the edition of the one before, so that is also the edition of its first.
    """
    mine = [head for head in heads if head.group == group and head.programme == programme.id]
    had = {head.session for head in mine if head.state is not RunState.ONGOING}
    if had >= {session.id for session in programme.sessions if not session.coming}:
        return ""
    newest = next((head for head in sorted(mine, key=lambda each: each.started, reverse=True) if head.edition), None)
    return newest.edition if newest is not None else ""


def lacking(found: Coming, programme: Programme, folder: Path) -> bool:
    """True when a group that is to be taken in goes by an edition that is not in `folder`: then it is led in the
    newest from now on. Reads that edition."""
    group = found.transfer.card.id
    edition = begun_with((*found.only_here, *(taken_head(run, group) for run, _is in found.runs)), group, programme)
    return edition not in ("", programme.edition) and read_kept(folder, programme.id, edition) is None


class Editions:
    """The programmes of older editions that are gone by here. `parts.programme` is the newest."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._older: dict[str, Programme] = {}
        self._changed: set[str] = set()  # groups that go by the newest from the next run on

    def read(self, heads: Sequence[RunHead]) -> None:
        """On the writer thread. An edition that is not there any more is led in the newest instead."""
        parts, programme = self._parts, self._parts.programme
        for edition in needed(heads, programme) - {programme.edition, *self._older}:
            kept = read_kept(parts.places.editions, programme.id, edition)
            if kept is not None:
                self._older[edition] = programme_of(kept, parts.places, programme.id)

    def of(self, head: RunHead) -> Programme:
        """The one that a run is, or was, led in."""
        newest = self._parts.programme
        return newest if head.edition == newest.edition else self._older.get(head.edition, newest)

    def of_group(self, heads: Iterable[RunHead], group: str | None) -> Programme:
        newest = self._parts.programme
        if group is None or group in self._changed:
            return newest
        return self._older.get(begun_with(heads, group, newest), newest)

    def older(self, heads: Iterable[RunHead], group: str | None) -> bool:
        return self.of_group(heads, group) is not self._parts.programme

    def change(self, group: str) -> None:
        """From its next run on a group goes by the newest; that run's edition says so from then on."""
        self._changed.add(group)

    def sweep(self, heads: Sequence[RunHead], in_hand: InHand) -> Swept:
        """Editions that nobody goes by any more, and the municipality's films that none shows. On the writer thread,
        which alone may remove. Answers which films; raises Fault as `read_local`."""
        programme = self._parts.programme
        wanted = {f"{programme.id}-{each}.json" for each in needed(heads, programme) | {programme.edition}}
        for path in self._parts.places.editions.glob(f"{programme.id}-{'[0-9a-f]' * 16}.json"):
            if path.name not in wanted:
                with suppress(OSError):
                    path.unlink()
        return sweep_media(self._parts.places, programme.id, in_hand)
