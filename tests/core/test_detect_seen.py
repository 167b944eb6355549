"""What notes in other voices taught: names of many origins, and things of work that only look like names."""

import pytest

from vilkaarvi.notes.detect import find
from vilkaarvi.notes.note import FlagKind


def flagged(text: str, kind: FlagKind) -> list[str]:
    return [text[flag.start : flag.end] for flag in find(text) if flag.kind is kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hatixhe tände ljus för sin bror", "hatixhe"),
        ("tsehaynesh kan inte fredagar", "tsehaynesh"),
        ("cabdiqani vill gå SFI på kvällen", "cabdiqani"),
        ("rêzan o dilo är kusiner", "rêzan"),
        ("wojtek fixade hyllan", "wojtek"),
        ("shokrollah ringde", "shokrollah"),
        ("raimo gillar inte film", "raimo"),
        ("olesia kom med bil", "olesia"),
    ],
)
def test_a_name_in_small_letters_is_seen_whatever_its_origin(text: str, name: str) -> None:
    assert name in flagged(text, FlagKind.NAME)


@pytest.mark.parametrize(
    "text", ["emir slog inte först", "det va peter som gapade", "hos gun får man bulle", "noel gjorde det"]
)
def test_a_word_that_is_hardly_ever_meant_is_a_name_first(text: str) -> None:
    assert flagged(text, FlagKind.NAME)


@pytest.mark.parametrize("text", ["Server FRODE omstartad", "Hus Linné torkas", "backa ut bilen", "hemma igen"])
def test_a_word_that_somebody_abroad_is_called_is_no_name(text: str) -> None:
    assert flagged(text, FlagKind.NAME) == []


@pytest.mark.parametrize("name", ["Annbritt", "Gunmarie", "Ingalill"])
def test_two_swedish_names_put_together_are_one(name: str) -> None:
    assert flagged(f"{name}, tack för kaffet", FlagKind.NAME) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yohannes T. har flest ärenden", "Yohannes T"),
        ("A-K bokar rum", "A-K"),
        ("My är allergisk mot allt", "My"),
        ("Vår heter hon", "Vår"),
        ("spoke to Ferhat and Inga after", "Inga"),
        ("Stig steg upp och gick", "Stig"),
        ("Joy is moving to nights", "Joy"),
        ("snackade m linda efteråt", "linda"),
    ],
)
def test_what_stands_around_it_makes_a_word_a_name(text: str, name: str) -> None:
    assert name in flagged(text, FlagKind.NAME)


def test_single_letters_are_people_once_one_of_them_speaks() -> None:
    assert flagged("T bad M gå ut", FlagKind.NAME) == ["T", "M"]
    assert flagged("A är bättre än B", FlagKind.NAME) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mötesplats Freja öppnar 10",
        "Grupprum Signe och Selma är bokade",
        "ny app heter Novi",
        'boken "Max och Moritz" är utlånad',
        "hälsningar från Sven i köket i filmen",
        "Läs Lindgren och Jansson med barnen",
        "Kolla Aula, Vilma och Schoolsoft före mötet",
        "vi åt på Jensens, dyrt",
        "Drottning Silvia på affischen",
        "Håkan Hellström i radion hela dan",
        "M/S Agneta ligger för ankar",
        "S:t Eriks ögonsjukhus",
        "Rosenlunds vc bokar om",
        "The Wall has new posters",
        "Nothing to report from Ward 9",
        "Sorani eller Kurmanji?",
        "Lahmacun, börek, dolma, ayran",
        "al-shabaab nämndes",
    ],
)
def test_a_thing_that_is_called_as_people_are_is_no_person(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("ziad är sexton men liten", "sexton"),
        ("hon är sjutton", "sjutton"),
        ("she is nineteen", "nineteen"),
        ("hon tillhör årgång 68", "årgång 68"),
        ("1974-11-02 är födelsedatum", "1974-11-02"),
        ("Pirjo (-62) minns bruket", "-62"),
        ("Lejlas brorsa 14 får inte komma in", "14"),
        ("hon är inte ens 30", "30"),
        ("blir trettio på lördag", "trettio"),
        ("just turned 30", "30"),
        ("she'll be 40 soon", "40"),
        ("årsbarn 1954", "1954"),
        ("han är 80-talist", "80-talist"),
    ],
)
def test_an_age_is_seen_in_more_of_its_forms(text: str, age: str) -> None:
    assert flagged(text, FlagKind.DOB_AGE) == [age]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("ÄR 55120 handläggs av någon annan", FlagKind.CASE, "ÄR 55120"),
        ("Dnr: LSN.2024.118", FlagKind.CASE, "LSN.2024.118"),
        ("Ks 2024-118 bordlades", FlagKind.CASE, "Ks 2024-118"),
        ("polisen K118822-24", FlagKind.CASE, "K118822-24"),
        ("Ärende-ID 553120", FlagKind.CASE, "553120"),
        ("IVO 3.4.1-22118/2024", FlagKind.CASE, "3.4.1-22118/2024"),
        ("Smålandsgatan, nr 4", FlagKind.ADDRESS, "Smålandsgatan, nr 4"),
        ("Skogsbrynet 14, 3 tr, kod finns", FlagKind.ADDRESS, "Skogsbrynet 14, 3 tr"),
        ("Hantverkarg 6, 1 tr ö g", FlagKind.ADDRESS, "Hantverkarg 6, 1 tr ö g"),
        ("Tallåsen 5, 85357 Sundsvall", FlagKind.ADDRESS, "Tallåsen 5"),
    ],
)
def test_cases_and_addresses_are_seen_in_more_of_their_forms(text: str, kind: FlagKind, found: str) -> None:
    assert flagged(text, kind) == [found]


@pytest.mark.parametrize(
    "text", ["LARM 14:22 trafikolycka", "taxi till Solgården 13.15", "Ålder 18 krävs för natt", "Maj 2024-2025"]
)
def test_a_time_and_a_limit_are_neither_case_nor_address_nor_age(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "written", ["Max två minuter per person", "Max 10 pers i rummet", "Alma är namnet på systemet"]
)
def test_a_limit_and_the_name_of_a_thing_are_no_people(written: str) -> None:
    assert not find(written)


@pytest.mark.parametrize("written", ["Max tar alltid helgen", "Max och Alma vill byta", "Alma är namnet på chefen"])
def test_who_is_called_as_a_limit_is_still_a_person(written: str) -> None:
    assert [flag.kind for flag in find(written)][:1] == [FlagKind.NAME]
