"""What the tests of the outbox share."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.core.completions import RECORD, identifies
from tests.core.keyrings import MemoryKeyring
from vilkaarvi.completion.model import CompletionRecord
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.completion.union import Union, union
from vilkaarvi.completion.wire import read_lines
from vilkaarvi.seal.disk import Disk
from vilkaarvi.seal.vault import Vault

OTHER_RECORD = replace(RECORD, id="d" * 32, session="traff-2")
LATER_COUNT = replace(RECORD, id="e" * 32, present=9)


@contextmanager
def opened(
    data: Path, keyring: MemoryKeyring | None = None, writer: bool = True, disk: Disk | None = None
) -> Iterator[Outbox]:
    outbox = Outbox.open(data, Vault.open(data, keyring, writer, disk), identifies, writer, disk)
    try:
        yield outbox
    finally:
        outbox.close()


def merged(outbox: Outbox, lines: list[str]) -> Union:
    good, faults = read_lines("\n".join(lines).encode(), "a.jsonl", outbox.public_keys(), identifies)
    assert not faults
    return union(good)


def fresh(record: CompletionRecord) -> CompletionRecord:
    return replace(record, id=secrets.token_hex(16))
