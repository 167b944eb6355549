"""Whose paper it is: the municipality or company, whom to ask, and its mark."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sender:
    """All may be empty. `logo`: a PNG, as `app/logo.py` makes it of the file that the settings name."""

    name: str = ""
    contact: str = ""
    logo: bytes = b""

    @property
    def line(self) -> str:
        """For the foot of a paper."""
        return " · ".join(filter(None, (self.name, self.contact)))


NOBODY = Sender()
