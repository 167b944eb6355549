"""Commands about what is kept: a backup and its way back, the municipality's own key to forgotten notes."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from vilkaarvi.cli.line import FAULTY, GOOD, passphrase, passphrase_in, say
from vilkaarvi.clock import SystemClock
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.settings import policy_file
from vilkaarvi.text import Text
from vilkaarvi.text.helping import Line

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Line]


def add(commands: "Commands", common: Line, text: Text) -> None:
    """The commands of this file, with their help."""
    tr = text.tr
    said = tr("a copy of the saved work, without notes")
    one = commands.add_parser("backup", text=text, parents=[common], help=said, description=said)
    one.add_argument("file", type=Path, metavar="FILE", help=tr("the copy"))
    one.set_defaults(run=backup)
    said = tr("takes in a copy; what is here stays")
    one = commands.add_parser("restore", text=text, parents=[common], help=said, description=said)
    one.add_argument("file", type=Path, metavar="FILE", help=tr("the copy"))
    one.set_defaults(run=restore)
    said = tr("for IT: the municipality's own way to forgotten notes")
    one = commands.add_parser("recovery-key", text=text, help=said, description=said)
    whats = one.add_subparsers(metavar="WHAT", required=True)
    said = tr("a new key pair; the private half goes into a file")
    one = whats.add_parser("new", text=text, parents=[common], help=said, description=said)
    one.add_argument("--output", type=Path, required=True, metavar="FILE", help=tr("the file with the private key"))
    one.set_defaults(run=new_recovery_key)
    said = tr("gives the notes of a data folder a new passphrase")
    one = whats.add_parser("use", text=text, parents=[common], help=said, description=said)
    said = tr("the file with the private key; --passphrase-file opens it")
    one.add_argument("key", type=Path, metavar="FILE", help=said)
    said = tr("file with the notes' new passphrase, or -")
    one.add_argument("--new-passphrase-file", required=True, metavar="FILE", help=said)
    one.set_defaults(run=use_recovery_key)


def backup(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.app.copies import RegisterBeside
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.backup import back_up
    from vilkaarvi.store.store import Store

    with Store.open(places.data, SystemKeyring(), writer=False) as store:
        troubles = back_up(store, options.file, SystemClock().today(), RegisterBeside(text))
    say(str(options.file))
    for name, fault in troubles.items():
        say(f"{name}: {text.fault(fault)}", error=True)
    return FAULTY if troubles else GOOD


def restore(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.app.copies import RegisterBeside, restored_in_words
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.backup import read_backup
    from vilkaarvi.store.backup import restore as take_in
    from vilkaarvi.store.store import Store

    beside = RegisterBeside(text)
    read_backup(options.file, beside=beside)  # before a folder is made for it
    with Store.open(places.data, SystemKeyring()) as store:
        for line in restored_in_words(take_in(store, options.file, beside), text):
            say(line)
    return GOOD


def new_recovery_key(options: argparse.Namespace, _places: Places, text: Text) -> int:
    from vilkaarvi.seal.recovery import new_pair

    phrase = passphrase(options)
    private, public = new_pair(phrase)
    try:
        handle = os.open(options.output, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(private)
    except OSError as fault:
        raise Fault(Code.NOT_WRITABLE, path=options.output) from fault
    say(text.tr("The private key lies in {path}. Keep it in your safe, on no laptop.", path=options.output), error=True)
    if phrase is None:
        say(text.tr("No passphrase protects that file: --passphrase-file gives it one."), error=True)
    say(
        text.tr("Whoever has it and a leader's data folder can read the notes there. The leaders are told."), error=True
    )
    say(text.tr("This line goes into {path}:", path=policy_file()), error=True)
    say(f'recovery_key = "{public}"')
    return GOOD


def use_recovery_key(options: argparse.Namespace, places: Places, text: Text) -> int:
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.seal.recovery import private_of
    from vilkaarvi.store.store import Store

    try:
        private = private_of(options.key.read_bytes(), passphrase(options))
    except OSError as fault:
        raise Fault(Code.FILE_UNREADABLE, name=options.key) from fault
    with Store.open(places.data, SystemKeyring(), take_over=options.take_over) as store:
        store.vault.recover_by_key(private, passphrase_in(options.new_passphrase_file))
    say(text.tr("The notes open with the new passphrase now. The leader can change it under Settings."))
    return GOOD
