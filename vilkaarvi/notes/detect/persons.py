"""Which Swedish nouns are people: by the endings that make occupations, and by short lists of kin and common words."""

from vilkaarvi.notes.detect.lists import NOTHING, Is, endings, words
from vilkaarvi.notes.detect.mistyped import Mistyped, mistyped
from vilkaarvi.notes.detect.persons_english import english_person, is_person_named
from vilkaarvi.notes.detect.tokens import Sentence, Token

# In the form "en ...". A compound counts by its last part: "nattsköterska", "ekonomichef", "lagerkille".
_BASES = words("""
    parhäst fackbas arbetsbas eldsjäl trotjänare domare fotbollsdomare trummis stipendiat doktorand manager
    teamleader supervisor gumma chef ledare lärare läkare sköterska syster kock köksa analfabet vegetarian
    transvestit kokerska kallskänka bagare svetsare städare städerska snickare målare elektriker tekniker mekaniker
    rörmokare vaktmästare fastighetsskötare maskinist operatör montör konduktör chaufför förare truckförare
    praktikant vikarie lärling elev student handläggare sekreterare assistent biträde undersköterska barnskötare
    skötare vårdare terapeut kurator psykolog logoped pedagog rektor tränare präst imam diakon pastor tolk
    översättare mentor handledare coach fadder ombud skyddsombud förtroendevald ordförande kassör ledamot politiker
    direktör vd bas förman arbetsledare ställföreträdare samordnare koordinator utvecklare strateg controller ekonom
    jurist advokat polis väktare vakt brandman receptionist telefonist frisör butiksbiträde kassörska säljare
    expedit lagerarbetare arbetare hantverkare plåtslagare smed slaktare fiskare bonde skogsarbetare gruvarbetare
    ingenjör arkitekt konsult projektledare administratör ekonomiassistent lönehandläggare bibliotekarie museiman
    konstnär musiker kantor journalist fotograf idrottare tandläkare tandsköterska apotekare farmaceut barnmorska
    ambulanssjukvårdare fysioterapeut arbetsterapeut dietist sjukgymnast optiker veterinär städledare måltidsbiträde
    kökschef hyresvärd granne kollega arbetskamrat kompis vän väninna rumskamrat arbetsgivare entreprenör företagare
    krögare pizzabagare servitör servitris bartender hovmästare personalchef enhetschef platschef förmedlare chaffis
    trädgårdsmästare parkarbetare rengörare lokalvårdare tidsbeställare resurs timvikarie nattis natis
    fackordförande fackpamp klubbordförande skiftledare lagledare gruppledare avdelningschef veteran nykomling
    pensionär änka änkling soldat officer flykting mästare vikarie trainee prao praoelev feriearbetare sommarjobbare
    deltidare kommunalråd bossen boss adept volontär imam rabbin munk nunna kören kontorist hejduk sjuksköterska
    syrra ssk usk doktor dagmamma fritidsledare socialsekreterare boendestödjare behandlingsassistent elevassistent
    lärarassistent modersmålslärare stödpedagog hemtjänstare kioskägare ägare skräddare sömmerska kamrer revisor
    löneassistent växeltelefonist parkeringsvakt busschaufför taxichaufför tågvärd kyrkoherde ledchaffis sagare
    sotare registrator arkivarie kommunikatör redaktör inspektör lantmätare förskollärare fritidspedagog
    speciallärare talpedagog husmor husfar föreståndare intendent kanslist lagerist maskinförare kranförare
    busförare diskare tvättare reparatör renhållare sopgubbe badvakt badmästare vaktis projektör planerare
    upphandlare utredare miljöinspektör brandinspektör expert specialist sjukvårdare nattvakt dirigent programmerare
    tekniker släckare jägmästare skogvaktare djurskötare tolkförmedlare lots spolare körkarl chefsjurist stabschef
    borgmästare nämndeman adjunkt lektor magister fröken konsulent komminister organist åklagare förvaltare inköpare
    partner statistiker glasmästare fejare rörläggare läggare stensättare svarvare bedömare avlösare kontaktperson
    coach teamledare husfader oppositionsråd ombudsman syv adjutant bibliotekschef jourhavande städerska tvätterska
    kapten skeppare matros steward stewardess pilot guide cellist pianist violinist gitarrist kapellmästare koreograf
    lokförare hovslagare biolog kemist laborant analytiker testare rådman löjtnant sergeant korpral ambassadör utbildare
    instruktör livräddare badvärd stylist massör massös naprapat kiropraktor fotvårdare klockare
    frukostvärd rökdykare kommendör klinikchef matmor matte husse ordningsvakt sekreterare skribent
""")
_COMMON = words("""
    rumänska bulgariska lettiska litauiska estniska vietnamesiska etiopiska gambiska marockanska libanesiska
    palestinska egyptiska kenyanska kongolesiska chilenska mexikanska indiska pakistanska kund anhörig närstående
    gäst besökare bebis unge tonåring medlem granntant moppekille kamrat man kvinna kille tjej gubbe gumma tant
    farbror pojke flicka grabb snubbe dam herre ungdom unge person medarbetare anställd deltagare patient klient
    hyresgäst låntagare vårdtagare brukare sorkunge nykomling utlänning kis karl människa typ jänta brud gosse tös
    kärring kvinnlig manlig kurd syrier somalier eritrean afghan irakier iranier ukrainare finne finländare polack
    turk bosnier serb kroat alban rumän vegan vegetarian familj par lärarinna brandsoldat thailändska thailändare
    somaliska syriska eritreanska ukrainska afghanska kurdiska finska polska iranska irakiska ryska ryss tysk tyska
    dansk danska norska norrman amerikan engelsman kines muslim jude kristen katolik hijabi transperson homosexuell
    lesbisk rullstolsburen rom samisk same tornedaling göteborgare stockholmare skåning dalmas norrlänning påg glytt
    sork stint stinta grebba grabbhalva parvel pöjk tjommen kis lirare filur typen snubbe brorsa syrra morsa farsa
    kulla fjälla jämte hälsing gute västgöte fastlänning etiopier kenyan kongoles vietnames chilenare libanes uzbek
    burmes grek spanjor italienare portugis holländare fransman est lett litauer georgier armenier azer pakistanier
    indier nigerian gambian sudanes marockan algerier tunisier egyptier jordanier palestinier libyer jemenit syrian
    assyrier kaldé druser hazar tamil filippinska thailändska kinesiska japan kubanska brasilianare serbiska
    bosniska albanska kroatiska grekiska turkiska arab hindu sikh buddhist
""")
_KIN = words("""
    fru man make maka sambo flickvän pojkvän dotter son mamma pappa mor far bror syster syskon kusin svärmor svärfar
    svärson svärdotter svåger svägerska moster faster morbror farbror mormor farmor morfar farfar barnbarn fruga
    morsa farsa brorsa syrra svärfader bonuspappa bonusmamma hustru make bonusson bonusdotter tvilling fästman
    fästmö exfru exman ex styvson styvdotter
""")
BASES = _BASES | _COMMON | _KIN
KIN = _KIN
COMMON = _COMMON
# Compounds by their last part.
_TAILS = tuple(sorted(
    (word for word in words("""
    chef ledare lärare läkare sköterska kock bagare svetsare städare snickare målare tekniker mekaniker mästare
    skötare maskinist operatör montör chaufför förare praktikant vikarie lärling elev student handläggare
    sekreterare assistent biträde vårdare terapeut kurator psykolog pedagog rektor tränare tolk mentor handledare
    ombud ordförande direktör förman samordnare koordinator utvecklare strateg vakt vaktare receptionist säljare
    arbetare hantverkare ingenjör konsult administratör städerska kokerska kollega kamrat kompis kille tjej gubbe
    tant kvinna man pojke flicka grabb mamma pappa granne ägare värd värdinna jobbare skiftare entreprenör stödjare
    inspektör rådgivare vägledare resurs representant instruktör lots fadder ansvarig skräddare hjälpare hjälpreda
    kärring dotter son bror syster fru expert specialist redaktör kommunikatör föreståndare planerare utredare
    upphandlare sotare herde lärarinna dirigent kanslist lagerist ledsagare sagare förare byggare guru gubbe
    patrullör konsulent coach partner förvaltare läggare sättare köpare politiker elektriker musiker kemiker optiker
    analfabet fejare dykare bedömare länning person råd tant syster fostrare bror kis präst jurist
""")), key=len, reverse=True,
))  # fmt: skip
_NO_PERSON = words("""
    sommaren hammaren månaren skrivaren kammaren kalendern läsaren datorn motorn köraren pannan hallen facken
    vintern semestern kontoret svaren åren tavlan spelaren mixern torkaren läktaren arbetsgivaren vinnaren länkaren
    kopiatorn kontakten projektorn räknaren fläktaren brännaren lagren kyparn ramen alarmet vägvisaren fönstret
    radiatorn traktorn faktorn sektorn rektorsområdet utmanaren hissen skolan mannen-på avtalet kvartaren scannern
    servern samtalsledaren-rutan typen sorten
""")
_GENERIC = words("""
    kunden gästen anhörigen besökaren medlemmen barnet arbetsgivaren polisen läkaren doktorn tolken handläggaren
    läraren svensken invandraren flyktingen individen människan personen deltagaren ledaren samtalsledaren
    medarbetaren chefen kollegan mannen kvinnan fienden kunden brukaren patienten vårdtagaren eleven föräldern
    politikern juristen kuratorn psykologen väktaren hyresvärden mamman pappan dottern sonen frun maken barnet
    kompisen vännen grannen facket arbetaren nykomlingen staten leverantören entreprenören mentorn faddern
    handledaren coachen rektorn studenten bossen vakten företagaren ordföranden eleven
""")


