"""`vilkaarvi report`: how easy a programme's texts are to read, how its facts stand, and which figures have none."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from vilkaarvi.cli.line import FAULTY, GOOD, say
from vilkaarvi.clock import SystemClock
from vilkaarvi.paths import Places
from vilkaarvi.text import Text

if TYPE_CHECKING:
    from vilkaarvi.programme.figures import Loose
    from vilkaarvi.programme.readability import FactsAre, Read


def report(options: argparse.Namespace, places: Places, text: Text) -> int:
    """FAULTY when a text is above its bar, a fact is past its day or a figure has no fact behind it.

    Raises the Faults of `read_edition`.
    """
    from vilkaarvi.programme.figures import loose_figures
    from vilkaarvi.programme.read import read_sources
    from vilkaarvi.programme.readability import facts_are, read_texts

    today = SystemClock().today()
    files = read_sources(places, options.programme, today).files
    rows = {language: read_texts(files, language) for language in ("sv", "en")}
    facts = facts_are(files, today)
    loose = [each for language in rows for each in loose_figures(files, language)]
    if options.json:
        say(json.dumps({"texts": {of: [asdict(row) for row in each] for of, each in rows.items()},
                        "facts": asdict(facts), "figures": [asdict(each) for each in loose]},
                       ensure_ascii=False))  # fmt: skip
    else:
        for language, each in rows.items():
            _say_texts(language, each, text)
        _say_facts(facts, text)
        _say_figures(loose, text)
    good = all(row.good for each in rows.values() for row in each) and not facts.overdue and not loose
    return GOOD if good else FAULTY


def _say_figures(loose: "list[Loose]", text: Text) -> None:
    tr = text.tr
    say(text.plural("{count} figure with no fact behind it", "{count} figures with no fact behind them", len(loose)))
    for each in loose:
        say(tr("! {file}, {place}: “{figure}” in: {sentence}",
               file=each.file, place=each.place, figure=each.figure, sentence=each.sentence))  # fmt: skip


def _say_texts(language: str, rows: "list[Read]", text: Text) -> None:
    from vilkaarvi.programme.readability import LEADER_LIX, ROOM_LIX, ROOM_WORDS

    tr = text.tr
    for room, name, most in ((True, tr("The room"), ROOM_LIX), (False, tr("The leader"), LEADER_LIX)):
        say(tr("{who}, {language}: LIX at most {most}", who=name, language=language, most=most))
        for row in (each for each in rows if each.room is room):
            mark, count_said = "  " if row.good else "! ", tr("{count} words", count=row.words)
            say(f"{mark}{row.lix:5.1f}  {count_said:>10}  {row.file}")
            if not row.good:
                count, place, sentence = row.longest
                say(tr("    the longest sentence, {count} words, at {place}: {sentence}",
                       count=count, place=place, sentence=sentence))  # fmt: skip
    most_words = max((row.longest[0] for row in rows if row.room), default=0)
    say(tr("The longest sentence on the screen has {count} words; at most {most}.", count=most_words, most=ROOM_WORDS))


def _say_facts(facts: "FactsAre", text: Text) -> None:
    tr = text.tr
    say(tr("Facts: {count}", count=facts.count))
    for said, ids in (
        (tr("past the day on which somebody should look again"), facts.overdue),
        (tr("read with somebody who cites the source"), facts.secondary),
        (tr("not yet checked at the source"), facts.unverified),
        (tr("contested"), facts.contested),
    ):
        say(f"  {len(ids):2}  {said}: {', '.join(ids) or '–'}")
