"""What can go wrong with a group that is handed over, in words: what happened, what to do now."""

from collections.abc import Mapping

from vilkaarvi.errors import Code
from vilkaarvi.text.mark import _

PARCEL_SAYINGS: Mapping[Code, tuple[str, str]] = {
    Code.NO_SUCH_GROUP: (_("That group is no longer here."), _("Choose another group on the first page.")),
    Code.RUN_TAKEN_IN: (
        _("That session was held on another computer."),
        _("It can be read here, and its summary saved as PDF. Changes are made on the computer that held it."),
    ),
    Code.PARCEL_GONE: (
        _("The file {name} cannot be opened."),
        _("Check that it is still there and that you may read it, for example that the USB stick is in."),
    ),
    Code.PARCEL_UNREADABLE: (
        _("{name} is not a whole file with a group."),
        _("Choose the file that your colleague made. If it is that one, ask for a new file."),
    ),
    Code.PARCEL_REFUSED: (
        _("The group cannot be handed over as it is ({field})."),
        _("There is more of it, or something longer, than a file can hold. Nothing has been changed."),
    ),
    Code.PARCEL_CONTENT: (
        _("There is something in the file that does not belong there ({field})."),
        _("Nothing has been taken in. Ask for a new file."),
    ),
    Code.CODE_SIGNS: (_("There are only digits in the code."), _("Take away what is not a digit: {signs}")),
    Code.CODE_LENGTH: (
        _("The code has {wanted} digits; here are {count}."),
        _("Ask your colleague to say it once more, three digits at a time."),
    ),
    Code.CODE_GROUP: (
        _("Group {group} of the code is not right."),
        _("Ask your colleague to say that group once more. The other groups can stay."),
    ),
    Code.RETENTION_UNREADABLE: (
        _("The list of what has been erased ({path}) cannot be read."),
        _("Nothing is erased until it can. Ask IT to look at the file."),
    ),
    Code.BACKUP_UNREADABLE: (
        _("{name} is not a whole backup."),
        _("Nothing has been taken in. Choose another copy, or make a new one on the computer that it came from."),
    ),
    Code.BACKUP_REFUSED: (
        _("The backup cannot lie in the folder that it is a copy of."),
        _("Choose another place, such as your home folder on the network."),
    ),
    Code.BACKUP_MADE_UP: (
        _("Made-up groups would mix with real ones."),
        _("Nothing has been taken in. Take the copy in on an empty folder."),
    ),
    Code.CODE_WRONG: (_("The code is not right."), _("Check that the code and the file belong together.")),
}
