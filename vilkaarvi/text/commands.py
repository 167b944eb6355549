"""What can go wrong at the command line, in words: what happened, what to do now."""

from collections.abc import Mapping

from vilkaarvi.errors import Code
from vilkaarvi.text.mark import _

COMMAND_SAYINGS: Mapping[Code, tuple[str, str]] = {
    Code.NO_SUCH_RUN: (_("There is no saved session {run}."), _("“vilkaarvi runs” lists the ones there are.")),
    Code.RUN_NOT_FINISHED: (
        _("The summary of this session is not finished."),
        _("Open the session and choose Finish."),
    ),
    Code.BAD_TEXT_LINE: (
        _("Line {line} has no text: it is no JSON object with “id” and “text”."),
        _("Write one object a line."),
    ),
    Code.WRONG_USE: (_("That was not understood: {what}."), _("“vilkaarvi --help” shows what you can write.")),
    Code.USE_MISSING: (_("Something is missing: {what}."), _("“{command} --help” shows how it is written.")),
    Code.USE_CHOICE: (_("{what} cannot be chosen here."), _("Choose one of these: {known}.")),
    Code.NO_SUCH_PROGRAMME: (_("There is no programme {name} in {folder}."), _("These exist: {known}.")),
    Code.NO_SUCH_SESSION: (_("The programme {programme} has no session {name}."), _("These exist: {known}.")),
    Code.NO_DISPLAY: (_("There is no screen to show windows on."), _("Start the program on a computer with a screen.")),
    Code.NO_FINISHED_RUN: (
        _("No session has been finished yet."),
        _("Finish one first; then its summary can be printed."),
    ),
    Code.PHRASE_UNREADABLE: (
        _("The file with the passphrase cannot be read: {path}."),
        _("Check how its name is written, and that you may open it."),
    ),
    Code.NOT_WRITABLE: (_("{path} cannot be written."), _("Choose another folder.")),
}
