"""Who is pointed at without being named: by a pronoun ("hon med slöja"), by "den" ("den nye på planering"), by a
title that one person holds ("socialchefen dricker")."""

from vilkaarvi.notes.detect.clauses import clause, finite, past, told_of_one
from vilkaarvi.notes.detect.lists import words
from vilkaarvi.notes.detect.persons import (
    KIN,
    bases_of_definite,
    indefinite_person,
    is_common,
    is_generic,
    several_persons,
    stands_alone,
)
from vilkaarvi.notes.detect.phrases import (
    NEARBY,
    OF_PLACE,
    TIMES,
    adjective,
    definite_end,
    noun_phrase,
    of_people,
    past_an_age,
    tail,
)
from vilkaarvi.notes.detect.small_words import MODALS, SPEECH_VERBS
from vilkaarvi.notes.detect.tokens import Sentence, Shape, Token

_MARKS = words("på i med m me från fr vid utan hos ve inne")
_NOT_OF = words("sin sitt sina oss varandra mig dig er honom henne dem dom sig alla fler mer mest")
# After the subject of a Swedish clause comes its verb, or one of these.
_AFTER_SUBJECT = words("inte aldrig alltid också bara som ju e ä va ha har jobba jobbar sitta")
_BEFORE_PERSON = words("""
    alltså ju bara väl nog även just framförallt speciellt särskilt utom om med för av från till som än åt hos mot m
    och att än kring
""")
_CONJUNCTIONS = words("att och men när då innan eftersom om fast för så medan sedan")
_ADVERBS = words("sedan sen då nu idag igår där också inte här sig ju plötsligt genast direkt sist först")
# What nobody does to "den nya lokalen".
_ONLY_PEOPLE = (SPEECH_VERBS - words("va satt sitter höll håller fyller fyllde heter hette")) | words("""
    slutade slutar började grät gråter fick kan hälsar hälsade skrek ljuger ljög sover somnade ammar svär kommer
    skojar skojade muttrar muttrade ringer ringde mejlar bråkar bråkade jobbar jobbade kör körde pratar pratade åt
    äter dricker drack
""")
# With a job these leave few: "en kvinnlig brandman".
_SELDOM = words("""
    kvinnlig manlig svart muslimsk samisk romsk döv blind gravid homosexuell lesbisk transsexuell rullstolsburen
    judisk
""")
_SHIFTS = words("natten kvällen dagen helgen helgerna morgonen nätterna dagtid kvällarna förmiddagen eftermiddagen")
_VIKTIG = words("viktigast viktig viktiga bäst värd sämst proffs ofta en ett inte också alltid")


def pronoun(sentence: Sentence, at: int) -> int | None:
    """ "han som blev anmäld", "hon på vån 2 med rullatorn", "hon den nya i receptionen", "hon nere på tvätten"."""
    after, then = sentence.at(at + 1), sentence.at(at + 2)
    if after.small in {"som", "somm", "vars"}:
        return clause(sentence, at + 1)
    if after.text == "," and then.small == "som":
        return clause(sentence, at + 2)
    if after.small in {"ni", "du"} and then.small == "vet" and sentence.at(at + 3).small == "som":
        return clause(sentence, at + 3)
    if after.small in {"vi", "alla", "ni"} and sentence.at(at).begins:
        return clause(sentence, at)
    if after.small in NEARBY and then.small in OF_PLACE | NEARBY and _is_who(sentence, at, tail(sentence, at)):
        return tail(sentence, at)
    if after.small not in _MARKS or then.small in TIMES | _NOT_OF:
        return None
    end = tail(sentence, at)
    if end is None:
        return _worn(sentence, at)
    first = noun_phrase(sentence, at + 2)
    sure = after.small in {"på", "i", "från", "fr", "vid", "hos"} or (
        first is not None and (definite_end(sentence.at(first)) or sentence.at(first).small.endswith("rna"))
    )
    return end if _is_who(sentence, at, end, sure) else None


def _worn(sentence: Sentence, at: int) -> int | None:
    """ "han i rullstol kommer": no definite place, but what comes after it is the verb of which this is the subject."""
    place = at + 2 + adjective(sentence.at(at + 2))
    noun = sentence.at(place)
    if not noun.is_word or noun.verb or noun.small in TIMES or sentence.at(at + 1).small not in {"i", "på", "med"}:
        return None
    return place if _is_who(sentence, at, place, sure=False) else None


