"""Finds how old somebody is, in digits and words; years of work and waiting, limits, old houses are left in peace."""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.births import MONTH, births
from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.numbers import BLANK
from vilkaarvi.notes.detect.numerals import IN_WORDS, ONES, TENS
from vilkaarvi.notes.detect.persons import definite_person, is_person
from vilkaarvi.notes.detect.persons_english import english_person
from vilkaarvi.notes.detect.small_words import CONTENT_FREE, MONTHS, NEVER_NAMES
from vilkaarvi.notes.detect.tokens import NAMES, Sentence, Token

Span = tuple[int, int]
_HALF = rf"(?:{BLANK}?½|[,.]5(?!\d)|{BLANK}och{BLANK}ett{BLANK}halvt|{BLANK}and{BLANK}a{BLANK}half)?"
_DIGITS = r"(?<![\d.,:/§])(?:\d|[1-9]\d|10\d)(?![\d:/%]|[.,]\d\d|[.][1-46-9]| \d{3}\b| ?½\d)"
_MANY = rf"(?:{_DIGITS}|(?<!\w){IN_WORDS}){_HALF}"
_UNIT = rf"(?:år|mån(?:ader)?|veckor|v|bast|yrs?|years?|months?|mths|weeks)(?!\w|{BLANK}(?:sen|sedan|ago|till|kvar)\b)"
_PLUS = rf"(?:{BLANK}?\+|{BLANK}plus(?!\w))?"
_AGE = rf"(?P<age>(?i:{_MANY})(?:{BLANK}?(?i:{_UNIT})|{_PLUS}))"
_SOON = (
    rf"(?:{BLANK}(?i:bara|redan|nog|snart|väl|nu|ju|visst|typ|ca|runt|omkring|drygt|knappt|nästan|närmare|just|nyss|"
    rf"strax|precis|jämnt|jämna|hela|only|already|about|almost|nearly|now|just|like|around|barely|well|over|över|under|"
    rf"är|som|ens|inte|hunnit|bli|säkert|kanske|pushing|nearing|approaching|fyllda|all|åtminstone|minst)){{0,3}}"
)
# --- what needs nobody beside it: "en 61-åring", "43 years old", "i femtioårsåldern", "sin 50-årsdag"
_OLD = re.compile(
    rf"(?:{_MANY}{BLANK}?[-–]?{BLANK}?årig(?P<kind>a|e|t)?(?!\w)|"
    rf"{_MANY}{BLANK}?[-–]?{BLANK}?åring(?:en|s|ens)?(?!\w)|"
    rf"{_MANY}{BLANK}?(?:år|månader|mån|veckor|bast){BLANK}(?:gammal|gamla|ung|unga|fyllda)(?!\w)|"
    rf"{_MANY}{BLANK}(?:bast|vårar|somrar|vintrar)(?!\w)(?!{BLANK}(?:i|på)\b)|"
    rf"{_MANY}{BLANK}?(?:yo|y/o|y\.o\.)(?!\w)|{_MANY}[- ]?(?:years?|yrs?|y|months?|weeks?)[- ]old(?!\w)|"
    rf"\d0{BLANK}?-?{BLANK}?talist(?:en)?(?!\w)|"
    rf"{_MANY}{BLANK}års{BLANK}ålder(?!\w)|"
    rf"{_MANY}{BLANK}?-?{BLANK}?års?(?:kalas|dag)\w{{0,5}}(?!{BLANK}av\b)|{_DIGITS}(?:th|st|nd|rd){BLANK}(?:birthday|bday)|"
    rf"{_MANY}{BLANK}(?:års|månaders|veckors){BLANK}(?=(?:bebis|baby|barn|dotter|son|flicka|pojke|unge|kille|tjej))|"
    rf"(?:(?<!\w)i{BLANK})?(?:{_MANY}|{IN_WORDS}){BLANK}?-?{BLANK}?årsåldern|"
    rf"(?<!\w)(?:in|i){BLANK}(?:her|his|their|my|(?=the{BLANK}(?:early|late|mid))the){BLANK}"
    rf"(?:early{BLANK}|late{BLANK}|mid-?{BLANK}?)?(?:\d0['’]?s|"
    rf"twenties|thirties|forties|fifties|sixties|seventies|eighties))",
    re.I,
)
_MAY_BE_OLD = re.compile(r"år|bast|vint|somr|mån|veck|yo|y/o|y\.o|old|day|talist|ties|0['’]?s", re.I)
# --- what needs a person before it: "hon är 34", "Amina fyller femtio", "she's 43"
_WORD = r"[^\W\d_]{1,30}(?:['’][^\W\d_]{1,2})?"
_BECOMES = (
    r"(?i:är|e|va|var|blir|blev|bli|fyller|fyllde|fyllt|is|was|turned|"
    r"turns|turning|becomes|hit|hits|reached|reaches|am|"
    r"passerat|passerade|närmar sig|närmade sig|närma mig|närma sig|närmar mig|nearing|approaching|=)"
)
_ADVERB = (
    rf"(?:{BLANK}(?i:nog|ju|väl|alltså|själv|bara|visst|har|hade|hunnit|just|precis|nyss|snart|will|be|has|about|to|"
    rf"börjar|ska|inte|not|också|also|who|som)){{0,2}}"
)
_SAID = re.compile(rf"(?<!\w)(?P<who>{_WORD}){_ADVERB}{BLANK}{_BECOMES}{_SOON}{BLANK}{_AGE}(?P<after>[^\n]{{0,16}})")
_SHORT_IS = re.compile(
    rf"(?<!\w)(?P<who>(?i:s?he|i|who)['’]?(?i:s|m|ll{BLANK}be)|(?i:im|shes|hes)){_SOON}{BLANK}{_AGE}(?P<after>[^\n]{{0,16}})"
)
_BACKWARDS = re.compile(
    rf"(?P<age>{_MANY}(?:{BLANK}?{_UNIT})?){BLANK}(?:är|e|fyller|blir|var){BLANK}(?:hon|han|hen)(?!\w)", re.I
)
# --- what has a word of its own for becoming old: "fyller 50", "aged 43", "ålder: 47", "at the age of 9"
_TURNS = re.compile(
    rf"(?<!\w)(?:fyller|fyllde|fyllt|nyss{BLANK}fyllda|turned|turns|turning|turn|aged?|hunnit bli|åldern?|"
    rf"(?:the{BLANK})?age{BLANK}of)(?!\w):?{_SOON}{BLANK}{_AGE}(?P<after>[^\n]{{0,16}})",
    re.I,
)
_ALREADY = re.compile(
    rf"(?:^|[,.;–-]{BLANK})(?:snart|nyss|nearly){BLANK}{_AGE}(?P<after>[^\n]{{0,16}})",
    re.M | re.I,
)
_OWN = re.compile(  # "med mina 58 år", "at 59 I can't", "at my age, 63", "är själv 63"
    rf"(?<!\w)(?:(?:med|trots){BLANK}(?:mina|sina|hennes|hans){BLANK}(?P<years>[2-9]\d{BLANK}?år)"
    rf"(?!{BLANK}(?:i|på|som|inom)\b)|"
    rf"at{BLANK}(?P<at>[2-9]\d),?(?={BLANK}(?:I|he|she){BLANK}(?!\d))|"
    rf"at{BLANK}(?:my|his|her){BLANK}age,?{BLANK}(?P<age>[2-9]\d)(?!\d)|"
    rf"är{BLANK}själv{BLANK}(?P<self>[2-9]\d)(?![\d.:,]\d|{BLANK}?%)"
    rf"(?={BLANK}?(?:år\b|bast\b|[,.!;]|$|och\b|o\b|å\b)))",
    re.M,
)
_TENS_IN_WORDS = rf"(?:{TENS})(?:{ONES})?(?!\w)"
_BECAME = re.compile(  # nobody said who: "blev 40 i lördags", "will be 65 in June"
    rf"(?:^|[,.;–-]{BLANK})(?:blev|blir|will{BLANK}be){_SOON}{BLANK}(?P<age>[2-9]\d|{_TENS_IN_WORDS})(?={BLANK}(?:(?:i|in|på){BLANK}(?:{MONTH}|"
    rf"(?:mån|tis|ons|tors|fre|lör|sön)dags?|våras|somras|höstas|vår|höst|år)|nästa|next|this)(?!\w))",
    re.M | re.I,
)
_WAS = re.compile(rf"(?<!\w)(?:var|was){_SOON}{BLANK}{_AGE}(?={BLANK}(?:när|då|when)\b)", re.I)
_WHEN = re.compile(rf"(?<![\w.,:-])(?P<age>[1-9]\d{BLANK}(?:år{BLANK})?i{BLANK}{MONTH})(?!\w)", re.I)
_AT = re.compile(  # "mamma vid 19", "kom hit vid 15", "came here at nine"
    rf"(?<!\w)(?:mamma|pappa|mormor|farmor|morfar|farfar|gift|änka|änkling|mother|father|married|(?:kom|came|flydde|"
    rf"fled|flyttade|moved){BLANK}(?:hit|here|till{BLANK}\w{{2,20}}|to{BLANK}\w{{2,20}}))"
    rf"{BLANK}(?:redan{BLANK}|already{BLANK})?(?:vid|at){BLANK}{_AGE}(?![:.]\d)(?P<after>[^\n]{{0,16}})",
    re.I,
)
_RETIRES = re.compile(
    rf"(?<!\w)(?:pension|slutar?|slutade|retires?|retired|stops?|leaves|jobba|jobbar|arbeta|arbetar|works?)"
    rf"{BLANK}(?:vid|at|till|until|tills){BLANK}(?P<age>(?:5[5-9]|6\d|7\d))(?!\d|[:.]\d|{BLANK}?%)",
    re.I,
)
# --- what stands behind a person: "Samuel, 52, lost", "Sara (19)", "tjejen på 22", "kvinna 44,"
_BESIDE = re.compile(
    rf"(?<!\w)(?P<who>{_WORD})(?:"
    rf"\.?,{BLANK}?(?P<one>(?i:{_MANY})(?:{BLANK}?(?i:{_UNIT}))?)(?={BLANK}?(?:[,;.!)]|$|-|–|från|from))"
    rf"|\.?{BLANK}?\((?P<two>(?i:{_MANY})(?:{BLANK}?(?i:{_UNIT}))?)(?=[,)])"
    rf"|,?{BLANK}(?P<three>(?i:{_MANY}){BLANK}?(?i:{_UNIT}))(?!{BLANK}?(?:i|på|of|av|in|med|som){BLANK})"
    rf"|{BLANK}(?:på|of|om){BLANK}(?:typ{BLANK}|runt{BLANK}|ca{BLANK}|about{BLANK})?(?P<four>(?i:{_MANY})(?:{BLANK}?(?i:{_UNIT}))?)"
    rf"|{BLANK}(?P<five>[1-9]\d)(?={BLANK}?[,;.)]|$)"
    rf"|{BLANK}(?P<six>[1-9]\d)(?={BLANK}(?P<does>[^\W\d_]{{2,20}}))"
    rf")",
    re.M,
)
_CONGRATULATED = re.compile(
    rf"(?<!\w)(?i:grattis|gratulera|congrats|hipp hipp|fira|firade|jubilar\w{{0,3}}:?){BLANK}"
    rf"(?:(?:till{BLANK})?[A-ZÅÄÖ][^\W\d_]{{1,25}}[:,]?{BLANK}){{0,2}}(?P<age>(?i:{_MANY})(?:{BLANK}?år)?)(?P<after>[^\n]{{0,16}})"
)
_BY_SEX = re.compile(r"(?<![\w.,/])[MK][ /](?P<age>[2-8]\d)(?=[,;])")
_ALONE = re.compile(  # "en kvinna, 34 år, ..."; "61 år och aldrig tillfrågad"
    rf"(?:(?<=[,;(/]{BLANK})|(?<=[,;(/])|^)(?P<age>{_MANY}{BLANK}?(?:år|bast))(?={BLANK}?(?:[,;)/.!]|$|o{BLANK}|"
    rf"och{BLANK}))",
    re.M | re.I,
)
_OLDEST = re.compile(
    rf"(?<!\w)(?:äldst|yngst|oldest|youngest)(?!\w)(?:{BLANK}(?:av|i|of|in|bland){BLANK}\w{{1,15}}(?:{BLANK}\w{{2,15}})?)?"
    rf"{BLANK}?[,(]{BLANK}?(?P<age>[1-9]\d)(?={BLANK}?(?:år)?{BLANK}?(?:[,).]|$))",
    re.M | re.I,
)
_OF_MANY = re.compile(
    r"\b(?:medel\w*|snitt\w*|genomsnitt\w*|gräns\w*|\w*gränsen|average|avg|mean|median\w*|limit|minimum|maximum|"
    r"pension\w*|"
    r"under|över|mellan|minst|max|högst|efter|på|för|inom|tog|tar|jobbat|arbetat|bott|väntat|after|for|within|during|"
    r"varit|kötid\w*|town|staden|gruppen|laget|team|skolan|huset|företaget|kommunen)\b[^.;\n]{0,28}$", re.I,
)  # fmt: skip
_COUNTED = re.compile(
    rf"{BLANK}?(?:%|procent|kr\b|kronor|tkr|min\b|minuter|timmar|tim\b|h\b|km\b|cm\b|kg\b|personer|pers\b|st\b|ggr|"
    rf"gånger|av\b|of\b|people|dagar|dar\b|poäng|meter|m\b|grader|mil\b|minutes|hours|days|weeks{BLANK}(?:late|behind)|"
    rf"år{BLANK}(?:sen|sedan|i)\b|års\b|i{BLANK}(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\b|över{BLANK}|"
    rf"kvart|past\b|to\b|\d|[-–]\d|a\b|stycken|olika|till\b|barn|syskon|språk|degrees|krävs|gäller|räcker|required|needed)",
    re.I,
)  # fmt: skip
_NEXT_NOUN = re.compile(r" (?P<noun>[a-zåäö]{3,})", re.I)
_TIMES = words("""
    år igår idag imorgon nästa förra lördag söndag måndag tisdag onsdag torsdag fredag redan snart lagom alldeles strax
    kommer sommar vår höst vinter today yesterday tomorrow next last this already soon innan före när sommaren
""")
_ENDS = re.compile(
    rf"{BLANK}?(?:$|[,.;:!?()/\n–-]|(?:och|o|and|men|but|nu|idag|i|in|on|next|last|snart|år|så|när|this|när|sa|said|å|fast|still|fortfarande)\b)",
    re.I,
)
_ADVERBS = words("just nyss precis nu snart redan nästan now already nearly almost has had")
_WHOSE = words("min din hans hennes deras sin mitt vår my his her their our")
_WHO = words("""
    han hon hen he she she'll he'll i'll jag som who someone any hes shes im she's he's i'm han: hon:
    barnen ungen kidsen kid yngsta äldsta minsta minstingen barn barnet bebis bebisen baby
""")


