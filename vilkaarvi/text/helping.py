"""What argparse says, in our words: help in the chosen language, and wrong use as a Fault."""

import argparse
import re
from collections.abc import Iterable
from functools import partial
from typing import Any, NoReturn

from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import Text

# What argparse says, in English only, and the code that says it in our words. `what`: what was written, or is missing.
_MISUSES = (
    (Code.USE_MISSING, re.compile(r"the following arguments are required: (?P<what>.+)")),
    (Code.USE_MISSING, re.compile(r"argument (?P<what>.+?): expected ")),
    (Code.USE_CHOICE, re.compile(r"argument .+?: invalid choice: (?P<what>.+) \(choose from (?P<known>.+)\)")),
    (Code.WRONG_USE, re.compile(r"argument (?P<what>.+?: )invalid \w+ value: (?P<more>.+)")),
    (Code.WRONG_USE, re.compile(r"unrecognized arguments: (?P<what>.+)")),
)


class _Formatter(argparse.HelpFormatter):
    """argparse's own, with its one word in our language."""

    def __init__(self, text: Text, prog: str) -> None:
        super().__init__(prog, max_help_position=26)
        self._text = text

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, self._text.tr("written as: ") if prefix is None else prefix)


class Line(argparse.ArgumentParser):
    """Wrong use is a Fault, to be worded in the language that is asked for; help is said in `text`'s."""

    def __init__(self, text: Text, *, add_help: bool = True, choices: str = "", **more: Any) -> None:
        super().__init__(add_help=False, formatter_class=partial(_Formatter, text), **more)
        self._positionals.title = text.tr("what is written")
        self._optionals.title = choices or text.tr("choices")
        if add_help:
            self.add_argument("-h", "--help", action="help", help=text.tr("show this and stop"))

    def error(self, message: str) -> NoReturn:
        """Raises Fault WRONG_USE, USE_MISSING or USE_CHOICE; never argparse's own words, known here or not."""
        for code, said in _MISUSES:
            found = said.match(message)
            if found is not None:
                parts = {name: part.replace("'", "") for name, part in found.groupdict().items()}
                what = parts["what"] + parts.pop("more", "")
                raise Fault(code, **(parts | {"what": what, "command": self.prog}))
        raise Fault(Code.WRONG_USE, what=self.prog)
