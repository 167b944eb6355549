"""Finds numbers that belong to a person or a case: identity numbers, organisation numbers, plates, cases.

The rules of personal identity numbers belong to the library personnummer, the check digit to stdnum's luhn.
"""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.lists import words
from vilkaarvi.notes.detect.tokens import Sentence

Span = tuple[int, int]
DASH = "-‐‑‒–—−"  # what keyboards and word processors write for a hyphen; stands first in a class, else it is a range
BLANK = r"[^\S\n]"  # any blank, within a line; bounded, so that a long run of them is not read again and again
# YYMMDD-NNNN with or without century; the day in one piece or as YY-MM-DD. A letter may begin the last four: a number
# on loan in health care (interimspersonnummer).
_PNR = re.compile(
    rf"(?<!\d)(?P<year>(?:18|19|20)?\d\d)(?P<gap>[{DASH} ./]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)"
    rf"(?P<mark>{BLANK}{{0,3}}[{DASH}+]?{BLANK}{{0,3}})(?P<last>[\dTRSUWXJKLMN]\d{{3}})(?!\d)"
)
# The last four left out or crossed out still point to a day of birth and to somebody.
_VEILED = re.compile(
    rf"(?<!\d)(?:19|20)?\d\d(?:0\d|1[0-2])[0-9]\d{BLANK}?[{DASH}]{BLANK}?(?:[xX*?]{{4}}|\d{{2}}[xX*]{{2}})"
)
_CO_ORDINATION = 60  # is added to the day in a co-ordination number (samordningsnummer)

_ORGNR = re.compile(
    rf"(?<![\d-])(?:16)?(?P<head>\d{{2}}[2-9]\d{{3}})(?P<mark>{BLANK}?[{DASH}]?{BLANK}?)(?P<tail>\d{{4}})(?![\d-])"
)
_SAYS_ORG = re.compile(r"\b(?:org\w{0,10}|company|f-?skatt\w{0,4}|momsreg\w{0,10}|vat)\b[^\d\n]{0,25}$", re.I)
_SAYS_FIRM = re.compile(
    r"\b(?:\w*bolag\w{0,4}|\w*firma\w{0,3}|\w*leverantör\w{0,4}|\w*entreprenör\w{0,4}|\w*förening\w{0,4}|"
    r"\w*företag\w{0,4}|ab|hb|kb)\b",
    re.I,
)
_LETTERS = "ABCDEFGHJKLMNOPRSTUWXYZ"
_PLATE = re.compile(
    rf"(?<![\w-])(?P<letters>[{_LETTERS}]{{3}})(?P<gap>{BLANK}?[{DASH}.]?{BLANK}?)"
    rf"(?P<rest>\d\d[{DASH}. ]?[\d{_LETTERS}])"
    rf"(?![\w-])",
    re.I,
)
_CAR = (
    r"(?:reg\.?\w{0,20}|plåt\w{0,4}|plate|licence|license|bil(?:en|ar|arna)?|\w{1,12}bil(?:en)?|moped\w{0,4}|mc|car|"
    r"van|truck|lastbil\w{0,3}|släp\w{0,4}|"
    r"volvo\w?|saab\w{0,2}|bmw|toyota\w{0,2}|audi\w{0,2}|kia|golf\w{0,2}|passat\w{0,2}|skoda\w{0,2}|nissan|mazda|"
    r"tesla\w?|skylt\w{0,5}|\w{0,12}parker\w{0,8}|park(?:ed|ing)|körde?|kör)"
)
_SAYS_PLATE = re.compile(rf"(?<!\w){_CAR}(?!\w)", re.I)
_NO_PLATE = words("""
    sou sfs sfi sek eur usd nok dkk iso rum avd sas svt kap per klo sid sms max min har för kom var und din sva
    sen ute tel tom vid och som med men att den det där nya två tre bok del mål sal the and for our bus bed age
    top run law art
""")

