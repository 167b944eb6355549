"""Finds where somebody lives: streets with a number, post boxes, post codes."""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.numbers import BLANK
from vilkaarvi.notes.detect.tokens import Sentence

Span = tuple[int, int]


# A road by the end of its word; "plats" and "plan" only after somebody's or something's name.
_ROAD = (
    r"(?:gatan|gata|vägen|väg|gränd|gränden|torget|torg|stigen|stig|backen|backe|allén|allé|leden|esplanaden|liden|"
    r"slingan|kroken|kajen|promenaden|gången|svängen|rundeln|ringen|brinken|gården|gård|gattu|katu)"
)
_ALONE = r"(?:gata|väg|gränd|torg|stig|backe|allé|plats|plan|gård)"
_IN_WORDS = (
    r"(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|"
    r"tjugo(?:en|ett|"
    r"två|tre|fyra|fem|sex|sju|åtta|nio)?|trettio)(?!\w)"
)
_DOOR = rf"(?:\d{{1,3}}(?![\d:])(?:{BLANK}?[A-Ka-k](?!\w))?(?:{BLANK}?[-–/]{BLANK}?\d{{1,3}}(?![\d:]))?|{_IN_WORDS})"
_MORE = (
    rf"(?:,?{BLANK}{{0,2}}(?:(?:\d|en|ett|två|tre|fyra|fem){BLANK}?tr(?:\.|appor)?|(?:lgh|lägenhet|lght|"
    rf"apt){BLANK}?(?:nr{BLANK}?)?\d{{1,4}}|"
    rf"(?:port|uppg|uppgång|trapphus|ing(?:ång)?){BLANK}?\w{{1,3}}|vån(?:ing)?{BLANK}?\d|plan{BLANK}?\d|nb|bv|ög|"
    rf"(?:floor|flat){BLANK}?\d{{1,3}})(?!\w)){{0,3}}"
)
_STREET = re.compile(rf"(?<![\w-])[^\W\d_-]{{1,30}}{_ROAD}\.?,?{BLANK}{{1,2}}{_DOOR}{_MORE}", re.I)
_TWO_WORDS = re.compile(
    rf"(?<![\w-])(?:[A-ZÅÄÖ][^\W\d_-]{{1,20}}(?:s|z|x|a|e|ra|et|å)|"
    rf"(?:[A-ZÅÄÖ]\.?{BLANK})[A-ZÅÄÖ][^\W\d_]{{1,20}}s?){BLANK}(?i:{_ALONE})"
    rf"{BLANK}{{1,2}}(?i:{_DOOR}{_MORE})"
)
_SHORT = re.compile(rf"(?<![\w-])[^\W\d_-]{{4,30}}(?:g|v)\.{BLANK}?{_DOOR}{_MORE}", re.I)  # "industrig. 4"
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
_TOWN_AFTER = re.compile(rf"{BLANK}{{1,2}}(?P<town>[A-ZÅÄÖ][^\W\d_]{{1,25}})")
_LIVES = re.compile(
    r"\b(?:bor|bodde|adress\w{0,3}|lives?|lived|flytt\w{1,5}|skick\w{1,5}|post\w{0,5}|brev\w{0,4}|hem)\b[^\d\n]{0,14}$",
    re.I,
)
_COUNTS = re.compile(
    rf"{BLANK}{{0,2}}(?:kr|kronor|sek|tkr|:-|%|procent|personer|pers|st|elever|invånare|km|mil|kwh|euro|eur|dollar|"
    rf"people|i{BLANK}|per|om{BLANK}|timmar|år|anställda)\b",
    re.I,
)


def addresses(text: str) -> Iterator[Span]:
    """Streets with a number, with the words of the name before them and the stair after them."""
    for pattern in (_STREET, _SHORT):
        for match in pattern.finditer(text):
            start = match.start()
            for _ in range(2):
                before = _WORD_BEFORE.search(text, max(0, start - 24), start)
                if not before or not before[0][0].isupper() or before[0].strip().lower() in _SMALL_WORDS:
                    break
                start = before.start()
            if match[0].split()[0] not in _NO_ROADS or start < match.start():
                yield start, match.end()
    for match in _TWO_WORDS.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
        named = before and before[0][0].isupper() and before[0].strip().lower() not in _SMALL_WORDS
        yield before.start() if before and named else match.start(), match.end()
    for pattern in (_ENGLISH, _BOX, _FARM):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span("road") for match in _BY_ROAD.finditer(text))


_NO_ROADS = words("""
    motorvägen riksvägen landsvägen övergången ingången utgången omgången uppgången nedgången framgången
    årgången tillgången avgången skolgården bakgården trädgården bondgården körbanan parkeringen föreningen
    mätningen
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
        place = town is not None and bool(sentence.what(town["town"]) & Is.PLACE or town["town"].isupper())
        if said or street or place or not match["code"].isdigit():
            yield match.span()


_OTHER_NUMBER = re.compile(
    r"\b(?:kl|nr|rum|sal|konto|blankett|sid|faktura|order|bokning|kod|koden|pin|"
    r"artikel|art|projekt|verifikat|kostnadsställe|ansvar)\.?\s?[-:]?\s?$",
    re.I,
)
