"""What is wrong with the saved work, in the leader's words: what happened, and what to do."""

from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import Said, Text

RUN = ".run"


def harm_told(troubles: dict[str, Fault], known: dict[str, str], folder: str, text: Text) -> tuple[Said, ...]:
    """`troubles`: file name → fault. `known`: run id → what the leader calls it, of runs that can be opened.

    Sessions that nobody can open are counted, since nothing is known of them but that they are there.
    """
    told: list[Said] = []
    closed = newer = 0
    for name, fault in sorted(troubles.items()):
        run = known.get(name.removesuffix(RUN))
        if not name.endswith(RUN):
            told.append(_groups(name, fault, text))
        elif run is not None:
            told.append(_damaged(run, fault, text))
        elif fault.code is Code.KEY_MISSING and not known:
            told.append(text.fault(fault))
        elif fault.code is Code.NEWER_FORMAT:
            newer += 1
        else:
            closed += 1
    told += _closed(closed, newer, folder, text)
    return tuple(dict.fromkeys(told))  # said once


def _groups(name: str, fault: Fault, text: Text) -> Said:
    if fault.code in (Code.KEY_MISSING, Code.NEWER_FORMAT):
        return text.fault(fault)
    return Said(
        text.tr("The list of groups is damaged."),
        text.tr(
            "The groups that could be read are here. Make a group anew if it is missing, and ask IT to keep {file}.",
            file=name,
        ),
    )


def _damaged(run: str, fault: Fault, text: Text) -> Said:
    if fault.code is not Code.JOURNAL_DAMAGED:
        return Said(f"{run}: {text.fault(fault).what}", text.fault(fault).todo)
    return Said(
        text.tr("A part of what was saved is damaged: {session}.", session=run),
        text.tr("Everything else could be read. Look through the lines before you use them."),
    )


def _closed(closed: int, newer: int, folder: str, text: Text) -> list[Said]:
    said = []
    if closed:
        keep = text.tr(
            "Nothing has been changed, and all else works as before. Ask IT to keep the folder {folder}.", folder=folder
        )
        said.append(Said(_count(closed, text), keep))
    if newer:
        update = text.tr("A newer version of the program made it. Update the program; nothing has changed.")
        said.append(Said(_count(newer, text), update))
    return said


def _count(count: int, text: Text) -> str:
    return text.plural("{count} saved session cannot be opened.", "{count} saved sessions cannot be opened.", count)
