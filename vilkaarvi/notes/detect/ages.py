"""Finds ages and days of birth, in digits and in words; years of work, waiting and validity are left in peace."""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.numbers import BLANK

Span = tuple[int, int]
_ONES = "ett|en|två|tre|fyra|fem|sex|sju|åtta|nio"
_TENS = "tjugo|tjugi|trettio|tretti|fyrtio|förtio|fyrti|femtio|femti|sextio|sexti|sjuttio|sjutti|åttio|åtti|nittio"
_TEENS = "tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|aderton|nitton"
_E_TENS, _E_ONES = (
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
    "one|two|three|four|five|six|seven|eight|nine",
)
_E_TEENS = "sixteen|seventeen|eighteen|nineteen"
_IN_WORDS = rf"(?:(?:{_TENS}){BLANK}?(?:{_ONES})?|{_TEENS}|(?:{_E_TENS})[- ]?(?:{_E_ONES})?|{_E_TEENS})(?!\w)"
_AGE = r"(?:1[0-9]|[2-9]\d|10\d)(?![\d.,:/%-]\d|\d|[%:])"  # of people at work
_ANY = rf"(?:{_AGE}|{_IN_WORDS})"
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|"
    r"january|february|march|may|june|july|august|october|oct)"
)
_DATE = (
    rf"(?:\d{{1,2}}{BLANK}?[/.]{BLANK}?\d{{1,2}}(?:{BLANK}?[-/. ]{BLANK}?(?:19|20)?\d\d)?|"
    rf"(?:den{BLANK})?\d{{1,2}}(?::?e|:?a|th|st|nd|rd)?{BLANK}(?:of{BLANK})?{_MONTH}\.?(?:{BLANK}(?:19|20)?\d\d)?|"
    rf"{_MONTH}{BLANK}\d{{1,2}}(?:th|st|nd|rd)?,?{BLANK}(?:19|20)\d\d|(?:19|20)?\d\d[-/.]?(?:0\d|"
    rf"1[0-2])[-/.]?[0-3]\d|'?(?:19|20)\d\d|[-'’]\d\d|\d\d)(?![\d])"
)
_BORN = re.compile(
    rf"(?<!\w)(?:född(?:es)?|f\.|f|födelsedatum|födelsedag\w{{0,2}}|födelseår|born|dob|födelsedata|birthday|"
    rf"date of birth|bday)(?!\w)[.:]?{BLANK}?"
    rf"(?:(?:den|är|år|i|on|in|is|the|ca|omkring){BLANK}){{0,2}}(?P<date>{_DATE}){BLANK}?(?:års)?",
    re.I,
)
_YEAR_OLD = re.compile(
    rf"(?<![\w,.-])(?:(?:\d{{1,3}}|{_IN_WORDS}){BLANK}?[-–]?{BLANK}?(?:årig(?:a|e|t)?|åring(?:en|s|ens|ar|arna)?|"
    rf"åringarna)|"
    rf"(?:{_IN_WORDS[:-6]})(?:åring(?:en|s|ens)?|årig(?:a|e)?)|"
    rf"(?:\d{{1,3}}|{_IN_WORDS}|{_ONES}|{_E_ONES}){BLANK}?(?:år{BLANK}(?:gammal|gamla|ung|fyllda)|(?:yo|y/o|"
    rf"y\.o\.)(?!\w)|[-{BLANK[1:-1]}]?(?:years?|yrs?)[- ]old))(?!\w)",
    re.I,
)
_IS = (
    r"(?:är|e|blir|blev|fyller|fyllde|fyllt|var|lär vara|ser ut som|is|was|turned|turns|turning|becomes|aged|age|"
    r"ålder|åldern|knappt|nästan|snart|bara|redan|drygt|runt|omkring|only|just|about|almost|över|under)"
)
_PERSON = (
    r"(?:han|hon|hen|he|she|som|who|dottern|sonen|mamman|pappan|jag|mannen|kvinnan|killen|tjejen|frun|"
    r"[A-ZÅÄÖ][^\W\d_]+(?:[ -][A-ZÅÄÖ][^\W\d_]+)?)"
)
_SAID = re.compile(
    rf"(?<!\w){_PERSON}(?:{BLANK}(?:nog|ju|väl|alltså|själv|bara))?{BLANK}{_IS}(?:{BLANK}(?:bara|redan|nog|snart|väl|"
    rf"nu|ju|visst|typ|ca|runt|drygt|knappt|nästan|just|only|already|about|"
    rf"över))?{BLANK}(?P<age>{_ANY}(?:{BLANK}(?:år|bast|years?|yrs?))?)"
    rf"(?!{BLANK}?(?:%|procent|kr|min|minuter|timmar|tim|h|km|personer|st|gånger|av|of|people|dagar|veckor|månader|"
    rf"poäng|meter|grader|mil|minutes|hours|days))",
    re.I,
)
_TURNS = re.compile(
    rf"(?<!\w)(?:fyller|fyllde|fyllt|turned|turns|turning|aged)(?:{BLANK}(?:nog|snart|ju|år|jämnt|bara|"
    rf"just))?{BLANK}(?P<age>{_ANY}(?:{BLANK}år)?)",
    re.I,
)
_WHEN = re.compile(rf"(?<![\w.,:-])(?P<age>{_AGE}{BLANK}(?:år{BLANK})?i{BLANK}{_MONTH})(?!\w)", re.I)
_NEXT_TO_NAME = re.compile(  # "Samuel, 52, lost ...", "Sara (19)", "Hamid Rezai 34 år"
    rf"(?:[A-ZÅÄÖ][^\W\d_]+[,]{BLANK}?(?P<one>{_ANY}(?:{BLANK}?(?:år|yrs?|years?|bast))?)(?={BLANK}?(?:[,;.)]|$|-|–|"
    rf"från|from))"
    rf"|[\w]{BLANK}?\((?P<two>{_ANY}(?:{BLANK}?(?:år|yrs?|years?|bast))?)(?=[,)])"
    rf"|[A-ZÅÄÖ][^\W\d_]+{BLANK}(?P<three>{_ANY}{BLANK}?(?:år|bast|yrs?))(?!{BLANK}?(?:sen|sedan|sedan|ago|i{BLANK}|"
    rf"på{BLANK}|of|av|in)))",
    re.M,
)
_YEARS = re.compile(  # "en kvinna, 34 år, ..."; "34 år, nygift"
    rf"(?:(?<=[,;(/]{BLANK})|(?<=[,;(/])|^)(?P<age>{_AGE}{BLANK}?(?:år|bast))(?={BLANK}?(?:[,;)/.]|$))", re.M
)
_BEFORE_YEARS = re.compile(
    r"\b(?:efter|i|på|för|under|om|inom|minst|max|högst|tog|tar|jobbat|arbetat|bott|väntat|after|for|in|within|"
    r"during|ca|varit|kö|kötid)\b[^.,;\n]{0,12}$",
    re.I,
)
_CARD = re.compile(rf"(?<![\w])(?:ålder|age)[:=]?{BLANK}(?P<age>{_ANY})(?!{BLANK}?[-–]{BLANK}?\d)", re.I)


