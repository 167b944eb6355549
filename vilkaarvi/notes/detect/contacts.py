"""Finds ways to reach somebody: e-mail addresses, phone numbers, addresses on the web and names used there."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from vilkaarvi.notes.detect.lists import words
from vilkaarvi.notes.detect.numbers import BLANK, DASH

if TYPE_CHECKING:
    from phonenumbers import PhoneNumberMatcher

Span = tuple[int, int]
_SNABEL = r"(?:at|snabel-?\s?a)"
_AT = re.compile(
    rf"\s{{0,3}}[(\[{{]\s?(?:{_SNABEL}|a|@|＠)\s?[)\]}}]\s{{0,3}}|\s{{1,3}}{_SNABEL}\s{{1,3}}|{BLANK}?[@＠]{BLANK}?",
    re.I,
)
_LOCAL = re.compile(r"[\w.+'-]{0,63}[\w+]$")
_IN_BRACKETS, _IN_WORDS = r"[(\[{]\s?(?:dot|punkt|\.)\s?[)\]}]", rf"{BLANK}{{1,3}}(?:dot|punkt){BLANK}{{1,3}}"
_DOT = rf"(?:\.|{BLANK}{{0,3}}{_IN_BRACKETS}{BLANK}{{0,3}}|{_IN_WORDS})"
_PART = r"\w(?:[\w-]{0,61}\w)?"
_DOMAIN = re.compile(rf"{_PART}(?:{_DOT}{_PART}){{1,8}}", re.I)
_BARE_DOMAIN = re.compile(r"[^\W\d_](?:[\w-]{0,61}\w)")  # after a true @, before anybody wrote the dot
_LETTER = re.compile(r"[^\W\d_]")
_ENDING = re.compile(r"[^\W\d_]{2,24}$")
_USUAL_ENDING = re.compile(r"\.(?:se|nu|com|net|org|info|eu|fi|no|dk|de)$", re.I)

_BLANKS = frozenset(" \t\u00a0\u2007\u2009\u202f")
_FIVE_DIGITS = re.compile(r"(?:\d[^\d\n]*){5}")
_LETTER_FOR_DIGIT = re.compile(
    r"(?<![^\W\d_])[OoIl](?=\d[\d -]{5})|(?<=\d\d)[OoIl](?=[ -]?\d)|(?<=[\d-][\d-])[OoIl](?=\d)"
)
_BETWEEN = rf"(?:{BLANK}|[{DASH}./()]){{0,3}}"
_MOBILE = re.compile(rf"(?<![\d.,:+])0{_BETWEEN}7(?:{_BETWEEN}\d){{7,9}}(?!\d)")  # a digit too many or too few too
_CLOCK = r"(?:[01]?\d|2[0-4])[.:]?[0-5]\d"
_TIMES = re.compile(rf"(?<!\d){_CLOCK}\s{{0,3}}[{DASH}]\s{{0,3}}{_CLOCK}(?!\d)")
_LOCAL_PHONE = re.compile(
    rf"(?<!\w)(?<!art )(?<!order )(?<!rum )(?<!sal )(?<!kort )(?<!fakt )(?<!faktura )(?<!dörr )"
    rf"(?:tel|tfn|telefon(?:nummer)?|mobil(?:nummer|en)?|mob|ring|nås|phone|call|whatsapp|wa|swish\w{{0,3}}|"
    rf"nr|nummer)\b[.:]?{BLANK}{{1,3}}"
    rf"(?:på{BLANK}{{1,3}}|on{BLANK}{{1,3}})?(?P<number>\+?\d(?:{BLANK}?[{DASH}]?{BLANK}?\d){{4,11}})(?!\d)",
    re.I,
)

_SITE = re.compile(r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"”»]{3,300}", re.I)
_OWN_PAGE = re.compile(
    r"(?<![\w@./-])(?:[\w-]{1,40}\.){1,4}(?:se|nu|com|net|org|info|eu|me|io|ee|tv|blog|fi|no|dk|"
    r"de)/[^\s<>\"”»()]{2,200}",
    re.I,
)
_BARE_SITE = re.compile(
    r"(?<![\w@./-])(?P<name>(?:[\w-]{2,40}\.){1,3}(?:blogg|wordpress|blogspot|tumblr|example|weebly|wixsite|[\w-]{0,30}(?:blogg?|hemsida))\.(?:se|"
    r"com|org|net|nu))(?![\w@/])",
    re.I,
)
_PUBLIC = re.compile(
    r"(?:https?://)?(?:www\.)?(?:[\w-]{1,40}\.)?(?:migrationsverket|1177|arbetsformedlingen|skatteverket|"
    r"forsakringskassan|socialstyrelsen|skolverket|av|do|skr|esf|"
    r"informationsverige|regeringen|riksdagen|polisen|krisinformation|csn|uhr|folkhalsomyndigheten|suntarbetsliv|"
    r"prevent|unionen|kommunal|lexin\.nada\.kth|"
    r"sprakplay|google|youtube|svt|sr|avesta|\w{2,20}\.kommun)\.(?:se|com)(?:/\w{0,20})?/?[.,;:!?]?$", re.I
)  # fmt: skip
_HANDLE = re.compile(r"(?<![\w@.])@[\w](?:[\w.-]{1,38}\w)?(?![\w@])")
_NETWORK = (
    r"(?:insta(?:gram)?|ig|fb|facebook|snap(?:chat)?|sc|tik[^\S\n]?tok|twitter|x-konto|telegram|tg|discord|skype|"
    r"linkedin|youtube|yt|viber|whatsapp|signal|reddit|threads|"
    r"bluesky|mastodon|flashback|messenger|twitch|steam|användarnamn(?:et)?|username|user|nick|alias|profil(?:en)?|"
    r"konto(?:t)?|kontonamn(?:et)?|handle)"
)
# "ig: hodan_92", "snap: ali.k", "heter kim.syr på insta". Without a colon only what no ordinary word looks like.
_NAMED = re.compile(
    rf"(?<!\w){_NETWORK}(?:-?(?:konto|namn|profil)\w{{0,3}})?{BLANK}?[:=]{BLANK}?(?P<handle>[\w][\w.#-]{{2,40}})", re.I
)
_NEAR = re.compile(
    rf"(?<!\w){_NETWORK}(?:-?(?:konto|namn|profil)\w{{0,3}})?{BLANK}(?:(?:är|is|heter|som|as|name|namn|id|under|"
    rf"user){BLANK}){{0,2}}(?P<handle>[\w][\w.#-]{{2,40}})",
    re.I,
)
_AFTER = re.compile(rf"(?<![\w.@])(?P<handle>[\w][\w.#-]{{2,40}}){BLANK}(?:på|on){BLANK}{_NETWORK}(?!\w)", re.I)
_ODD = re.compile(
    r"^(?=[^\d]*[^\W\d_])(?:\w*[_#]\w+|[a-zåäö]+\.[a-zåäö_]+|[a-zåäö]{3,}\d+\w*|\w*_\w*|[\w]+\.\w+\d+)(?:[.\w#-]*)$",
    re.I,
)

_EVERYBODY = words("@alla @all @everyone @here @channel @kanalen @team @gruppen")
# What stands behind the name of a network: "u/nick", "/in/samar-khoury", "live:bosse.k_2".
_PATH = re.compile(r"(?<![\w/.])(?:/?(?:u|r|in|user|users|profile|people)/|live:\.?)[\w][\w.%-]{2,60}\w", re.I)


# --- e-mail addresses


def emails(text: str) -> Iterator[Span]:
    """An at-sign, written in any way, with a name before it and a domain after it."""
    for at in _AT.finditer(text):
        local = _LOCAL.search(text, max(0, at.start() - 64), at.start())
        domain = _domain(text, at)
        if local and domain and _LETTER.search(local[0]):
            yield local.start(), domain.end()


def _domain(text: str, at: re.Match[str]) -> re.Match[str] | None:
    domain = _DOMAIN.match(text, at.end())
    whole = domain if domain and _ENDING.search(domain[0]) else None
    if at[0][0].isspace() != at[0][-1].isspace():  # "insta @kim.syr" is no address, "kim @example.se" is
        return whole if whole and _USUAL_ENDING.search(whole[0]) else None
    return whole or (_BARE_DOMAIN.match(text, at.end()) if at[0] == "@" else None)


# --- phone numbers


def phones(text: str) -> Iterator[Span]:
    """Numbers that can be called, as the library phonenumbers judges, and mistyped or local ones."""
    if not _FIVE_DIGITS.search(text):
        return  # the library is not worth loading
    tight, places = _tight(text)
    tight = _LETTER_FOR_DIGIT.sub(lambda match: "0" if match[0] in "Oo" else "1", tight)
    times = [match.span() for match in _TIMES.finditer(tight)]
    matches = [(match.start, match.end, match.raw_string) for match in _matches(tight)]
    matches += [(match.start(), match.end(), match[0]) for match in _MOBILE.finditer(tight)]
    for start, end, written in matches:
        if (start, end) not in times and not _counts_up(written):
            yield places[start], places[end - 1] + 1
    for near in _LOCAL_PHONE.finditer(text):  # a local number is known by the word before it
        yield near.span("number")


def _matches(text: str) -> "PhoneNumberMatcher":
    import phonenumbers

    return phonenumbers.PhoneNumberMatcher(text, "SE", leniency=phonenumbers.Leniency.VALID)


def _tight(text: str) -> tuple[str, list[int]]:
    """`text` with one blank where there are several, and where each of its characters stood."""
    places = [at for at, sign in enumerate(text) if at == 0 or not (sign in _BLANKS and text[at - 1] in _BLANKS)]
    return "".join(text[place] for place in places), places


def _counts_up(written: str) -> bool:
    """A scale such as 0 1 2 3 4 5 6 7 8."""
    digits = re.findall(r"\d", written)
    return len(digits) * 2 - 1 == len(written) and all(int(one) + 1 == int(other) for one, other in pairwise(digits))


# --- the web


def web(text: str) -> Iterator[Span]:
    """Pages that may be somebody's own, and names in social networks; not pages of authorities."""
    for pattern in (_SITE, _OWN_PAGE, _BARE_SITE):
        for match in pattern.finditer(text):
            written = match[0].rstrip(".,;:!?)")
            if not _PUBLIC.fullmatch(written):
                yield match.start(), match.start() + len(written)
    for match in _HANDLE.finditer(text):
        if _LETTER.search(match[0]) and match[0].lower() not in _EVERYBODY:
            yield match.span()
    yield from (match.span() for match in _PATH.finditer(text))
    for match in _NAMED.finditer(text):
        yield match.start("handle"), match.start("handle") + len(match["handle"].rstrip(".-#"))
    for pattern in (_NEAR, _AFTER):
        for match in pattern.finditer(text):
            if _ODD.match(match["handle"].rstrip(".-")):
                yield match.start("handle"), match.start("handle") + len(match["handle"].rstrip(".-"))
