"""A last look over texts that are read together: what the detector let be, and what points somebody out only together.

Rules, not a list of people: words with a capital letter that are left, somebody's origin with their job and their
shift in one text, and the same rare thing in two texts. They ask; nothing here forbids.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from vilkaarvi.notes.detect import _lists as lists_of_words
from vilkaarvi.notes.detect.lists import NOTHING, Is

_ORDINARY = Is.SWEDISH | Is.ENGLISH
_NAMES = Is.FIRST | Is.LAST | Is.PLACE | Is.PROPER
_PLACEHOLDER = re.compile(r"\[[^\W\d_][^\[\]\n]{1,38}\]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BEGINS = re.compile(r"(?:^|[.!?:•\n])[\s\"”“»(–-]*$")  # what stands before the first word of a sentence
_UPPER = "A-ZÅÄÖÉÜČĆŠŽ"

# Words that begin sentences and are nobody's name.
_BEGINNINGS = """
alla allt andra att av bara bra bättre de den denna dessa det detta där då därför efter en enligt ett fler flera
för först före förr från får fått ge gör ha han hade har hon hos hur här i ibland idag in inga ingen inget innan
inom inte ja jag kan kanske kom kommer lite lättare man med mellan men mer mest mindre mycket många mötet måste ni
nu nya någon något några när nästa och oftast ofta om oss på redan runt samma sedan ser sen ska skulle som svårare
svårt så säg tack tid till tillsammans trots under ut utan vad var vara varför varje vem vi vid viktigt vilka
vill våra vår vårt även är över
a about after all also and are as at because but by can could do everybody everyone first for from had has have he
here how i if in is it its less many maybe more most much my new next no nobody not now of often on one or other our
people perhaps she should so some somebody sometimes than that the their then there these they this those to today
together was we were what when where who why will with without work you your
"""
_USUAL = frozenset(_BEGINNINGS.split())
_COUNTRIES = (
    "afghan arab argentin armen balt bosn brasil bulgar chil dansk egypt eritre eston etiop finländ finsk fransk "
    "gambi georgi grek indisk irak iran island iransk italien jordani kines kongo kosov kroat kurd lettisk leban "
    "libanes litau makedon marock mongol nigeri norsk pakistan palestin pers peruan polack polsk portugis rumän "
    "rysk ryss serb somali spansk sudan syri tamil thai tigr tjeck tunis turk tysk "
    "uganda ukrain ungersk ungrar vietnam zambi"
)
_ORIGIN = re.compile(
    rf"\b(?:från|ifrån|född i|uppvuxen i|flytt\w* från|born in|comes? from|from)\s+(?-i:[{_UPPER}])[\w-]+"
    rf"|\b(?:{'|'.join(_COUNTRIES.split())})(?:i?er|ier|ian|an|ar|are|isk|iska|ska|sk|erna|ierna|n|na)?\b"
    r"|\b\w{3,}(?:talande|speaking)\b|\b(?:muslim|kristen|jud|hindu|buddhist)\w*|\bhemland\w*",
    re.I,
)
_JOB = re.compile(
    r"\b\w*(?:chef|sköterska|skötare|biträde|vaktmästare|städare|städerska|kokerska|lärare|pedagog|assistent|"
    r"tekniker|ingenjör|handläggare|administratör|samordnare|vikarie|praktikant|lokalvårdare|chaufför|förare|"
    r"sekreterare|kurator|rektor|läkare|terapeut|undersköterska|receptionist|bibliotekarie|fritidsledare|"
    r"nurse|manager|cleaner|cook|teacher|janitor|driver|trainee)(?:n|en|et|r|na|s|ns|arna|orna)?\b"
    r"|\bkock(?:en|ar|arna)?\b",
    re.I,
)
_SHIFT = re.compile(
    r"\b(?:natt|nätter|kväll|helg|morgon|jour|dagtid|deltid|skift|pass)(?:en|et|pass\w*|skift\w*|erna|ar|arna|turen)?\b"
    r"|\b\w*(?:nattpass|kvällspass|helgpass|nattskift|deltid)\w*\b|\bkl\.?\s?\d{1,2}\b"
    r"|\b(?:mån|tis|ons|tors|fre|lör|sön)dag\w*\b|\b(?:nights?|evenings?|weekends?|part[- ]time)\b"
    r"|\b(?:natt|kvälls|helg)(?=sköt|chef|personal|städ|vak)",
    re.I,
)
_ONLY = re.compile(r"\b(?:enda|ende|only)\s+\w+", re.I)


@dataclass(frozen=True)
class Together:
    """Words of one text that may point somebody out because they stand together."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Again:
    """A rare thing that stands in more than one text."""

    words: str


def placeholders(text: str) -> tuple[tuple[int, int], ...]:
    """Where "[namn]" and its like stand."""
    return tuple(match.span() for match in _PLACEHOLDER.finditer(text))


def capitalised(texts: Sequence[str], ordinary: Callable[[str], bool] = lambda word: False) -> tuple[str, ...]:
    """Every word with a capital letter that is left, once, in order; not those that begin a sentence as words usually
    do, nor those that are `ordinary`. Once the detector's lists are loaded they tell which words are nobody's name."""
    found = dict.fromkeys(chain.from_iterable(_capitals(text) for text in texts))
    return tuple(word for word in found if not ordinary(word))


def _capitals(text: str) -> list[str]:
    bare = _PLACEHOLDER.sub(lambda match: " " * len(match[0]), text)
    words = [match for match in _WORD.finditer(bare) if match[0][0].isupper()]
    return [match[0] for match in words if not (_begins(bare, match) and _nobody_s_name(match[0]))]


def _nobody_s_name(word: str) -> bool:
    """An ordinary word, and neither a name nor a place as well. The lists are not waited for: windows ask here."""
    known = lists_of_words().what(word) if lists_of_words.cache_info().currsize else NOTHING
    return word.casefold() in _USUAL or bool(known & _ORDINARY and not known & _NAMES)


def _begins(text: str, word: re.Match[str]) -> bool:
    """It is the first word of a sentence."""
    return _BEGINS.search(text, max(0, word.start() - 12), word.start()) is not None


def singled_out(texts: Sequence[str]) -> tuple[Together | Again, ...]:
    """What stands together in one text, then what stands in several."""
    together = [found for text in texts if (found := _together(text)) is not None]
    seen: dict[str, tuple[str, int]] = {}
    for text in dict.fromkeys(texts):
        for key, words in _rare(text).items():
            seen[key] = (seen[key][0] if key in seen else words, seen.get(key, ("", 0))[1] + 1)
    return (*together, *(Again(words) for words, times in seen.values() if times > 1))


def _together(text: str) -> Together | None:
    found = [rule.search(text) for rule in (_ORIGIN, _JOB, _SHIFT)]
    words = tuple(match[0] for match in found if match is not None)
    return Together(words) if len(words) == len(found) else None


def _rare(text: str) -> dict[str, str]:
    """Origins, capitalised words inside a sentence, and "the only …": each as it is compared, and as it stands."""
    origins = [match[0] for match in _ORIGIN.finditer(text)]
    names = [match[0] for match in _WORD.finditer(text) if match[0][0].isupper() and not _begins(text, match)]
    held = " ".join(origins)
    alone = [
        name for name in names if name not in held and not any(a <= text.find(name) < b for a, b in placeholders(text))
    ]
    return {words.casefold(): words for words in (*origins, *alone, *(match[0] for match in _ONLY.finditer(text)))}
