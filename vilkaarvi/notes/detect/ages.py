"""Finds ages and days of birth, in digits and in words; years of work, waiting and limits are left in peace."""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.lists import Is
from vilkaarvi.notes.detect.numbers import BLANK
from vilkaarvi.notes.detect.tokens import Sentence

Span = tuple[int, int]
_ONES = (
    "ett|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|aderton|nitton"
)
_TENS = "tjugo|tjugi|trettio|tretti|fyrtio|förtio|fyrti|femtio|femti|sextio|sexti|sjuttio|sjutti|åttio|åtti|nittio"
_ENGLISH_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen"
)
_ENGLISH_TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety"
_WORDS = (
    rf"(?:(?:{_TENS}){BLANK}?(?:{_ONES})?|{_ONES}|(?:{_ENGLISH_TENS})(?:[- ]?(?:{_ENGLISH_ONES}))?|{_ENGLISH_ONES})"
)
_HALF = rf"(?:{BLANK}?½|[,.]5(?!\d)|{BLANK}och{BLANK}ett{BLANK}halvt|{BLANK}and{BLANK}a{BLANK}half)?"
_DIGITS = r"(?<![\d.,:/§])(?:\d|[1-9]\d|10\d)(?![\d:/%]|[.,]\d\d|[.][1-46-9]| \d{3}\b| ?½\d)"
_MANY = rf"(?:{_DIGITS}|(?<!\w){_WORDS}){_HALF}"
_UNIT = rf"(?:år|mån(?:ader)?|veckor|v|bast|yrs?|years?|months?|mths|weeks)(?!\w|{BLANK}(?:sen|sedan|ago|till|kvar)\b)"
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|january|february|march|may|june|july|august|october|oct)"
)
_YEAR = r"(?:(?:19|20)?\d\d)"
_DATE = (
    rf"(?:\d{{1,2}}{BLANK}?[/.]{BLANK}?\d{{1,2}}(?:{BLANK}?[-/. ]{BLANK}?{_YEAR})?|"
    rf"(?:den{BLANK})?\d{{1,2}}(?::?e|:?a|th|st|nd|rd)?{BLANK}(?:of{BLANK})?{_MONTH}\.?(?:,?{BLANK}{_YEAR})?|"
    rf"{_MONTH}\.?(?:{BLANK}\d{{1,2}}(?:th|st|nd|rd)?,?)?{BLANK}'?{_YEAR}|"
    rf"{_YEAR}[-/.]?(?:0\d|1[0-2])[-/.]?[0-3]\d|[-'’]?{_YEAR})(?!\d)"
)
_BORN = re.compile(
    r"(?<!\w)(?P<word>född(?:es)?|fö?r?delse(?:datum|dag\w{0,2}|år|data)|årgång|born|dob|birthday|"
    r"date of birth|bday|f\.?|F\.?)"
    rf"(?!\w)[.:]?{BLANK}?(?:(?:den|är|år|i|on|in|is|was|the|ca|omkring|runt|around|"
    rf"back){BLANK}){{0,2}}(?P<date>{_DATE})",
    re.I,
)
_OLD = re.compile(
    rf"(?:{_MANY}{BLANK}?[-–]?{BLANK}?(?:årig(?:a|e|t)?|åring(?:en|s|ens)?)(?!\w)|"
    rf"{_MANY}{BLANK}?(?:år|månader|mån|veckor|bast){BLANK}(?:gammal|gamla|ung|fyllda)(?!\w)|"
    rf"{_MANY}{BLANK}?(?:yo|y/o|y\.o\.)(?!\w)|{_MANY}[- ]?(?:years?|yrs?|months?|weeks?)[- ]old(?!\w)|"
    rf"(?:(?<!\w)i{BLANK})?(?:{_MANY}|{_WORDS}){BLANK}?-?{BLANK}?årsåldern|"
    rf"(?<!\w)(?:in|i){BLANK}(?:her|his|their|the){BLANK}(?:early{BLANK}|late{BLANK}|mid-?{BLANK}?)?(?:\d0s|twenties|"
    rf"thirties|forties|fifties|sixties|seventies|eighties))",
    re.I,
)
_SOON = (
    rf"(?:{BLANK}(?:bara|redan|nog|snart|väl|nu|ju|visst|typ|ca|runt|drygt|knappt|nästan|just|precis|jämnt|hela|only|"
    rf"already|about|almost|nearly|now|over|över|under|är|som)){{0,2}}"
)
_KIN = (
    r"(?:dotter|son|pojke|flicka|barn|bebis|bebisen|mamma|pappa|fru|man|kvinna|kille|tjej|gubbe|tant|bror|syster|"
    r"syskon|"
    r"dottern|sonen|pojken|flickan|barnet|mamman|pappan|frun|mannen|kvinnan|killen|tjejen|gubben|brodern|systern|"
    r"yngsta|äldsta|minsta|daughter|son|boy|girl|baby|mother|father|wife|husband|woman|brother|sister|kid)"
)
_WHO = rf"(?:(?i:han|hon|hen|he|she|som|who|jag|{_KIN})|[A-ZÅÄÖ][^\W\d_]{{1,25}})"
_BECOMES = rf"(?i:är|e|va|var|blir|blev|bli|fyller|fyllde|fyllt|is|was|turned|turns|turning|becomes|=){_SOON}"
_SAID = re.compile(
    rf"(?<!\w){_WHO}(?:{BLANK}(?i:nog|ju|väl|alltså|själv|bara|visst|har hunnit|har just|just|will|will be))?{BLANK}"
    rf"{_BECOMES}{BLANK}(?P<age>(?i:{_MANY})(?:{BLANK}?(?i:{_UNIT}))?)(?P<after>[^\n]{{0,14}})"
)
_TURNS = re.compile(
    rf"(?<!\w)(?:fyller|fyllde|fyllt|turned|turns|turning|aged|hunnit bli|ålder:?|age:){_SOON}{BLANK}"
    rf"(?P<age>{_MANY}(?:{BLANK}?{_UNIT})?)(?P<after>[^\n]{{0,14}})",
    re.I,
)
_WHEN = re.compile(rf"(?<![\w.,:-])(?P<age>[1-9]\d{BLANK}(?:år{BLANK})?i{BLANK}{_MONTH})(?!\w)", re.I)
_NAME = r"[A-ZÅÄÖ][^\W\d_]{1,25}"
_BESIDE = re.compile(  # "Samuel, 52, lost ...", "Sara (19)", "Grattis Birger 60!", "Hamid Rezai 34 år", "dotter 11 mån"
    rf"(?:(?<!\w){_NAME},{BLANK}?(?P<one>(?i:{_MANY})(?:{BLANK}?(?i:{_UNIT}))?)(?={BLANK}?(?:[,;.!)]|$|-|–|från|from))"
    rf"|[^\W\d_]{BLANK}?\((?P<two>(?i:{_MANY})(?:{BLANK}?(?i:{_UNIT}))?)(?=[,)])"
    rf"|(?<!\w)(?:{_NAME}|(?i:{_KIN})),?{BLANK}(?P<three>(?i:{_MANY}){BLANK}?(?i:{_UNIT}))(?!{BLANK}?(?:i|på|of|av|"
    rf"in|med|som){BLANK})"
    rf"|(?<!\w)(?i:grattis|gratulera|congrats|hipp hipp|fira|firade){BLANK}(?:(?:till{BLANK})?{_NAME}{BLANK}){{1,2}}"
    rf"(?P<four>(?i:{_MANY})(?:{BLANK}?år)?))",
    re.M,
)
_ALONE = re.compile(  # "en kvinna, 34 år, ..."; "61 år och aldrig tillfrågad"
    rf"(?:(?<=[,;(/]{BLANK})|(?<=[,;(/])|^)(?P<age>{_MANY}{BLANK}?(?:år|bast))(?={BLANK}?(?:[,;)/.!]|$|o{BLANK}|"
    rf"och{BLANK}))",
    re.M | re.I,
)
_OF_MANY = re.compile(
    r"\b(?:medel\w*|snitt\w*|genomsnitt\w*|gräns\w*|\w*gränsen|average|avg|mean|median\w*|limit|minimum|maximum|"
    r"pension\w*|"
    r"under|över|mellan|minst|max|högst|efter|på|för|inom|tog|tar|jobbat|arbetat|bott|väntat|after|for|within|during|"
    r"varit|kötid\w*|town|staden|gruppen|laget|team|skolan|huset|företaget|kommunen)\b[^.;\n]{0,28}$", re.I,
)  # fmt: skip
_COUNTED = re.compile(
    rf"{BLANK}?(?:%|procent|kr\b|kronor|tkr|min\b|minuter|timmar|tim\b|h\b|km\b|personer|pers\b|st\b|ggr|gånger|av\b|"
    rf"of\b|"
    rf"people|dagar|dar\b|poäng|meter|m\b|grader|mil\b|minutes|hours|days|år{BLANK}(?:sen|sedan|i)\b|års\b|"
    rf"i{BLANK}(?:ett|två|tre|fyra|fem|sex|"
    rf"sju|åtta|nio|tio|elva|tolv)\b|över{BLANK}|kvart|past\b|to\b|\d|[-–]\d|a\b|stycken|olika|till\b|barn|syskon|"
    rf"språk)",
    re.I,
)  # fmt: skip
_ENDS = re.compile(
    rf"{BLANK}?(?:$|[,.;:!?()/\n–-]|(?:och|o|and|men|but|nu|idag|i|in|on|next|snart|år|så|när|this)\b)", re.I
)


