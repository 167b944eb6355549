"""Finds days and years of birth: "född hösten 64", "f. -71", "born in May 1964", "årgång 49", "en 57:a"."""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.numbers import BLANK
from vilkaarvi.notes.detect.numerals import ONES, TENS

Span = tuple[int, int]
MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|january|february|march|may|june|july|august|october|oct)"
)
_YEAR = r"(?:(?:19|20)?\d\d)"
_DATE = (
    rf"(?:\d{{1,2}}{BLANK}?[/.]{BLANK}?\d{{1,2}}(?:{BLANK}?[-/. ]{BLANK}?{_YEAR})?|"
    rf"(?:den{BLANK})?\d{{1,2}}(?::?e|:?a|th|st|nd|rd)?{BLANK}(?:of{BLANK})?{MONTH}\.?(?:,?{BLANK}[-'’]?{_YEAR})?|"
    rf"{MONTH}\.?(?:{BLANK}\d{{1,2}}(?:th|st|nd|rd)?,?)?{BLANK}[-'’]?{_YEAR}|"
    rf"{_YEAR}[-/.]?(?:0\d|1[0-2])[-/.]?[0-3]\d|[-'’]?{_YEAR}(?!\d?-tal))(?!\d)"
)
_IN_WORDS = (
    rf"(?:(?:nitton{BLANK}?hundra|tjugo{BLANK}?hundra)?(?:{TENS}){BLANK}?(?:{ONES})?|nineteen{BLANK}\w{{3,9}})(?!\w)"
)
_DECADE = (
    rf"(?:(?:19)?\d0{BLANK}?-?{BLANK}?tal(?:et)?|(?:{TENS})talet|(?:19)?\d0['’]?s|"
    r"(?:fif|six|seven|eigh|nine)ties)(?!\w)"
)
_LEADS = (
    r"(?:den|är|år|i|on|in|is|was|the|ca|cirka|omkring|runt|around|about|back|under|på|av|of|sent|tidigt|tidiga|early|"
    r"late|hösten|våren|sommaren|vintern|spring|summer|autumn|winter|början|mitten|slutet|någon|nån|gång|typ)"
)
_BORN = re.compile(
    r"(?<!\w)(?P<word>född(?:es)?|fött|fdd|föd|fö?r?delse(?:datum|dag\w{0,2}|år|data)|årgång|årg|årskull|årsbarn|årsmodell|"
    r"born|dob|d\.o\.b|birthday|birth ?date|(?:date|year) of birth|bday|f|b(?=\.))"
    rf"(?!\w)[.:]{{0,2}}{BLANK}{{0,2}}(?:{_LEADS}{BLANK}){{0,4}}(?P<date>{_DATE}|{_IN_WORDS}|{_DECADE})",
    re.I,
)
_OF_A_YEAR = re.compile(  # "en 57:a", "han är 64:a"
    rf"(?<!\w)(?:en|är|e|är en|gammal|som|ung)(?:{BLANK}(?:äkta|gammal|riktig|typisk)){{0,1}}{BLANK}"
    rf"(?P<date>[-'’]?(?:19)?(?:[3-9]\d|0\d):?a)(?!\w)",
    re.I,
)
_BACKWARDS = re.compile(  # "1974-11-02 är födelsedatum"
    rf"(?<![\w-])(?P<date>(?:19|20)\d\d[-/. ]\d\d[-/. ]\d\d){BLANK}(?:är|står{BLANK}som|som|=|is){BLANK}"
    rf"(?:\w{{2,5}}{BLANK})?(?:födelse|birth)",
    re.I,
)
_SHORT_YEAR = re.compile(r"(?<=[^\W\d_] )\((?P<date>[-–'’](?:19)?[3-9]\d|[-–'’]0\d)\)")  # "Pirjo (-62)"
_FEWEST = 4  # digits of a date after nothing but "f"


def births(text: str) -> Iterator[Span]:
    """Spans of birth dates and years; "född" and "born" belong to them."""
    for match in _BORN.finditer(text):
        if _is_birth(match):
            whole = match["word"].lower() in {"född", "föddes", "födda", "born", "årgång", "årg", "årskull"}
            yield (match.start() if whole else match.start("date"), match.end())
    for pattern in (_OF_A_YEAR, _BACKWARDS, _SHORT_YEAR):
        yield from (match.span("date") for match in pattern.finditer(text))


def _is_birth(match: re.Match[str]) -> bool:
    """ "f. 1987", "f -75" and "f. 64", but not "f 3" or "b. 12"; a birthday has a day."""
    word, date = match["word"].lower(), match["date"]
    if word not in {"f", "b"}:
        return True
    digits = re.findall(r"\d", date)
    full = len(digits) >= _FEWEST or date[0] in "-'’"
    return full or (word == "f" and "." in match[0] and len(digits) == 2 and digits[0] in "03456789")