def _is_who(sentence: Sentence, at: int, end: int | None, sure: bool = True) -> bool:
    """True if the words after the pronoun tell who it is, not where the verb before it happened: a Swedish verb
    comes second, so what stands between a pronoun and its verb belongs to the pronoun."""
    if end is None:
        return False
    before, behind, first = sentence.at(at - 1), sentence.at(end + 1), sentence.at(at)
    if any(sentence.at(at - back).small == "det" and finite(sentence.at(at - back + 1)) for back in (2, 3, 4)):
        return sure  # "det var alltså hon i receptionen"
    if (finite(behind) or behind.small in _AFTER_SUBJECT) and not (before.verb and behind.small in {"som", "och"}):
        return not before.verb or behind.small not in {"inte", "också", "bara"}
    if before.small in {"hörde", "såg", "hör", "ser"}:
        return sure
    if before.small in {"inte", "väl", "ju", "då"} and sentence.at(at - 2).small in MODALS:
        return True  # "kan inte han på posten få vara ifred"
    if before.verb:
        return behind.small.endswith(("at", "it", "tt")) and behind.is_word
    if not sure:
        return False
    return before.small in _BEFORE_PERSON or not before.is_word or first.begins or sentence.at(at).begins


def also_described(sentence: Sentence, at: int) -> int | None:
    """Where "den" of "han, den där veganen", "hon den nya" stands after the pronoun at `at`."""
    place = at + 1 + (sentence.at(at + 1).text == ",")
    return place if sentence.at(place).small == "den" and not sentence.at(at - 1).verb else None


def the_one(sentence: Sentence, at: int) -> int | None:
    """ "den gravida på natten", "den nye på planering", "den i köket som har diabetes", "den nya sa ifrån"."""
    if sentence.at(at).small != "den":
        return None
    at += sentence.at(at + 1).small in {"där", "här"}
    marked, then = sentence.at(at + 1), sentence.at(at + 2)
    if at > 0 and marked.small == "som" and sentence.at(at).small in {"där", "här"}:
        return clause(sentence, at + 1)  # "den där som aldrig hälsar"
    if marked.small == "av" and then.small in {"oss", "dem", "dom"} and sentence.at(at + 3).small == "som":
        return clause(sentence, at + 3)
    if marked.small in {"i", "på", "från", "hos"}:
        end = noun_phrase(sentence, at + 2)
        return clause(sentence, end + 1) if end is not None and sentence.at(end + 1).small == "som" else None
    if of_people(marked):
        end = tail(sentence, at + 1)
        if end is not None:
            return end
        return at + 1 if past(then) and then.small not in MODALS else None
    if not sentence.at(at).begins:
        return None
    if marked.small in {"nya", "nye"} and then.small in _ONLY_PEOPLE:
        return at + 1
    end = new_one(sentence, at)
    return end if end is not None and sentence.at(end + 1).small in _ONLY_PEOPLE else None


def new_one(sentence: Sentence, at: int) -> int | None:
    """ "den nya i receptionen", "den långa på lagret": a person where a pronoun stands before it or people's verbs
    behind it."""
    return tail(sentence, at + 1) if adjective(sentence.at(at + 1)) else None


def those_two(sentence: Sentence, at: int) -> int | None:
    """ "de två från IT", "de två som gifte sig på jobbet", "de båda systrarna på städ"."""
    if sentence.at(at + 1).small not in {"två", "båda", "bägge", "2", "tre"}:
        return None
    place = at + 2 + adjective(sentence.at(at + 2))
    if several_persons(sentence.at(place).small):
        return tail(sentence, place)
    behind = sentence.at(at + 2).small
    if behind == "som":
        return clause(sentence, at + 2, dated=True)
    return tail(sentence, at + 1) if behind in {"från", "på", "i"} else None


