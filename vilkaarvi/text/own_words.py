"""What can go wrong with a municipality's own words, in words: what happened, what to do now."""

from collections.abc import Mapping

from vilkaarvi.errors import Code
from vilkaarvi.text.mark import _

OWN_SAYINGS: Mapping[Code, tuple[str, str]] = {
    Code.OWN_EMPTY: (
        _("There is nothing written."),
        _("An empty text is not saved. “Put back” gives you the programme's words."),
    ),
    Code.OWN_LONG: (_("This is too long."), _("A text has at most {most} characters. Nothing is saved until then.")),
    Code.OWN_LINES: (_("There are too many lines."), _("At most {most} lines can be read before a group.")),
    Code.OWN_GLANCE: (
        _("The question has {count} characters."),
        _("From a chair at the back about {most} can be read at a glance. It is saved; say it shorter if you can."),
    ),
    Code.OWN_NOT_COPIED: (
        _("The film {name} is not in the backup."),
        _("It is missing, or too large. “Save for other computers” under Settings takes films along."),
    ),
    Code.OWN_UNREADABLE: (
        _("{name} holds no texts and films of a municipality."),
        _("Choose the file that was made with “Save for other computers”. Nothing has been changed."),
    ),
}
