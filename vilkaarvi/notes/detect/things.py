"""Tells names of things from names of people: systems, books, ships, dishes, wards and hurricanes are named too."""

from vilkaarvi.notes.detect.lists import Is, endings, words
from vilkaarvi.notes.detect.tokens import NAMES, Sentence, Shape, Token

# What stands before it is what it names.
_KINDS = words("""
    kafé kafe café cafe restaurang restaurangen salong rum rummet room sal salen avdelning avd avdelningen
    kvarteret hotell hotellet filmen boken båten stormen hunden katten lex hus huset villa byggnad skolan
    förskolan krogen puben butiken programmet låten sången systemet appen hall ward movie film book ship
    hurricane dog cat called skivan gruppen laget team kaffe märket roboten chattboten chattbotten botten orkanen hästen
    kon podden serien tidningen firman klubben föreningen boendet äldreboendet gruppboendet konferensrummet mötesrummet
    kyrkan moskén färjan fartyget tåget bussen loket maskinen traktorn skrivaren servern plogbilen modellen rosen sorten
    äpplet potatisen osten kakan tårtan rätten biffen biff drinken spelet bolaget företaget märke fabrikatet lokalen
    museet hissen kopiatorn system app software server printer boat storm horse podcast song project projektet hotel
    entreprenören leverantören dammsugaren gräsklipparen liften dockan övningsdockan lägenheten stugan campingen
    kampanjen modulen plattformen tjänsten avtalet rutinen blanketten
    mötesplats mötesplatsen träffpunkt träffpunkten brf hylla hyllan projekt kurs kursen enhet enheten verksamhet
    verksamheten servicehus servicehuset dagcenter dagverksamhet demensboende demensavdelningen flygel flygeln hiss
    terminal kiosken butik matsal matsalen restaurangen idrottsplats hallen verkstad verkstaden tåg färja bil maskin
    robot chattbot dator datorn surfplattan kopian modell sort sorten märket varumärket tidning tidningen bokserien
    poddradio podd radioprogrammet tvserien låt skiva musikalen pjäs pjäsen målningen statyn bron sjön ön gatan torget
    parkeringen gymnasiet läromedlet kunden leverantör entreprenör bemanningsföretaget vaktbolaget städbolaget
    taxibolaget försäkringsbolaget kiosk lunchstället fiket krog pizzeria pizzerian nattklubben gymmet bageriet
    konditoriet rondellen hållplats hållplatsen station stationen mässan festivalen loppet cupen turneringen
    ward unit bridge lake island train bus brand supplier festival
""")
_AFTER_KINDS = words("""
    hall street road park house school centre center museum hotel avenue square church airport college bi ab hb
    kb inc ltd kex choklad senap ost glass te kaffe app appen system systemet museet museum pizzeria
    restaurang frisör salong day storm software ward printer vc vårdcentral vårdcentralen hälsocentral skola förskola
    station församling sjukhus bibliotek museum teater stadion hörna kyrka gymnasium ip camping eid id bankid
    hälsocentralen kapell fritids
""")
_KINDS_ENDING = endings("""
    boten botten systemet programmet rummet salen boendet appen skolan filmen båten stormen gården kaféet caféet hallen
    huset avdelningen butiken roboten maskinen servern skrivaren bilen bussen boken spelet märket bolaget plattformen
    rum sal salong boende system program maskin robot skrivare traktor projektet projekt bostaden bostad hotell hotellet
    restaurang restaurangen krogen serien podden stugan hemmet kiosken macken cykeln vagnen truppen kören
""")
# Everybody knows them, and nobody of them sits in the group.
_FAMOUS = frozenset((
    "kalle anka", "musse pigg", "robin hood", "james bond", "peter pan", "harry potter", "alfred nobel",
    "olof palme", "selma lagerlöf", "astrid lindgren", "gustav vasa", "gustav adolf", "gustav adolfs", "karl marx",
    "martin luther", "nelson mandela", "anne frank", "sherlock holmes", "mona lisa", "moder teresa",
    "albert einstein", "charlie chaplin", "greta thunberg", "raoul wallenberg", "ingmar bergman", "anders zorn",
    "gösta berling", "svarte petter", "nalle puh", "alfons åberg", "pippi långstrump", "nils holgersson",
    "karl lagerfeld", "anders celsius", "dag hammarskjöld", "folke bernadotte", "fridtjof nansen",
    "florence nightingale", "rosa parks", "malcolm x", "mahatma gandhi", "malala yousafzai", "leonard cohen",
    "elvis presley", "michael jackson", "donald trump", "joe biden", "vladimir putin", "barack obama",
    "angela merkel", "ulf kristersson", "santa claus", "father christmas", "black friday", "donald duck",
    "mickey mouse", "lasse stefanz", "lasse kronér", "sven ingvars", "mor lucia", "stilla natt", "lille skutt",
    "bamse björn", "gunde svan", "kalle blomkvist", "ronja rövardotter", "dancing queen", "billy elliot",
    "forrest gump",
))  # fmt: skip
_IS = words("är is ligger finns heter")
_IS_A = endings("""
    museum museet program programspråk språk system märke företag café kafé fartyg film bok app appen spel hotell boende
    verktyg parti båt robot dammsugare kyrka skola förening butik restaurang krog brand company ship tool language ward
    avdelning sal rum kvarter by stad sjö ö färg ost dessert rätt ledningssystem journalsystem schemaprogram
    systemet programmet appen verktyget
    avdelningar enheter skolor salar system appar program böcker filmer skrivare skrivaren kopiator dator datorn hund
    hunden hundens katt katten kattens häst hästen robotar server servern maskin maskinen bil bilen buss traktor
    traktorn moppe fisk ost diskmaskin diskmaskinen kaffemaskin kaffemaskinen hamster kanin dagis förskola
    förskolan skolan wards units printer printers departments rooms schools dogs dog cat robot
""")
# Names that are given to machines and programs more often than others, and what is said in their company.
_MACHINES = words("""
    wilma vera doris berta hulda bettan sture bertil greta siri alexa cortana rakel agda claude pascal ada julia
    ruby stella selma evelina gemini alfa ester stina frida viva
    castor pollux pia lisa bixby aida ella luna nova mia saga elsa
""")
_OF_MACHINES = words("""
    felkod felkoden tvättmaskinen diskmaskinen torktumlaren kopiatorn skrivaren projektorn konferensrummet sladden
    telefon telefonen mobilen mobil appen app högtalare högtalaren robot roboten uppdatera uppdaterad uppdateringen
    inloggning inloggningen lösenord lösenordet server servern dator datorn programspråk täckning täckningen batteri
    batteriet radio radion kraschade kraschar buggar hängde hänger krånglar chatgpt copilot ai phone speaker
    update updated login password radios coverage battery crashed nere system systemet programmet
""")
_STORIES = words("""
    alfons pippi emil ida madicken bamse ronja elsa harry greta tintin nalle karlsson astrid sagan rasmus lotta tjorven
    findus pettson nils holgersson romeo julia hamlet askungen frida
""")
_OF_STORIES = words("""
    läs bok boken böcker bokhyllan läser läste läsa saga sagan sagostund sagostunden film filmen sången pjäsen teater
    teatern barnprogram barnprogrammet åberg långstrump lönneberga book story movie read
""")
_KNOWN_TO_ALL = words("""
    kung kungen drottning drottningen prins prinsessan prinsessa president presidenten statsminister statsministern
    minister ministern påven påve profeten författaren författare artisten sångaren sångerskan skådespelaren komikern
    fotbollsspelaren partiledaren poeten kompositören helgonet ayatolla sultan king queen president pope prophet saint
    author singer poet sankt sankta
""")
_ATE = words(
    "åt äter äta ätit lunch lunchade lunchar middag bord fikade fikar handlar handlade handlat handla köpt köpte"
)
_AFTER_ENDING = endings("sjukhus sjukhuset församling skola skolan kyrka kyrkan terminalen hemmet museet gården")
_CALLED = words("heter hette called named kallas")
_JOINS = frozenset(("och", "o", "and", "&", ",", "/"))
_COUNTS = words("en ett två tre fyra fem sex sju åtta nio tio tolv femton tjugo trettio halv hälften antal one two")
_A_NAME = words("namnet namn förkortningen name")
_QUOTES = frozenset("\"'”“»«’")
_WHERE_STORIES_ARE = words("""
    filmen boken bibeln koranen sagan serien pjäsen romanen novellen programmet film movie book story bible
    quran koran tv teve tvn radio radion högtalaren högtalarna spotify netflix scenen affischen
    omslaget tavlan
""")
_HELD_DEAR = words("kär förälskad tror trodde besviken intresserad förtroende tilltro investera confidence believe")