def ages(text: str, sentence: Sentence) -> Iterator[Span]:
    """Spans of ages and birth dates; what says that it is one ("född", "34 år gammal") may belong to them."""
    yield from births(text)
    yield from _plain(text, sentence)
    for pattern in (_SAID, _SHORT_IS, _TURNS, _ALREADY, _CONGRATULATED, _AT):
        for match in pattern.finditer(text):
            if _said_of_somebody(match, text, sentence):
                yield match.span("age")
    for pattern in (_BACKWARDS, _WHEN, _WAS, _BECAME, _RETIRES, _OLDEST):
        yield from (match.span("age") for match in pattern.finditer(text))
    yield from (match.span(match.lastgroup or 0) for match in _OWN.finditer(text))
    if len(re.findall(r"(?<!\w)[MK][ /]?\d", text)) == 1:  # "M 6, K 3" counts heads
        yield from (match.span("age") for match in _BY_SEX.finditer(text))
    for match in _BESIDE.finditer(text):
        group = next(name for name in ("one", "two", "three", "four", "five", "six") if match[name])
        if _stands_beside(match, group, text, sentence):
            yield match.span(group)
    for match in _ALONE.finditer(text):
        if not _of_many(text, match.start()):
            yield match.span("age")


def _plain(text: str, sentence: Sentence) -> Iterator[Span]:
    if not _MAY_BE_OLD.search(text):
        return  # the long pattern is slow, and most notes have none of its words
    for match in _OLD.finditer(text):
        if _any_of_its_kind(text, match.start()) or _of_a_thing(sentence, match.start()):
            continue
        if "årig" in match[0].lower() and (match["kind"] == "t" or _lasts(sentence, match.end())):
            continue
        yield match.start(), match.end() - len(match[0]) + len(match[0].rstrip())


