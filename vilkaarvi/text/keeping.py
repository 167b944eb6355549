"""What is said of the notes' keys and of who writes in the data folder."""

from collections.abc import Mapping

from vilkaarvi.errors import Code
from vilkaarvi.text.mark import _

KEEPING_SAYINGS: Mapping[Code, tuple[str, str]] = {
    Code.LOCK_LOST: (
        _("Another program has taken over the folder for saved work: {host} (process {process})."),
        _("Nothing more is saved here. The text stays in its field: copy what you need, and close this window."),
    ),
    Code.FOLDER_GONE: (
        _("The folder for saved work does not answer."),
        _("All you write is saved on this computer meanwhile, and put in place when the folder is back."),
    ),
    Code.JOURNAL_WENT_ON: (
        _("{name} was changed elsewhere while its folder was gone."),
        _("What lies in the folder counts. What was saved here meanwhile is kept beside it: ask IT to keep that file."),
    ),
    Code.SHEET_WRONG: (
        _("That code does not open the notes."),
        _("Is it the newest sheet? When a new one is made, the old one no longer opens anything."),
    ),
    Code.SHEET_GROUP: (_("Group {group} of the code is not right."), _("Look at the sheet once more.")),
    Code.SHEET_LENGTH: (
        _("The code has {wanted} digits; here are {count}."),
        _("Look at the sheet once more."),
    ),
    Code.LAST_WRITE_CUT: (
        _("The program was cut off in the middle of saving."),
        _("All that was saved is there. Look whether the very last thing you did is missing."),
    ),
    Code.NOT_RECOVERY_KEY: (
        _("That file holds no recovery key."),
        _("Use the file that “vilkaarvi recovery-key new” wrote."),
    ),
}
