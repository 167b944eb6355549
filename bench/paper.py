"""The summary as a PDF: 15, 40 and 1 000 lines, in a new process and warm, its size and the memory that it takes.

Beside it the same words set by typst, WeasyPrint and fpdf2 (bench/rivals.py), each in a process of its own in the same
run. They are no part of what `./dev` installs: put them into an environment of their own and name its Python:

    python3 -m venv ../rivals && ../rivals/bin/pip install typst weasyprint fpdf2
    RIVALS=../rivals/bin/python python -m bench paper

What is not there is told. All lay the words out on A4 with our fonts, tagged as far as they
can. typst keeps what it has set in memory, so that its first turn is the one to compare. Only ours is looked at.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from bench.rivals import MAKERS, timed
from bench.table import Row, Size, answer, ask, say, start, told

LINES = {15: (5, 3), 40: (10, 4), 1_000: (200, 5)}  # questions and lines of each
BARS = {40: 300, 1_000: 1_500}  # ms, warm
TURNS, LONG_TURNS = 7, 21
SAID = (
    "Vi hälsar på alla som är nya.",
    "Vi vill att nya vikarier får en rundtur och en att fråga första veckan.",
    "Schemat sätts upp en vecka tidigare, så att den som vill byta hinner fråga de andra innan det är för sent.",
    "Vi frågar innan vi antar.",
    "Den som är ny får sitta med på rapporten.",
)


def rows(size: Size) -> list[Row]:
    turns = size.turns or (LONG_TURNS if size.long else TURNS)
    ours, others = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for lines in LINES:
            words = Path(folder) / f"{lines}.json"
            ours[lines] = seen(ask("bench.paper", str(lines), str(turns), str(words)))
            others[lines] = {name: rival(name, words, turns) for name in MAKERS}
    return [*(_row(lines, ours[lines], others[lines]) for lines in LINES), _growth(ours)]


def rival(name: str, words: Path, turns: int) -> Any:
    """What it took, or why it could not be asked."""
    python = os.environ.get("RIVALS", sys.executable)
    try:
        return seen(answer(start("bench.rivals", name, str(words), str(turns), python=python)))
    except RuntimeError as fault:
        return str(fault).strip().splitlines()[-1]


def seen(found: Any) -> Any:
    """`found` with what the file is: its size and pages, and how many rules of each standard it keeps."""
    import page
    import pypdfium2

    content = Path(found["file"]).read_bytes()
    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    document.close()
    kept = []
    for name, profile in (("UA-1", "pdfua1"), ("A-2a", "pdfa2a")):
        rules = page.validate_pdf_bytes(content, profile=profile).rules
        kept.append(f"{name} {rules.passed}/{rules.total}")
    return {**found, "bytes": len(content), "pages": pages, "kept": ", ".join(kept)}


def _row(lines: int, ours: Any, others: dict[str, Any]) -> Row:
    bar = BARS.get(lines)
    beside = [f"{name} {_in_words(found)}" for name, found in others.items()]
    return Row(
        f"summary PDF, {lines} lines, warm",
        f"{ours['median']:.0f} ms",
        f"≤ {bar} ms" if bar else "",
        ours["median"] <= bar if bar else None,
        "; ".join((_in_words(ours), *beside)),
    )


def _in_words(found: Any) -> str:
    if isinstance(found, str):
        return f"not here ({found})"
    return (
        f"{told(found['warm'])} ms, cold {found['cold']:.0f} ms, {found['bytes'] / 1024:.0f} KiB, "
        f"{found['pages']} p, at most {found['peak']:.0f} MiB, {found['kept']}"
    )


def _growth(ours: dict[int, Any]) -> Row:
    """By the quickest turn of each: what else the machine does can only make it slower."""
    few, many = min(LINES, key=lambda lines: abs(lines - 40)), max(LINES)
    each = {lines: min(ours[lines]["warm"]) / lines for lines in (few, many)}
    times = each[many] / each[few]
    detail = f"a line takes {each[many]:.2f} ms of {many} and {each[few]:.2f} ms of {few}"
    return Row("summary PDF, a line of 1 000 against one of 40", f"{times:.2f} ×", "≤ 1 ×", times <= 1, detail)


def main(lines: int, turns: int, words: Path) -> None:
    def prepare() -> Callable[[], bytes]:
        from vilkaarvi.notes.summary import Agreed, Summary
        from vilkaarvi.paper.content import summary_paper
        from vilkaarvi.paper.sender import Sender
        from vilkaarvi.paper.summary import summary_pdf
        from vilkaarvi.text import Text

        questions, each = LINES[lines]
        asked = (f"Fråga {number}: Hur har det varit här hos oss?" for number in range(1, questions + 1))
        agreed = tuple(Agreed(prompt, prompt, SAID[:each]) for prompt in asked)
        title = "Träff 1: Vad är det som har hänt?"
        summary = Summary("sv", "Vilka är vi?", title, date(2026, 1, 7), "Norr", "Vård och omsorg", 9, agreed)
        text, of = Text("sv"), Sender("Exempelkommun", "växeln")
        words.write_text(json.dumps(asdict(summary_paper(summary, text, of)), default=str), encoding="utf-8")
        return lambda: summary_pdf(summary, text, of)

    say(timed(prepare, turns, words.with_suffix(".ours.pdf")))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
