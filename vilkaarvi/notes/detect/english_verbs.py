"""English verbs as they are used of one person: where a clause or a place ends, and what was done once."""

from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.tokens import Token

_IRREGULAR = words("""
    was were had did got left fell lost said told wrote quit broke took came went died won gave made ran brought
    cried spoke stole hit sent thought felt became began knew saw heard kept let met paid put read rode sat sold
    slept stood swore threw wore drove drank ate hid held hurt led bought caught chose flew forgot forgave froze
    shot sank sang spent swam taught understood woke bit bled built burnt cut dealt fed fought found grew hung laid
    lit meant rang rose shook shut slid spat split spread stuck struck swept tore
""")
_AUXILIARIES = words("""
    is are am has have does do will would can could should must may might cant wont doesnt isnt wasnt didnt never
    always still also just really already isn't doesn't won't can't didn't wasn't
""")
_PRESENT = words("""
    says wants feels gets goes thinks seems knows works lives needs refuses speaks talks asks tells likes hates
    loves comes leaves sits stands runs drives carries smells drinks eats sleeps cries prays fasts keeps helps wears
    makes takes gives shows brings remembers remains looks plays uses cleans cooks reads writes sees hears misses
    starts stops stays pays calls shares teaches handles manages wonders smokes shouts yells laughs complains limps
    throws owns earns gossips forgets answers hides believes understands deserves lies sings translates interprets
    covers owes hurts steals keeps holds moves corrects listens ignores scares
""")
MODALS = words("should must may can could would will might shall")


def past(token: Token) -> bool:
    """ "crashed", "fell": what was done once."""
    return token.small in _IRREGULAR or (len(token.small) > 4 and token.small.endswith("ed") and token.has(Is.ENGLISH))


def finite(token: Token) -> bool:
    return token.small in _PRESENT or token.small in _AUXILIARIES or past(token)


def helps(token: Token) -> bool:
    """ "is", "has", "should", "still": says nothing of who the subject is."""
    return token.small in _AUXILIARIES | MODALS or token.small in {"was", "were", "had", "did"}
