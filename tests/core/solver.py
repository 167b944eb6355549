"""Whoever wants to know what one group answered: adds and subtracts all that was shown, and narrows what is left.

A figure is a set of cells (group, session) and what is told of their sum. `combinations_that_tell` asks by linear
algebra, as though the sums were told exactly: is there any way to add and subtract figures that leaves only cells of
very few groups? `narrowed` takes the sums as they are rounded, and works out between what bounds each cell must lie.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

Cell = tuple[str, str]  # group and record


@dataclass(frozen=True)
class Figure:
    """least, most: between what the sum over `cells` lies, by what was shown."""

    cells: frozenset[Cell]
    least: int
    most: int


def combinations_that_tell(figures: Sequence[Figure], together: int) -> list[tuple[str, ...]]:
    """The sets of at most `together` groups about which some combination of figures says something by itself.

    Such a combination is 0 on all other groups' cells, and not 0 on theirs: then the figures' rank falls when their
    cells are struck out.
    """
    cells = sorted(set[Cell]().union(*(figure.cells for figure in figures)))
    if not cells:
        return []
    table = np.array([[cell in figure.cells for cell in cells] for figure in figures], dtype=float)
    whole = np.linalg.matrix_rank(table)
    found = []
    groups = sorted({group for group, _record in cells})
    for some in (some for size in range(1, together + 1) for some in combinations(groups, size)):
        others = [at for at, (group, _record) in enumerate(cells) if group not in some]
        rank = np.linalg.matrix_rank(table[:, others]) if others else 0
        if rank < whole:
            found.append(some)
    return found


def narrowed(figures: Iterable[Figure], sizes: Mapping[Cell, int]) -> dict[Cell, tuple[int, int]]:
    """Between what each cell must lie, when each holds 0 to `sizes`. Repeated until nothing moves any more."""
    figures = list(figures)
    bounds = {cell: (0, size) for cell, size in sizes.items()}
    moved = True
    while moved:
        moved = False
        for figure in figures:
            low = sum(bounds[cell][0] for cell in figure.cells)
            high = sum(bounds[cell][1] for cell in figure.cells)
            for cell in figure.cells:
                least, most = bounds[cell]
                tighter = max(least, figure.least - (high - most)), min(most, figure.most - (low - least))
                if tighter != (least, most):
                    bounds[cell], low, high, moved = tighter, low - least + tighter[0], high - most + tighter[1], True
    return bounds


def differences(figures: Sequence[Figure]) -> list[Figure]:
    """And what one tells when another, that lies inside it, is subtracted."""
    made = [
        Figure(one.cells - other.cells, one.least - other.most, one.most - other.least)
        for one in figures
        for other in figures
        if other.cells < one.cells
    ]
    return [*figures, *made]
