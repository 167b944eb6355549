"""Which register: the server's that settings name, else the one in the data folder."""

from collections.abc import Callable

from vilkaarvi.errors import Code
from vilkaarvi.review.register.protocol import Register

# Of a server: it may answer later, and nothing was done by halves.
PASSES = frozenset({Code.REGISTER_AWAY, Code.REGISTER_SLOW, Code.REGISTER_FULL})


def register_at(url: str, here: Callable[[], Register]) -> Register:
    """`url`: `Settings.register`. `here` opens the folder's own. Raises the Faults of address.py, and of `here`."""
    if not url:
        return here()
    from vilkaarvi.review.register.postgres.register import PostgresRegister

    return PostgresRegister.at(url)
