"""Finds where somebody lives: streets with a number, post boxes, post codes."""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.lists import Is, endings, words
from vilkaarvi.notes.detect.numbers import BLANK
from vilkaarvi.notes.detect.tokens import Sentence

Span = tuple[int, int]


# A road by the end of its word; "plats" and "plan" only after somebody's or something's name.
_ROAD = (
    r"(?:gatan|gata|vägen|väg|gränd|gränden|torget|torg|stigen|stig|backen|backe|allén|allé|leden|esplanaden|liden|"
    r"slingan|kroken|kajen|promenaden|gången|svängen|rundeln|ringen|brinken|gården|gård|gattu|katu|"
    r"höjden|gläntan|bron|parken|kullen|vallen|sluttningen|terrassen|strand|stranden|passagen|strået)"
)
_ALONE = r"(?:gata|väg|gränd|torg|stig|backe|allé|plats|plan|gård|esplanad|park|strand)"
_SIDE = (
    r"(?:norra|södra|östra|västra|stora|lilla|gamla|nya|övre|nedre|inre|yttre|mellersta|första|andra|långa|korta|breda|"
    r"smala|höga|sankt|n|s|ö|v)"
)
_IN_WORDS = (
    r"(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|"
    r"tjugo(?:en|ett|"
    r"två|tre|fyra|fem|sex|sju|åtta|nio)?|trettio)(?!\w)"
)
_DOOR = (
    rf"(?:\d{{1,2}}:\d{{1,3}}(?![\d:])|\d{{1,3}}(?![\d:])(?:{BLANK}?[A-Ka-k](?!\w))?"
    rf"(?:{BLANK}?[-–/]{BLANK}?\d{{1,3}}(?![\d:]))?(?!\.\d\d(?!\d))|{_IN_WORDS})"
)
_MORE = (
    rf"(?:,?{BLANK}{{0,2}}(?:(?:\d|en|ett|två|tre|fyra|fem){BLANK}?tr(?:\.|appor)?|(?:lgh|lägenhet|lght|"
    rf"apt){BLANK}?(?:nr{BLANK}?)?\d{{1,4}}|"
    rf"(?:port|uppg|uppgång|trapphus|ing(?:ång)?){BLANK}?\w{{1,3}}|vån(?:ing)?{BLANK}?\d|plan{BLANK}?\d|nb|bv|ög|ö{BLANK}?g|u{BLANK}?g|n{BLANK}?b|"
    rf"(?:floor|flat){BLANK}?\d{{1,3}})(?!\w)){{0,3}}"
)
_STREET = re.compile(rf"(?<![\w-])[^\W\d_-]{{1,30}}{_ROAD}\.?,?{BLANK}{{1,2}}(?:nr{BLANK})?{_DOOR}{_MORE}", re.I)
_TWO_WORDS = re.compile(
    rf"(?<![\w-])(?:[A-ZÅÄÖ][^\W\d_-]{{1,20}}(?:s|z|x|a|e|ra|et|å)|"
    rf"(?:[A-ZÅÄÖ]\.?{BLANK})[A-ZÅÄÖ][^\W\d_]{{1,20}}s?){BLANK}(?i:{_ALONE})"
    rf"{BLANK}{{1,2}}(?i:{_DOOR}{_MORE})"
)
_SIDED = re.compile(  # "Södra allén 2", "Stora torget 1": the road's word alone, after what it is told from another by
    rf"(?<![\w-]){_SIDE}\.?{BLANK}[^\W\d_-]{{0,20}}?{_ROAD}{BLANK}{{1,2}}{_DOOR}{_MORE}", re.I
)
_SHORTER = re.compile(rf"(?<![\w-])(?P<road>[^\W\d_-]{{4,24}}[gv]){BLANK}(?P<door>{_DOOR}{_MORE})", re.I)  # "storg 12"
_PLAN = re.compile(  # "Kyrkplan 1", "Ekplatsen 3"
    rf"(?<![\w-])(?-i:[A-ZÅÄÖ])[^\W\d_-]{{2,20}}(?:plan|platsen|planen){BLANK}{_DOOR}{_MORE}", re.I
)
_SHORT = re.compile(rf"(?<![\w-])[^\W\d_-]{{4,30}}(?:g|v)\.{BLANK}?{_DOOR}{_MORE}", re.I)  # "industrig. 4"
_WITH_STAIRS = re.compile(  # whatever it is called: "Skogsbrynet 14, 3 tr", "Tallåsen 5, 853 57"
    rf"(?<![\w-])(?:[A-ZÅÄÖ][^\W\d_]{{2,25}}{BLANK}){{1,3}}\d{{1,3}}(?:{BLANK}?[A-K])?"
    rf"(?:(?=,?{BLANK}(?:SE-?)?[1-9]\d{{2}}{BLANK}?\d{{2}}{BLANK}[A-ZÅÄÖ])|"
    rf"(?:,?{BLANK}(?:\d{BLANK}?tr(?:\.|appor)?|(?:lgh|lägenhet){BLANK}?\d{{1,4}})(?!\w))(?:{BLANK}?[ouön]{BLANK}?[gb](?!\w))?)"
)
_FARM = re.compile(  # "Kyrkbyn 115": a village and the number of a house
    rf"(?<![\w-])(?P<name>[A-ZÅÄÖ][^\W\d_]{{3,25}}(?:by|byn|torp|hult|boda|ryd|tomta|sta|säter|näs|berg|gården|"
    rf"hyttan|åker|ås|vik)){BLANK}\d{{2,3}}(?![\d:.,%-])"
)
_WORD_BEFORE = re.compile(rf"[^\W\d_][^\W\d_:.]{{0,20}}{BLANK}$")
_ENGLISH = re.compile(
    rf"(?<!\w)\d{{1,4}}[a-fA-F]?{BLANK}(?:[A-Z][a-z]{{1,20}}{BLANK}){{1,3}}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|"
    rf"Way|Close|Court)(?!\w)"
)
_BOX = re.compile(rf"(?<!\w)(?:box|postbox|p\.?o\.? ?box|lgh|lägenhet){BLANK}\d{{1,5}}(?!\d)", re.I)
_BY_ROAD = re.compile(
    rf"(?<!\w)(?:bor|bodde|hyr|flyttat|flyttade|lives?|lived|adress\w{{0,3}}|address|"
    rf"hem){BLANK}(?:[^\W\d_]{{1,10}}{BLANK}){{0,2}}?(?:på|till|at|on|är|"
    rf"is):?{BLANK}(?P<road>[A-ZÅÄÖ][^\W\d_]{{2,30}}(?:gatan|vägen|gränd|stigen|allén))(?!\w)"
)
_LIVES_AT = re.compile(  # after such words any name with a number is an address: "bor på Åsen 14"
    rf"(?<!\w)(?:bor|bo|bodde|hyr|hyrde|flyttat|flyttade|flyttar|adress\w{{0,3}}|lives?|lived|moved|hämta\w{{0,2}}|hem)"
    rf"{BLANK}?:?{BLANK}(?:(?:nu|numera|kvar|fortfarande|tillsammans|ensam|hemma|now|alone){BLANK})?"
    rf"(?:(?:på|till|at|on|är|is|i|in|to):?{BLANK})?"
    rf"(?P<road>(?:[A-ZÅÄÖ][^\W\d_]{{2,25}}{BLANK}){{1,3}}\d{{1,3}}(?![\d:%]|[.,–-]\d|{BLANK}?(?:år|st|dagar|min)\b)"
    rf"(?:{BLANK}?[A-Ka-k](?!\w))?)"
)
_IS_ADDRESS = re.compile(
    rf"(?<!\w)(?P<road>(?:[A-ZÅÄÖ][^\W\d_]{{2,25}}{BLANK}){{1,3}}\d{{1,3}}(?:{BLANK}?[A-Ka-k])?){BLANK}(?:är|is)"
    rf"{BLANK}(?:\w{{1,8}}{BLANK}){{0,2}}(?:adress|address)\w{{0,3}}"
)
_NO_ADDRESS_AFTER = re.compile(
    rf"{BLANK}?(?:st|pers\w{{0,4}}|kr|kronor|%|procent|anställda|deltagare|platser|timmar|tim|min|minuter|dagar|år|"
    rf"grupper|barn|elever|brukare|boende|bord|stolar|ggr|gånger|veckor|månader|av{BLANK}\d)(?!\w)",
    re.I,
)
_SMALL_WORDS = words("""
    på i från till vid bor bodde bo o och är heter nära ligger adress adressen adr till: som den vår min hans
    hennes deras in av för mot utanför hos at on to in write nu ny nya gamla samma skickas skicka
""")

