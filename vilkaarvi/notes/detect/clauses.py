"""The relative clause that tells who somebody is: where it ends, and whether it tells of one person or of anybody."""

from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.persons import definite_person, indefinite_person
from vilkaarvi.notes.detect.small_words import MODALS, MONTHS, STRONG_VERBS
from vilkaarvi.notes.detect.tokens import Sentence, Token

ENDS = frozenset('.,;:!?()\n"”-–—/=>&+')
_JOINS = words("och o men eller så när då sen för eftersom medan om fast")
_ADVERBS = words("""
    inte ej alltid just nyss bara aldrig precis nyligen ju fortfarande själv redan också oxå nu ofta en gång
    egentligen förut tidigare häromdagen ännu knappt nästan visst jämt ständigt igår ensam ensamt mest
""")
_SUBJECTS = words("jag vi de dom alla man ni du hon han hen folk ingen den det")
# "han som chef", "som vanligt", "som en av oss": what is as, not who.
_AS = words("""
    vanligt helst sagt tur bekant om en ett mig dig sig oss er dem min din vår sin hans hennes deras mina våra
    alltså exempel sådan liksom först sist bäst mest
""")
_WHEN = words("""
    våras höstas somras vintras fredags torsdags onsdags tisdags måndags söndags lördags förra nyligen igår jul
    nyårsafton midsommar påsk semestern häromdagen ifjol fjol året månaden veckan
""")
PASTS = words("""
    sa sade var hade blev gick kom fick gjorde såg tog gav satt stod låg åt drack skrev sprang grät skrek trodde bad
    lät höll drog slog bodde sov ljög bröt föll förstod försvann fann flydde la lade sålde satte valde dog svor teg
    vann frös avbröt fortsatte sjöng red led rev sköt slet stal skar bet brann flög hann kröp njöt smög snöt spydde
    svalt va glömde välte
""")
# Also behind another word: "avgick", "sjukskrev", "omkom".
_STRONG = (*(word for word in PASTS if len(word) > 3), "kom", "tog", "gav", "dog", "slog")
_ANYBODYS_PAST = words("hade kom ville behövde vågade kunde skulle borde måste fick satt kände")
# Told of one among colleagues, these tell which one.
_RARE = words("""
    suttit häktad cancer ms diabetes epilepsi adhd add autism stroke hjärtinfarkt depression körkortet anmäld
    anmälde gravid ammar tvillingar trillingar skild fängelse rehab alkohol utbränd sjukskriven dialys missfall
    panikångest psykos protes rullstol blind döv stammar tourettes dyslexi kol parkinson hiv gipsad uppsagd avstängd
    polisanmäld vräkt amputerad steriliserad adopterad änkling änka
""")
# What is said of those on the screen, or of the evening itself, tells of nobody here.
STAGED = words("""
    filmen rollen huvudrollen kortet kortläsaren klippet scenen exemplet guiden boken texten berättelsen rollspelet
    övningen sagan novellen blanketten formuläret skärmen reklamen dikten låten sången affischen planschen fotot
    fotografiet exemplen videon serien manuset bilden speakern berättaren film-sekvensen intervjun reportaget
""")


def clause(sentence: Sentence, at: int, dated: bool = False) -> int | None:
    """The end of "som ...", "vars ..." that begins at `at`: before a mark, a joining word or the main clause's own
    verb; None if it says little. `dated` asks that it tells of what one person did: "den som anmälde chefen", not
    "den som vill".
    """
    verb = _its_verb(sentence, at)
    if verb is None:
        return None
    end = _its_end(sentence, verb)
    inside = [sentence.at(place) for place in range(at + 1, end + 1)]
    if any(token.small in STAGED for token in inside):
        return None
    rare = any(token.small in _RARE for token in inside)
    then = sentence.at(end + 1)  # "den som sätter lappar på kylen blev arg"
    happened = past(then) and then.small not in _ANYBODYS_PAST and sentence.at(verb).small not in MODALS
    if dated and not (rare or happened or tells_of_once(inside, sentence.at(verb))):
        return None
    return (
        end
        if end - at > 1
        or rare
        or finite(sentence.at(end + 1))
        or sentence.at(verb).small.endswith(("ade", "dde", "tte"))
        else None
    )