def ages(text: str) -> Iterator[Span]:
    """Spans of ages and birth dates; what says that it is one ("född", "34 år gammal") may belong to them."""
    yield from (match.span() for match in _BORN.finditer(text) if _is_birth(text, match))
    yield from (match.span() for match in _YEAR_OLD.finditer(text) if not _plural(text, match))
    for pattern in (_SAID, _TURNS, _WHEN, _CARD):
        yield from (match.span("age") for match in pattern.finditer(text) if not _counted(text, match.end("age")))
    for match in _NEXT_TO_NAME.finditer(text):
        group = next(name for name in ("one", "two", "three") if match[name])
        yield match.span(group)
    for match in _YEARS.finditer(text):
        if not _BEFORE_YEARS.search(text, max(0, match.start() - 30), match.start()):
            yield match.span("age")


def _is_birth(text: str, match: re.Match[str]) -> bool:
    """ "f. 1987", but not "f 3" or "f fråga"."""
    return match[0][0] not in "fF" or match[0].lower().startswith("fö") or len(re.findall(r"\d", match["date"])) >= 4


def _plural(text: str, match: re.Match[str]) -> bool:
    """Ages of many: "18-åringar", "alla 20-åringar"."""
    return bool(re.search(r"åring(?:ar|arna)$", match[0], re.I)) or bool(
        re.search(rf"(?:för|av|om|fr){BLANK}en{BLANK}$", text[max(0, match.start() - 8) : match.start()], re.I)
    )


_COUNTED = re.compile(
    rf"{BLANK}?(?:%|procent|kr|kronor|min|minuter|timmar|tim|h|km|personer|pers|st|ggr|gånger|av|of|people|dagar|"
    rf"veckor|månader|poäng|meter|grader|mil|minutes|hours|days|år{BLANK}(?:sen|sedan|i)|års)\b",
    re.I,
)


def _counted(text: str, end: int) -> bool:
    return bool(_COUNTED.match(text, end))
