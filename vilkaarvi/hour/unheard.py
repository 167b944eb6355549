"""A film that is not heard: what happens by itself, and its facts instead of it when the leader wants them."""

from vilkaarvi.errors import Code, Fault
from vilkaarvi.session.engine import Engine, Situation
from vilkaarvi.session.events import Event

MENDED = (Code.SOUND_GONE, Code.NO_SOUND_DEVICE)  # something can be done about it
MUTE = (Code.NO_SOUND_DEVICE, Code.FILM_SILENT)  # nothing is heard at all


def can_be_mended(trouble: Fault | None) -> bool:
    """The film is not heard, or not where it should be, and there is a press for it."""
    return trouble is not None and trouble.code in MENDED


def needs_captions(fault: Fault) -> bool:
    return fault.code in MUTE


def facts_stand_in(engine: Engine) -> bool:
    """The leader has taken the film away because it was not heard. The file is good: it can come back."""
    return engine.state.film_fault in {code.value for code in MENDED}


def facts_instead(engine: Engine, at_ms: int, trouble: Fault | None) -> tuple[Event, ...]:
    """The film ends here, and its facts stand in for it. Nothing happens where a film is heard, or none plays."""
    if trouble is None or not can_be_mended(trouble) or engine.state.situation is not Situation.PLAYING:
        return ()
    resumed = engine.pause(at_ms) if engine.state.paused_at_ms is not None else ()
    return (*resumed, *engine.film_failed(at_ms, trouble.code.value))
