"""All words the program says, in the language it was given.

`Text` is handed in. English message ids stand where they are used, as `text.tr("…")`; Babel extracts them
(`tools/words.py`), `locale/<language>/LC_MESSAGES/vilkaarvi.mo` holds the Swedish. Swedish is the default, whatever
the system says. Errors are worded here too: what happened, and what to do now.
"""

import gettext
from collections.abc import Mapping
from datetime import date

from vilkaarvi.errors import Code, Facts, Fault
from vilkaarvi.errors import Said as Said
from vilkaarvi.paths import LOCALE
from vilkaarvi.text.commands import COMMAND_SAYINGS
from vilkaarvi.text.films import FILM_SAYINGS
from vilkaarvi.text.handin import HANDIN_SAYINGS
from vilkaarvi.text.keeping import KEEPING_SAYINGS
from vilkaarvi.text.mark import _
from vilkaarvi.text.new_film import NEW_FILM_SAYINGS
from vilkaarvi.text.own_words import OWN_SAYINGS
from vilkaarvi.text.parcels import PARCEL_SAYINGS
from vilkaarvi.text.printers import PRINTER_SAYINGS
from vilkaarvi.text.register import REGISTER_SAYINGS

LANGUAGES = ("sv", "en")
DEFAULT = "sv"
LOCALES = {"sv": "sv_SE", "en": "en_GB"}  # how days and numbers are written


