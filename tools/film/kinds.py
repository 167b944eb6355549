"""Every scene kind by the name that stands in a storyboard."""

from tools.film.cups import CUPS
from tools.film.pen import Draw
from tools.film.places import PLACES
from tools.film.scenes import chairs, dots, line, statement, table
from tools.film.talk import TALK
from tools.film.things import CLOSE

KINDS: dict[str, Draw] = {
    "statement": statement,
    "dots": dots,
    "line": line,
    "chairs": chairs,
    "table": table,
    **PLACES,
    **CLOSE,
    **TALK,
    **CUPS,
}
