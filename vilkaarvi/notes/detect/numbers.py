"""Finds numbers that belong to a person or a case: identity numbers, organisation numbers, plates, cases.

The rules of personal identity numbers belong to the library personnummer, the check digit to stdnum's luhn.
"""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.small_words import CONTENT_FREE, NEVER_NAMES
from vilkaarvi.notes.detect.tokens import Sentence

Span = tuple[int, int]
DASH = "-‐‑‒–—−"  # what keyboards and word processors write for a hyphen; stands first in a class, else it is a range
BLANK = r"[^\S\n]"  # any blank, within a line; bounded, so that a long run of them is not read again and again
# YYMMDD-NNNN with or without century; the day in one piece or as YY-MM-DD. A letter may begin the last four: a number
# on loan in health care (interimspersonnummer).
_PNR = re.compile(
    rf"(?<!\d)(?P<year>(?:18|19|20)?\d\d)(?P<gap>[{DASH} ./]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)"
    rf"(?P<mark>{BLANK}{{0,3}}[{DASH}+./]?{BLANK}{{0,3}})(?P<last>[\dTRSUWXJKLMN]\d{{3}}|\d{{3}}[xX*?](?!\w))(?!\d)"
)
# The last four left out or crossed out still point to a day of birth and to somebody.
_VEILED = re.compile(
    rf"(?<!\d)(?:19|20)?\d\d(?:0\d|1[0-2])[0-9]\d{BLANK}?[{DASH}]{BLANK}?(?:[xX*?]{{4}}|\d{{2}}[xX*]{{2}})"
)
_CO_ORDINATION = 60  # is added to the day in a co-ordination number (samordningsnummer)

_ORGNR = re.compile(
    rf"(?<![\d-])(?:(?<![^\W\d_])SE{BLANK}?[{DASH}]?{BLANK}?)?(?:16{BLANK}?[{DASH}]?{BLANK}?)?"
    rf"(?P<head>\d{{2}}{BLANK}?[2-9]\d{BLANK}?\d\d)(?P<mark>{BLANK}?[{DASH}]?{BLANK}?)(?P<tail>\d{{4}})"
    rf"(?:{BLANK}?[{DASH}]?{BLANK}?01)?(?![\d-])",
    re.I,
)
_SAYS_ORG = re.compile(r"\b(?:org\w{0,10}|company|f-?skatt\w{0,4}|momsreg\w{0,10}|vat)\b[^\d\n]{0,25}$", re.I)
_SAYS_FIRM = re.compile(
    r"\b(?:\w*bolag\w{0,4}|\w*firma\w{0,3}|\w*leverantör\w{0,4}|\w*entreprenör\w{0,4}|\w*förening\w{0,4}|"
    r"\w*företag\w{0,4}|ab|hb|kb)\b",
    re.I,
)
_LETTERS = "ABCDEFGHJKLMNOPRSTUWXYZ"
_PLATE = re.compile(
    rf"(?<![\w-])(?P<letters>[{_LETTERS}]{{3}})(?P<gap>{BLANK}{{0,2}}[{DASH}._:/]?{BLANK}?)"
    rf"(?P<rest>\d\d[{DASH}. ]?[\d{_LETTERS}])"
    rf"(?![\w-])",
    re.I,
)
_SPELLED = re.compile(  # "w a m 204", as it is dictated
    rf"(?<!\w)(?:[{_LETTERS}]{BLANK}){{3}}\d{BLANK}?\d{BLANK}?[\d{_LETTERS}](?!\w)", re.I
)
_CAR = (
    r"(?:reg\.?\w{0,20}|plåt\w{0,4}|plate|licence|license|bil(?:en|ar|arna)?|\w{1,12}bil(?:en)?|moped\w{0,4}|mc|car|"
    r"van|truck|lastbil\w{0,3}|släp\w{0,4}|"
    r"volvo\w?|saab\w{0,2}|bmw|toyota\w{0,2}|audi\w{0,2}|kia|golf\w{0,2}|passat\w{0,2}|skoda\w{0,2}|nissan|mazda|"
    r"tesla\w?|ford|opel|fiat|seat|peugeot|renault|citroen|honda|mercedes|merca|dacia|subaru|hyundai|polo|cykel|husbil\w{0,2}|"
    r"fordon\w{0,4}|vehicle|drag\w{0,4}|äger|ägare\w{0,2}|owns?|owner|vems|whose|stulen|stulet|stolen|böter|p-?böter|"
    r"p-?bot\w{0,3}|krock\w{0,5}|krasch\w{0,5}|besikt\w{0,8}|bärg\w{0,5}|bogser\w{0,5}|fortkör\w{0,6}|blockera\w{0,2}|"
    r"blocks?|blocking|spärra\w{0,2}|skymmer|tutar|infart\w{0,2}|utfart\w{0,2}|garage\w{0,2}|däck\w{0,2}|tanka\w{0,3}|"
    r"drive|drives|drove|driver|förare|chaufför|skjuts\w{0,3}|hyrbil\w{0,2}|taxi\w{0,2}|hjul\w{0,3}|lyktan|lyser|skylt\w{0,5}|\w{0,12}parker\w{0,8}|park(?:ed|ing)|körde?|kör)"
)
_SAYS_PLATE = re.compile(rf"(?<!\w){_CAR}(?!\w)", re.I)
_SAYS_REGISTERED = re.compile(
    r"\b(?:reg\w{0,14}|skylt\w{0,4}|plåt\w{0,3}|plates?)[.:]?\s?(?:nr|nummer|no)?[.:]?\s?$", re.I
)
_NO_PLATE = words("""
    sou sfs sfi sek eur usd nok dkk iso rum avd sas svt kap per klo sid sms max min har för kom var und din sva
    sen ute tel tom vid och som med men att den det där nya två tre bok del mål sal the and for our bus bed age
    top run law art
""")

