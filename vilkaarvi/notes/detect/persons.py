"""Which nouns are people: by the endings that make occupations, and by short lists of kin and common words."""

from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.tokens import Sentence, Token

# In the form "en ...". A compound counts by its last part: "nattsköterska", "ekonomichef", "lagerkille".
_BASES = words("""
    chef ledare lärare läkare sköterska syster kock kokerska kallskänka bagare svetsare städare städerska
    snickare målare elektriker tekniker mekaniker rörmokare vaktmästare fastighetsskötare maskinist operatör
    montör konduktör chaufför förare truckförare praktikant vikarie lärling elev student handläggare sekreterare
    assistent biträde undersköterska barnskötare skötare vårdare terapeut kurator psykolog logoped pedagog
    rektor tränare präst imam diakon pastor tolk översättare mentor handledare coach fadder ombud skyddsombud
    förtroendevald ordförande kassör ledamot politiker direktör vd bas förman arbetsledare ställföreträdare
    samordnare koordinator utvecklare strateg controller ekonom jurist advokat polis väktare vakt brandman
    receptionist telefonist frisör butiksbiträde kassörska säljare expedit lagerarbetare arbetare hantverkare
    plåtslagare smed slaktare fiskare bonde skogsarbetare gruvarbetare ingenjör arkitekt konsult projektledare
    administratör ekonomiassistent lönehandläggare bibliotekarie museiman konstnär musiker kantor journalist
    fotograf idrottare tandläkare tandsköterska apotekare farmaceut barnmorska ambulanssjukvårdare fysioterapeut
    arbetsterapeut dietist sjukgymnast optiker veterinär städledare måltidsbiträde kökschef hyresvärd granne
    kollega arbetskamrat kompis vän väninna rumskamrat arbetsgivare entreprenör företagare krögare pizzabagare
    servitör servitris bartender hovmästare personalchef enhetschef platschef förmedlare chaffis
    trädgårdsmästare parkarbetare rengörare lokalvårdare tidsbeställare resurs timvikarie nattis natis
    fackordförande fackpamp klubbordförande skiftledare lagledare gruppledare avdelningschef veteran nykomling
    pensionär änka änkling soldat officer flykting mästare vikarie trainee prao praoelev feriearbetare
    sommarjobbare deltidare kommunalråd bossen boss adept volontär imam rabbin munk nunna kören kontorist hejduk
    sjuksköterska syrra ssk usk doktor dagmamma fritidsledare socialsekreterare boendestödjare
    behandlingsassistent elevassistent lärarassistent modersmålslärare stödpedagog hemtjänstare kioskägare ägare
    skräddare sömmerska kamrer revisor löneassistent växeltelefonist parkeringsvakt busschaufför taxichaufför
    tågvärd
""")
_COMMON = words("""
    man kvinna kille tjej gubbe gumma tant farbror pojke flicka grabb snubbe dam herre ungdom unge person
    medarbetare anställd deltagare kis karl människa typ jänta brud gosse tös kärring kvinnlig manlig kurd
    syrier somalier eritrean afghan irakier iranier ukrainare finne finländare polack turk bosnier serb kroat
    alban rumän vegan vegetarian familj par lärarinna brandsoldat thailändska thailändare somaliska syriska
    eritreanska ukrainska afghanska kurdiska finska polska iranska irakiska ryska ryss tysk tyska dansk danska
    norska norrman amerikan engelsman kines muslim jude kristen katolik hijabi transperson homosexuell lesbisk
    rullstolsburen rom samisk same tornedaling göteborgare stockholmare skåning dalmas norrlänning
""")
_KIN = words("""
    fru man make maka sambo flickvän pojkvän dotter son mamma pappa mor far bror syster syskon kusin svärmor
    svärfar svärson svärdotter svåger svägerska moster faster morbror farbror mormor farmor morfar farfar
    barnbarn bonusson bonusdotter tvilling fästman fästmö exfru exman ex styvson styvdotter
""")
BASES = _BASES | _COMMON | _KIN
KIN = _KIN
COMMON = _COMMON
# Compounds by their last part.
_TAILS = tuple(sorted(
    (word for word in words("""
    chef ledare lärare läkare sköterska kock bagare svetsare städare snickare målare tekniker mekaniker mästare
    skötare maskinist operatör montör chaufför förare praktikant vikarie lärling elev student handläggare
    sekreterare assistent biträde vårdare terapeut kurator psykolog pedagog rektor tränare tolk mentor
    handledare ombud ordförande direktör förman samordnare koordinator utvecklare strateg vakt vaktare
    receptionist säljare arbetare hantverkare ingenjör konsult administratör städerska kokerska kollega kamrat
    kompis kille tjej gubbe tant kvinna man pojke flicka grabb mamma pappa granne ägare värd värdinna jobbare
    skiftare entreprenör stödjare inspektör rådgivare vägledare resurs representant instruktör lots fadder
    ansvarig skräddare hjälpare hjälpreda kärring dotter son bror syster fru
""")), key=len, reverse=True,
))  # fmt: skip
_NO_PERSON = words("""
    sommaren hammaren månaren skrivaren kammaren kalendern läsaren datorn motorn köraren pannan hallen facken
    vintern semestern kontoret svaren åren tavlan spelaren mixern torkaren läktaren arbetsgivaren vinnaren
    länkaren kopiatorn kontakten projektorn räknaren fläktaren brännaren lagren kyparn ramen alarmet vägvisaren
    fönstret radiatorn traktorn faktorn sektorn rektorsområdet utmanaren hissen skolan mannen-på avtalet
    kvartaren scannern servern samtalsledaren-rutan typen sorten
""")
_GENERIC = words("""
    arbetsgivaren polisen läkaren doktorn tolken handläggaren läraren svensken invandraren flyktingen individen
    människan personen deltagaren ledaren samtalsledaren medarbetaren chefen kollegan mannen kvinnan fienden
    kunden brukaren patienten vårdtagaren eleven föräldern politikern juristen kuratorn psykologen väktaren
    hyresvärden mamman pappan dottern sonen frun maken barnet kompisen vännen grannen facket arbetaren
    nykomlingen staten leverantören entreprenören mentorn faddern handledaren coachen rektorn studenten bossen
    vakten företagaren
""")


