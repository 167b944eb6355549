"""Numbers, addresses and ages are seen in every way that people write them, and figures of other things are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vilkaarvi.notes.detect import find
from vilkaarvi.notes.note import FlagKind

AROUND = st.sampled_from([
    "{}", "({})", "det var {} hon skrev", "Obs: {}.", "stod {}, sa han", "it was {} on the list", "\n{}\n", "{} kl 8",
])  # fmt: skip
PTS_FICTION = st.integers(5, 99).map(lambda last: f"7017406{last:02}")  # numbers that PTS keeps for books and films
LAYOUTS = ("0{a}-{b}", "0{a}{b}", "0{a} {b}", "0{a}/{b}", "+46{a}{b}", "+46 (0){a}-{b}", "0046 {a} {b}", "(0{a}) {b}")
GROUPS = ("{0}{1}{2}", "{0} {1} {2}", "{0}-{1}-{2}", "{0}.{1}.{2}", "{0} {1}{2}")
NO_CARS = "GEY GYN HKH LAM MES NRP ORM RPS WAM XTZ ZPY"
ROADS = ("gatan", "vägen", "stigen", "gränd", "backen", "allén", "liden", "slingan", "torget")
FIRST_PARTS = ("Kvarn", "Björk", "Stations", "Sol", "Åker", "Smede", "Ring")


def kinds(text: str, start: int, end: int) -> set[FlagKind]:
    """The kinds of the flags that cover at least half of the letters and digits from `start` to `end`."""
    signs = [at for at in range(start, end) if text[at].isalnum()]
    flags = [flag for flag in find(text) if flag.start < end and start < flag.end]
    covered = sum(any(flag.start <= at < flag.end for flag in flags) for at in signs)
    return {flag.kind for flag in flags} if 2 * covered >= len(signs) else set()


@settings(deadline=None)
@given(PTS_FICTION, st.sampled_from(LAYOUTS), st.sampled_from(GROUPS), AROUND)
def test_a_phone_number_is_seen_in_every_layout(number: str, layout: str, group: str, around: str) -> None:
    written = layout.format(a=number[:2], b=group.format(number[2:5], number[5:7], number[7:]))
    at = around.index("{}")
    assert FlagKind.PHONE in kinds(around.format(written), at, at + len(written))


@settings(deadline=None)
@given(
    st.sampled_from(NO_CARS.split()), st.from_regex(r"\d\d[0-9ABCDEFGHJKLMNPRSTUWXYZ]", fullmatch=True),
    st.sampled_from(["", " ", "-"]), st.booleans(),
    st.sampled_from(["regnr {}", "bilen {} står kvar", "Vem äger {}?", "car {} blocks the gate", "{} är parkerad här"]),
)  # fmt: skip
def test_a_plate_is_seen_where_a_car_is_spoken_of(letters: str, rest: str, gap: str, small: bool, around: str) -> None:
    written = letters + gap + rest
    written, at = written.lower() if small else written, around.index("{}")
    assert FlagKind.PLATE in kinds(around.format(written), at, at + len(written))


@settings(deadline=None)
@given(
    st.sampled_from(FIRST_PARTS), st.sampled_from(ROADS), st.integers(1, 199),
    st.sampled_from(["", " B", "b", ", 2 tr", " lgh 1102", ", nb", "-7"]), st.booleans(), AROUND,
)  # fmt: skip
def test_a_street_with_its_number_is_seen(
    first: str, road: str, door: int, more: str, small: bool, around: str
) -> None:
    written = f"{first}{road} {door}{more}"
    written, at = written.lower() if small else written, around.index("{}")
    assert FlagKind.ADDRESS in kinds(around.format(written), at, at + len(written))


@settings(deadline=None)
@given(
    st.integers(18, 79), st.sampled_from(["hon är {}", "Han fyller {} i maj", "en kvinna på {} som städar", "she's {}",
        "{}-åringen från köket", "{} år gammal", "sonen, {}, tolkar", "aged {}", "ålder: {}", "is {} years old",
        "hon blir {} i höst", "hans {}-årsdag", "she turned {}", "född 19{}", "f. -{}"]),
)  # fmt: skip
def test_an_age_is_seen_however_it_is_said(age: int, said: str) -> None:
    at = said.index("{}")
    assert FlagKind.DOB_AGE in kinds(said.format(age), at, at + 2)


@pytest.mark.parametrize(
    "written",
    [
        "bor på Åsen 14", "flyttat till Lövbacka 3", "Stora torget 1", "Norra Ringen 55", "Kyrkplan 1",
        "bor på björkv 3",
        "Storg. 12", "Ekbacken 3:12", "Box 114",
    ],
)  # fmt: skip
def test_other_addresses_are_seen(written: str) -> None:
    assert {flag.kind for flag in find(written)} == {FlagKind.ADDRESS}


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("momsnr SE559871204901", FlagKind.ORGNR), ("16-559871-2049", FlagKind.ORGNR),
        ("55 98 71-2049", FlagKind.ORGNR),
        ("polisanm. 5000-K81220-25", FlagKind.CASE), ("elevnummer 20114", FlagKind.CASE), ("2026/1180", FlagKind.CASE),
        ("kim {at} example {dot} com", FlagKind.EMAIL), ("bilen är w a m 204", FlagKind.PLATE),
        ("640503-981X", FlagKind.PNR), ("07O 174 06 05", FlagKind.PHONE), ("62141 visby", FlagKind.POSTCODE),
    ],
)  # fmt: skip
def test_rarer_forms_are_seen(written: str, kind: FlagKind) -> None:
    assert kind in {flag.kind for flag in find(written)}


@pytest.mark.parametrize(
    "written",
    [
        "Fritidsgården 14 platser", "Lunch på Hemgården 9:30", "rum 12B är upptaget", "faktura 20260114 på 3 400 kr",
        "SFS 2018:218", "EU 2016/679", "läsåret 2025/26", "artikelnr 703", "art nr 10023", "bilen var 200 meter bort",
        "mål 300 nya", "riksväg 68", "huset är 100 år gammalt", "en tvåårig utbildning", "vi är 9 i gruppen",
        "slutar vid 16", "född i Sverige", "på 60-talet kom finnarna", "the mill is 100 years old",
        "flyttat till Sal 4",
        "hon är 5 minuter sen", "fyllde 20 platser", "M 6, K 3", "Kvinnor 44 %", "SFI 100 timmar", "30h i veckan",
    ],
)  # fmt: skip
def test_figures_of_other_things_are_left_in_peace(written: str) -> None:
    assert [written[flag.start : flag.end] for flag in find(written) if flag.hard] == []
