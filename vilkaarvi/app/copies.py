"""What a backup holds besides the store's: the review's register; and what taking one in has done, in words."""

from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.store.backup import Restored
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text


class RegisterBeside:
    """The embedded register of a data folder, for store/backup.py. All calls on the store's thread."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def part(self, store: Store, troubles: dict[str, Fault]) -> dict[str, Any] | None:
        from vilkaarvi.review.copied import copy_of
        from vilkaarvi.review.register.tiny import TinyRegister

        if not any(store.data.glob("register-*.journal")):
            return None
        register = TinyRegister.open(store.data, store.vault, store.disk, writer=False)
        troubles |= register.troubles
        made = copy_of(register)
        register.close()
        return made

    def look_at(self, plain: dict[str, Any]) -> None:
        from vilkaarvi.review.copied import look_at

        look_at(plain)

    def must_fit(self, store: Store, plain: dict[str, Any]) -> None:
        from vilkaarvi.review.copied import must_fit
        from vilkaarvi.review.register.tiny import TinyRegister

        register = TinyRegister.open(store.data, store.vault, store.disk, writer=False)
        try:
            for fault in register.troubles.values():
                if fault.code in (Code.DATA_UNREADABLE, Code.NEWER_FORMAT):
                    raise fault  # there is a register that cannot be read now: a second one beside it would hide it
            must_fit(register, plain)
        finally:
            register.close()

    def take(self, store: Store, plain: dict[str, Any]) -> tuple[str, ...]:
        from vilkaarvi.review.copied import take
        from vilkaarvi.review.register.tiny import TinyRegister

        register = TinyRegister.open(store.data, store.vault, store.disk)
        try:
            done = take(register, plain)
        finally:
            register.close()
        plural = self._text.plural
        said = [
            plural("{count} line came back to the overview.", "{count} lines came back to the overview.", done.lines)
        ]
        if done.merges:
            said.append(plural(
                "{count} group that had been merged is here already: merge it again if it still is the same.",
                "{count} groups that had been merged are here already: merge them again if they still are the same.",
                done.merges,
            ))  # fmt: skip
        if done.blocks:
            said.append(plural(
                "{count} figure of answers stays as it is here.", "{count} figures of answers stay as they are here.",
                done.blocks,
            ))  # fmt: skip
        return tuple(said)


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
    said += done.beside
    if done.settings:
        said.append(tr("The settings count from the next start."))
    said.append(tr("There are no notes in a backup."))
    return tuple(said)