_POSTCODE = re.compile(
    rf"(?<![\w.,:/+-])(?:(?:SE|"
    rf"S){BLANK}?-?{BLANK}?)?(?P<code>[1-9]\d{{2}}{BLANK}?[-‐–]?{BLANK}?\d{{2}})(?![\w/:-])(?!{BLANK}?\d)(?![.,]\d)",
    re.I,
)
_SAYS_POSTCODE = re.compile(
    r"(?:\b(?:post(?:nr|nummer|kod|adress|ort)|zip|post ?code|postal ?code)\b[^\d\n]{0,20}|\bSE?-)$", re.I
)
_AFTER_STREET = re.compile(r"\d{1,3} ?[A-Ka-k]?[,.;]?[^\d\n]{0,14}$")
_TOWN_AFTER = re.compile(rf"{BLANK}{{1,2}}(?P<town>[^\W\d_]{{2,25}})")
_LIVES = re.compile(
    r"\b(?:bor|bodde|adress\w{0,3}|lives?|lived|flytt\w{1,5}|skick\w{1,5}|post\w{0,5}|brev\w{0,4}|hem)\b[^\d\n]{0,14}$",
    re.I,
)
_COUNTS = re.compile(
    rf"{BLANK}{{0,2}}(?:kr|kronor|sek|tkr|:-|%|procent|personer|pers|st|elever|invånare|km|mil|kwh|euro|eur|dollar|"
    rf"people|i{BLANK}|per|om{BLANK}|timmar|år|anställda)\b",
    re.I,
)


