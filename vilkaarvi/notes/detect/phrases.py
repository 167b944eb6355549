"""What may stand around a noun for a person in Swedish: adjectives before it, a place, a mark or a clause after it."""

from vilkaarvi.notes.detect.clauses import STAGED, clause, past
from vilkaarvi.notes.detect.lists import Is, endings, words
from vilkaarvi.notes.detect.persons import definite_person, definite_persons_own, indefinite_person
from vilkaarvi.notes.detect.tokens import Sentence, Shape, Token

OF_PLACE = words("på i från fr vid hos ifrån inom bakom bredvid utanför mittemot över under ve v intill ovanför")
_OF_MARK = words("med m me till utan för av")
# "hon nere på tvätten", "han där i svängen"
NEARBY = words("""
    därn härn därnere däruppe nere uppe inne ute borta där här hemma framme längst ner bort ner upp ut in kvar
""")
OWN = words("vår vårt våra min mitt mina deras hennes hans er ert sin sitt din")
ARTICLES = words("den det de denna denne dom")
ONLY = words("enda ende ensamma ensamme ensam")
PRONOUNS = words("han hon hen honom henne")
TIMES = (
    words("""
    måndag tisdag onsdag torsdag fredag lördag söndag måndagar helgen helgerna veckan månaden året dag går morse
    kväll morgon natt eftermiddag våras höstas somras vintras sommaren vintern hösten våren slutet början mitten
    mötet rasten lunchen fikat dagarna tiden stunden jobbet fall sätt grund stället sak allmänhet allmänt regel
    princip gruppen samtalet rummet frågan svaret diskussionen fråga ordning gång stort sverige svenska arbetet
    bordet förväg efterhand ansiktet ögonen telefon telefonen tåget bussen schemat skrift fred huvudet hjärtat
    träffen arabiska engelska somaliska listan riktigt allvar nytt fullt dagen idag imorgon gott sikt håll tid
    semester paus bussresan sverige landet världen livet pausen fikarasten lunchrasten apt fredagar måndagar
    tisdagar onsdagar torsdagar lördagar söndagar fredagen måndagen tisdagen onsdagen torsdagen morgonen kvällen
    eftermiddagen vardagar helger ordningen sekretess samma plats papper bild korridoren sidan princip hemlandet
""")
    | STAGED
)
_NUMBERED = words("""
    rum rummet plan avd avdelning hus våning vån linje trapphus grupp lag skift pass plats sal port uppgång klass
    kurs spår block åk årskurs station bil
""")
_NUMBER_WORDS = words("ett två tre fyra fem sex sju åtta nio tio elva tolv a b c d")
# "enhetschefen för daglig verksamhet": these have something under them.
_IN_CHARGE = endings("""
    chefen ledaren ansvarige ansvariga samordnaren föreståndaren ordföranden ledamoten läggaren ombudet
""")
_WORN = words("""
    burkini slöja sjal keps rullstol turban hijab niqab burka kjol peruk kippa permobil kostym uniform huvudduk
    mössa hatt läderväst huva
""")
_KNOWN_UNITS = words("""
    kök vård skola äldre hemtjänst förskola personal hr it ekonomi lön löner fritids korttids bygglov planering städ
    tvätt park gata vaktis bibban posten
""")
_LANGUAGES = words("svenska engelska arabiska somaliska finska dari tigrinja kurdiska persiska ukrainska")
_SUBJECTS = words("hon han hen vi de dom alla jag")
# Units are often named by what they do: "på löner", "på bygglov", "på fritids".
_UNITS = endings("er or ar s ds lov gata")
_ADJECTIVE = endings("""
    iga ska ade nde lla lda tta dda ige ske na ande ende rsta lösa fria ast sk ig mla iska iske rade nade lade tade
    nga nge nya ngre dre kta kte rna rne dne tne gne
""")
_ADJECTIVES = words("""
    nya nye ny gamla gamle gammal förra förre unga unge ung äldre yngre lilla lille liten långa långe lång korta
    stora store stor blonda mörka enda ende kvinnliga manlige manliga svarta vita röda döva blinda halta tysta arga
    glada snälla sura andra andre två tre nygifta gifta skilda ogifta gravida sjuka rara tidigare dåvarande
    nuvarande blivande samma där här f.d. fd svensk syrisk finsk fackliga facklige tillförordnade tf egen eget gula
    gröna blå bruna höga låga fina bra dåliga utrikes svensktalande bitr vice vik vit svart röd gul grön rosa randig
    ljus mörk dyra dyre smala smale tjocka tjocke trevliga svåra unga ryska ryske dansk norsk rysk turkisk gråa grå
    pensionerade pensionerad inhyrd gravid blind döv avgående
""")
# "den nye", "den långe": this form of an adjective is used of a man only.
_MANS = words("""
    nye långe gamle unge lille store blonde tyste arge glade snälle sure döve blinde sjuke kristne skallige
    religiöse avgångne rike fattige homosexuelle stammande ende siste förste
""")
# Who held or holds a post: "förra chefen" is one person, whatever the post is.
CHANGED = words("""
    nya nye förra förre gamla gamle tidigare dåvarande avgående blivande nuvarande biträdande tf vikarierande
    pensionerade tillförordnade tillförordnad avgångne avgångna inhyrda inhyrde nyanställda nyanställde fd sparkade
    avskedade uppsagda
""")
# Adjectives that are said of people only: "den gravida på natten".
OF_PEOPLE = endings("""
    gravida skrivna skrivne nställda nställde utbrända utbrände pensionerade inhyrda inhyrde anlände anlända nblivna
    avgångna avgångne uppsagda uppsagde anhöriga anhörige lediga ledige burna burne boende sjuke gamle döva döve
    blinda blinde troende nsvariga nsvarige muslimska muslimske homosexuella inhoppande gråtande överviktiga håriga
    hårige tatuerade skäggige skäggiga blyga tystlåtna pratsamma ensamstående stammande skilda skilde avskedade
    sparkade smittade polisanmälda anmälde hotade
""")
_SUPERLATIVES = words("""
    äldsta äldste äldst yngsta yngste yngst längsta längste största störste minsta minste nyaste senaste gladaste
    argaste tystaste högsta högste bästa bäste värsta värste starkaste snällaste närmaste närmsta närmste surast
    suraste duktigaste erfarnaste lataste snabbaste första förste sista siste rikaste svagaste sjukaste tjockaste
    kortaste
""")