_CASE_WORD = (
    rf"(?:dnr|diarienr|diarienummer|d\.?nr|dossier(?:nr|nummer|n)?|ärende(?:nr|nummer|t|-?id)?|\w{{1,6}}-ärende(?:nr|nummer|"
    rf"t)?|mål(?:nr|nummer)?|akt(?:nr|nummer)?|"
    rf"beteckning\w{{0,12}}|lma-?\w{{0,7}}|kontrollnr|kontrollnummer|uppehållstillståndskort\w{{0,4}}|ut-kort|"
    rf"journal(?:nr|"
    rf"nummer)|skade(?:nr|nummer)|skadeanmälan|"
    rf"patient(?:nr|nummer)|kund(?:nr|nummer)|försäkringsnr|försäkringsnummer|medlems(?:nr|nummer)|anställnings(?:nr|"
    rf"nummer)|anst\.?nr|pass(?:nr|nummer)|polisanmälan|anmälan|"
    rf"överklagan|överklagande\w{{0,2}}|dom|domen|utredning\w{{0,2}}|klagomål\w{{0,2}}|remiss\w{{0,3}}|tillbud\w{{0,2}}|rehabärende\w{{0,2}}|"
    rf"orosanmälan|handling\w{{0,2}}|diariet|diariefö\w{{1,5}}|appeal|permit|application|complaint|record|referral|"
    rf"ansökan|beslut|referens(?:nr|nummer)?|ref\.?(?:nr)?|löpnr|case|file|reference|docket|matter|claim|felanmälan|"
    rf"lex{BLANK}sarah|lex{BLANK}maria|avvikelse|incident|ticket|dossnr|doss|"
    rf"id-kort\w{{0,3}}|migrationsärende\w{{0,3}}|k-nummer|k-nr)"
)
_OF_PERSONS = (
    r"(?:medlem|elev|patient|kund|anställning|pass|id|kort|lånekort|körkort|försäkring|skade|journal|ärende|akt|mål|"
    r"deltagar|student|tjänste|legitimation|dossier|klient|brukar|hyres|kontrakt|avtals|polis|besluts|uppehålls|"
    r"bistånds|sjuk|läkar|ansöknings|anmälnings|löne|bricka|badge|permit|employee|member|customer|client)"
)
_ANY_NUMBER = re.compile(  # "elevnummer 20114", "lånekortsnr: 5567 1"
    rf"(?<!\w){_OF_PERSONS}[^\W\d_]{{0,12}}(?:-|{BLANK})?(?:nr|nummer|number)(?!\w)"
    rf"[.:]?{BLANK}?(?:är{BLANK}|is{BLANK})?(?P<code>(?:[A-ZÅÄÖ]{{1,4}}[- ]?)?\d[\d/:-]{{2,16}}"
    rf"(?:{BLANK}\d{{2,6}}){{0,2}})(?!\w)",
    re.I,
)
_CASE_JOIN = r"(?:[^\S\n]|[.:#(]|(?:nr|no|nummer|number|number:|no\.|är|is|hade|har|med|m|fk|hos|i|på|av)\b){0,6}"
_CASE_CODE = (
    r"(?=[^,;()\n]{0,9}\d)(?P<code>(?:[A-ZÅÄÖ]{1,6}[^\S\n]?[-/]?)?\d[\dA-Z]{0,12}"
    r"(?:[-/:.](?:[A-ZÅÄÖ]{1,4}[^\S\n]?)?\d[\dA-Z]{0,10}|[^\S\n]\d{1,6}(?![.,]\d)|"
    r"[-/][A-ZÅÄÖ]{2,4}(?=[-/]\d)){0,5})(?!\w)"
)
_CASE = re.compile(rf"(?<!\w){_CASE_WORD}(?![\w]){_CASE_JOIN}{_CASE_CODE}", re.I)
# A court's or a board's number is known without a word: "T 1234-24", "B 567-25", "KS 2025/00123", "2024-SOC-0021".
_COURT = re.compile(r"(?<![\w-])(?:[TBÖFPAMUÄ]|UM|PMT)[^\S\n-]?-?(?:\d{2,6}-\d{2}|(?:20)\d\d-\d{3,6})(?![\w-])")
_BOARD = re.compile(
    r"(?<![\w-])(?:[A-ZÅÄÖ]{2,5}(?:[^\S\n]|[-/.])?(?![0-2]\d[:.][0-5]\d(?!\d))(?:20)?\d\d[/:.-]\d{2,6}(?:-\d{1,3})?|"
    r"(?:ÄR|ÄRE|ÄNR|INC|REQ|RITM|TKT|CHG|SR)(?:[^\S\n]|-)?\d{4,10}|"
    r"[A-ZÅÄÖ]{2,5}[^\S\n]?-?\d{2,6}/\d\d(?:\d\d)?|"
    r"(?:20)\d\d[-/][A-ZÅÄÖ]{2,5}[-/ ]\d{2,6})(?![\w-])"
)
_YEARLY = re.compile(  # "2026/118", "F-2026-3391", "2025-00123"; a law is 2018:218
    r"(?<![\w/.:-])(?:[A-ZÅÄÖ]-?(?:20)\d\d[-/:]\d{2,6}|(?:20)\d\d/(?!20\d\d(?!\d))\d{3,6}|20\d\d-0?\d{5,6})(?![\w/:-])"
)
_NO_CASE = re.compile(  # laws, and days: "DOB 12/04", "Maj 2024-12"
    r"(?:SOU|SFS|AFS|SOSFS|FS|EU|EG|COVID|ISO|ESF|DOB|BORN|FÖDD|DEN|MÅN|TIS|ONS|TORS|FRE|LÖR|SÖN|"
    r"Maj|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Okt|Nov|Dec)\b"
)
_SMALL_BOARD = re.compile(  # "Ks 2024-118", but neither "Maj 2024-2025" nor a day
    r"(?<![\w-])[A-ZÅÄÖ][a-zåäö]{1,2}[^\S\n]?20\d\d[-/:.](?!20\d\d(?!\d))\d{2,6}(?![\w/:-])(?![.]\d)"
)
_BY_PLAN = re.compile(r"(?<![\w.-])\d\.\d(?:\.\d)?-\d{3,6}/20\d\d(?![\w/-])")  # "3.4.1-22118/2024"
_POLICE = re.compile(r"(?<![\w-])(?:\d{4}-[A-Z]\d{3,7}|K\d{4,7})-\d\d(?![\w-])")  # "5000-K81220-25"
_LAW = re.compile(
    r"\b(?:EU|EG|SOU|SFS|prop\.?|ds|bet\.?|direktiv|dir\.?|AFS|SOSFS|HSLF-FS|"
    r"lag(?:en)?|förordning(?:en)?|act|law)\)?[^\S\n]?\(?$",
    re.I,
)
_NO_ORDINARY = Is.ACRONYM | Is.OTHER
_TOO_LITTLE = 3  # digits: "ärende 12" is a point on an agenda


