"""Marks words where they are not said at once."""


def _(message: str) -> str:
    """Marks a message id for extraction; worded when it is said."""
    return message
