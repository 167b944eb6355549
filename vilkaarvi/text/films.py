"""What can go wrong with film and sound, in words: what happened, what to do now."""

from collections.abc import Mapping

from vilkaarvi.errors import Code
from vilkaarvi.text.mark import _

FILM_SAYINGS: Mapping[Code, tuple[str, str]] = {
    Code.NO_SOUND_DEVICE: (
        _("No loudspeaker or headphones were found."),
        _("Connect one, or let captions do: the film says everything in the picture too."),
    ),
    Code.FILM_MISSING: (
        _("The film {name} is missing."),
        _("The session goes on with the film's facts as cards. The film should be in {folder}."),
    ),
    Code.FILM_NOT_FILM: (
        _("The file {name} is not a film that can be shown."),
        _("The session goes on with the film's facts as cards. Ask for the film again."),
    ),
    Code.FILM_CUT_OFF: (
        _("The film {name} ended too early. The file is not complete."),
        _("The session goes on with the film's facts as cards. Copy the film again after the session."),
    ),
    Code.FILM_GONE: (
        _("The film {name} could no longer be read."),
        _("The session goes on with the film's facts as cards. Is the memory stick still in? It was in {folder}."),
    ),
    Code.SOUND_GONE: (
        _("The loudspeaker {name} is not connected."),
        _("Choose another one. The computer plays the sound meanwhile."),
    ),
    Code.FILM_SILENT: (
        _("The film {name} has no sound that can be played."),
        _("Everything is also in the picture, so you can go on. Captions are on."),
    ),
    Code.FILM_STALLED: (
        _("The picture has stopped."),
        _("The session goes on with the film's facts as cards. Copy the film to the computer after the session."),
    ),
    Code.FILM_CHANGED: (
        _("The film {name} is not the one that came with the programme."),
        _("It can still be shown. If something looks wrong, copy the film again."),
    ),
    Code.CAPTIONS_BROKEN: (_("The captions {name} cannot be read."), _("The film is shown without captions.")),
}