# How the plural with "the" ends, and what stood there in the form "en ...".
_PLURALS = (
    ("männen", "man"), ("arna", ""), ("arna", "are"), ("arna", "e"), ("orna", "a"), ("erna", ""), ("erna", "e"),
    ("na", ""), ("na", "e"), ("ena", ""),
    ("män", "man"), ("ar", ""), ("ar", "e"), ("or", "a"), ("er", ""), ("er", "a"), ("", ""),
)  # fmt: skip


def several_persons(word: str) -> bool:
    """ "kockarna", "sköterskorna", "brandmän": several people, with or without "the"."""
    return any(word.endswith(ending) and is_person(word.removesuffix(ending) + single) for ending, single in _PLURALS)


def _with_the(base: str) -> str:
    return base + ("n" if base[-1] in "aeo" else "en")


DEFINITE = Mistyped(frozenset(form for form in map(_with_the, _BASES) if len(form) > 5))
INDEFINITE = Mistyped(frozenset(word for word in _BASES if len(word) > 5))

# Machines that are named as those who do the same.
_MACHINES = endings("""
    bryggaren spelaren sugaren laddaren mätaren hållaren öppnaren brytaren skrivaren läsaren brännaren kastaren
    värmaren torkaren lyftaren tändaren släckaren spridaren blandaren växlaren sändaren mottagaren visaren räknaren
    kylaren förstärkaren huvudpersonen skådespelaren regissören berättaren författaren programledaren trådaren
""")


