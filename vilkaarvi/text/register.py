"""What can go wrong with the register of what was handed over, in words: what happened, what to do now."""

from collections.abc import Mapping

from vilkaarvi.errors import Code
from vilkaarvi.text.mark import _

REGISTER_SAYINGS: Mapping[Code, tuple[str, str]] = {
    Code.R_FUTURE: (
        _("{name}, line {line}: a session on a day that has not come yet ({day})."),
        _("The line was left out. Look at the clock of both computers, and read the file again after that day."),
    ),
    Code.REPORT_UNREADABLE: (
        _("The report {name} cannot be read."),
        _("Check that it is still there and that you may open it. The other files were read."),
    ),
    Code.REPORT_TOO_BIG: (
        _("{name} is larger than {most} MB and no report."),
        _("It was left out, the other files were read. Ask for the file once more."),
    ),
    Code.REPORT_NONE: (
        _("There is no report in {path}."),
        _("Reports end in .vilkaarvi-report. Choose the folder that the leaders put them in."),
    ),
    Code.REPORT_MANY: (
        _("There are more than {most} reports in {path}."),
        _("The first ones were read. Take the others in folder by folder."),
    ),
    Code.LIST_UNREADABLE: (
        _("The list {name} cannot be read."),
        _("Save it from the spreadsheet as CSV (UTF-8) and read it again. Nothing has been changed."),
    ),
    Code.LIST_COLUMNS: (
        _("The list {name} lacks columns: {lacking}."),
        _("Write the heading name;unit;headcount on the first line. Nothing has been changed."),
    ),
    Code.LIST_LONG: (
        _("The list {name} is too long: at most {most} groups and 1 MB."),
        _("Take away what does not belong there. Nothing has been changed."),
    ),
    Code.LIST_ROW: (
        _("Line {line} of the list cannot be right: “{field}”."),
        _("The other lines were taken in. A name has 1–40 characters and points nobody out, and a group 1–40 people."),
    ),
    Code.LIST_TWICE: (
        _("Line {line} of the list is the same group as line {earlier}."),
        _("The first one counts. Take one of them away, or give them names that differ."),
    ),
    Code.MERGE_IMPOSSIBLE: (
        _("These two groups cannot be made into one."),
        _("Choose two that are in the list and not the same already."),
    ),
    Code.REGISTER_ADDRESS: (
        _("The register's address in the settings cannot be read."),
        _("It is written postgresql://user@host/database, with port, sslmode and sslrootcert if needed. Ask IT."),
    ),
    Code.REGISTER_SECRET: (
        _("There is a password in the register's address."),
        _("Take it away and put it into the pgpass file or into PGPASSWORD. Choose a new one: this one has been read."),
    ),
    Code.REGISTER_OPEN: (
        _("The register's address would let anybody on the network pretend to be the register."),
        _("Write sslmode=verify-full, or leave sslmode out. Nothing has been sent."),
    ),
    Code.REGISTER_AWAY: (
        _("The register at {place} does not answer, or does not let you in ({said})."),
        _("Check the network and try again in a while. If it goes on, show this to IT."),
    ),
    Code.REGISTER_SLOW: (
        _("The register at {place} took too long."),
        _("Somebody else may be writing in it. Try again in a while; nothing was done by halves."),
    ),
    Code.REGISTER_FULL: (
        _("There is no room left in the register at {place}."),
        _("Tell IT. Nothing was done by halves; try again when there is room."),
    ),
    Code.REGISTER_NO_RIGHT: (
        _("You may not do this in the register at {place} ({said})."),
        _("Show this to IT: the user needs the right to create and change tables there."),
    ),
    Code.REGISTER_LATER: (
        _("The register at {place} takes nothing in just now. The reports are kept on this computer: {count}."),
        _("They are taken in by themselves as soon as it answers, while the overview is open or the next time."),
    ),
    Code.REGISTER_NOT_SET: (
        _("No other register is named in the settings."),
        _("Write its address after register in settings.toml or policy.toml, as docs/overblick.md shows. Try again."),
    ),
    Code.REGISTER_NOT_MOVED: (
        _("The register on the server holds something else than the one on this computer."),
        _("This one is untouched. Empty the one on the server, and try again."),
    ),
    Code.NOT_MADE_UP: (
        _("There is work in {path} already."),
        _("Made-up groups would mix with real ones. Choose an empty folder with --data."),
    ),
}
