"""Keeps the corpus that measures how well a person is seen in a note: sets of written notes with marked spans.

python tools/notes_corpus.py               writes each set's .jsonl from its .marked and prints counts, never a text
python tools/notes_corpus.py figures       measures the detector on every set and prints figures, never a text
python tools/notes_corpus.py share FILE    shares the notes of FILE: about one third goes aside, the rest is for tuning
python tools/notes_corpus.py share FILE --aside half    the same, but half goes to the second set aside

A marked note is one line: id TAB language TAB text, where what is to be found stands as [[NAME:Anna]].
The aside sets are never looked at while the detector is tuned (tests/core/fixtures/notes/README.md).
"""

import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "core" / "fixtures" / "notes"
ASIDE, ASIDE2, TUNING, TUNING2, FRESH = "aside", "aside2", "tuning", "tuning2", "fresh"
SETS = (TUNING, TUNING2, ASIDE, ASIDE2, FRESH)
# From the rarest: a note belongs to the layer of its rarest kind, so that both sets get some of each.
KINDS = (
    "ORGNR", "POSTCODE", "PLATE", "EMAIL", "URL_HANDLE", "PNR", "ADDRESS", "CASE", "PHONE", "DOB_AGE", "QUASI", "NAME",
)  # fmt: skip
_MARK = re.compile(r"\[\[([A-Z_]+):(.+?)\]\]")
# Numbers that PTS keeps free for books and films, without the leading 0.
_FICTION = re.compile(r"7017406(?:0[5-9]|[1-9]\d)|8465004\d\d|3139006\d\d|4062804\d\d|9803192\d\d")
# Letters that the Swedish Transport Agency never gives out, so that no car in a note is anybody's.
_NO_CAR = frozenset(re.findall(r"\w+", "FNL GEY GYN HKH LAM LUS MES MLB NRP ORM RPS TBC TOK WAM XTZ ZPY"))


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` (code points, end exclusive) that point somebody out, as `type`."""

    start: int
    end: int
    type: str


@dataclass(frozen=True)
class Written:
    """One note of the corpus, with what is to be found in it."""

    id: str
    lang: str
    text: str
    spans: tuple[Span, ...]

    def row(self) -> str:
        """One line of JSON, as the scorer reads it."""
        spans = [vars(span) for span in self.spans]
        told = {"id": self.id, "text": self.text, "lang": self.lang, "spans": spans}
        return json.dumps(told, ensure_ascii=False)


def unmarked(line: str) -> Written:
    """The note of a marked line. ValueError when a mark is not closed or its kind is unknown."""
    ident, lang, marked = line.split("\t")
    text, spans, read = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[read : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        read = mark.end()
    text += marked[read:]
    if "[[" in text or "]]" in text or any(span.type not in KINDS for span in spans):
        raise ValueError(f"{ident}: a mark is not whole")
    return Written(ident, lang, text, tuple(spans))


def marked_notes(name: str) -> list[Written]:
    """The notes of the set `name`, from its marked source."""
    path = FOLDER / f"{name}.marked"
    return [unmarked(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def noted(name: str) -> list[Written]:
    """The notes of the set `name`, as a scorer reads them."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [Written(r["id"], r["lang"], r["text"], tuple(Span(**span) for span in r["spans"])) for r in rows]


# --- what no note may hold


def checks(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of those before it."""
    doubled = [int(digit) * (2 if at % 2 == 0 else 1) for at, digit in enumerate(digits)]
    return len(digits) == 10 and sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _test_number(shown: str) -> bool:
    """A personal identity number of the Swedish Tax Agency's test series: its birth number is 980 to 999."""
    digits = re.sub(r"\D", "", shown)[-10:]
    return checks(digits) and digits[6:8] in {"98", "99"}


def _free_number(shown: str) -> bool:
    return bool(_FICTION.match(re.sub(r"^(?:00)?46|\D|^0", "", re.sub(r"\D", "", shown)).lstrip("0")))


def _unissued(shown: str) -> bool:
    """An organisation number that checks, of a series that is not yet given out."""
    digits = re.sub(r"^16(?=\d{10}$)|(?<=^\d{10})01$", "", re.sub(r"\D", "", shown))
    return checks(digits) and digits[:4] in {"5598", "5599", "7699", "8029", "9699"}


FREE: dict[str, Callable[[str], bool]] = {
    "PNR": _test_number,
    "PHONE": _free_number,
    "ORGNR": _unissued,
    "EMAIL": lambda shown: "example" in shown.lower(),
    "PLATE": lambda shown: re.sub(r"\W", "", shown).upper()[:3] in _NO_CAR,
}


def faults(notes: Iterable[Written]) -> list[str]:
    """What is wrong with `notes`, one line each, by id: it could be somebody's, stands twice, or is badly marked."""
    found, seen = [], set()
    for note in notes:
        plain = " ".join(note.text.lower().split())
        if plain in seen:
            found.append(f"{note.id}: stands twice")
        seen.add(plain)
        for span in note.spans:
            shown = note.text[span.start : span.end]
            if shown != shown.strip() or not shown:
                found.append(f"{note.id}: a {span.type} begins or ends with a blank")
            if not FREE.get(span.type, bool)(shown):
                found.append(f"{note.id}: a {span.type} that could be somebody's")
    return found


# --- sharing among the sets


def layer(note: Written) -> str:
    """The rarest kind in `note`, or its language when there is nothing to find."""
    kinds = {span.type for span in note.spans}
    return next((kind for kind in KINDS if kind in kinds), note.lang)


def share(path: Path, aside: str = ASIDE, every: int = 3) -> None:
    """Adds the marked notes of `path` to two sources: in each layer, one of `every` goes to the set `aside`, by its
    id's hash, and the others are for tuning."""
    layers = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        note = unmarked(line)
        layers[layer(note)].append((hashlib.sha256(note.id.encode()).hexdigest(), line))
    lines: dict[str, list[str]] = {aside: [], TUNING: []}
    for held in layers.values():
        for at, (_hash, line) in enumerate(sorted(held)):
            lines[aside if at % every == 0 else TUNING].append(line)
    for name, new in lines.items():
        source = FOLDER / f"{name}.marked"
        old = source.read_text(encoding="utf-8").splitlines() if source.exists() else []
        source.write_text("\n".join(sorted(old + new)) + "\n", encoding="utf-8", newline="\n")


def write() -> int:
    """Writes each set for a scorer and prints its counts; 1 when something is wrong with a note."""
    wrong = faults(note for name in SETS for note in marked_notes(name))
    for name in SETS:
        notes = marked_notes(name)
        rows = "".join(note.row() + "\n" for note in notes)
        (FOLDER / f"{name}.jsonl").write_text(rows, encoding="utf-8", newline="\n")
        kinds = Counter(span.type for note in notes for span in note.spans)
        clean = sum(not note.spans for note in notes)
        english = sum(note.lang == "en" for note in notes)
        print(f"{name}: {len(notes)} notes, {clean} clean, {english} English;", *(f"{k} {kinds[k]}" for k in KINDS))
    print(*wrong, sep="\n")
    return 1 if wrong else 0


# --- figures


def figures(name: str, notes: list[Written]) -> None:
    """Prints what the detector finds of each kind, what leaks and what is a false alarm. A span is found when half
    of its letters and digits are flagged, as any kind."""
    from vilkaarvi.notes.detect import find

    held: Counter[str] = Counter()
    found: Counter[str] = Counter()
    leaks = alarms = 0
    for note in notes:
        flagged = {at for flag in find(note.text) for at in range(flag.start, flag.end)}
        missed = 0
        for span in note.spans:
            signs = [at for at in range(span.start, span.end) if note.text[at].isalnum()]
            seen = 2 * len(flagged.intersection(signs)) >= len(signs)
            held[span.type] += 1
            found[span.type] += seen
            missed += not seen
        leaks += bool(missed)
        alarms += bool(flagged and not note.spans)
    clean = sum(not note.spans for note in notes)
    print(f"{name}: leak {leaks} of {len(notes) - clean}, false alarm {alarms} of {clean} clean notes")
    for kind in KINDS:
        print(f"  {kind:10} found {found[kind]:3} of {held[kind]:3}")


def main(asked: list[str]) -> int:
    match asked:
        case []:
            return write()
        case ["figures"]:
            for name in SETS:
                figures(name, noted(name))
            return 0
        case ["share", file]:
            share(Path(file))
            return write()
        case ["share", file, "--aside", "half"]:
            share(Path(file), ASIDE2, 2)
            return write()
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
