"""What can go wrong when a leader hands in a report, in words: what happened, what to do now."""

from collections.abc import Mapping

from vilkaarvi.errors import Code
from vilkaarvi.text.mark import _

HANDIN_SAYINGS: Mapping[Code, tuple[str, str]] = {
    Code.HANDIN_NO_FOLDER: (
        _("The folder {folder} cannot be reached, and the report was not handed in."),
        _("Is the computer on the workplace's network, or the stick put in? Nothing is lost: try again then."),
    ),
    Code.HANDIN_NO_ROOM: (
        _("There is no room for the report in {folder}. What was there before is whole."),
        _("Tell whoever looks after the folder. Nothing is lost: try again when there is room."),
    ),
    Code.HANDIN_NO_RIGHT: (
        _("You may not write in {folder}, and the report was not handed in."),
        _("Ask IT for the right to write there, and try again. Until then you can save the report and mail it."),
    ),
    Code.HANDIN_PROTECTED: (
        _("{path} is protected against changes, and was left as it is."),
        _("Ask whoever looks after the folder to take the protection away, and try again."),
    ),
    Code.HANDIN_NOT_WRITTEN: (
        _("The report could not be written in {folder}: {why}."),
        _("Nothing is lost. Try again, or save the report somewhere else and mail it."),
    ),
}
