"""How far a code of digits has come: each group is told as it is written, while somebody still reads the others out."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from vilkaarvi.errors import Fault
from vilkaarvi.seal.code import GROUPS, right_so_far
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, restyle


def tell_progress(label: QLabel, typed: str, text: Text, meant: Callable[[Fault], Fault] = lambda fault: fault) -> bool:
    """On `label`: the groups that are right, or the one that is wrong, which `meant` may say in other words. False: one
    is wrong."""
    try:
        right = right_so_far(typed)
    except Fault as fault:
        label.setText(f"! {text.fault(meant(fault))}")
        restyle(label, Look.AMBER)
        return False
    label.setText(text.tr("✓ {count} of {all} groups", count=right, all=GROUPS) if right else "")
    restyle(label, Look.GOOD)
    return True