def _lasts(sentence: Sentence, end: int) -> bool:
    """ "tvåårig utbildning", "treåriga avtalet": what is so old is a thing."""
    noun = sentence.after(end)
    known = noun.has(Is.SWEDISH) or sentence.compound(noun.small)
    small_word = noun.small in NEVER_NAMES or noun.small in CONTENT_FREE or noun.verb
    return known and not small_word and not noun.capital and not _somebody(sentence, noun)


def _of_a_thing(sentence: Sentence, start: int) -> bool:
    """ "huset är 100 år gammalt", "Avesta fyller 100": a word before the verb that is nobody."""
    verb = sentence.before(start)
    if verb.small not in {"är", "var", "blir", "is", "was", "fyller", "fyllde", "turns", "turned"}:
        return False
    subject = sentence.before(verb.start)
    if subject.small in _ADVERBS:
        return False  # "just turned 30"
    nobody = subject.has(Is.PLACE) and not subject.has(NAMES)
    thing = subject.has(Is.SWEDISH | Is.ENGLISH) and not subject.capital
    return nobody or subject.small in {"it", "det", "den"} or (thing and not _somebody(sentence, subject))


def _somebody(sentence: Sentence, token: Token) -> bool:
    """One person: a pronoun, a word for people, a capital that is no place and no ordinary word."""
    small = token.small
    if (
        small in _WHO
        or token.text == "I"
        or is_person(small)
        or english_person(token)
        or definite_person(sentence, token)
    ):
        return True
    if token.has(Is.FIRST) and token.has(Is.USUAL) and not token.ordinary and not token.has(Is.PLACE | Is.OTHER):
        return True
    if not token.capital or small in MONTHS or small in NEVER_NAMES or token.has(Is.OTHER):
        return False
    if token.has(NAMES):
        return not token.has(Is.PLACE) and (token.has(Is.USUAL | Is.FIRST) or not token.begins)
    return not token.has(Is.PLACE | Is.ACRONYM) and not (token.ordinary or sentence.compound(small))


