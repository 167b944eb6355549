"""Whose papers they are, as the settings say; a logo is read when there is one."""

from pathlib import Path

from vilkaarvi.errors import Fault
from vilkaarvi.paper.sender import Sender
from vilkaarvi.settings import Settings


def sender(settings: Settings, unit: str = "") -> tuple[Sender, Fault | None]:
    """What stands on papers of `unit`; and LOGO_REFUSED where the logo is no picture: then there is none on them."""
    of = settings.for_unit(unit)
    if not of.logo:
        return Sender(of.municipality, of.contact), None
    from vilkaarvi.app.picture import logo_of  # reads Qt

    try:
        return Sender(of.municipality, of.contact, logo_of(Path(of.logo))), None
    except Fault as fault:
        return Sender(of.municipality, of.contact), fault
