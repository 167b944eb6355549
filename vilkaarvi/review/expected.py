"""The groups that ought to meet, from the employer's own list: a CSV as spreadsheets write it.

    name;unit;headcount;id          columns in any order, in Swedish or English; id may be left out
    Hemtjänst Norr;Vård och omsorg;9

UTF-8, or the Windows alphabet 1252; parted by semicolons, commas or tabs; at most 1 MB and 5 000 rows. A group keeps
its id as long as name and unit are spelt alike, or the row says its id. A row that is wrong is told with its line, and
the others go in; then no group is taken away, because the wrong row may have been its own.
"""

import csv
import io
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vilkaarvi.completion.model import MOST_PEOPLE, Identifies
from vilkaarvi.completion.shape import GROUP, check_name
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.cells import unguarded
from vilkaarvi.review.register.protocol import Expected

MOST_BYTES, MOST_ROWS = 1 << 20, 5000
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "namn", "group", "grupp"),
    "unit": ("unit", "enhet"),
    "headcount": ("headcount", "antal", "people", "personer"),
    "id": ("id",),
}
_REQUIRED = ("name", "unit", "headcount")


@dataclass(frozen=True)
class Listed:
    """The list as it is from now on, and what was wrong with rows (LIST_ROW, LIST_TWICE: line, field)."""

    groups: tuple[Expected, ...]
    faults: tuple[Fault, ...]


def spelt(name: str, unit: str) -> tuple[str, str]:
    """By what two spellings are taken for one without being asked: blanks, and small and capital letters."""
    return " ".join(name.split()).casefold(), " ".join(unit.split()).casefold()


def read_expected(
    path: Path,
    before: Sequence[Expected],
    identifies: Identifies,
    new_id: Callable[[], str] = lambda: secrets.token_hex(8),
) -> Listed:
    """`before`: the list as it was. Raises Fault LIST_UNREADABLE, LIST_COLUMNS or LIST_LONG."""
    rows, at = _rows(path)
    by_id, by_spelling = {each.id: each for each in before}, {spelt(each.name, each.unit): each for each in before}
    found: dict[str, Expected] = {}
    lines: dict[str, int] = {}
    spellings: dict[tuple[str, str], int] = {}
    faults: list[Fault] = []
    for line, cells in rows:
        try:
            name, unit, headcount, given = _read(cells, at, line, identifies)
            same = by_id.get(given) if given else by_spelling.get(spelt(name, unit))
            group = Expected(given or (same.id if same else new_id()), name, unit, headcount)
            earlier = lines.get(group.id) or spellings.get(spelt(name, unit))
            if earlier:
                raise Fault(Code.LIST_TWICE, line=line, earlier=earlier)
        except Fault as fault:
            faults.append(fault)
            continue
        found[group.id], lines[group.id], spellings[spelt(name, unit)] = group, line, line
    if faults:
        found = {each.id: each for each in before} | found
    return Listed(tuple(found.values()), tuple(faults))


def _rows(path: Path) -> tuple[list[tuple[int, list[str]]], dict[str, int]]:
    """The rows below the heading with their lines, and where each column stands."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise Fault(Code.LIST_UNREADABLE, name=path.name) from fault
    if len(raw) > MOST_BYTES:
        raise Fault(Code.LIST_LONG, name=path.name, most=MOST_ROWS)
    text = _decoded(raw, path.name)
    first = text.split("\n", 1)[0]
    parted_by = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted_by, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, cells))
            if len(rows) > MOST_ROWS + 1:
                raise Fault(Code.LIST_LONG, name=path.name, most=MOST_ROWS)
    except csv.Error as fault:
        raise Fault(Code.LIST_UNREADABLE, name=path.name) from fault
    heading = [cell.strip().casefold() for cell in rows[0][1]] if rows else []
    at = {column: heading.index(known) for column, names in COLUMNS.items() for known in names if known in heading}
    lacking = [column for column in _REQUIRED if column not in at]
    if lacking:
        raise Fault(Code.LIST_COLUMNS, name=path.name, lacking=", ".join(map(_called, lacking)))
    return rows[1:], at


def _called(column: str) -> str:
    """In both languages, as it may stand in the heading."""
    return " / ".join(COLUMNS[column][:2])


def _decoded(raw: bytes, name: str) -> str:
    for alphabet in ("utf-8-sig", "cp1252"):  # the second is what older spreadsheets in Sweden write
        try:
            text = raw.decode(alphabet)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Fault(Code.LIST_UNREADABLE, name=name)


def _read(cells: list[str], at: Mapping[str, int], line: int, identifies: Identifies) -> tuple[str, str, int, str]:
    """Name, unit, headcount, id (or ""). Raises Fault LIST_ROW."""
    said = {column: " ".join(unguarded(cells[place]).split()) for column, place in at.items() if place < len(cells)}
    said = {column: said.get(column, "") for column in COLUMNS}
    for field in ("name", "unit"):
        try:
            if field == "name" or said[field]:
                check_name(said[field], identifies, field)
        except Fault as fault:
            raise Fault(Code.LIST_ROW, line=line, field=_called(field)) from fault
    count, given = said["headcount"], said["id"].lower()
    if not (count.isascii() and count.isdigit() and len(count) <= 3 and 1 <= int(count) <= MOST_PEOPLE):
        raise Fault(Code.LIST_ROW, line=line, field=_called("headcount"))
    if given and not GROUP(given):
        raise Fault(Code.LIST_ROW, line=line, field="id")
    return said["name"], said["unit"], int(count), given