def one_of_us(sentence: Sentence, at: int) -> int | None:
    """ "en kollega som har ms", "en av oss som ammar", "en som miste körkortet i juni", "en ny kille på verkstan"."""
    at = past_an_age(sentence, at + 1) - 1
    after, then = sentence.at(at + 1), sentence.at(at + 2)
    if after.small.startswith("årig") or sentence.at(at).small.startswith("årig"):
        return tail(sentence, at + 1) if indefinite_person(sentence, after) else None
    if after.small == "som":
        return told_of_one(sentence, at + 1)
    if after.small in {"i", "på"}:
        end = noun_phrase(sentence, at + 2)
        return clause(sentence, end + 1) if end is not None and sentence.at(end + 1).small == "som" else None
    if after.small == "av" and then.small in {"oss", "dem", "dom"} and sentence.at(at + 3).small == "som":
        return told_of_one(sentence, at + 3)
    if after.small in {"viss", "äldre", "yngre"} and indefinite_person(sentence, then):
        end = tail(sentence, at + 2)
        return end if end is not None or after.small != "viss" else at + 2
    if after.small in _SELDOM and indefinite_person(sentence, then) and not is_common(then):
        return tail(sentence, at + 2) or at + 2
    if after.small in {"ny", "ung", "gravid", "sjukskriven"} and indefinite_person(sentence, then):
        end = tail(sentence, at + 2)
        return end if end is not None and sentence.at(at + 3).small in {"på", "i"} else None
    if not indefinite_person(sentence, after):
        return None
    if then.small == "som":
        return told_of_one(sentence, at + 2)
    if then.small == "från" and sentence.at(at + 3).capital and sentence.at(at + 4).small == "som":
        return clause(sentence, at + 4)
    named = sentence.at(at + 3).shape is Shape.CAPITAL and not is_common(after)
    if then.small in {"på", "i"} and (sentence.at(at - 1).small == "bara" or stands_alone(after.small)):
        return tail(sentence, at + 1)
    if then.small == "på" and named:
        return tail(sentence, at + 1)
    return None


def title(sentence: Sentence, at: int) -> int | None:
    """ "kocken vägrar laga", "alla vet att socialchefen dricker", "i våras slutade fritidsledaren": what one holder of
    a title does or did here, not what one of the kind should do."""
    token, before, after = sentence.at(at), sentence.at(at - 1), sentence.at(at + 1)
    if after.small in {"där", "här", "ovanpå", "bredvid", "intill"} and token.begins and finite(sentence.at(at + 2)):
        return at + 1
    if after.small == "på" and sentence.at(at + 2).small in _SHIFTS and token.begins and finite(sentence.at(at + 3)):
        return at + 2
    if token.begins and after.small in _FELT:
        return at  # "chefen grät": no office does that
    if is_generic(token) or is_common(token):
        return None
    if after.small == "och" and sentence.at(at + 2).small in {"hans", "hennes"} and sentence.at(at + 3).small in KIN:
        return at + 3
    if after.text == "," and sentence.at(at + 2).small == "en" and token.begins and not is_generic(token):
        also = any(indefinite_person(sentence, sentence.at(at + step)) for step in (3, 4, 5))
        return at if also and not is_common(token) else None  # "vaktmästaren, en före detta domare"
    if sentence.at(at + 2).small == "man":
        return None  # "busschauffören hälsar man på"
    acts = finite(after) and (after.small not in MODALS or (after.small in {"fick", "ville"} and _compound(token)))
    if token.begins:
        praised = after.small in {"är", "e"} and sentence.at(at + 2).small in _VIKTIG
        return at if acts and not praised else None
    if before.small in _CONJUNCTIONS and acts:
        return at if _compound(token) or past(after) else None
    if before.small == "sig":
        return at if past(sentence.at(at - 2)) else None
    told = past(before) and before.small not in MODALS | {"var", "blev", "hade"}
    opens = sentence.at(at - 2)
    return at if told and (not opens.is_word or opens.small in _ADVERBS | TIMES) else None


def _compound(token: Token) -> bool:
    return token.small.endswith(("ansvarige", "ansvariga")) or any(
        len(base) > 8 for base in bases_of_definite(token.small)
    )