def bases_of_definite(word: str) -> tuple[str, ...]:
    """What "en ..." may be of a word with "the": "chefen" → "chef", "sköterskan" → "sköterska", "bagarn" → "bagare"."""
    if len(word) < 5 or word[-1] not in "nt":
        return ()
    if word.endswith("mannen"):
        return (word[:-3],)
    if word.endswith("arn"):
        return (word[:-1] + "e",)
    if word[-1] == "t":
        return (word[:-1], word[:-2]) if word.endswith(("ombudet", "biträdet", "kommunalrådet")) else ()
    if word.endswith("en"):
        return (word[:-1], word[:-2])
    return (word[:-1],) if word.endswith(("an", "orn", "ern", "eln")) else ()


def is_person(word: str) -> bool:
    """ "sköterska", "ekonomichef": a noun for people in the form "en ..."."""
    return word in BASES or (len(word) > 5 and word.endswith(_TAILS))


def _agent(sentence: Sentence, base: str) -> bool:
    """ "flismaskinskötare": an ending that makes people of what they do, on a verb or on a word that is known."""
    if len(base) < 6:
        return False
    if base.endswith(("ist", "tör", "nör", "log", "inna")):
        return bool(sentence.what(base) & Is.STEM) or sentence.compound(base)
    if not base.endswith(("are", "erska")):
        return False
    if sentence.what(base) & Is.STEM:
        return base.endswith("erska") or bool(sentence.what(base[:-2]) & Is.STEM)
    return any(
        sentence.what(base[cut:]) & Is.STEM and sentence.what(base[cut:-2]) & Is.STEM for cut in range(3, len(base) - 5)
    )


def definite_person(sentence: Sentence, token: Token) -> bool:
    """ "chefen", "nattsköterskan", "svetsarn", also in the genitive's own form without s."""
    small = token.small.removesuffix("’").removesuffix("'")
    if small in _NO_PERSON:
        return False
    return any(is_person(base) or _agent(sentence, base) for base in bases_of_definite(small))


def definite_persons_own(sentence: Sentence, token: Token) -> bool:
    """ "ekonomichefens": the genitive of `definite_person`."""
    small = token.small
    if not small.endswith("s") or small[:-1] in _NO_PERSON:
        return False
    return any(is_person(base) or _agent(sentence, base) for base in bases_of_definite(small[:-1]))


def indefinite_person(sentence: Sentence, token: Token) -> bool:
    """ "sköterska", "brobyggare"; only asked where an article, a possessive or "enda" stands before."""
    return is_person(token.small) or (_agent(sentence, token.small) and not token.verb)


def is_common(token: Token) -> bool:
    """ "killen", "mannen", "dottern": known by no work."""
    return bool({token.small, *bases_of_definite(token.small)} & (COMMON | KIN))


def is_generic(token: Token) -> bool:
    """Stands for anybody of its kind: "läraren bör", "chefen måste"."""
    return token.small in _GENERIC


# --- English

_ENGLISH = words("""
    manager boss supervisor foreman leader cook chef nurse doctor welder driver teacher cleaner janitor
    receptionist guard caretaker carpenter painter electrician plumber baker butcher operator trainee intern
    apprentice student steward rep representative interpreter translator imam priest pastor neighbour neighbor
    colleague coworker co-worker guy lady woman man girl boy kid employee worker technician engineer accountant
    secretary assistant headmaster principal counsellor psychologist therapist midwife dentist librarian
    mechanic waiter waitress bartender owner landlord landlady chairman chairwoman chairperson chair director
    ceo head substitute temp newcomer veteran widow widower refugee person one mother father dad mum mom sister
    brother son daughter wife husband cousin aunt uncle grandmother grandfather lad bloke chap vet firefighter
    porter coordinator caseworker handyman fireman policeman policewoman gardener tailor seamstress shopkeeper
    barber hairdresser
""")
ENGLISH_KIN = words("""
    mother father dad mum mom sister brother son daughter wife husband cousin aunt uncle nephew niece ex
    girlfriend boyfriend partner
""")
_NATIONS = ("ian", "ish", "ese", "ali", "aqi", "ani", "ean", "ench", "tch", "ghan", "urd")


def english_person(token: Token) -> bool:
    return token.small in _ENGLISH or (
        token.has(Is.ENGLISH)
        and len(token.small) > 6
        and token.small.endswith(
            (
                "keeper",
                "worker",
                "driver",
                "teacher",
                "nurse",
                "woman",
                "man",
                "cleaner",
                "operator",
                "welder",
                "fighter",
                "porter",
                "smith",
                "cook",
            )
        )
    )


def english_person_named(small: str) -> bool:
    return small in _ENGLISH or small.endswith(("master", "keeper", "worker", "driver", "teacher", "man", "woman"))


def english_nation(token: Token) -> bool:
    return token.capital and token.small.endswith(_NATIONS)