def is_thing(sentence: Sentence, at: int) -> bool:
    """True for a word that names no person here, as far as its neighbours tell."""
    token, before, after = sentence.at(at), sentence.at(at - 1), sentence.at(at + 1)
    if (
        before.small in _KINDS
        or (token.capital and before.small.endswith(_KINDS_ENDING))
        or after.small in _AFTER_KINDS
    ):
        return True
    if (
        token.small in _KINDS
        and token.begins
        and after.capital
        and (sentence.english or not token.has(Is.FIRST) or (token.has(Is.STEM) and not token.has(Is.PROPER)))
    ):
        return True  # "Room Rose", "Storm Hans"
    if token.ordinary and after.shape is Shape.NUMBER and not token.has(Is.VERB) and sentence.english:
        return True  # "Ward 9"
    if token.small == "max" and (after.shape is Shape.NUMBER or after.small in _COUNTS):
        return True  # "Max två minuter"
    if before.small in _KNOWN_TO_ALL and token.capital:
        return True
    if sentence.english and token.ordinary and token.capital and _after_the(sentence, at):
        return True  # "The Wall", "the Red Cross"
    if before.small == "på" and sentence.at(at - 2).small in _ATE and token.capital:
        return True  # "vi åt på Jensens"
    if (token.capital or token.has(NAMES)) and (
        _called_by_a_thing(sentence, at) or _in_a_story(sentence, at) or _on_a_list_of_things(sentence, at)
    ):
        return True
    if token.capital and (_joined_to_a_thing(sentence, at) or after.small.endswith(_AFTER_ENDING)):
        return True
    if (before.small, sentence.at(at - 2).text) in {("t", ":"), ("s", "/"), ("f", "/")}:
        return True  # "S:t Eriks", "M/S Agneta"
    if token.small in _AFTER_KINDS and before.capital and sentence.english:
        return True
    famous = f"{before.small} {token.small}" in _FAMOUS or f"{token.small} {after.small}" in _FAMOUS
    if famous or _called_a_thing(sentence, at) or _in_such_company(sentence, token.small):
        return True
    return token.capital and (_before_a_thing(sentence, after) or _inside_it(sentence, at))


