"""Figures that a programme's texts state, and those that no fact stands behind: a part of `vilkaarvi report`.

A figure is written in digits, or is a share in words ("hälften", "var tredje", "six out of ten"), or a large number in
words. By rule, and not place by place, these state nothing: what takes or tells time ("20 minuter"),
what numbers a part ("Träff 1"), and a share of the group in the room ("half the group plays"). Small numbers in words
count what is in the room ("två och två", "tre saker") and are no figures.

A figure is known where any fact has it in its number, its wording or its year, also turned round: six out of ten have,
and four out of ten have not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vilkaarvi.programme.edition import Files
from vilkaarvi.programme.local import places_of, said_at
from vilkaarvi.programme.readability import in_language, lines_in, sentences

SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_DIGITS = re.compile(r"(?<![\w.,])\d+(?: \d{3})*(?:[.,]\d+)?(?!\w)|(?<!\w)\d{4}(?=s\b)")
_COUNTS = {
    "sv": ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
}
_PARTS = {
    "sv": {"annan": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7, "åttonde": 8, "tionde": 10,
           "tredjedel": 3, "fjärdedel": 4, "femtedel": 5, "tiondel": 10},
    "en": {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10},
}  # fmt: skip
_NUMBER = {language: "|".join([*words[1:], r"\d+"]) for language, words in _COUNTS.items()}
_OF = {
    "sv": re.compile(rf"\b({_NUMBER['sv']}) av ({_NUMBER['sv']})\b"),
    "en": re.compile(rf"\b({_NUMBER['en']}) (?:out of|of|in) ({_NUMBER['en']})\b"),
}
_EVERY = {
    "sv": re.compile(r"\bvar(?:je )? ?(annan|tredje|fjärde|femte|sjätte|sjunde|åttonde|tionde)\b"),
    "en": re.compile(r"(?!)"),
}
_SOME = {
    "sv": re.compile(r"\b(en|två|tre|fyra) (tredjedel|fjärdedel|femtedel|tiondel)(?:ar)?\b"),
    "en": re.compile(r"\b(an?|one|two|three|four) (third|quarter|fifth|tenth)s?\b"),
}
_HALF = {
    "sv": re.compile(r"\bhälften\b"),
    "en": re.compile(
        r"\b(?:about|almost|nearly|only|than|to|over|just|it was) half\b"
        r"|\bhalf (?=(?:of|the|our|all|were|was|had|have|after)\b)"
    ),
}
_LARGE = {
    "sv": re.compile(
        r"\bhundra\b|\btusen\b|\bmiljon(?:er)?\b|\b(?:hundra|tusen|miljon)tals\b|\b[a-zåäö]+ procent\b"
        r"|\bdubbelt så\b|\bmajoriteten\b"
    ),
    "en": re.compile(r"\b(?:hundred|thousand|million)s?\b|\b[a-z]+ per ?cent\b|\btwice as\b|\bthe majority\b"),
}
_TIME = {
    "sv": re.compile(r" ?(?:min\b|minut|sekund|timm|dag|veck|månad)"),
    "en": re.compile(r" ?(?:of )?(?:an? )?(?:min\b|minute|second|hour|day|week|month)"),
}
_NUMBERS_A_PART = re.compile(r"\b(?:fråga|träff|del|steg|klockan|question|session|part|step|at) $")
_OF_THE_ROOM = {"sv": re.compile(r"\bgruppen\b|\ber\b|\boss\b"), "en": re.compile(r"\bthe group\b|\bof (?:you|us)\b")}

Figure = str | tuple[int, int]  # as digits without spaces and with a point, in words, or a share: so many of so many


@dataclass(frozen=True)
class Loose:
    """A figure with no fact behind it: the file and the place that say it, as it is written, and the sentence."""

    file: str
    place: str
    language: str
    figure: str
    sentence: str


def loose_figures(files: Files, language: str) -> list[Loose]:
    """In the order of the programme, then of its facts' readings."""
    known = _known(files, language)
    return [
        Loose(file, place, language, written, sentence)
        for file, place, text in _said(files, language)
        for sentence in sentences([text])
        for written, figure in stated(sentence, language)
        if figure not in known
    ]


def stated(sentence: str, language: str) -> Iterator[tuple[str, Figure]]:
    """Each figure that a sentence states: as written, and as it is compared."""
    plain = sentence.translate({ord(space): " " for space in SPACES}).lower()
    of_the_room = bool(_OF_THE_ROOM[language].search(plain))
    taken: list[range] = []
    for found, figure in _found(plain, language):
        within = any(found.start() in each for each in taken)
        taken.append(range(found.start(), found.end()))
        share = isinstance(figure, tuple)
        if within or _TIME[language].match(plain, found.end()) or (share and of_the_room):
            continue
        if _NUMBERS_A_PART.search(plain, 0, found.start()):
            continue
        yield sentence[found.start() : found.end()].strip(), figure


def _found(plain: str, language: str) -> Iterator[tuple[re.Match[str], Figure]]:
    """Shares first: their numbers are no figures by themselves."""
    parts = _PARTS[language]
    for found in _OF[language].finditer(plain):
        some, whole = _count(found[1], language), _count(found[2], language)
        yield found, (some, whole)
    for found in _EVERY[language].finditer(plain):
        yield found, (1, parts[found[1]])
    for found in _SOME[language].finditer(plain):
        yield found, (_count(found[1], language), parts[found[2]])
    for found in _HALF[language].finditer(plain):
        yield found, (1, 2)
    for found in _LARGE[language].finditer(plain):
        yield found, found[0]
    for found in _DIGITS.finditer(plain):
        yield found, found[0].replace(" ", "").replace(",", ".")


def _count(word: str, language: str) -> int:
    """ "a third" is one."""
    words = _COUNTS[language]
    return int(word) if word.isdecimal() else words.index(word) if word in words else 1


def _known(files: Files, language: str) -> set[Figure]:
    known: set[Figure] = set()
    for row in files["facts.toml"]["facts"]:
        told = " ".join(in_language(row[key], language) for key in ("number", "wording", "year"))
        known |= {figure for _, figure in stated(told, language)}
    return known | {(each[1] - each[0], each[1]) for each in known if isinstance(each, tuple)}


def _said(files: Files, language: str) -> Iterator[tuple[str, str, str]]:
    """File, place and text of everything that is said besides the facts themselves."""
    whole = files["programme.toml"]
    file_of = {row["id"]: row["file"] for table in ("sessions", "extras") for row in whole.get(table, [])}
    for place in places_of(files):
        for line in lines_in(said_at(files, place), language):
            yield file_of.get(place.split("/")[0], "cards.toml"), place, line
    for table, keys in (("sessions", ("title", "about")), ("extras", ("title", "about")), ("films", ("title", "about")),
                        ("evaluation", ("statement",))):  # fmt: skip
        for row in whole.get(table, []):
            for key in keys:
                yield "programme.toml", f"{table}/{row['id']}/{key}", in_language(row.get(key, ""), language)
    for row in files["facts.toml"]["facts"]:
        for key in ("readings", "unsure"):
            for line in lines_in(row.get(key), language):
                yield "facts.toml", f"facts/{row['id']}/{key}", line
