"""What the room does because of a card: how, for how long, and the picture of it."""

from vilkaarvi.programme.model import CardAction, ModeKind
from vilkaarvi.session.events import CardUsed
from vilkaarvi.session.view import Countdown

MODES = {CardAction.WRITE: ModeKind.SILENT, CardAction.PAIRS: ModeKind.PAIRS, CardAction.ROUND: ModeKind.ROUND}
_SECONDS = {ModeKind.SILENT: 60, ModeKind.PAIRS: 120}
_A_TURN_S = 30  # of a round; as long as a first round's turn is planned at the least


def seconds_of(mode: ModeKind, people: int) -> int:
    """How long a card's mode is meant to take."""
    return _SECONDS.get(mode, _A_TURN_S * people)


def card_clock(card: CardUsed, at_ms: int) -> Countdown:
    """It goes on while the hour is paused: nobody stops a minute of writing."""
    return Countdown(card.seconds - (at_ms - card.at_ms) // 1000, card.seconds)