# what happened, what to do now. {braces} are the fault's facts.
SAYINGS: Mapping[Code, tuple[str, str]] = {
    Code.NO_VLC: (
        _("The film player VLC is not on this computer."),
        _("The session goes on with the film's facts as cards. Ask IT to install VLC (64-bit)."),
    ),
    Code.VLC_NO_PLUGINS: (
        _("The film player VLC is here, but it does not start: its plugins are missing."),
        _("The session goes on with the film's facts as cards. Ask IT to install VLC anew, whole (64-bit)."),
    ),
    Code.VLC_NO_PICTURE: (
        _("VLC starts but shows no picture of a small film of our own."),
        _("Ask IT to install VLC anew, with all its plugins. Until then the film's facts are shown as cards."),
    ),
    Code.VLC_NO_SOUND: (
        _("VLC starts but gives no sound of a small film of our own."),
        _("Ask IT to install VLC anew, with all its plugins. The film says everything in the picture too."),
    ),
    Code.NO_WINDOWS: (
        _("Windows cannot be shown here."),
        _("Ask IT: the screen that is named cannot be reached, or a system library for Qt is missing."),
    ),
    Code.FONTS_DAMAGED: (
        _("The letters that came with the program are missing or damaged: {name}."),
        _("Install the program again. Until then other letters are used."),
    ),
    Code.DATA_READONLY: (
        _("The folder for saved work cannot be written to: {path}."),
        _("Ask IT for the right to write there, or start the program with another folder (--data)."),
    ),
    Code.DISK_LOW: (
        _("The disk is nearly full: {free} MB are free."),
        _("Free some space before the session: at least {least} MB."),
    ),
    Code.ON_BATTERY: (
        _("The computer runs on its battery ({percent} %)."),
        _("Plug in the charger before the session."),
    ),
    Code.NO_KEYRING: (
        _("The system's key store cannot be used for the notes ({name})."),
        _("The program asks for a passphrase for the notes instead. Nothing else is needed."),
    ),
    Code.MAY_SLEEP: (
        _("The computer may fall asleep during the session."),
        _("Touch the keyboard now and then, or turn sleep off."),
    ),
    Code.DATA_UNREADABLE: (
        _("The folder for saved work cannot be read: {path}."),
        _("Check that the folder exists and that you may open it, then start again. Nothing has been changed in it."),
    ),
    Code.DATA_LOCKED: (
        _("vilkaarvi is already open on {host} (process {process})."),
        _("Close it there first. Two programs must not write in the same folder."),
    ),
    Code.DISK_FULL: (
        _("The disk is full. The last thing was not saved."),
        _("The session goes on, and the text stays in its field. Free some space and save again."),
    ),
    Code.WRITE_FAILED: (
        _("It could not be saved in {path}."),
        _("The session goes on, and the text stays in its field. Check the folder and save again."),
    ),
    Code.CLOCK_BACK: (
        _("The computer's clock has been set back since the session was interrupted."),
        _("Say how much of the hour is left."),
    ),
    Code.UNHANDLED: (
        _("Something went wrong that should never happen."),
        _("What was marked as saved is safe. Start again and choose Continue the session."),
    ),
    **FILM_SAYINGS,
    Code.WRONG_PASSPHRASE: (_("That is not the right passphrase."), _("Try again. The session goes on meanwhile.")),
    Code.PASSPHRASE_SHORT: (
        _("The passphrase is too short."),
        _("Use at least {least} characters. Three or four ordinary words are fine."),
    ),
    Code.NOTES_LOCKED: (_("The notes are locked."), _("Unlock them with the passphrase in the notes panel.")),
    Code.KEY_MISSING: (
        _("The key to the saved work is missing on this computer."),
        _("Saved sessions cannot be opened. Ask IT if the keys have been moved. You can start a new session."),
    ),
    Code.JOURNAL_DAMAGED: (
        _("A part of the saved session is damaged ({lost} pieces)."),
        _("Everything else has been read. Check the notes before you print."),
    ),
    Code.FILE_UNREADABLE: (
        _("{name} is damaged and cannot be read."),
        _("Nothing has been changed in it. Everything else works as before. Ask IT to keep the file."),
    ),
    Code.NEWER_FORMAT: (
        _("{name} was made by a newer version of the program."),
        _("Nothing has been changed in it. Update the program and open it again."),
    ),
    Code.NAME_TOO_LONG: (_("The name is too long."), _("Use at most {most} characters.")),
    Code.NAME_EMPTY: (_("A name is missing."), _("Write what the group is called at work, for example the unit.")),
    Code.NAME_IDENTIFIES: (
        _("There is something in the name that could point to a person."),
        _("Write the name of the unit instead."),
    ),
    Code.TOO_MANY_LINES: (
        _("A question has more than {most} lines."),
        _("Choose the {most} that matter most to the group."),
    ),
    Code.TOO_MANY_STEPS: (
        _("There are more than {most} things to do."),
        _("Choose the {most} that matter most. The others can wait."),
    ),
    Code.LINE_TOO_LONG: (_("That is longer than {most} characters."), _("Say it in one sentence.")),
    Code.COUNT_IMPOSSIBLE: (
        _("A number cannot be right: {field}."),
        _("Look at how many were there and how many the group has, correct it and go on."),
    ),
    Code.R_UNREADABLE: (
        _("{name}, line {line}: this is no handed-over record."),
        _("The line was left out, the others were read. Ask for the file once more."),
    ),
    Code.R_UNKNOWN_KEY: (
        _("{name}, line {line}: handed over by a computer that is not known here ({key})."),
        _("The line was left out. Ask for that computer's own report, whole: it has a code that you can compare."),
    ),
    Code.R_ALTERED: (
        _("{name}, line {line}: changed since computer {key} signed it."),
        _("The line was left out. Ask for the file once more, straight from the computer that made it."),
    ),
    Code.R_FIELDS: (
        _("{name}, line {line}: fields are missing ({lacking}), or there are some that do not belong ({foreign})."),
        _("The line was left out. Only counts and plans may be handed over; ask which program made the file."),
    ),
    Code.R_VALUE: (
        _("{name}, line {line}: “{field}” holds a value that cannot be."),
        _("The line was left out. Ask for the number to be corrected where it was entered, and for a new file."),
    ),
    Code.R_CONFLICT: (
        _("Two records from computer {key} contradict each other ({what})."),
        _("Neither is counted. Ask which one holds; two computers may be using the same copied data folder."),
    ),
    Code.R_GAP: (_("Records from computer {key} are missing: {missing}."), _("Ask for a new file from that computer.")),
    **OWN_SAYINGS,
    **NEW_FILM_SAYINGS,
    **PARCEL_SAYINGS,
    **PRINTER_SAYINGS,
    **REGISTER_SAYINGS,
    **HANDIN_SAYINGS,
    **KEEPING_SAYINGS,
    **COMMAND_SAYINGS,
    Code.PROGRAMME_FAULTY: (
        _("The programme {name} has faults and cannot be used."),
        _("“vilkaarvi check {path}” shows each fault and what to do."),
    ),
    Code.ILLEGAL_MOVE: (_("That cannot be done now."), _("Nothing has been changed.")),
    Code.P_NO_FILE: (_("The file is not there."), _("Put it there, or remove its name from programme.toml.")),
    Code.P_TOO_BIG: (
        _("The file is larger than {most} bytes."),
        _("A programme's text files are small. Is this the right file?"),
    ),
    Code.P_NOT_UTF8: (_("The file is not UTF-8 text."), _("Save it as UTF-8 in your editor.")),
    Code.P_NOT_TOML: (
        _("The file cannot be read: {why}."),
        _("Look for a missing quotation mark or bracket on this line or the one before."),
    ),
    Code.P_MISSING: (_("“{name}” is missing."), _("Add it here: {example}")),
    Code.P_UNKNOWN: (_("“{name}” does not belong here."), _("Remove it, or look for a spelling mistake.")),
    Code.P_UNKNOWN_NEAR: (_("“{name}” does not belong here."), _("Did you mean “{near}”?")),
    Code.P_TYPE: (_("What “{name}” holds does not fit."), _("Write it like this: {example}")),
    Code.P_NO_WORDS: (
        _("“{name}” has no text in the programme's own language ({language})."),
        _("Write {name}.{language}."),
    ),
    Code.P_UNEVEN: (
        _("“{name}” has {other} lines in one language ({language}) and {count} in another ({own})."),
        _("Give both as many lines."),
    ),
    Code.P_NO_ENGLISH: (_("{count} texts are not in English."), _("The programme works anyway. The Swedish is shown.")),
    Code.P_KIND: (_("There is no kind “{name}”."), _("Use one of these: {known}.")),
    Code.P_TWICE: (_("The id “{name}” is there twice."), _("Give one of them a different id.")),
    Code.P_NO_CARD: (_("There is no card “{name}”."), _("Use one of those in cards.toml: {known}.")),
    Code.P_NO_FACT: (_("There is no fact “{name}”."), _("Use one of those in facts.toml: {known}.")),
    Code.P_ONE_READING: (
        _("The fact {name} is contested, but both readings of it are not there."),
        _("Write how each side reads it (readings.sv, at least two), and what nobody knows for sure (unsure.sv)."),
    ),
    Code.P_FACT_OLD: (
        _("The fact “{name}” should have been reviewed by {day}."),
        _("Look the number up again and set a new date."),
    ),
    Code.P_NOT_BARE: (
        _("“{name}” is not a plain file name."),
        _("Write just the name, and put the file in the programme's media folder."),
    ),
    Code.P_NO_MEDIA: (
        _("The file {name} is not in {folder}."),
        _("Put it there. Without the film, its facts are shown as cards."),
    ),
    Code.P_CUE: (
        _("The cue at {at} ms is outside the film, or within a second of its start, end ({length} ms) or another cue."),
        _("Move it, so that there is at least a second on each side."),
    ),
    Code.P_FILM_LONG: (
        _("The film in “{name}” takes {needs} min with its pauses, but the step has {minutes}."),
        _("Give the step more minutes."),
    ),
    Code.P_TIME: (_("The step “{name}” must have either minutes or seconds_per_person."), _("Give it one of the two.")),
    Code.P_LEAST_MORE: (
        _("The step “{name}” needs at least {least} min but has {minutes}."),
        _("Change min_minutes or minutes."),
    ),
    Code.P_DOES_NOT_FIT: (
        _("The steps need at least {least} min for {people} people; the session has {minutes}."),
        _("Lower min_minutes somewhere, or mark a step as droppable."),
    ),
    Code.P_OUTSIDE: (
        _("“{name}” leads out of the programme's own folder."),
        _("Put the file itself there: links to other places are not followed."),
    ),
    Code.P_NOT_FILE: (_("“{name}” is no ordinary file."), _("Put an ordinary file there: no folder, pipe or device.")),
    Code.P_ADDRESS: (
        _("“{name}” is an address."),
        _("A programme fetches nothing. Put the file in the media folder and write its name."),
    ),
    Code.P_PLAYLIST: (
        _("“{name}” is a list of other films or addresses, and no film."),
        _("Put the film itself in the media folder. Lists are never followed."),
    ),
    Code.P_NOT_FILM: (
        _("“{name}” is no film that can be played."),
        _("Use MP4 with H.264 and AAC. Until then the film's facts are shown as cards."),
    ),
    Code.P_NOT_PICTURE: (
        _("“{name}” is no picture."),
        _("Use JPEG or PNG. Without it nothing stands there until the film begins."),
    ),
    Code.P_CAPTIONS: (
        _("The captions {name} cannot be shown: {why}."),
        _("Mend this line: WEBVTT first, then times such as 00:00:01.000 --> 00:00:03.500 in order, inside the film."),
    ),
    Code.P_CHANGED: (
        _("The file {name} is not the one that manifest.toml tells of."),
        _("Copy the right file, or make manifest.toml anew if it was changed on purpose."),
    ),
    Code.P_NOT_LISTED: (
        _("The file {name} is not in manifest.toml."),
        _("Add it there, so that a damaged copy is found before the session."),
    ),
    Code.P_LENGTH: (
        _("length_ms is {length}, but manifest.toml says {listed} for {name}."),
        _("Write the film's own length in both."),
    ),
    Code.P_HIDDEN: (
        _("A sign that cannot be seen stands here ({sign})."),
        _("Take it away: it can make words look like others. Write the line anew by hand if you cannot find it."),
    ),
    Code.P_DEEP: (
        _("More than {most} tables or lists lie inside each other."),
        _("A programme needs only a few. Look for a misplaced bracket or dot on this line."),
    ),
    Code.P_MANY: (
        _("There are more than {most} faults in this file; the others are not shown."),
        _("Mend these first, and check again."),
    ),
    Code.P_PLACEHOLDER: (
        _("“{name}” stands in a text, and nothing is put in there."),
        _("Write the words themselves. Known are: {known}."),
    ),
    Code.P_MARKUP: (
        _("“{name}” would be shown as it is written."),
        _("Write plain text: no stars, number signs or angle brackets."),
    ),
    Code.P_LONG: (
        _("“{name}” has {count} characters; on the screen {most} can be read at a glance."),
        _("Say it shorter."),
    ),
    Code.P_EMPTY: (_("“{name}” holds nothing."), _("Write at least one line: {example}")),
    Code.P_STATEMENTS: (
        _("The slip has {count} statements."),
        _("Use between {least} and {most}: it is answered in three minutes."),
    ),
    Code.P_NUMBER: (
        _("The number {number} does not follow: the sessions are to be numbered 1, 2, 3 in order."),
        _("Give this one number {wanted}."),
    ),
    Code.P_DAY: (
        _("The days of the fact “{name}” cannot be right: read on {read}, review by {due}."),
        _("Somebody must have read it today at the latest, and before it is to be reviewed."),
    ),
    Code.P_NO_ADDRESS: (
        _("The address of “{name}” is none: {address}."),
        _("Write where the number can be read, beginning with https://."),
    ),
    Code.P_MODES_LONG: (
        _("The parts of “{name}” take {needs} min, but the step has {minutes}."),
        _("Give the step more minutes, or its parts fewer."),
    ),
    Code.P_NO_LABEL: (
        _("The card “{name}” does something when pressed, but its button has no words."),
        _("Add action_label.{language}."),
    ),
    Code.P_NO_CLOSE: (
        _("The session has no step of the kind “{name}”."),
        _("Add one: without it the leader cannot do that part."),
    ),
    Code.SETTING_REPAIRED: (
        _("The setting {name} could not be understood."),
        _("The usual value {value} is used instead. The settings file is {path}."),
    ),
}