def superlative(token: Token) -> bool:
    """ "äldsta", "dyraste": the most of its kind, in the form that stands with "the"."""
    small = token.small
    return small in _SUPERLATIVES or (len(small) > 6 and small.endswith("aste") and token.has(Is.SWEDISH))


def of_people(token: Token) -> bool:
    """ "nye", "gravida", "sjukskrivne": an adjective that only a person can be, with "den"."""
    return token.is_word and not token.capital and (token.small in _MANS or token.small.endswith(OF_PEOPLE))


def adjective(token: Token) -> bool:
    """An adjective before a noun: "nya", "fackliga", "somaliska"; with a capital only where a note begins."""
    small = token.small
    if not token.is_word or (token.capital and not token.begins):
        return False
    return (
        small in _ADJECTIVES
        or small in _MANS
        or (len(small) > 4 and small.endswith(_ADJECTIVE) and not small.endswith(("arna", "erna", "orna")))
    )


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


def past_an_age(sentence: Sentence, at: int) -> int:
    """Where the words go on after "63-åriga", which is a number, a dash and a word; `at` itself where none stands."""
    aged = sentence.at(at).shape is Shape.NUMBER and sentence.at(at + 2).small.startswith("årig")
    return at + 3 if aged else at


def is_head(sentence: Sentence, at: int) -> bool:
    token = sentence.at(at)
    return indefinite_person(sentence, token) or definite_person(sentence, token)


def tail(sentence: Sentence, at: int) -> int | None:
    """The end of a place, a mark or a clause after the person at `at`: "på förrådet", "med proteshanden", "som ..."."""
    after, then = sentence.at(at + 1), sentence.at(at + 2)
    if after.small in {"som", "vars"} or (after.text == "," and then.small in {"som", "vars"}):
        return clause(sentence, at + (1 if after.small in {"som", "vars"} else 2))
    if (
        after.small in _SUBJECTS
        and (then.verb or past(then) or then.small.endswith(("de", "te")))
        and sentence.at(at + 3).is_word
        and sentence.at(at).begins
    ):
        return clause(sentence, at)  # "mannen hon är gift med", "mannen de kallar Kapten"
    if after.small in NEARBY and (then.small in OF_PLACE | NEARBY):
        return tail(sentence, at + 1)
    if after.small not in OF_PLACE and after.small not in _OF_MARK:
        return None
    if after.small == "av":
        return (tail(sentence, at + 2) or at + 2) if then.small in {"oss", "dem", "dom", "alla"} else None
    end = _somebody(sentence, at + 2) if after.small in {"för", "till"} else noun_phrase(sentence, at + 2)
    if end is None and after.small == "för" and sentence.at(at).small.endswith(_IN_CHARGE):
        end = noun_phrase(sentence, at + 2)
    if end is None or staged(sentence, end):
        return None
    behind = sentence.at(end + 1).small
    return (tail(sentence, end) if behind in OF_PLACE | {"som", "med"} else None) or end