# Said of people alone, so that what they are said of is somebody whatever the word for it is.
_OF_PEOPLE_ONLY = words("""
    jobbar jobba jobbade kör bor bodde grät gifte skrattade pratar ljög svor sjunger cyklar röker snusar städar
    lagar undervisar tolkar vikarierar ammar heter hette skilde sjukskrev lärde skrattar gråter gråtit ler skämtar
    skämtade retas retades klagar klagade gnäller gnällde svarar svarade skäller skällde skrek skriker svär viskar
    viskade suckar suckade fnyser fnös flinar flinade rodnar rodnade vågar vågade vägrar vägrade hatar hatade älskar
    älskade saknar saknade längtar oroar oroade skäms skämdes ångrar ångrade minns mindes glömmer glömde tror trodde
    undrar undrade tycker tyckte menar menade påstår påstod hävdar hävdade berättade berättar lovar lovade ljuger
    skryter skröt skvallrar skvallrade bråkar tjatar tjatade mobbar mobbade trakasserar fikar fikade lunchar
    semestrar sover sov somnade vaknar rökte dricker drack super söp äter åt fastar fastade ber bad biktar gifter
    skiljer föder födde pensionerar pensionerades sjukskrevs sjukanmälde slutar slutade ringer ringde mejlar mejlade
    smsar smsade hälsar hälsade kramar kramade pekar pekade stammar haltar haltade hoppas hoppades drömmer drömde
    studerar studerade pluggar pluggade läste skriver skrev översätter lär tröstar tröstade tackar tackade bjuder
    bjöd favoriserar anmälde anmäler spottar spottade stjäl stal fuskar fuskade snattar snattade misstänks dömdes
    dömts häktades avskedades omplacerades anställdes befordrades sparkades utvisas utvisades fryser frös svimmade
    cyklade pendlar pendlade städade bakade sjöng dansade skojar skojade pratade talar talade säger blundar gäspar
    gäspade muttrar muttrade brister brast förstår förstod orkar orkade trivs trivdes mår mådde anser ansåg upplever
    upplevde
""")
_NOBODY = words("""
    gruppen familjen bussen bilen firman skolan avdelningen kommunen enheten lastbilen plogen tåget hunden katten
    klassen panelen salen församlingen majoriteten befolkningen regeringen världen ledningen nämnden styrelsen
    rösten publiken ingen annan personalen regionen föreningen kyrkan branschen nationen linjen maskinen filmen
""")


# What only one at a time does, and nobody in general.
_FELT = words("""
    grät gråter gråtit skrattade svor ljög ljuger skröt ammar fastar snarkar snarkade somnade rodnade stammar haltar
    suckade muttrade viskade spydde svimmade skämdes skilde gifte super söp fnös flinade
""")
_BORNE = words("""
    hörapparat rullator käpp glasögon skägg slöja sjal turban tatuering peruk protes ledarhund mustasch hästsvans
    piercing krycka rullstol ärr stamning hijab adhd diabetes epilepsi cancer astma barnvagn
""")


def _borne(sentence: Sentence, at: int) -> bool:
    """ "skägget", "den röda peruken", "tatueringarna": what a person has on them."""
    return any(sentence.at(place).small.startswith(tuple(_BORNE)) for place in range(at, at + 3))


def whoever_does(sentence: Sentence, at: int) -> int | None:
    """ "sorken från Fårö som kör sopbilen": a word for a person that no list knows, by what is said of it."""
    token = sentence.at(at)
    if token.small in _NOBODY or not token.small.endswith(("en", "an")) or len(token.small) < 5 or token.capital:
        return None
    place, after = at, sentence.at(at + 1)
    if token.begins and after.small in _FELT:
        return at
    if token.begins and after.small in {"med", "m", "me"} and _borne(sentence, at + 2):
        return tail(sentence, at)
    if sentence.at(at + 1).small in {"från", "på", "i", "med"}:
        place = noun_phrase(sentence, at + 2) or at
    behind = sentence.at(place + 1)
    if place > at and token.begins and said_of_people(behind):
        return place
    if behind.small != "som" or sentence.at(place + 2).small not in _OF_PEOPLE_ONLY:
        return None
    return clause(sentence, place + 1)


def said_of_people(token: Token) -> bool:
    """A verb of which only people are the subject, in this form: "vågade", "grät", "säger"."""
    return token.small in (_ONLY_PEOPLE - {"kan", "fick", "kommer", "vill", "ville"}) | _OF_PEOPLE_ONLY | {
        "vågade",
        "vågar",
    }
