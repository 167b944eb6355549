"""How many people an hour is good for."""

from vilkaarvi.text import Text

ONE_GROUP = 10  # with more, each has less than three minutes to speak in two questions


def advice(people: int, text: Text) -> str:
    """What to say of an hour for so many; nothing where they are few enough."""
    return two_groups(text) if people > ONE_GROUP else ""


def two_groups(text: Text) -> str:
    """What to say to whoever plans for more than `ONE_GROUP`."""
    return text.tr("More than ten? Two groups are better: then everyone has time to speak.")
