"""What points somebody out only when texts are read together."""

import pytest

from vilkaarvi.notes.detect import load
from vilkaarvi.notes.look import Again, Together, capitalised, placeholders, singled_out


def test_placeholders_are_found_where_they_stand() -> None:
    assert placeholders("[namn] ringde [telefon]") == ((0, 6), (14, 23))
    assert placeholders("se punkt [1] och [ ]") == ()


def test_every_capitalised_word_that_is_left_is_listed_once_in_order() -> None:
    texts = ("Vi var på Soltorp med Amina. Det gick bra", "Karin ringde Soltorp", "[Namn] sa: Alla hjälptes åt")
    assert capitalised(texts) == ("Soltorp", "Amina", "Karin")
    assert capitalised(texts, lambda word: word == "Soltorp") == ("Amina", "Karin")


def test_small_letters_and_usual_beginnings_are_not_listed() -> None:
    assert capitalised(("Vi hjälptes åt. Ingen sa något. Svårare nu!", "men alla var med", "")) == ()


def test_a_sentence_begun_with_an_ordinary_word_is_not_listed_but_one_begun_with_a_name_is() -> None:
    load()
    texts = ("Kaffet räckte. Schemat kom sent", "Fråga Karin", "Björn hjälper till", "Soltorp är trångt", "Bo är trött")
    assert capitalised(texts) == ("Karin", "Björn", "Soltorp", "Bo")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sköterskan från Somalia på natten fick göra allt", ("från Somalia", "Sköterskan", "natten")),
        ("den syriska kocken jobbar helg", ("syriska", "kocken", "helg")),
        ("Vår arabisktalande vaktmästare är bara här på tisdagar", ("arabisktalande", "vaktmästare", "tisdagar")),
        ("the nurse from Eritrea works nights", ("from Eritrea", "nurse", "nights")),
    ],
)
def test_origin_job_and_shift_in_one_text_point_somebody_out(text: str, words: tuple[str, ...]) -> None:
    assert singled_out((text,)) == (Together(words),)


@pytest.mark.parametrize(
    "text",
    [
        "Sköterskorna på natten fick göra allt",
        "Många från Somalia jobbar natt",
        "Vi fick hjälpas åt när det blev fler språk",
        "chefen kom från mötet på kvällen",
        "Det blev lättare att prata indirekt, och dansen på fredagar",
    ],
)
def test_two_of_the_three_or_none_do_not(text: str) -> None:
    assert singled_out((text,)) == ()


def test_the_same_rare_thing_in_two_texts_is_told_once() -> None:
    texts = (
        "vi pratade om Soltorp",
        "Ingen vill till Soltorp",
        "Vi vet inte",
        "vår enda snickare",
        "Den enda snickare vi har",
    )
    assert singled_out(texts) == (Again("Soltorp"), Again("enda snickare"))
    assert singled_out(("vi var på Soltorp och Soltorp är trångt",)) == ()
    assert singled_out(("hej [Namn]", "sa [Namn]")) == ()
