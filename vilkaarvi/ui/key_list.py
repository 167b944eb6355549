"""All keys of the console, in words."""

from vilkaarvi.text import Text


def key_rows(text: Text) -> tuple[tuple[str, str], ...]:
    """Key and what it does, in the order of use."""
    tr = text.tr
    return (
        ("PgDn", tr("Next. Always, also while you write.")),
        (tr("Right, Space"), tr("Next, when no button and no field is chosen")),
        ("PgUp", tr("Back one step")),
        ("B", tr("Black screen, and back")),
        ("Esc", tr("Lift the black, or close what is open. Never ends anything.")),
        ("S", tr("All support cards. Type to find one.")),
        ("D", tr("Hide the notes, and show them")),
        ("R", tr("The film's last 10 seconds again")),
        ("C", tr("Captions on and off")),
        ("L", tr("Light picture for a bright room, and dark again")),
        ("F5", tr("The room's view, when there is one screen only")),
        ("?", tr("This list")),
    )
