"""What may stand around a noun for a person in Swedish: adjectives before it, a place, a mark or a clause after it."""

from vilkaarvi.notes.detect.lists import Is, endings, words
from vilkaarvi.notes.detect.persons import definite_person, indefinite_person
from vilkaarvi.notes.detect.tokens import Sentence, Shape, Token

OF_PLACE = words("på i från fr vid hos ifrån inom bakom bredvid utanför mittemot över under")
_OF_MARK = words("med m till utan för")
OWN = words("vår vårt våra min mitt mina deras hennes hans er ert sin sitt din")
ARTICLES = words("den det de denna denne dom")
ONLY = words("enda ende ensamma ensamme ensam")
PRONOUNS = words("han hon hen honom henne")
TIMES = words("""
    måndag tisdag onsdag torsdag fredag lördag söndag måndagar helgen helgerna veckan månaden året dag går morse
    kväll morgon natt eftermiddag våras höstas somras vintras sommaren vintern hösten våren slutet början mitten
    mötet rasten lunchen fikat dagarna tiden stunden jobbet fall sätt grund stället sak allmänhet allmänt regel
    princip gruppen samtalet rummet frågan svaret diskussionen fråga ordning gång stort sverige svenska arbetet
    bordet förväg efterhand ansiktet ögonen telefon telefonen tåget bussen schemat skrift fred huvudet hjärtat
    träffen arabiska engelska somaliska listan riktigt allvar nytt fullt dagen idag imorgon gott sikt håll tid
    semester paus bussresan filmen sverige landet världen livet
""")
_WHEN = words("""
    våras höstas somras vintras fredags torsdags onsdags tisdags måndags söndags lördags förra nyligen igår jul
    nyårsafton
""")
_ENDS = frozenset('.,;:!?()\n"”-–—/=>&+')
_JOINS = words("och o men eller så att när då sen för eftersom medan om fast")
_ADJECTIVE = endings("""
    iga ska ade nde lla lda tta dda ige ske na ande ende rsta lösa fria ast sk ig mla iska iske rade nade lade
    tade nga nge nya ngre dre kta kte
""")
_ADJECTIVES = words("""
    nya nye ny gamla gamle gammal förra förre unga unge ung äldre yngre lilla lille liten långa långe lång korta
    stora store stor blonda mörka enda ende kvinnliga manlige manliga svarta vita röda döva blinda halta tysta
    arga glada snälla sura andra andre två tre nygifta gifta skilda ogifta gravida sjuka rara tidigare dåvarande
    nuvarande blivande samma där här f.d. fd svensk syrisk finsk fackliga facklige tillförordnade tf egen eget
    gula gröna blå bruna höga låga fina bra dåliga
""")
_SUPERLATIVES = words("""
    äldsta äldste äldst yngsta yngste yngst längsta längste största störste minsta minste nyaste senaste
    gladaste argaste tystaste högsta högste bästa bäste värsta värste starkaste snällaste surast suraste
    duktigaste erfarnaste lataste snabbaste första förste sista siste rikaste svagaste sjukaste tjockaste
    kortaste
""")


def superlative(token: Token) -> bool:
    return token.small in _SUPERLATIVES


def adjective(token: Token) -> bool:
    """An adjective before a noun: "nya", "fackliga", "somaliska"; with a capital only where a note begins."""
    small = token.small
    if not token.is_word or (token.capital and not token.begins):
        return False
    return small in _ADJECTIVES or (len(small) > 4 and small.endswith(_ADJECTIVE) and not token.small.endswith("arna"))


def head(sentence: Sentence, place: int, most: int = 3) -> int | None:
    """Where the noun for a person stands at or after `place`, behind adjectives; None if none does."""
    for at in range(place, place + most + 1):
        token = sentence.at(at)
        if is_head(sentence, at):
            behind = sentence.at(at + 1)
            if adjective(token) and (indefinite_person(sentence, behind) or definite_person(sentence, behind)):
                continue  # "sin norska farmor"
            return at
        if not adjective(token) and token.small not in ONLY and not superlative(token):
            return None
    return None


