"""Session 1 from its first step to its last on a console, for tests that look at every step."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QApplication

from tests.core.test_hour import Led
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.engine import Situation
from vilkaarvi.session.view import FilmIs, View


def begun(language: str = "sv", people: int = 9) -> Led:
    """Session 1 at its welcome."""
    places = Places(shipped_programmes(), shipped_programmes())
    made = Led(read_programme(places, "vilka-ar-vi", date(2026, 11, 24)), language)
    made.hour.start(people)
    return made


def every_step(led: Led) -> Iterator[View]:
    """Each moment in which the leader presses Nästa, and each film while it plays."""
    while led.hour.engine.state.situation is not Situation.ENDED:
        yield led.hour.view()
        if led.hour.view().film is FilmIs.PLAYING:
            _film_goes_on(led)
        else:
            led.hour.next()


def _film_goes_on(led: Led) -> None:
    """To its cue, or to its end."""
    call = next(call for call in reversed(led.player.calls) if call[0] == "load")
    cues = [cue for cue in call[3] if cue > led.player.at_ms] if isinstance(call[3], tuple) else []
    if cues:
        led.player.at_ms = cues[0]
        led.player.reaches(cues[0])
    else:
        led.player.ends(0)


def settled() -> None:
    """All that waits for its place has it."""
    for _ in range(4):
        QApplication.processEvents()