def identity_numbers(text: str) -> list[tuple[Span, bool]]:
    """Each with whether it is sure: written as only identity numbers are, or right by its check digit."""
    judged = [(match, _sure(match)) for match in _PNR.finditer(text) if _is_day(match)]
    found = [(match.span(), sure) for match, sure in judged if sure or not match["gap"]]
    return found + [(match.span(), True) for match in _VEILED.finditer(text)]


def _is_day(match: re.Match[str]) -> bool:
    day = int(match["day"])
    return 1 <= int(match["month"]) <= 12 and 1 <= (day - _CO_ORDINATION if day > _CO_ORDINATION else day) <= 31


def _sure(match: re.Match[str]) -> bool:
    mark, written = match["mark"], match[0]
    if match["gap"]:  # 1985-01-01 1234 is one if it checks; 2015-10-20 1300 is a day and a time
        return mark in {*DASH, "+"} or (_checks(match) and not mark.isspace())
    if mark.strip() in {".", "/"}:
        return _checks(match)
    if mark.strip():
        return True
    if not match["last"].isdigit():
        return False
    return not written.startswith("0") and (len(match["year"]) == 4 or _checks(match))


def _checks(match: re.Match[str]) -> bool:
    from personnummer import personnummer

    number = "".join(match[part] for part in ("year", "month", "day", "last"))
    return bool(personnummer.valid(number))