_CASE_WORD = (
    rf"(?:dnr|diarienr|diarienummer|d\.?nr|dossier(?:nr|nummer|n)?|ärende(?:nr|nummer|t)?|\w{{1,6}}-ärende(?:nr|nummer|"
    rf"t)?|mål(?:nr|nummer)?|akt(?:nr|nummer)?|"
    rf"beteckning\w{{0,12}}|lma-?\w{{0,7}}|kontrollnr|kontrollnummer|uppehållstillståndskort\w{{0,4}}|ut-kort|"
    rf"journal(?:nr|"
    rf"nummer)|skade(?:nr|nummer)|skadeanmälan|"
    rf"patient(?:nr|nummer)|kund(?:nr|nummer)|försäkringsnr|försäkringsnummer|medlems(?:nr|nummer)|anställnings(?:nr|"
    rf"nummer)|anst\.?nr|pass(?:nr|nummer)|polisanmälan|anmälan|"
    rf"ansökan|beslut|referens(?:nr|nummer)?|ref\.?(?:nr)?|löpnr|case|file|reference|docket|matter|claim|felanmälan|"
    rf"lex{BLANK}sarah|lex{BLANK}maria|avvikelse|incident|ticket|dossnr|doss|"
    rf"id-kort\w{{0,3}}|migrationsärende\w{{0,3}}|k-nummer|k-nr)"
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
    r"(?<![\w-])(?:[A-ZÅÄÖ]{2,5}[^\S\n]?[-/]?(?:20)?\d\d[/:.-]\d{2,6}(?:-\d{1,3})?|"
    r"[A-ZÅÄÖ]{2,5}[^\S\n]?-?\d{2,6}/\d\d(?:\d\d)?|"
    r"(?:20)\d\d[-/][A-ZÅÄÖ]{2,5}[-/ ]\d{2,6})(?![\w-])"
)
_LAW = re.compile(
    r"\b(?:SOU|SFS|prop\.?|ds|bet\.?|direktiv|dir\.?|AFS|SOSFS|HSLF-FS|lag(?:en)?|förordning)[^\S\n]?\(?$", re.I
)
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
        written = match["head"] + match["tail"]
        if said or (written[0] in "2578" and (match["mark"].strip() or luhn.is_valid(written))) or (
            written.startswith(("556", "559", "969", "769", "716", "802", "212")) and _SAYS_FIRM.search(text)
        ):  # fmt: skip
            yield match.span()
    for match in _TEN_DIGITS.finditer(text):  # a sole trader's is the identity number
        if _SAYS_ORG.search(text, max(0, match.start() - 40), match.start()):
            yield match.span()


_TEN_DIGITS = re.compile(rf"(?<![\d-])(?:16)?\d{{6}}{BLANK}?[{DASH}]?{BLANK}?\d{{4}}(?![\d-])")


def plates(text: str, sentence: Sentence) -> Iterator[Span]:
    """ABC123, ABC 12D. In small letters or after a blank only if it can be nothing else or a car is spoken of."""
    sure = False  # a second one in a list needs no word before it
    for match in _PLATE.finditer(text):
        letters, said = match["letters"], _SAYS_PLATE.search(text, max(0, match.start() - 40), match.end() + 40)
        broken = not match["rest"].isalnum()
        if letters.lower() in _NO_PLATE and not said:
            continue
        plain = letters.isupper() and not broken and (match["gap"] != "." or match["rest"][-1].isalpha())
        written = letters.isupper() and match["gap"] == "." and match["rest"][2:3] == "."
        if plain and match["gap"] == " " and not said and sentence.what(letters):
            continue  # "SFI 100"
        strange = not sentence.what(letters) and (match["rest"][-1].isalpha() or not match["gap"] or letters.isupper())
        if strange or said or plain or written or (sure and match["rest"][-1].isalpha()):
            sure = True
            yield match.span()


def cases(text: str) -> Iterator[Span]:
    """Numbers of cases, files and cards, known by the word before them or by their form."""
    for match in _CASE.finditer(text):
        if sum(sign.isdigit() for sign in match["code"]) >= _TOO_LITTLE and not _is_year(match["code"]):
            whole = match[0].lower().startswith("lex")
            yield match.span() if whole else match.span("code")
    for pattern in (_COURT, _BOARD):
        for match in pattern.finditer(text):
            law = re.match(r"(?:SOU|SFS|AFS|SOSFS|FS|EU|EG|COVID|ISO|ESF)\b", match[0])
            if not law and not _LAW.search(text, max(0, match.start() - 12), match.start()):
                yield match.span()


def _is_year(code: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", code))