def addresses(text: str, sentence: Sentence) -> Iterator[Span]:
    """Streets with a number, with the words of the name before them and the stair after them."""
    for pattern in (_STREET, _SHORT):
        for match in pattern.finditer(text):
            start = match.start()
            for _ in range(2):
                before = _WORD_BEFORE.search(text, max(0, start - 24), start)
                if not before or not before[0][0].isupper() or before[0].strip().lower() in _SMALL_WORDS:
                    break
                start = before.start()
            if _is_road(text, match, start < match.start()):
                yield start, match.end()
    for match in _TWO_WORDS.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
        named = before and before[0][0].isupper() and before[0].strip().lower() not in _SMALL_WORDS
        yield before.start() if before and named else match.start(), match.end()
    for pattern in (_SIDED, _PLAN, _FARM):
        yield from (match.span() for match in pattern.finditer(text) if not _NO_ADDRESS_AFTER.match(text, match.end()))
    for pattern in (_ENGLISH, _BOX, _WITH_STAIRS):
        yield from (match.span() for match in pattern.finditer(text))
    for pattern in (_BY_ROAD, _LIVES_AT, _IS_ADDRESS):
        yield from (match.span("road") for match in pattern.finditer(text) if not _is_room(match["road"]))
    yield from (match.span() for match in _SHORTER.finditer(text) if _is_shortened(sentence, match))


def _is_road(text: str, match: re.Match[str], named: bool) -> bool:
    """ "Fritidsgården 14 platser" and "Ingången 2" are no addresses."""
    road = match[0].split()[0]
    if _NO_ADDRESS_AFTER.match(text, match.end()) or (not named and road.lower() in _NO_ROADS):
        return False
    if ":" in match[0].split(maxsplit=1)[1] and road.lower().endswith(_ALSO_ROOMS):
        return False  # "Hemgården 9:30"
    return road[0].isupper() or not road.lower().endswith(_ALSO_ROOMS)


def _is_room(road: str) -> bool:
    """ "flyttat till Sal 4", "bor på Plan 3"."""
    return any(word in _ROOMS for word in road.lower().split())


def _is_shortened(sentence: Sentence, match: re.Match[str]) -> bool:
    """ "björkv 3": no word itself, but one with a g for "gatan" or a v for "vägen"."""
    road, end = match["road"].lower(), match.end()
    if sentence.what(road) & ~Is.PLACE or _NO_ADDRESS_AFTER.match(sentence.text, end):
        return False
    before = sentence.before(match.start())
    if not match["road"][0].isupper() and before.small not in _TOWARDS:
        return False
    return sentence.begins_a_compound(road[:-1]) or bool(sentence.what(road[:-1]))


_TOWARDS = words("på till från bor adress adressen hem hos vid at on to")
_ROOMS = words("""
    sal grupp gruppen plan hus rum steg fas avdelning avd våning block korridor team kl vecka januari februari mars
    april maj juni juli augusti september oktober november december group room floor step ward unit
    week phase may june july
    kök box nivå level
""") - {"box"}
_ALSO_ROOMS = endings("gården höjden gläntan bron parken kullen vallen strand stranden gången svängen ringen leden")
_NO_ROADS = words("""
    motorvägen riksvägen landsvägen övergången ingången utgången omgången uppgången nedgången framgången
    årgången tillgången avgången skolgården bakgården trädgården bondgården körbanan parkeringen föreningen
    riksväg länsväg motorväg landsväg europaväg mätningen ringen svängen lokalgatan mässhallsgången genomgången bilvägen
    cykelvägen gångvägen halvvägen
    omvägen arbetsvägen skolvägen hemvägen byggården utvägen boulevarden lekparken bilparken maskinparken fordonsparken
""")


def postcodes(text: str, sentence: Sentence) -> Iterator[Span]:
    """Five digits, three and two: no number of other things is written so. In one piece only where a place is meant."""
    for match in _POSTCODE.finditer(text):
        if _COUNTS.match(text, match.end()) or _OTHER_NUMBER.search(text, max(0, match.start() - 24), match.start()):
            continue
        before = text[max(0, match.start() - 40) : match.start()]
        said = _SAYS_POSTCODE.search(before) or match[0][0] in "Ss" or _LIVES.search(before)
        street = _AFTER_STREET.search(before) and re.search(_ROAD, before, re.I)
        town = _TOWN_AFTER.match(text, match.end())
        place = town is not None and _is_town(sentence, town["town"])
        if said or street or place or not match["code"].isdigit():
            yield match.span()


def _is_town(sentence: Sentence, word: str) -> bool:
    what = sentence.what(word)
    if word[0].islower():  # "62141 visby"
        return bool(what & Is.PLACE) and not what & (Is.SWEDISH | Is.ENGLISH)
    return bool(what & Is.PLACE) or word.isupper()


_OTHER_NUMBER = re.compile(
    r"\b(?:kl|nr|rum|sal|konto|blankett|sid|faktura|order|bokning|kod|koden|pin|"
    r"artikel|art|projekt|verifikat|kostnadsställe|ansvar)\.?\s?[-:]?\s?$",
    re.I,
)