def organisation_numbers(text: str) -> Iterator[Span]:
    """Said to be one, or right by its check digit and written with its hyphen."""
    from stdnum import luhn

    for match in _ORGNR.finditer(text):
        said = _SAYS_ORG.search(text, max(0, match.start() - 40), match.start())
        written = re.sub(r"\D", "", match["head"]) + match["tail"]
        if said or match["mark"].strip() or (written[0] in "25789" and luhn.is_valid(written)) or (
            written.startswith(("556", "559", "969", "769", "716", "802", "212")) and _SAYS_FIRM.search(text)
        ):  # fmt: skip
            yield match.span()
    for match in _TEN_DIGITS.finditer(text):  # a sole trader's is the identity number
        if _SAYS_ORG.search(text, max(0, match.start() - 40), match.start()):
            yield match.span()


_TEN_DIGITS = re.compile(rf"(?<![\d-])(?:16)?\d{{6}}{BLANK}?[{DASH}]?{BLANK}?\d{{4}}(?![\d-])")


def plates(text: str, sentence: Sentence) -> Iterator[Span]:
    """ABC123, ABC 12D. In small letters or after a blank only if it can be nothing else or a car is spoken of."""
    yield from _spelled_plates(text)
    sure = False  # a second one in a list needs no word before it
    for match in _PLATE.finditer(text):
        letters, said = match["letters"], _SAYS_PLATE.search(text, max(0, match.start() - 40), match.end() + 40)
        broken = not match["rest"].isalnum()
        if letters.lower() in _NO_PLATE and not said:
            continue
        if _only_words(match, text, sentence):
            continue
        plain = letters.isupper() and not broken and (match["gap"] != "." or match["rest"][-1].isalpha())
        written = letters.isupper() and match["gap"] == "." and match["rest"][2:3] == "."
        if plain and match["gap"] == " " and not said and sentence.what(letters) & _NO_ORDINARY:
            continue  # "SFI 100"
        strange = not sentence.what(letters) and (match["rest"][-1].isalpha() or not match["gap"] or letters.isupper())
        if strange or said or plain or written or (sure and match["rest"][-1].isalpha()):
            sure = True
            yield match.span()


def _only_words(match: re.Match[str], text: str, sentence: Sentence) -> bool:
    """ "bilen var 200 meter bort": a small word of grammar and a number, with no word for plates right before it."""
    small, what = match["letters"].lower(), sentence.what(match["letters"])
    grammar = small in NEVER_NAMES or small in CONTENT_FREE or small in _NO_PLATE or bool(what & Is.VERB)
    if match["letters"].isupper() or not match["gap"].isspace() or not grammar:
        return False
    return not _SAYS_REGISTERED.search(text, max(0, match.start() - 16), match.start())


def _spelled_plates(text: str) -> Iterator[Span]:
    for match in _SPELLED.finditer(text):
        if _SAYS_PLATE.search(text, max(0, match.start() - 40), match.end() + 40):
            yield match.span()


def cases(text: str) -> Iterator[Span]:
    """Numbers of cases, files and cards, known by the word before them or by their form."""
    for match in _CASE.finditer(text):
        if sum(sign.isdigit() for sign in match["code"]) >= _TOO_LITTLE and not _is_year(match["code"]):
            whole = match[0].lower().startswith("lex")
            if match[0].lower().startswith("mål") and re.fullmatch(r"(?i)mål \d+", match[0]):
                continue  # "mål 300": an aim
            yield match.span() if whole else match.span("code")
    for match in _ANY_NUMBER.finditer(text):
        if not _is_year(match["code"]):
            yield match.span("code")
    for pattern in (_COURT, _BOARD, _SMALL_BOARD, _BY_PLAN, _YEARLY, _POLICE):
        for match in pattern.finditer(text):
            law = _NO_CASE.match(match[0])
            if not law and not _LAW.search(text, max(0, match.start() - 12), match.start()):
                yield match.span()


def _is_year(code: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", code))