def told_of_one(sentence: Sentence, at: int) -> int | None:
    """The end of a clause after "en kollega", "en av oss": only what is rare, or is dated, points somebody out."""
    end = clause(sentence, at)
    if end is None:
        return None
    inside = [sentence.at(place).small for place in range(at + 1, end + 1)]
    told = any(small in _RARE for small in inside) or any(small in _WHEN or small in MONTHS for small in inside)
    return end if told and not MODALS.intersection(inside) else None


def past(token: Token) -> bool:
    """A verb that tells of what has been: "grät", "ljög", "kastade"."""
    return not token.capital and (
        token.small in PASTS
        or (len(token.small) > 5 and token.small.endswith(_STRONG))
        or (token.verb and token.small.endswith(("ade", "dde", "tte", "nde", "lde", "kte", "ste")))
    )


def finite(token: Token) -> bool:
    """A verb that has a subject, also as it is heard: "e", "va"."""
    return token.verb or past(token) or token.small in {"e", "ä", "va", "ha", "har"}


def tells_of_once(inside: list[Token], verb: Token) -> bool:
    """ "anmälde chefen", "var sjukskriven i höstas": what was done once, or when."""
    if any(token.small in _WHEN or token.small in MONTHS for token in inside):
        return True
    if inside[0].small in {"alltid", "jämt", "ständigt"} and len(inside) > 3:
        return True
    told = past(verb) or (verb.small.endswith(("ade", "de", "te")) and len(verb.small) > 4)
    return told and verb.small not in _ANYBODYS_PAST and len(inside) > 1


def _its_verb(sentence: Sentence, at: int) -> int | None:
    """Where the clause's verb stands: straight after "som" and adverbs, however it is spelled; or after a subject."""
    place, whose = at + 1, sentence.at(at).small == "vars"
    while place < at + 4 and sentence.at(place).small in _ADVERBS:
        place += 1
    first = sentence.at(place)
    if not first.is_word or (first.small in _AS and not whose):
        return None
    if sentence.at(at).small == "som" and indefinite_person(sentence, first) and not first.verb:
        return None  # "som vikarie får man"
    if not whose and first.small not in _SUBJECTS and not definite_person(sentence, first) and not first.capital:
        return place
    for behind in range(place + 1, place + 4):
        token = sentence.at(behind)
        if not token.is_word or token.small == "som":
            return None
        if token.verb or past(token) or (token.small.endswith(("de", "te")) and token.small != "inte"):
            return behind
    return place + 1 if whose and sentence.at(place + 1).is_word else None


def _its_end(sentence: Sentence, verb: int) -> int:
    place, inner = verb + 1, False
    while place < verb + 9:
        token, before = sentence.at(place), sentence.at(place - 1)
        if not token.text or token.text in ENDS or (place > verb + 1 and _joins(sentence, place)):
            break
        if token.small in {"att", "som"}:
            inner = True
        elif _main(token, before) and not (place == verb + 1 and _object(token)):
            if not inner:
                break
            inner = False
        place += 1
    return place - 1


def _object(token: Token) -> bool:
    """ "sätter lappar": a noun that is also a verb in a dictionary; straight behind a verb it is its object."""
    return token.small.endswith(("ar", "or")) and token.small not in STRONG_VERBS


def _joins(sentence: Sentence, place: int) -> bool:
    """A word that begins another clause; "om" and "för" only where a subject follows: "har hand om julgranen"."""
    small = sentence.at(place).small
    if small in {"om", "för"}:
        return sentence.at(place + 1).small in _SUBJECTS - {"den", "det", "de"}
    return small in _JOINS


def _main(token: Token, before: Token) -> bool:
    """The main clause's own verb: finite, and not a part of "vill ha", "att få"."""
    if before.small in MODALS | {"att", "vill", "kan", "inte", "har", "hade"} and token.small in {
        "ha",
        "få",
        "va",
        "sitta",
    }:
        return False
    if token.small in {"e", "ä"}:
        return True
    if token.small in {"för", "om", "vid", "över"}:
        return False  # also verbs, in a dictionary
    return token.verb or (
        token.has(Is.SWEDISH) and not token.has(Is.STEM) and token.small.endswith(("ades", "as")) and not token.capital
        and len(token.small) > 5
    )  # fmt: skip