def staged(sentence: Sentence, end: int) -> bool:
    """True if what ends at `end` is somebody of the film or an example: "mannen på bussen i filmen"."""
    return sentence.at(end + 1).small in {"i", "ur", "på", "från"} and sentence.at(end + 2).small in STAGED


def _somebody(sentence: Sentence, at: int) -> int | None:
    """ "för han med ryggen", "till ordföranden", "till Noras tvillingar": another person, who singles out this one."""
    if sentence.at(at).small in {"en", "ett"} and sentence.at(at + 1).small == "av":
        return at + 2
    if definite_persons_own(sentence, sentence.at(at)) and sentence.at(at + 1).is_word:
        return at + 1
    if sentence.at(at).capital and not sentence.at(at).has(Is.PLACE | Is.OTHER):
        behind = sentence.at(at + 1)
        return at + 1 if sentence.at(at).small.endswith("s") and behind.is_word and not behind.verb else at
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
    noun, behind = sentence.at(place), sentence.at(place + 1)
    if noun.shape is Shape.NUMBER:
        return _number(sentence, place)
    if noun.small in {"mig", "oss"}:
        return place if before in {"bredvid", "mittemot", "bakom", "hos", "ovanför"} else None
    if not noun.is_word:
        return None
    if behind.shape is Shape.NUMBER or (noun.small in _NUMBERED and behind.small in _NUMBER_WORDS):
        return place + 1 if noun.small not in TIMES or noun.small in _NUMBERED else None
    if noun.small in TIMES or behind.small in _LANGUAGES:
        return None
    if behind.text == "-" and sentence.at(place + 2).small in {"och", "o", "&"}:
        return place + 3  # "trä- och metallslöjd"
    if noun.capital:
        return place + 1 if behind.capital else place
    if noun.verb and not noun.has(Is.STEM):  # "på tekniska"
        return place - 1 if place > at and adjective(sentence.at(place - 1)) and before == "på" else None
    return _plain_noun(sentence, place, before, led=place > at)


def _plain_noun(sentence: Sentence, place: int, before: str, led: bool) -> int | None:
    noun, behind = sentence.at(place), sentence.at(place + 1)
    if noun.small in _KNOWN_UNITS or (before == "i" and noun.small in _WORN):
        return place
    if definite_end(noun) or led or not noun.ordinary or noun.has(Is.PLACE | Is.OTHER):
        return place
    if noun.has(Is.ENGLISH) and not noun.has(Is.SWEDISH):  # "på night shift"
        return place + (behind.has(Is.ENGLISH) and not behind.has(Is.SWEDISH))
    if before in {"med", "m", "me", "från", "fr", "på", "utan"} and noun.has(Is.STEM):
        return place
    return place if before == "på" and noun.has(Is.SWEDISH) and noun.small.endswith(_UNITS) else None


def _number(sentence: Sentence, place: int) -> int | None:
    """The end of "4B", "12:an" and "50-årsåldern", which tell which one."""
    after = sentence.at(place + 1)
    if after.text == "-" and sentence.at(place + 2).small.startswith("års"):
        return place + 2
    if after.text == ":" and sentence.at(place + 2).small in {"an", "n"}:
        return place + 2
    return place + 1 if after.is_word and not sentence.gap(place + 1) else None


def _leads(sentence: Sentence, place: int) -> bool:
    token = sentence.at(place)
    if token.small in ARTICLES | OWN or token.small in {"alla", "en", "ett"} or adjective(token):
        return sentence.at(place + 1).is_word
    owner = token.small.endswith("s") and len(token.small) > 4 and token.small[-2] in "nta"
    return owner and (adjective(sentence.at(place + 1)) or superlative(sentence.at(place + 1)))


def definite_end(token: Token) -> bool:
    return token.small.endswith(("en", "et", "an", "na", "n", "stan")) or token.capital
