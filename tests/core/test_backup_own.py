"""A backup takes the municipality's own words and films along, and the editions that runs were led in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.core.keyrings import MemoryKeyring
from tests.core.programmes import FILM, NAME, SHIPPED, TODAY
from tests.core.stores import DAY, STARTED, begun
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.edition import keep, read_kept
from vilkaarvi.programme.local import MEDIA, Local, LocalFilm, read_local, write_local
from vilkaarvi.programme.read import read_edition
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.seal.keyfile import packed, unpacked
from vilkaarvi.store.backup import back_up, restore
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store

OWN = Local(0, {}, (), (LocalFilm("traff-1/film-1", "a.mp4", {"file": "var-3f9a2c11.mp4", "length_ms": 60_000}),))


def lived_in(data: Path) -> str:
    """A data folder with words of its own and a run; answers the run's edition."""
    places = Places(data, SHIPPED.programmes)
    (places.local(NAME) / MEDIA).mkdir(parents=True)
    (places.local(NAME) / MEDIA / "var-3f9a2c11.mp4").write_bytes(FILM)
    write_local(RealDisk(), places.local(NAME), OWN)
    edition = read_edition(places, NAME, TODAY).keep
    assert edition is not None
    keep(RealDisk(), places.editions, NAME, edition)
    (places.editions / f"{NAME}-{'0' * 16}.json").write_bytes(b"nobody goes by it")
    with Store.open(data, MemoryKeyring()) as store:
        group = Group.new("Norr", "", 9, DAY)
        store.add_group(group)
        run = store.begin_run(group, NAME, 1, "traff-1", 9, STARTED, edition.id)
        assert run.head.edition == edition.id
        assert not back_up(store, data.parent / "copy", DAY)
    return edition.id


def test_words_films_and_the_edition_of_a_run_come_back(tmp_path: Path) -> None:
    edition = lived_in(tmp_path / "data")
    new = Places(tmp_path / "new", SHIPPED.programmes)
    with Store.open(new.data, MemoryKeyring()) as store:
        assert restore(store, tmp_path / "copy").own == 1
        assert [head.edition for head in store.runs()] == [edition]
    assert read_local(new.local(NAME)).films == OWN.films
    assert (new.local(NAME) / MEDIA / "var-3f9a2c11.mp4").read_bytes() == FILM
    assert read_kept(new.editions, NAME, edition) is not None
    assert len(list(new.editions.iterdir())) == 1


def test_what_is_here_stays(tmp_path: Path) -> None:
    lived_in(tmp_path / "data")
    new = Places(tmp_path / "new", SHIPPED.programmes)
    mine = write_local(RealDisk(), new.local(NAME), Local(values={"kommun": {"sv": "Exempelstad"}}))
    with Store.open(new.data, MemoryKeyring()) as store:
        assert restore(store, tmp_path / "copy").own == 0
    assert read_local(new.local(NAME)) == mine


Harm = Callable[[dict[str, Any]], object]
HARMS: dict[str, Harm] = {
    "a way out": lambda own: own["local"].update({"../x": own["local"][NAME]}),
    "a film that nothing names": lambda own: own["local"][NAME]["media"].update({"b.mp4": ""}),
    "a path": lambda own: own["local"][NAME]["media"].update({"../b.mp4": ""}),
    "no base64": lambda own: own["local"][NAME]["media"].update({"var-3f9a2c11.mp4": "å"}),
    "an edition that is changed": lambda own: own["editions"].update({f"{NAME}-{'1' * 16}.json": "x\n{}"}),
    "an edition elsewhere": lambda own: own["editions"].update({"../x.json": "x"}),
    "rubbish": lambda own: own.update({"local": [1]}),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_backup_with_something_else_in_it_is_refused_whole(tmp_path: Path, harm: str) -> None:
    lived_in(tmp_path / "data")
    plain = unpacked((tmp_path / "copy").read_bytes())
    assert plain is not None
    HARMS[harm](plain)
    (tmp_path / "copy").write_bytes(packed({key: each for key, each in plain.items() if key != "check"}))
    with Store.open(tmp_path / "new", MemoryKeyring()) as store:
        with pytest.raises(Fault) as told:
            restore(store, tmp_path / "copy")
        assert told.value.code is Code.BACKUP_UNREADABLE
    assert not (tmp_path / "new" / "local").exists()


def test_a_backup_from_before_there_was_any_is_read_as_before(tmp_path: Path) -> None:
    with Store.open(tmp_path / "data", MemoryKeyring()) as store:
        begun(store)
        back_up(store, tmp_path / "copy", DAY)
    plain = unpacked((tmp_path / "copy").read_bytes())
    assert plain is not None
    old = {key: each for key, each in plain.items() if key not in ("check", "local", "editions")}
    (tmp_path / "copy").write_bytes(packed(old))
    with Store.open(tmp_path / "new", MemoryKeyring()) as store:
        assert (restore(store, tmp_path / "copy").runs, store.runs()[0].edition) == (1, "")
