"""Words that are no names are remembered as words alone, and names that were confirmed never are."""

from pathlib import Path

from vilkaarvi.notes.check import Checker
from vilkaarvi.notes.note import Flag, FlagKind
from vilkaarvi.notes.ordinary import MOST_WORDS, OrdinaryWords

NAME = FlagKind.NAME


def names(text: str) -> tuple[Flag, ...]:
    """Every capitalised word is taken for a name, and a number for a phone."""
    flags, at = [], 0
    for word in text.split(" "):
        if word[:1].isupper():
            flags.append(Flag(at, at + len(word), NAME))
        elif word.isdigit():
            flags.append(Flag(at, at + len(word), FlagKind.PHONE))
        at += len(word) + 1
    return tuple(flags)


def test_a_word_that_is_no_name_is_not_asked_about_again_also_after_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "ordinary-words.txt"
    checker = Checker(names, OrdinaryWords(path))
    assert checker.unanswered("vi på Soltorp") == (Flag(6, 13, NAME),)
    assert checker.ordinary.add("Soltorp")
    checker.ordinary.save()
    assert checker.unanswered("vi på Soltorp") == ()
    again = Checker(names, OrdinaryWords(path))
    assert again.unanswered("SOLTORP är trångt") == ()
    assert again.unanswered("Anna är trött") == (Flag(0, 4, NAME),)


def test_the_file_is_words_one_a_line_in_the_alphabet_s_order_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "ordinary-words.txt"
    words = OrdinaryWords(path)
    for word in ("Soltorp", "Björken", "Ånn", "soltorp"):
        words.add(word)
    words.save()
    assert path.read_text(encoding="utf-8") == "björken\nsoltorp\nånn\n"
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_number_an_address_and_a_whole_name_are_never_remembered() -> None:
    words = OrdinaryWords()
    for characters in ("070-123 45 67", "850101-1234", "anna@example.se", "Storgatan 5", "Anna Berg", "", "x" * 41):
        assert not words.add(characters)
        assert characters not in words


def test_a_number_stays_a_number_whatever_the_words_say() -> None:
    checker = Checker(names)
    assert not checker.ordinary.add("070")
    assert checker.unanswered("ring 070") == (Flag(5, 8, FlagKind.PHONE),)


def test_a_file_of_rubbish_is_read_as_far_as_it_has_words(tmp_path: Path) -> None:
    path = tmp_path / "ordinary-words.txt"
    path.write_bytes(b"soltorp\n\xff\xfe\x00\n850101-1234\nAnna Berg\n" + b"ord\n" * MOST_WORDS)
    words = OrdinaryWords(path)
    assert "Soltorp" in words
    assert "Anna Berg" not in words
    assert "850101-1234" not in words