def bases_of_definite(word: str) -> tuple[str, ...]:
    """What "en ..." may be of a word with "the": "chefen" → "chef", "sköterskan" → "sköterska", "bagarn" → "bagare"."""
    if len(word) < 5 or word[-1] not in "nt":
        return ()
    if word.endswith("mannen"):
        return (word[:-3],)
    if word[-1] == "n" and word[-2] not in "aeioruyåäöln":
        return (word[:-1],)  # "kockn", as it is heard
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


_OF_OFFICE = endings("ist tör sör nör jör iker olog konom ronom inna arie essa ikant irant ident")
_OF_THINGS = endings("""
    tvist kvist rist brist frist list mist humör hinna pinna dressa pressa massa motör
""")


def _agent(sentence: Sentence, base: str) -> bool:
    """ "flismaskinskötare": an ending that makes people of what they do, on a verb or on a word that is known."""
    if len(base) < 6:
        return False
    if base.endswith(_OF_OFFICE) and not base.endswith(_OF_THINGS):
        return bool(sentence.what(base) & Is.STEM) or sentence.compound(base)
    if not base.endswith(("are", "erska")):
        return False
    known = sentence.what(base) & (Is.STEM | Is.SWEDISH)
    if known and (base.endswith("erska") or sentence.what(base[:-2]) & Is.STEM):
        return True
    return any(
        sentence.what(base[cut:]) & Is.SWEDISH and sentence.what(base[cut:-2]) & Is.STEM
        for cut in range(3, len(base) - 5)
    )