def _said_of_somebody(match: re.Match[str], text: str, sentence: Sentence) -> bool:
    if _COUNTED.match(match["after"]) or _of_many(text, match.start()) or not _enough(match):
        return False
    noun = _NEXT_NOUN.match(match["after"])
    if (
        noun
        and noun["noun"].lower() not in _TIMES
        and noun["noun"].endswith(("ar", "er", "or", "ns", "rs", "es", "papper"))
    ):
        return False
    who = match.groupdict().get("who")
    if who is None:
        return not _of_a_thing(sentence, match.start("age"))
    return _somebody(sentence, sentence.after(match.start()))


def _stands_beside(match: re.Match[str], group: str, text: str, sentence: Sentence) -> bool:
    age = match[group]
    if _COUNTED.match(text, match.end(group)) or _of_many(text, match.start("who" if group == "four" else group)):
        return False
    who, unit = sentence.after(match.start()), "år" in age or "bast" in age
    whose = sentence.before(who.start)
    person = _somebody(sentence, who)
    if group == "two" and (unit or not who.ordinary):
        return True
    if group in {"one", "two", "three"}:
        return person
    grown = age[:1].isdigit() and int(re.match(r"\d+", age)[0]) > 15  # type: ignore[index]  # it begins with a digit
    named = who.has(Is.FIRST) and who.has(Is.USUAL) and not who.ordinary and not who.has(Is.PLACE)
    if group == "four":
        return person and not who.capital and (grown or unit)
    if group == "five":
        return grown and person and not who.capital and who.small not in _WHO
    does = sentence.after(match.start("does"))
    kin = is_person(who.small) and (whose.small[-1:] == "s" or whose.small in _WHOSE)
    return ((grown and named) or kin) and does.verb


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