def ages(text: str, sentence: Sentence) -> Iterator[Span]:
    """Spans of ages and birth dates; what says that it is one ("född", "34 år gammal") may belong to them."""
    for match in _BORN.finditer(text):
        if _is_birth(match):
            yield (
                match.start() if match["word"].lower().startswith(("född", "born")) else match.start("date"),
                match.end(),
            )
    yield from (match.span() for match in _OLD.finditer(text) if not _any_of_its_kind(text, match.start()))
    yield from (match.span("age") for match in _WHEN.finditer(text))
    for pattern in (_SAID, _TURNS):
        for match in pattern.finditer(text):
            if not _COUNTED.match(match["after"]) and not _of_many(text, match.start()) and _enough(match):
                yield match.span("age")
    for match in _BESIDE.finditer(text):
        group = next(name for name in ("one", "two", "three", "four") if match[name])
        if _COUNTED.match(text, match.end(group)) or _of_many(text, match.start(group)):
            continue
        if group not in {"one", "three"} or not _is_thing(sentence, match[0]):
            yield match.span(group)
    for match in _ALONE.finditer(text):
        if not _of_many(text, match.start()):
            yield match.span("age")


def _is_thing(sentence: Sentence, written: str) -> bool:
    """ "Praktik, sex månader" and "Väntan tio år": a word that begins the note and is nobody's name or kin."""
    word = re.match(r"[^\W\d_]+", written)
    what = sentence.what(word[0]) if word else Is(0)
    ordinary = bool(what & (Is.SWEDISH | Is.ENGLISH)) and not (what & Is.USUAL and what & Is.FIRST)
    return ordinary and not (word and re.fullmatch(_KIN, word[0], re.I))


def _is_birth(match: re.Match[str]) -> bool:
    """ "f. 1987" and "f -75", but not "f 3"."""
    short = match["word"].lower().rstrip(".") == "f"
    return not short or len(re.findall(r"\d", match["date"])) >= 4 or match["date"][0] in "-'’"


def _any_of_its_kind(text: str, start: int) -> bool:
    """ "för en 18-åring" is nobody here."""
    return bool(re.search(r"\b(?:för|av|om|fr|som)\s(?:en|varje)\s$", text[max(0, start - 14) : start], re.I))


def _of_many(text: str, start: int) -> bool:
    """An average, a limit, a stretch of time: "medelåldern är 47 år", "efter 10 år"."""
    return bool(_OF_MANY.search(text, max(0, start - 46), start))


def _enough(match: re.Match[str]) -> bool:
    """A small number or a word is an age only where the clause ends: "nej hon är 5", not "hon är en"."""
    age = match["age"].lower()
    if age in {"en", "ett", "one", "två", "two"}:
        return False
    number = re.match(r"\d+", age)
    return bool(re.search(r"år|yr|year|½", age)) or (number is not None and int(number[0]) > 13) or bool(
        _ENDS.match(match["after"])
    )  # fmt: skip
