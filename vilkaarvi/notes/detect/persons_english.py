"""Which English nouns are people, by the same means as in Swedish."""

from vilkaarvi.notes.detect.lists import Is, endings, words
from vilkaarvi.notes.detect.tokens import Token

_PERSONS = words("""
    partner drummer twins friend relative client patient customer resident tenant pupil member deputy fella manager
    boss supervisor foreman leader cook chef nurse doctor welder driver teacher cleaner janitor receptionist guard
    caretaker carpenter painter electrician plumber baker butcher operator trainee intern apprentice student steward
    rep representative interpreter translator imam priest pastor neighbour neighbor colleague coworker co-worker guy
    lady woman man girl boy kid employee worker technician engineer accountant secretary assistant headmaster
    principal counsellor psychologist therapist midwife dentist librarian mechanic waiter waitress bartender owner
    landlord landlady chairman chairwoman chairperson chair director ceo head substitute temp newcomer veteran widow
    widower refugee person one mother father dad mum mom sister brother son daughter wife husband cousin aunt uncle
    grandmother grandfather lad bloke chap vet firefighter porter coordinator caseworker handyman fireman policeman
    policewoman gardener tailor seamstress shopkeeper barber hairdresser lifeguard clerk deacon storeman hijabi
    cashier inspector planner advisor adviser instructor tutor mentor coach organiser organizer registrar archivist
    editor treasurer auditor analyst developer programmer architect surveyor ranger groundskeeper housekeeper
    launderer dishwasher plasterer roofer machinist fitter stoker loader picker packer courier postman paramedic
    dietitian physiotherapist psychiatrist optician pharmacist surgeon lawyer solicitor bookkeeper economist
    controller strategist consultant politician mayor councillor bishop rabbi monk nun cantor organist musician
    photographer journalist bouncer sheriff officer ombudsman kurd syrian somali eritrean afghan iraqi iranian finn
    pole turk bosnian serb croat swede vegan muslim jew transperson hire soldier lead couple twin vegetarian
    diabetic chief commander counselor grandma grandpa youngster migrant deputy fella relative client patient
    customer resident tenant pupil member convert dispatcher diver lieutenant captain sergeant dinnerlady carer
    au-pair nanny childminder sub stand-in freelancer contractor sexton verger skipper helper buddy
""")
KIN = words("""
    mother father dad mum mom sister brother son daughter wife husband cousin aunt uncle nephew niece ex girlfriend
    boyfriend partner
""")
_NATIONS = ("ian", "ish", "ese", "ali", "aqi", "ani", "ean", "ench", "tch", "ghan", "urd")


_TAILS = endings("""
    keeper worker driver teacher nurse woman man cleaner operator welder fighter porter smith cook manager guard
    clerk minder officer master
""")
_COMMON = KIN | words("""
    twins friend relative client patient customer resident tenant pupil member fella guy lady woman man girl boy kid
    person one lad bloke chap mate
""")


def english_person(token: Token) -> bool:
    """ "welder", "groundskeeper"; with a capital only where something begins or all is in capitals."""
    return token.small.rpartition("-")[2] in _PERSONS or (
        token.has(Is.ENGLISH) and len(token.small) > 6 and token.small.endswith(_TAILS)
    )


def is_person_named(small: str) -> bool:
    return small in _PERSONS or (len(small) > 5 and small.endswith(_TAILS))


def is_common(token: Token) -> bool:
    """ "guy", "woman", "brother": known by no work."""
    return token.small in _COMMON


def several(token: Token) -> bool:
    """ "cooks", "women", "nurses"."""
    small = token.small
    if small.endswith("men"):
        return is_person_named(small[:-3] + "man")
    return small == "people" or (small.endswith("s") and is_person_named(small[:-1]))


def is_nation(token: Token) -> bool:
    return token.capital and token.small.endswith(_NATIONS)
