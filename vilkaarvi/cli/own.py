"""`vilkaarvi local export F` and `local import F`: a municipality's own, to and from other computers."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from vilkaarvi.cli.line import GOOD, say
from vilkaarvi.paths import Places
from vilkaarvi.text import Text
from vilkaarvi.text.helping import Line

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: "_SubParsersAction[Line]", common: Line, text: Text) -> None:
    tr = text.tr
    said = tr("the municipality's own texts and films")
    one = commands.add_parser("local", text=text, help=said, description=said)
    whats = one.add_subparsers(metavar="WHAT", required=True)
    for name, run, said in (
        ("export", export, tr("all of it in one file, for other computers")),
        ("import", take_in, tr("takes in such a file, whole, in the place of what is here")),
    ):
        each = whats.add_parser(name, text=text, parents=[common], help=said, description=said)
        each.add_argument("file", type=Path, metavar="FILE", help=tr("the file"))
        each.set_defaults(run=run)
        if name == "export":
            each.add_argument("--programme", default="vilka-ar-vi", metavar="NAME", help=tr("whose texts they are"))


def export(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.programme.handed import hand_out

    handed = hand_out(places, options.programme, options.file)
    counted = {"texts": len(handed.local.texts), "films": len(handed.local.films), "values": len(handed.local.values)}
    say(text.tr("{path}: {texts} texts, {films} films, {values} facts about you.", path=options.file, **counted))
    return GOOD


def take_in(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.programme.handed import look_in
    from vilkaarvi.programme.handed import take_in as taken_in
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.store import Store

    look_in(options.file, places)  # before a folder is made for it
    with Store.open(places.data, SystemKeyring(), take_over=options.take_over) as store:
        local = taken_in(store.disk, options.file, places)
    counted = {"texts": len(local.texts), "films": len(local.films), "values": len(local.values)}
    say(text.tr("Taken in: {texts} texts, {films} films, {values} facts about you.", **counted))
    return GOOD
