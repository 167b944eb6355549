"""`vilkaarvi review report`: the leader's side of the overview."""

import argparse

from vilkaarvi.cli.line import FAULTY, GOOD, say
from vilkaarvi.clock import SystemClock
from vilkaarvi.completion.report import ENDING
from vilkaarvi.paths import Places
from vilkaarvi.text import Text

PROGRAMME = "vilka-ar-vi"


def write_report(options: argparse.Namespace, places: Places, text: Text) -> int:
    """Says what is in the report, then writes it and says this computer's code.

    Raises Fault DATA_LOCKED while the program is open there, and those of `app.handin.write`.
    """
    from vilkaarvi.app.handin import Written, gather, led_in, told_of, write
    from vilkaarvi.programme.read import read_programme
    from vilkaarvi.seal.keyring import SystemKeyring
    from vilkaarvi.store.store import Store

    tr, today = text.tr, SystemClock().today()
    newest = read_programme(places, PROGRAMME, today, options.settings.municipality)
    with Store.open(places.data, SystemKeyring(), take_over=options.take_over) as store:
        found = gather(store, led_in(places, newest))
        for name, fault in found.left_out:
            say(f"{name}: {text.fault(fault)}", error=True)
        if not found.handed:
            say(tr("There is nothing to hand over yet."))
            return FAULTY if found.left_out else GOOD
        say(tr("This is in the report:"))
        for line in (*(told_of(group, text) for group in found.groups), *_always(text)):
            say(f"  {line}")
        path = options.file if options.file.suffix == ENDING else options.file.with_name(options.file.name + ENDING)
        written = write(path, found.content)
        found.remember(store, today)
    say(tr("The same report is there already: {path}", path=path) if written is Written.SAME else str(path))
    for code in found.codes:
        say(tr("This computer's code: {code}", code=code))
    return FAULTY if found.left_out else GOOD


def _always(text: Text) -> tuple[str, ...]:
    from vilkaarvi.app.handin import always_told

    return always_told(text)
