"""Knows a word again that was typed in a hurry: a letter too much or too little, another, two that changed places."""


class Mistyped:
    """Words, and each of them without one of its letters, so that a slip of one letter is found by look-up."""

    def __init__(self, known: frozenset[str]) -> None:
        self.known = known
        self.shorter = frozenset(less for word in known for less in without_a_letter(word))
        self.lengths = tuple(sorted({len(word) for word in known}, reverse=True))


def without_a_letter(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def slipped(word: str, among: Mistyped) -> bool:
    """True if `word` is one slip away from a known word of about its length."""
    less = without_a_letter(word)
    return word in among.shorter or not among.known.isdisjoint(less) or not among.shorter.isdisjoint(less)


_SHORTEST, _LONGEST = 5, 24


def mistyped(word: str, among: Mistyped) -> bool:
    """True if `word`, or its last part as in "nattsköterksa", is one slip away from a word of `among`."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return False
    parts = [word, *(word[cut:] for cut in range(3, len(word) - 7))]
    return any(slipped(part, among) for part in parts)
