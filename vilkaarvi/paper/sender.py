"""Whose paper it is: the municipality or company, whom to ask, and its mark."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sender:
    """All may be empty. `logo`: a PNG, as `app/logo.py` makes it of the file that the settings name."""

    name: str = ""
    contact: str = ""
    logo: bytes = b""


NOBODY = Sender()
