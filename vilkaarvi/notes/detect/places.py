"""Finds where somebody lives: streets with a number, post boxes, post codes."""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.lists import words
from vilkaarvi.notes.detect.numbers import BLANK

Span = tuple[int, int]


_ROAD = (
    r"(?:gatan|gata|vägen|väg|gränd|gränden|torget|torg|stigen|stig|backen|backe|allén|allé|allen|alle|leden|plan|"
    r"platsen|plats|esplanaden|liden|slingan|"
    r"kroken|kajen|promenaden|gången|svängen|rundeln|ringen|brinken|tället|gård|gården|gattu|street|str|road|rd|"
    r"avenue|ave|lane)"
)
_WHOLE_ROAD = rf"(?P<road>(?:[^\W\d_][^\W\d_]{{0,20}}[-:.]?{BLANK}){{0,3}}?[^\W\d_-]{{0,30}}{_ROAD}\.?)"
_DOOR = rf"\d{{1,3}}(?!\d)(?:{BLANK}?[A-Ka-k](?![\w]))?"
_MORE = (
    rf"(?:,?{BLANK}{{0,2}}(?:\d{BLANK}?tr(?:appor)?|lgh{BLANK}?\d{{1,4}}|lägenhet{BLANK}?\d{{1,4}}|"
    rf"port{BLANK}?\w{{1,3}}|uppg{BLANK}?\w|vån(?:ing)?{BLANK}?\d|nb|bv)\b\.?)?"
)
_STREET = re.compile(rf"(?<![\w-])[^\W\d_-]{{0,30}}{_ROAD}\.?{BLANK}{{1,2}}{_DOOR}{_MORE}", re.I)
_WORD_BEFORE = re.compile(rf"[^\W\d_][^\W\d_:.]{{0,20}}{BLANK}$")
_ENGLISH = re.compile(
    rf"(?<![\w])\d{{1,4}}[a-f]?{BLANK}(?:[A-Z][a-z]{{1,20}}{BLANK}){{1,3}}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|"
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
_NO_STREET = re.compile(r"^(?:plats|plan|väg|gata|torg|ringen|leden|gård|gården|backen|platsen|gången)\b", re.I)

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
_LIVES = re.compile(r"\b(?:bor|bodde|adress\w{0,3}|lives?|lived|flytt\w{1,5})\b[^\d\n]{0,14}$", re.I)
_COUNTS = re.compile(
    rf"{BLANK}{{0,2}}(?:kr|kronor|sek|tkr|:-|%|procent|personer|pers|st|elever|invånare|km|mil|kwh|euro|eur|dollar|"
    rf"people|i{BLANK}|per|om{BLANK}|timmar|år|anställda)\b",
    re.I,
)


def addresses(text: str) -> Iterator[Span]:
    """Streets with a number, with the words of the name before them and the stair after them."""
    for match in _STREET.finditer(text):
        start = match.start()
        alone = _NO_STREET.match(match[0]) or re.match(rf"{_ROAD}\b", match[0], re.I)
        for _ in range(3 if alone else 2):
            before = _WORD_BEFORE.search(text, max(0, start - 24), start)
            if not before or not before[0][0].isupper() or before[0].strip().lower() in _SMALL_WORDS:
                break
            start = before.start()
        if not alone or start < match.start():
            yield start, match.end()
    for pattern in (_ENGLISH, _BOX):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span("road") for match in _BY_ROAD.finditer(text))


def postcodes(text: str) -> Iterator[Span]:
    """Five digits that are said to be one, stand behind a street or before a town with a capital."""
    for match in _POSTCODE.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        written = match["code"]
        if _COUNTS.match(text, match.end()):
            continue
        said = _SAYS_POSTCODE.search(before) or match[0][0] in "Ss" or _LIVES.search(before)
        street = _AFTER_STREET.search(before) and re.search(_ROAD, before, re.I)
        spaced = not written.isdigit()
        if said or street or (spaced and _TOWN_AFTER.match(text, match.end())):
            yield match.span()
