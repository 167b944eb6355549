"""Own films that nobody goes by any more are taken away; whatever somebody may need stays."""

import os
from pathlib import Path

import pytest

from tests.core.programmes import CAPTIONS, FILM, NAME, PICTURE, SHIPPED, TODAY
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.edition import keep, kept_file
from vilkaarvi.programme.local import MEDIA, Local, read_local, write_local
from vilkaarvi.programme.new_film import NewCue, NewFilm, bring_in, bring_in_captions, keep_picture, with_film
from vilkaarvi.programme.own_media import InHand, Swept, sweep_media
from vilkaarvi.programme.read import read_edition
from vilkaarvi.seal.disk import NEW, RealDisk

STEP = "traff-1/film-1"
DISK = RealDisk()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", SHIPPED.programmes)


def media(places: Places) -> Path:
    return places.local(NAME) / MEDIA


def there(places: Places) -> set[str]:
    return {path.name for path in media(places).iterdir()}


def brought_in(places: Places, sign: bytes) -> NewFilm:
    """A film of 300 000 bytes, with its poster and captions."""
    folder = places.data.parent
    source, text = folder / "fil.mp4", folder / f"text-{sign.decode()}.vtt"
    source.write_bytes(FILM + sign * (300_000 - len(FILM)))
    text.write_text(CAPTIONS + sign.decode())
    return NewFilm(
        bring_in(DISK, source, media(places)),
        60_000,
        keep_picture(DISK, PICTURE + sign, media(places), "fil"),
        (("sv", bring_in_captions(DISK, text, media(places), 60_000)),),
        (NewCue(20_000, {"sv": "Vad såg ni?"}),),
    )


def shown(places: Places, film: NewFilm | None) -> str:
    """Puts the film in; answers the edition that it is shown in, which is kept."""
    folder = places.local(NAME)
    write_local(DISK, folder, with_film(read_local(folder), STEP, "traff1-del1.mp4", film))
    made = read_edition(places, NAME, TODAY).keep
    assert made is not None
    keep(DISK, places.editions, NAME, made)
    return made.id


def test_a_film_that_was_replaced_goes_with_all_that_belongs_to_it_when_no_edition_shows_it(places: Places) -> None:
    first, second = brought_in(places, b"1"), brought_in(places, b"2")
    older = shown(places, first)
    shown(places, second)
    everything = there(places)
    assert len(everything) == 6
    assert sweep_media(places, NAME, InHand()) == Swept()  # a group midway goes by the older edition
    assert there(places) == everything
    kept_file(places.editions, NAME, older).unlink()  # as when nobody does any more
    swept = sweep_media(places, NAME, InHand())
    assert set(swept.names) == {first.file, first.poster, first.captions[0][1]}
    assert 300_000 < swept.bytes < 301_000
    assert there(places) == everything - set(swept.names)
    assert sweep_media(places, NAME, InHand()) == Swept()


def test_a_film_that_was_put_back_goes(places: Places) -> None:
    edition = shown(places, brought_in(places, b"1"))
    shown(places, None)
    kept_file(places.editions, NAME, edition).unlink()
    assert len(sweep_media(places, NAME, InHand()).names) == 3
    assert not there(places)


def test_a_film_that_is_being_put_in_stays(places: Places) -> None:
    film, in_hand = brought_in(places, b"1"), InHand()
    shown(places, None)
    in_hand.take(film.file)
    assert film.file not in sweep_media(places, NAME, in_hand).names
    assert (media(places) / film.file).exists()
    in_hand.release({film.file})
    assert sweep_media(places, NAME, in_hand).names == (film.file,)


def test_where_somebody_s_edition_or_the_municipality_s_own_cannot_be_read_nothing_is_removed(places: Places) -> None:
    older = kept_file(places.editions, NAME, shown(places, brought_in(places, b"1")))
    shown(places, None)
    everything, whole = there(places), older.read_bytes()
    older.write_bytes(whole[:-1])
    assert sweep_media(places, NAME, InHand()) == Swept()
    older.unlink()
    (places.local(NAME) / "local.toml").write_text("format = 99\n")
    with pytest.raises(Fault) as told:
        sweep_media(places, NAME, InHand())
    assert told.value.code is Code.NEWER_FORMAT
    assert there(places) == everything


def test_what_somebody_has_put_there_by_hand_stays_and_a_copy_that_a_crash_cut_off_goes(places: Places) -> None:
    shown(places, None)
    media(places).mkdir()
    cut, mine = f"film-1{NEW}", f"film-{os.getpid()}{NEW}"
    for name in ("Semesterfilm.mp4", "läs mig.txt", cut, mine):
        (media(places) / name).write_bytes(FILM)
    assert sweep_media(places, NAME, InHand()) == Swept((cut,), len(FILM))
    assert there(places) == {"Semesterfilm.mp4", "läs mig.txt", mine}


def test_without_films_there_is_nothing_to_do(places: Places) -> None:
    write_local(DISK, places.local(NAME), Local())
    assert sweep_media(places, NAME, InHand()) == Swept()
