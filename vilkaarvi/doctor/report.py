"""The whole look, in words and as JSON.

`--json`, format 1: {"format": 1, "grade": "good" | "warning" | "fault", "rows": [{"about", "grade", "code", "facts",
"title", "what", "todo"}]}. `about` is a value of `About`; `code` one of `errors.Code`, null where nothing is wrong;
`facts` text by name; `title`, `what` and `todo` are for people, in the language that was asked for (`todo` may be
empty). Rows come in the order of `About`. When VLC does not start, the rows that need it are left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vilkaarvi.doctor.film import film_rows
from vilkaarvi.doctor.fonts import font_row
from vilkaarvi.doctor.machine import charger_row, data_row, disk_row, keyring_row, lock_row, version_rows
from vilkaarvi.doctor.own import own_rows
from vilkaarvi.doctor.rows import About, Grade, Row
from vilkaarvi.doctor.sight import Sight, sight_rows
from vilkaarvi.paths import Places
from vilkaarvi.text import Text

FORMAT = 1
SIGNS = {Grade.GOOD: "✓", Grade.WARNING: "!", Grade.FAULT: "✗"}


@dataclass(frozen=True)
class Line:
    """A row in words."""

    grade: Grade
    title: str
    what: str
    todo: str = ""


def look(places: Places, sight: Sight, display: bool) -> list[Row]:
    """Everything. Plays a small clip and reads the fonts: a few seconds, not for the room's thread."""
    screens, awake = sight_rows(sight, display)
    data = places.data
    rows = [
        *film_rows(), font_row(), screens, data_row(data), lock_row(data), disk_row(data), charger_row(),
        keyring_row(), awake, *own_rows(places), *version_rows(),
    ]  # fmt: skip
    order = list(About)
    return sorted(rows, key=lambda row: order.index(row.about))


def worst(rows: Sequence[Row]) -> Grade:
    grades = [row.grade for row in rows]
    return next((grade for grade in (Grade.FAULT, Grade.WARNING) if grade in grades), Grade.GOOD)


def lacks(rows: Sequence[Row]) -> bool:
    """Whether the machine lacks something that is needed."""
    return any(row.grade is Grade.FAULT and row.lacking for row in rows)


def in_words(rows: Sequence[Row], text: Text) -> list[Line]:
    titles = _titles(text)
    return [_line(row, titles[row.about], text) for row in rows]


def as_json(rows: Sequence[Row], text: Text) -> dict[str, Any]:
    said = zip(rows, in_words(rows, text), strict=True)
    return {
        "format": FORMAT,
        "grade": worst(rows).value,
        "rows": [
            {"about": row.about.value, "grade": row.grade.value, "code": row.fault.code.value if row.fault else None,
             "facts": dict(row.facts), "title": line.title, "what": line.what, "todo": line.todo}
            for row, line in said
        ],
    }  # fmt: skip


def as_text(lines: Sequence[Line]) -> str:
    """For a terminal, or a letter to the IT department."""
    wide = max((len(line.title) for line in lines), default=0)
    rows = []
    for line in lines:
        rows.append(f"{SIGNS[line.grade]} {line.title:{wide}}  {line.what}".rstrip())
        if line.todo:
            rows.append(f"  {'':{wide}}  → {line.todo}")
    return "\n".join(rows)


def _line(row: Row, title: str, text: Text) -> Line:
    if row.fault is not None:
        said = text.fault(row.fault)
        return Line(row.grade, title, said.what, said.todo)
    return Line(row.grade, title, _good(row.about, row.facts, text))


def _good(about: About, facts: Mapping[str, str], text: Text) -> str:
    tr = text.tr
    match about:
        case About.PLUGINS:
            return tr("They are here.")
        case About.PICTURE:
            return tr("A small film was shown, in the right colour ({colour}).", **facts)
        case About.SOUND:
            return tr("A small film was heard: a tone of {hertz} Hz.", **facts)
        case About.DEVICES | About.AWAKE | About.OWN:
            return facts["names"]
        case About.FONTS:
            return tr("All {count} are whole.", **facts)
        case About.SCREENS:
            return f"{facts['count']}: {facts['names']}"
        case About.DATA:
            return tr("{path} can be read and written.", **facts)
        case About.LOCK:
            return tr("Nobody else writes there.")
        case About.DISK:
            return said_of_space(facts)
        case About.CHARGER:
            return f"{facts['percent']} %" if "percent" in facts else tr("Power from the wall")
        case About.KEYRING:
            return facts["name"]
        case _:
            return facts["version"]


def said_of_space(facts: Mapping[str, str]) -> str:
    """Of the row about the disk."""
    free = int(facts["free_mb"])
    return f"{free // 1000} GB" if free >= 1000 else f"{free} MB"


def _titles(text: Text) -> Mapping[About, str]:
    tr = text.tr
    return {
        About.VLC: "VLC",
        About.PLUGINS: tr("VLC's plugins"),
        About.PICTURE: tr("Film: picture"),
        About.SOUND: tr("Film: sound"),
        About.DEVICES: tr("Sound devices"),
        About.FONTS: tr("Letters"),
        About.SCREENS: tr("Screens"),
        About.DATA: tr("Folder for saved work"),
        About.LOCK: tr("Who writes there"),
        About.DISK: tr("Free space"),
        About.CHARGER: tr("Charger"),
        About.KEYRING: tr("Key store"),
        About.AWAKE: tr("Keeps the screen awake"),
        About.OWN: tr("The municipality's own words"),
        About.PROGRAM: "vilkaarvi",
        About.PYTHON: "Python",
        About.QT: "Qt",
        About.SYSTEM: tr("System"),
    }
