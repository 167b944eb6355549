"""What is asked of texts that are written, at home and in an hour."""

from typing import Protocol

from vilkaarvi.hour.judge import Heard
from vilkaarvi.notes.note import Flag


class Reads(Protocol):
    """What is asked of each text that is being written, at home too."""

    def judge(self, asker: object, text: str, heard: Heard) -> None:
        """Look beside the room's thread for what could point somebody out, hard and soft. `heard` gets the flags, or
        None when the text could not be read; of each asker the newest text wins."""
        ...

    def no_name(self, characters: str) -> None:
        """The leader has said that it is no name: as an ordinary word it is not asked about again."""
        ...


class Check(Reads, Protocol):
    """What is asked before a text may be stored. Hours, notes and closing keep this promise alike."""

    def is_no_name(self, word: str) -> bool:
        """It has been said of this word."""
        ...

    def few(self) -> bool:
        """The group is so small that whoever reads it guesses soon who said what: fewer than six."""
        ...

    def placeholder(self, flag: Flag) -> str:
        """What stands instead of a flagged text, for example "[telefon]"."""
        ...