def _joined_to_a_thing(sentence: Sentence, at: int) -> bool:
    """ "Grupprum Signe och Selma": what the first one's word says holds for the others."""
    for back in range(1, 7, 2):
        if sentence.at(at - back).small not in _JOINS or not sentence.at(at - back - 1).capital:
            return False
        kind = sentence.at(at - back - 2)
        if kind.small in _KINDS or kind.small.endswith(_KINDS_ENDING):
            return kind.is_word
    return False


def _after_the(sentence: Sentence, at: int) -> bool:
    before = sentence.at(at - 1)
    return before.small == "the" or (before.capital and before.ordinary and sentence.at(at - 2).small == "the")


def _called_by_a_thing(sentence: Sentence, at: int) -> bool:
    """ "ny app heter Novi", "boken 'Max och Moritz'"."""
    said, noun = sentence.at(at - 1), sentence.at(at - 2)
    if said.small in _CALLED and (noun.small in _KINDS or noun.small.endswith((*_KINDS_ENDING, *_IS_A))):
        return noun.is_word and not noun.capital
    if sentence.at(at + 1).small in _IS and sentence.at(at + 2).small in _A_NAME:
        named = sentence.at(at + 4).small
        return named in _KINDS or named.endswith(_KINDS_ENDING)  # "Alma är namnet på systemet"
    for back in range(1, 5):
        here = sentence.at(at - back)
        if here.text in _QUOTES:
            named = sentence.at(at - back - 1).small
            return named in _KINDS or named.endswith(_KINDS_ENDING)
        if not (here.capital or here.small in {"och", "o", "and", "på", "i"}):
            return False
    return False


