"""What can be wrong when a municipality puts in a film of its own."""

from collections.abc import Mapping

from vilkaarvi.errors import Code
from vilkaarvi.text.mark import _

NEW_FILM_SAYINGS: Mapping[Code, tuple[str, str]] = {
    Code.FILM_TOO_BIG: (
        _("{name} is larger than {most} GB."),
        _("Ask whoever made it for a smaller file: 720p is enough on a projector."),
    ),
    Code.FILM_HALF: (
        _("{name} is not complete: its end cannot be shown."),
        _("Copy it once more from where it was made, and choose it again."),
    ),
    Code.FILM_LEFT: (
        _("{name} could no longer be read. Nothing has been changed."),
        _("Is the memory stick still in? Put it in, and choose the film again."),
    ),
    Code.COPY_FULL: (
        _("There is not enough room on the disk for {name}. Nothing has been changed."),
        _("Free some space, and choose the film again."),
    ),
    Code.FILM_SHORT: (_("{name} is shorter than four seconds."), _("Choose another file.")),
    Code.FILM_LONG: (
        _("{name} is longer than {minutes} minutes."),
        _("That leaves no time to talk. Cut it into parts, and choose one of them."),
    ),
    Code.FILM_LARGE: (
        _("Its picture is large: {wide} × {high}."),
        _("It is shown in at most 1920 × 1080, and may jerk. Ask for it in 1280 × 720: that is enough on a projector."),
    ),
    Code.FILM_NARROW: (
        _("Its picture is not as wide as the screen ({wide} × {high})."),
        _("All of it is shown, with black at the sides."),
    ),
    Code.FILM_WIDE: (
        _("Its picture is wider than the screen ({wide} × {high})."),
        _("All of it is shown, with black above and below."),
    ),
    Code.PICTURE_UNREADABLE: (
        _("{name} could not be read as a picture. Nothing has been changed."),
        _("Choose a PNG or JPEG file."),
    ),
    Code.PICTURE_BIG: (
        _("{name} is too large: more than {most} MB, or {pixels} million pixels."),
        _("Save it smaller: 1920 × 1080 is enough. Then choose it again."),
    ),
    Code.CUE_NEAR: (
        _("This question lies too close to the film's beginning, its end or another question."),
        _("Move it until there is a second between them."),
    ),
    Code.CUE_EMPTY: (_("This question has no words."), _("Write what the room is to read, or take the question away.")),
    Code.CUE_LONG: (
        _("This question is too long to be read at a glance."),
        _("Write at most {most} characters."),
    ),
    Code.CUE_MANY: (_("There are too many questions in the film."), _("Keep at most {most}.")),
    Code.OWN_CAPTIONS: (
        _("The captions {name} cannot be used: line {line} ({why})."),
        _("They must be WebVTT, saved as UTF-8, no longer than the film. Mend the line, and choose the file again."),
    ),
}
