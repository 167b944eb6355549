"""What taking in a backup has done, in words."""

from vilkaarvi.store.backup import Restored
from vilkaarvi.text import Text


def restored_in_words(done: Restored, text: Text) -> tuple[str, ...]:
    """Whole sentences; the first one always."""
    tr, plural = text.tr, text.plural
    taken = plural("{count} session has been taken in.", "{count} sessions have been taken in.", done.runs)
    said = [taken]
    if done.groups:
        said.append(plural("{count} group has been taken in.", "{count} groups have been taken in.", done.groups))
    if done.kept:
        said.append(plural("{count} session was here already.", "{count} sessions were here already.", done.kept))
    if done.erased:
        said.append(plural("{count} erased session stays erased.", "{count} erased sessions stay erased.", done.erased))
    if done.own:
        said.append(tr("The municipality's own texts and films are back."))
    if done.settings:
        said.append(tr("The settings count from the next start."))
    said.append(tr("There are no notes in a backup."))
    return tuple(said)
