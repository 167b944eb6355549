"""How much a piece of three letters speaks for a name and against an ordinary word: for words that are in no list.

Two models of letters, each with its shorter pieces to lean on (Witten and Bell's interpolation), one of names and one
of Swedish and English words; `weights` gives the logarithm of their ratio in eighths.
"""

import math
from collections import Counter
from collections.abc import Iterable

from vilkaarvi.notes.detect.lists import pieces_of

LETTERS = 40  # about as many as may follow a piece
LEAN = 5  # pieces seen so often count as much as the shorter ones
MOST = 63  # eighths


def weights(names: Iterable[str], ordinary: Iterable[str]) -> dict[str, int]:
    """For each piece of three letters how much it speaks for a name, -63 to 63; those that say nothing are left out."""
    for_names, for_words = _Model(names), _Model(ordinary)
    found = {}
    for piece in for_names.pieces | for_words.pieces:
        ratio = round(8 * math.log(for_names.share(piece) / for_words.share(piece)))
        if ratio:
            found[piece] = max(-MOST, min(MOST, ratio))
    return found


class _Model:
    def __init__(self, words: Iterable[str]) -> None:
        self.seen: Counter[str] = Counter()
        self.before: Counter[str] = Counter()
        self.pieces: set[str] = set()
        for word in words:
            for piece in pieces_of(word):
                self.pieces.add(piece)
                for start in range(3):
                    self.seen[piece[start:]] += 1
                    self.before[f"{3 - start}{piece[start:-1]}"] += 1

    def share(self, piece: str) -> float:
        """How often the last letter of `piece` follows the others."""
        share = 1 / LETTERS
        for start in (2, 1, 0):
            before = self.before[f"{3 - start}{piece[start:-1]}"]
            weight = before / (before + LEAN)
            share = (weight * self.seen[piece[start:]] / before if before else 0) + (1 - weight) * share
        return share
