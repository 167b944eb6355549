"""What stands instead of what was flagged."""

from vilkaarvi.notes.note import Flag, FlagKind
from vilkaarvi.text import Text


def placeholder(kind: FlagKind, text: Text) -> str:
    """What stands instead of what was flagged, for example "[telefon]"; for a soft flag an ordinary word."""
    if kind is FlagKind.QUASI:
        return proposals(text)[0]
    words = {
        FlagKind.NAME: text.tr("name"),
        FlagKind.PNR: text.tr("personal identity number"),
        FlagKind.PHONE: text.tr("phone"),
        FlagKind.EMAIL: text.tr("e-mail"),
        FlagKind.ADDRESS: text.tr("address"),
        FlagKind.POSTCODE: text.tr("post code"),
        FlagKind.PLATE: text.tr("number plate"),
        FlagKind.DOB_AGE: text.tr("age"),
        FlagKind.URL_HANDLE: text.tr("account"),
        FlagKind.CASE: text.tr("case"),
        FlagKind.ORGNR: text.tr("organisation number"),
    }
    return f"[{words[kind]}]"


def proposals(text: Text) -> tuple[str, ...]:
    """Words for somebody who could be recognised; the likeliest first."""
    return text.tr("a colleague"), text.tr("a manager"), text.tr("a member of staff")


def replaced(written: str, flag: Flag, text: Text) -> str:
    """`written` with the flagged characters replaced by their placeholder."""
    return written[: flag.start] + placeholder(flag.kind, text) + written[flag.end :]
