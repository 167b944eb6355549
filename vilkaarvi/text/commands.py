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
    Code.PEOPLE_OUTSIDE: (_("{what} is no number of people."), _("Write a number from {least} to {most}.")),
    Code.NO_SUCH_UNIT: (
        _("No unit called {name} has papers of its own."),
        _("These have: {known}. A unit's name, logo and contact are written in the settings file."),
    ),
    Code.NO_SUCH_PAPER: (
        _("{session} has no such paper."),
        _("“vilkaarvi plan” shows what a session holds. Choose another session."),
    ),
    Code.NO_SUCH_PROGRAMME: (_("There is no programme {name} in {folder}."), _("These exist: {known}.")),
    Code.NO_SUCH_SESSION: (_("The programme {programme} has no session {name}."), _("These exist: {known}.")),
    Code.LOCAL_NO_PLACE: (
        _("The programme no longer has the place that your own words belong to: {place}."),
        _("They are kept, and not shown. Look at the programme's new words, and write yours anew if you want to."),
    ),
    Code.LOCAL_NOT_SHOWN: (
        _("Your own words at {place} cannot be shown there."),
        _("The programme's words are shown instead. Write yours anew."),
    ),
    Code.NO_DISPLAY: (_("There is no screen to show windows on."), _("Start the program on a computer with a screen.")),
    Code.NO_FINISHED_RUN: (
        _("No session has been finished yet."),
        _("Finish one first; then its summary can be printed."),
    ),
    Code.NO_GROUP_NAMED: (_("There is no group {name}."), _("These exist: {known}.")),
    Code.GROUP_UNFINISHED: (
        _("The group {name} has finished no session yet."),
        _("Finish one first; then what the group agreed on can be printed."),
    ),
    Code.LOGO_REFUSED: (
        _("The logo cannot be printed: {path}."),
        _("Papers are made without it. Choose a PNG or SVG of at most 2 MB and 4 000 × 4 000 dots under Settings."),
    ),
    Code.PAPER_NOT_WRITTEN: (
        _("The paper could not be saved as {path}: {why}. What was there before is whole."),
        _("Choose another folder, for example on this computer's own disk."),
    ),
    Code.PAPER_NO_ROOM: (
        _("There is no room for {path}. What was there before is whole."),
        _("Free some space and save again, or choose another disk."),
    ),
    Code.PAPER_NO_FOLDER: (
        _("The folder {folder} is not there."),
        _("Choose another folder. Is it on a stick or a network? Then it must be put in."),
    ),
    Code.PAPER_NO_RIGHT: (
        _("{path} may not be written. What was there before is whole."),
        _("Is it open in another program? Close it there. Or choose a folder of your own."),
    ),
    Code.PAPER_PROTECTED: (
        _("{path} is protected against changes, and was left as it is."),
        _("Save under another name, or take away the file's protection first."),
    ),
    Code.PHRASE_UNREADABLE: (
        _("The file with the passphrase cannot be read: {path}."),
        _("Check how its name is written, and that you may open it."),
    ),
    Code.NOT_WRITABLE: (_("{path} cannot be written."), _("Choose another folder.")),
}