def is_head(sentence: Sentence, at: int) -> bool:
    token = sentence.at(at)
    return indefinite_person(sentence, token) or definite_person(sentence, token)


def tail(sentence: Sentence, at: int) -> int | None:
    """The end of a place, a mark or a clause after the person at `at`: "på förrådet", "med proteshanden", "som ..."."""
    after, then = sentence.at(at + 1), sentence.at(at + 2)
    if after.small == "som" or (after.text == "," and then.small == "som"):
        return clause(sentence, at + (1 if after.small == "som" else 2))
    if after.small in PRONOUNS and then.verb and sentence.at(at + 3).is_word and sentence.at(at).begins:
        return clause(sentence, at + 1)  # "mannen hon är gift med"
    if after.small not in OF_PLACE and after.small not in _OF_MARK:
        return None
    end = (_somebody if after.small in {"för", "till"} else noun_phrase)(sentence, at + 2)
    if end is None:
        return None
    behind = sentence.at(end + 1).small
    return (tail(sentence, end) if behind in OF_PLACE | {"som", "med"} else None) or end


def _somebody(sentence: Sentence, at: int) -> int | None:
    """ "för han med ryggen", "till ordföranden": another person, who singles out this one."""
    if sentence.at(at).small in PRONOUNS:
        return tail(sentence, at) or at
    place = head(sentence, at + 1) if sentence.at(at).small in ARTICLES | OWN else head(sentence, at)
    if place is None or not (definite_person(sentence, sentence.at(place)) or sentence.at(at).small in OWN):
        return None
    return tail(sentence, place) or place


def noun_phrase(sentence: Sentence, at: int) -> int | None:
    """The end of "förrådet", "den röda bilen", "avd 3", "Aleppo", "husets tredje våning"; None for times and such."""
    place, before = at, sentence.at(at - 1).small
    while place < at + 4 and _leads(sentence, place):
        place += 1
    noun = sentence.at(place)
    if not noun.is_word or noun.small in TIMES:
        return None
    if sentence.at(place + 1).shape is Shape.NUMBER:
        return place + 1
    if noun.capital:
        return place + 1 if sentence.at(place + 1).capital else place
    if noun.verb and not noun.has(Is.STEM):
        return (
            place - 1 if place > at and adjective(sentence.at(place - 1)) and before == "på" else None
        )  # "på tekniska"
    if definite_end(noun) or place > at or not noun.ordinary or noun.has(Is.PLACE | Is.OTHER):
        return place
    return place if before in {"med", "m", "från", "fr", "på"} and noun.has(Is.STEM) else None


def _leads(sentence: Sentence, place: int) -> bool:
    token = sentence.at(place)
    if token.small in ARTICLES | OWN or token.small in {"alla", "en", "ett"} or adjective(token):
        return sentence.at(place + 1).is_word
    owner = token.small.endswith("s") and len(token.small) > 4 and token.small[-2] in "nta"
    return owner and (adjective(sentence.at(place + 1)) or superlative(sentence.at(place + 1)))


def clause(sentence: Sentence, at: int, dated: bool = False) -> int | None:
    """The end of "som ...": before a mark, a joining word or the main clause's own verb; None if it says little.

    `dated` asks for a time in it: "den som var sjukskriven i höstas" is somebody, "den som vill" is anybody.
    """
    place, verbs, told = at + 1, 0, False
    while place < at + 10:
        token = sentence.at(place)
        if not token.text or token.text in _ENDS or (token.small in _JOINS and place > at + 2 and token.small != "för"):
            break
        if token.verb:
            verbs += 1
            if verbs > 1 and sentence.at(place - 1).small not in {"att", "vill", "kan"} and place > at + 2:
                break
        told = told or token.small in _WHEN
        if verbs == 0 and place > at + 3:
            return None
        place += 1
    return place - 1 if place - at > 2 and verbs and (told or not dated) else None


def definite_end(token: Token) -> bool:
    return token.small.endswith(("en", "et", "an", "na", "n", "stan")) or token.capital