class Text:
    """The program's words in one language.

    Attributes: language ("sv" or "en"). Unknown languages become Swedish.
    """

    def __init__(self, language: str = DEFAULT) -> None:
        self.language = language if language in LANGUAGES else DEFAULT
        self._words: gettext.NullTranslations = gettext.NullTranslations()
        if self.language != "en":  # the message ids are the English
            self._words = gettext.translation("vilkaarvi", LOCALE, [self.language])

    def tr(self, message: str, /, **facts: object) -> str:
        """The message in this language, with {facts} put in."""
        said = self._words.gettext(message)
        return said.format(**facts) if facts else said

    def plural(self, one: str, many: str, count: int, /, **facts: object) -> str:
        """The form that fits `count`; {count} is put in."""
        return self._words.ngettext(one, many, count).format(count=count, **facts)

    def fault(self, fault: Fault) -> Said:
        """What happened and what to do, for a window or the command line."""
        what, todo = SAYINGS[fault.code]
        facts = Facts(fault.facts)
        return Said(self._words.gettext(what).format_map(facts), self._words.gettext(todo).format_map(facts))

    def day(self, day: date, style: str = "long") -> str:
        """A day as people write it, for example "12 november 2026"."""
        from babel.dates import format_date

        return format_date(day, style, locale=LOCALES[self.language])

    def weekday(self, day: date) -> str:
        """The day of the week, in a sentence; for example "torsdag"."""
        from babel.dates import format_date

        return format_date(day, "EEEE", locale=LOCALES[self.language])

    def month(self, month: int) -> str:
        """A month's short name, 1 is January; for example "nov"."""
        from babel.dates import get_month_names

        return str(get_month_names("abbreviated", "stand-alone", LOCALES[self.language])[month]).rstrip(".")

    def number(self, value: float) -> str:
        """A number as people write it, for example "162 877" or "19,7"."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=LOCALES[self.language])
