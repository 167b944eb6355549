"""What the group is told of its next session when it parts."""

from vilkaarvi.programme.model import Close, Programme
from vilkaarvi.text import Text


def next_time(programme: Programme, step: Close, text: Text) -> str:
    """The next session that can be led; where there is none yet, that, and thanks. Nothing is promised.

    A session of no numbered order says its own words. `step` is one of the programme's own. Its words count when the
    session that follows can be led: they speak of it.
    """
    extra = next((each for each in programme.extras if step in each.steps), None)
    if extra is not None:
        return step.next_time(text.language)
    place = next((at for at, each in enumerate(programme.sessions) if step in each.steps), len(programme.sessions))
    later = programme.sessions[place + 1 :]
    to_lead = next((each for each in later if not each.coming), None)
    if to_lead is not None:
        own = step.next_time(text.language) if to_lead is later[0] else ""
        return own or text.tr("Next time: {title}", title=to_lead.title(text.language))
    if later:
        title = later[0].title(text.language)
        return text.tr("The next session, “{title}”, is not ready yet. It was good to have you here.", title=title)
    return text.tr("This was the last session. Thank you for all that you have shared.")