def _in_a_story(sentence: Sentence, at: int) -> bool:
    """ "Sven i köket i filmen", "Rut och Boas ur Bibeln": at most five words later stands where they live."""
    for place in range(at + 1, at + 7):
        here = sentence.at(place)
        if here.verb or here.text in {".", ";", "\n", ":"} or not here.text:
            return False
        if here.small in _WHERE_STORIES_ARE:
            return sentence.at(place - 1).small in {"i", "ur", "från", "på", "in", "on", "from", "the"}
    return False


def _on_a_list_of_things(sentence: Sentence, at: int) -> bool:
    """ "Aula, Vilma och Schoolsoft": beside a thing that nobody is called, and doing nothing."""
    length = things = 0
    for step in (-1, 1):
        for place in range(at + 2 * step, at + 9 * step, 2 * step):
            near = sentence.at(place)
            if sentence.at(place - step).small not in {",", "och", "o", "and", "&", "/"} or not near.capital:
                break
            length += 1
            thing = near.has(Is.OTHER | Is.ACRONYM) and not near.has(NAMES | Is.PLACE | Is.ENGLISH)
            things += thing and (length > 1 or not sentence.at(place + 1).verb)
    return things > 0 and (length > 1 or not sentence.at(at + 1).verb)


def _inside_it(sentence: Sentence, at: int) -> bool:
    """ "logga in i Agda": nobody is in a person, but in love with one; "i Annas rum" is a room."""
    token, before, after = sentence.at(at), sentence.at(at - 1), sentence.at(at + 1)
    inside = before.small in {"i", "in", "into", "ur"} and not before.begins and not after.capital
    return inside and sentence.at(at - 2).small not in _HELD_DEAR and token.small[-1] != "s"


def _before_a_thing(sentence: Sentence, after: Token) -> bool:
    """ "Gustav Adolfs-bakelser": with a hyphen the last part says what it is."""
    last = after.small.rpartition("-")[2]
    return after.capital and "-" in after.text and bool(sentence.what(last) & (Is.SWEDISH | Is.ENGLISH)) and (
        not sentence.what(last) & Is.FIRST
    )  # fmt: skip


def _called_a_thing(sentence: Sentence, at: int) -> bool:
    """ "Alma Löv är ett museum", "Ada is a language"."""
    for place in range(at + 1, at + 6):
        here = sentence.at(place)
        if here.small in _IS:
            named = [sentence.at(place + step).small for step in (1, 2, 3)]
            article = named[0] in {"ett", "en", "a", "an", "the", "vår", "vårt"}
            return any(word.endswith(_IS_A) for word in (named[1:] if article else named[:1]) if word)
        if not (here.capital or here.small in {",", "och", "o", "and"}):
            return False
    return False


def _family_name_alone(sentence: Sentence, small: str) -> bool:
    what = sentence.what(small)
    return bool(what & Is.LAST) and not what & Is.FIRST


def _in_such_company(sentence: Sentence, small: str) -> bool:
    """ "Siri på telefonen", "samma bok om Alfons": a name of such a kind and a word of the same world."""
    if _family_name_alone(sentence, small) and not sentence.said.isdisjoint(_OF_STORIES):
        return True  # an author
    machine = small in _MACHINES and not sentence.said.isdisjoint(_OF_MACHINES)
    return machine or (small in _STORIES and not sentence.said.isdisjoint(_OF_STORIES))