# The same with and without "the", or with an ending of dialect.
_ALSO_DEFINITE = words("karln barnet bebisen fröken kärringa käringa herrn kärngen doktorn magistern")


def definite_person(sentence: Sentence, token: Token) -> bool:
    """ "chefen", "nattsköterskan", "svetsarn", also in the genitive's own form without s."""
    small = token.small.removesuffix("’").removesuffix("'")
    if small in _NO_PERSON or small.endswith(_MACHINES):
        return False
    if small in _ALSO_DEFINITE or (small.endswith(("ansvariga", "ansvarige")) and len(small) > 11):
        return True
    if any(is_person(base) or _agent(sentence, base) for base in bases_of_definite(small)):
        return True
    if any(is_person_named(base) and sentence.what(base) & Is.ENGLISH for base in bases_of_definite(small)):
        return True  # "team leadern"
    return _unknown(token) and mistyped(small, DEFINITE)


def definite_persons_own(sentence: Sentence, token: Token) -> bool:
    """ "ekonomichefens": the genitive of `definite_person`."""
    small = token.small
    if not small.endswith("s") or small[:-1] in _NO_PERSON:
        return False
    return any(is_person(base) or _agent(sentence, base) for base in bases_of_definite(small[:-1]))


def indefinite_person(sentence: Sentence, token: Token) -> bool:
    """ "sköterska", "brobyggare"; only asked where an article, a possessive or "enda" stands before."""
    if is_person(token.small) or (_agent(sentence, token.small) and not token.verb):
        return True
    if token.has(Is.ENGLISH) and not token.has(Is.SWEDISH) and english_person(token):
        return True  # "min manager"
    return _unknown(token) and mistyped(token.small, INDEFINITE)


def _unknown(token: Token) -> bool:
    return token.what is NOTHING and not token.capital and token.is_word


def is_common(token: Token) -> bool:
    """ "killen", "mannen", "dottern": known by no work."""
    return bool({token.small, *bases_of_definite(token.small)} & (COMMON | KIN))


_ORIGINS = words("""
    kurd syrier somalier eritrean afghan irakier iranier ukrainare finne polack turk bosnier serb kroat alban rumän
    thailändska thailändare etiopier libanes grek est lett ryss tysk dansk norrman amerikan engelsman kines same rom
    eritreanska somaliska
""")


def stands_alone(small: str) -> bool:
    """ "kurd", "iranier": so few at a workplace that a place beside it is enough."""
    return small in _ORIGINS


def is_generic(token: Token) -> bool:
    """Stands for anybody of its kind: "läraren bör", "chefen måste"."""
    return token.small in _GENERIC
