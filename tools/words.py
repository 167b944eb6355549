"""Keeps the program's words: extracts message ids, takes translations in, compiles `.mo`.

python tools/words.py            extract, update sv.po, compile; prints what still lacks Swedish; exit 1 if any
python tools/words.py take FILE  first takes translations from FILE (lines: msgid TAB swedish; plural forms:
                                 msgid TAB msgid_plural TAB singular TAB plural)
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from filelock import FileLock

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "vilkaarvi" / "locale" / "sv" / "LC_MESSAGES"
KEYWORDS = {"_": None, "tr": None, "plural": (1, 2)}


def extracted() -> Catalog:
    catalog = Catalog(locale="sv", domain="vilkaarvi", project="vilkaarvi", charset="utf-8")
    found = extract_from_dir(ROOT / "vilkaarvi", keywords=KEYWORDS, comment_tags=("Words:",))
    for name, _line, message, comments, context in found:
        catalog.add(message, None, [(name.replace("\\", "/"), 1)], auto_comments=comments, context=context)
    return catalog


def known() -> Catalog:
    path = FOLDER / "vilkaarvi.po"
    if not path.exists():
        return Catalog(locale="sv", domain="vilkaarvi")
    with path.open("rb") as file:
        return read_po(file, locale="sv", domain="vilkaarvi")


def take(path: Path, into: Catalog) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.replace("\\n", "\n") for cell in line.split("\t")]
        if len(cells) in {2, 4}:
            into.delete(cells[0])  # adding to a message that is there would keep its old words
        if len(cells) == 2:
            into.add(cells[0], cells[1])
        elif len(cells) == 4:
            into.add((cells[0], cells[1]), (cells[2], cells[3]))
        elif line.strip():
            sys.exit(f"{path}: not msgid TAB swedish: {line}")


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with FileLock(ROOT / ".venv" / "words.lock"):
        old = known()
        if sys.argv[1:2] == ["take"]:
            take(Path(sys.argv[2]), old)
        now = extracted()
        missing = []
        for message in now:
            if not message.id:
                continue
            before = old.get(message.id if isinstance(message.id, str) else message.id[0])
            if before is not None and before.string and (isinstance(before.string, str) or all(before.string)):
                message.string = before.string
            else:
                missing.append(message.id)
        now.header_comment = "# Swedish words of vilkaarvi. Written by tools/words.py; edit the translations by hand."
        now.creation_date = now.revision_date = datetime(
            2026, 11, 24, tzinfo=UTC
        )  # a rebuild that changes nothing changes nothing
        with (FOLDER / "vilkaarvi.po").open("wb") as file:
            write_po(file, now, sort_output=True, omit_header=False, width=120)
        with (FOLDER / "vilkaarvi.mo").open("wb") as file:
            write_mo(file, now)
    for each in missing:
        print(f"no Swedish yet: {each!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
