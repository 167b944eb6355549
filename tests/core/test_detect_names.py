"""Names nobody has listed are known by their sound and their place; things that are named, and slips, are no people."""

import pytest

from vilkaarvi.notes.detect import find
from vilkaarvi.notes.detect.lists import Lists
from vilkaarvi.notes.note import FlagKind


def named(text: str) -> list[str]:
    return [text[flag.start : flag.end] for flag in find(text) if flag.kind is FlagKind.NAME]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zhrawella förklarade skillnaden", "Zhrawella"),
        ("det sa zhrawella också", "zhrawella"),
        ("ali och rzgira byter", "rzgira"),
        ("han som heter kibrab", "kibrab"),
        ("c/o Sjödahl, Ängsstigen 2", "Sjödahl"),
        ("somchai lagar maten", "somchai"),
        ("tala med Wivi-Anne", "Wivi-Anne"),
        ("maj ringde om tiderna", "maj"),
    ],
)
def test_a_name_is_seen(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Siri på telefonen svarade mitt i tystnaden",
        "Ada är ett programspråk",
        "logga in i Agda först",
        "Alma Löv är ett museum",
        "Chattroboten Bosse svarar fel på helger",
        "The Wilma app crashed twice",
        "Kalle Anka kl 15 går före allt",
        "Gustav Adolfs-bakelser till fikat",
        "Vårdbiträdesutb. 800 p",
        "maj blir bättre",
        "ville sita ner en stund",
        "Gruppne ville fortsätta",
        "sjuttan va varmt",
        "snöröjn o sandn klart",
        "Delegerong tar tid",
        "wallah va tyst det blev",
    ],
)
def test_a_thing_and_a_slip_are_no_names(text: str) -> None:
    assert named(text) == []


def test_letters_tell_names_from_words() -> None:
    lists = Lists()
    assert min(lists.like_a_name(name) for name in ("radulović", "sohail", "bartosz", "tsehay")) > 3
    assert max(lists.like_a_name(word) for word in ("lasarettsvägen", "gruppne", "måltidsenheten")) < -3
