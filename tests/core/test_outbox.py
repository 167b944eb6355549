"""The outbox: what was acknowledged stays, no number is used twice, and it outlives notes and runs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.completions import CARD, DAY, GROUP, RECORD, identifies
from tests.core.keyrings import MemoryKeyring
from tests.core.outboxes import LATER_COUNT, OTHER_RECORD, merged, opened
from tests.core.stores import NOTE, STARTED, SUMMARY, fingerprint
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.journal import Journal
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.seal.keyfile import NAMES, packed, unpacked
from vilkaarvi.seal.vault import Vault
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store


def numbers(outbox: Outbox) -> list[int]:
    return [each.number for each in outbox.handed()]


# --- keeping


def test_what_is_kept_is_there_for_whoever_opens_it_next(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        assert outbox.keep_card(CARD) == CARD
        assert outbox.keep_record("run 1", RECORD) == RECORD
        lines = outbox.lines()
    before = fingerprint(tmp_path)
    with opened(tmp_path, writer=False) as again:
        assert again.lines() == lines
        assert merged(again, lines).records == (RECORD,)
        assert merged(again, lines).cards == (CARD,)
        assert again.record_of("run 1") == RECORD
        assert again.troubles == {}
    assert fingerprint(tmp_path) == before


def test_opening_makes_no_file(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        assert outbox.lines() == []
        assert outbox.public_keys() == {}
    assert not list(tmp_path.glob("outbox*"))


def test_closing_the_same_hour_again_writes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        kept = outbox.keep_record("run 1", RECORD)
    before = fingerprint(tmp_path)
    with opened(tmp_path) as again:
        assert again.keep_record("run 1", replace(RECORD, id="f" * 32)) == kept
    assert fingerprint(tmp_path) == before


def test_another_count_for_the_same_hour_supersedes(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.keep_record("run 1", RECORD)
        outbox.keep_record("run 2", OTHER_RECORD)
        later = outbox.keep_record("run 1", LATER_COUNT)
        back = outbox.keep_record("run 1", replace(RECORD, id="f" * 32))
        told = merged(outbox, outbox.lines())
    assert (later.supersedes, back.supersedes) == (RECORD.id, later.id)
    assert {record.id for record in told.records} == {OTHER_RECORD.id, back.id}
    assert told.faults == ()


def test_a_record_that_is_corrected_and_kept_again_gets_an_id_of_its_own(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        first = outbox.keep_record("run 1", RECORD)
        second = outbox.keep_record("run 1", replace(RECORD, present=9))
        assert second.supersedes == first.id
        assert merged(outbox, outbox.lines()).records == (second,)
        assert merged(outbox, outbox.lines()).faults == ()


def test_a_changed_card_is_the_next_revision_and_an_unchanged_one_is_none(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.keep_card(CARD)
        assert outbox.keep_card(CARD).revision == 1
        assert outbox.keep_card(replace(CARD, headcount=10)).revision == 2
        assert outbox.card_of(GROUP) == replace(CARD, headcount=10, revision=2)
        assert numbers(outbox) == [1, 2]
        assert merged(outbox, outbox.lines()).faults == ()


def test_the_run_is_not_named_in_what_leaves(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.keep_record("5ec7e7" * 5, RECORD)
        assert "5ec7e7" not in str([each.payload for each in outbox.handed()])


def test_nothing_of_it_stands_in_the_clear_on_the_disk(tmp_path: Path) -> None:
    with opened(tmp_path, MemoryKeyring()) as outbox:
        outbox.keep_card(CARD)
        lines = outbox.lines()
    everything = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert json.loads(lines[0])["payload"][:60].encode() not in everything
    assert CARD.name.encode() not in everything


def test_what_may_not_leave_is_not_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        with pytest.raises(Fault) as caught:
            outbox.keep_card(replace(CARD, name="Ring 070-123 45 67"))
        assert caught.value.code is Code.NAME_IDENTIFIES
        with pytest.raises(Fault) as caught:
            outbox.keep_record("run 1", replace(RECORD, present=10))
        assert caught.value.code is Code.COUNT_IMPOSSIBLE
        assert outbox.lines() == []


def test_a_reader_keeps_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, writer=False) as outbox, pytest.raises(Fault) as caught:
        outbox.keep_card(CARD)
    assert caught.value.code is Code.WRITE_FAILED
    assert list(tmp_path.iterdir()) == []


def test_a_detector_that_has_learnt_more_does_not_close_the_outbox(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.keep_card(CARD)
    again = Outbox.open(tmp_path, Vault.open(tmp_path), lambda _name: True)
    assert len(again.lines()) == 1
    again.close()


def test_the_record_outlives_the_notes_and_the_run(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        group = Group.new("Hemtjänst Norr", "Vård", 9, DAY)
        store.add_group(group)
        run = store.begin_run(group, "vilka-ar-vi", 1, "traff-1", 9, STARTED)
        run.keep_note(NOTE)
        outbox = Outbox.open(tmp_path, store.vault, identifies)
        kept = outbox.keep_record(run.head.id, replace(RECORD, group=group.id))
        run.finish(SUMMARY)
        run.release()
        for path in (tmp_path / "runs").iterdir():
            path.unlink()
        outbox.close()
        again = Outbox.open(tmp_path, store.vault, identifies)
        assert merged(again, again.lines()).records == (kept,)
        again.close()


# --- damage, lost keys, another version


def journal_of(data: Path) -> Path:
    (path,) = data.glob("outbox-*.journal")
    return path


def drop_seeds(data: Path) -> None:
    """As in a folder that came from a backup."""
    for name in NAMES:
        whole = unpacked((data / name).read_bytes())
        assert whole is not None
        del whole["slots"]["signing"]
        (data / name).write_bytes(packed(whole))


def test_a_damaged_last_line_is_told_and_its_number_is_not_used_again(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.keep_card(CARD)
        outbox.keep_record("run 1", RECORD)
        carried = outbox.lines()
    path = journal_of(tmp_path)
    raw = path.read_bytes()
    second_last = raw.rfind(b"\xd5VJ1", 0, raw.rfind(b"\xd5VJ1"))
    for first_harmed in (raw.rfind(b"\xd5VJ1"), second_last):
        harmed = bytearray(raw)
        for frame in {first_harmed, raw.rfind(b"\xd5VJ1")}:
            harmed[frame + 30] ^= 1  # its number and length are whole, its content is not
        path.write_bytes(bytes(harmed))
        with opened(tmp_path) as again:
            assert again.troubles[path.name].code is Code.JOURNAL_DAMAGED
            again.keep_record("run 2", OTHER_RECORD)
            again.keep_record("run 3", replace(OTHER_RECORD, id="f" * 32))
            told = merged(again, [*carried, *again.lines()])
            assert told.conflicts == ()
            assert len(told.records) == 3


def test_damage_to_the_mark_of_a_line_costs_no_line_and_numbers_then_go_on_one_by_one(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.keep_card(CARD)
    path = journal_of(tmp_path)
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(bytes(raw))
    for run in ("run 1", "run 2", "run 3"):
        with opened(tmp_path) as again:
            again.keep_record(run, replace(RECORD, id=run[-1] * 32))
            found = numbers(again)
    assert found == [1, 3, 4, 5]  # the damaged frame may have used 2


def test_a_restored_outbox_without_its_seed_is_handed_over_and_another_one_begun(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.keep_record("run 1", RECORD)
        carried = outbox.lines()
    drop_seeds(tmp_path)
    with opened(tmp_path) as again:
        again.keep_record("run 2", OTHER_RECORD)
        assert set(carried) < set(again.lines())
        assert len(again.public_keys()) == 2
        told = merged(again, again.lines())
        assert (len(told.records), told.faults) == (2, ())


def test_a_damaged_header_costs_nothing_while_the_seed_is_there_and_is_told_when_it_is_not(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.keep_card(CARD)
        lines = outbox.lines()
    path = journal_of(tmp_path)
    raw = bytearray(path.read_bytes())
    raw[30] ^= 1
    path.write_bytes(bytes(raw))
    with opened(tmp_path) as again:
        assert again.lines() == lines
    drop_seeds(tmp_path)
    with opened(tmp_path) as again:
        assert again.troubles[path.name].code is Code.FILE_UNREADABLE
        assert again.public_keys() == {}


def test_a_lost_key_is_told_and_another_outbox_is_begun(tmp_path: Path) -> None:
    with opened(tmp_path, MemoryKeyring()) as outbox:
        outbox.keep_record("run 1", RECORD)
    before = journal_of(tmp_path)
    raw = before.read_bytes()
    with opened(tmp_path, MemoryKeyring()) as again:
        assert again.troubles[before.name].code is Code.KEY_MISSING
        again.keep_record("run 2", OTHER_RECORD)
        assert again.record_of("run 2") == OTHER_RECORD
        assert len(again.lines()) == 1
    assert before.read_bytes() == raw


def test_a_line_of_a_newer_version_is_told_and_nothing_is_changed(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.keep_record("run 1", RECORD)
        newer = outbox.lines()[0].replace('"format":1', '"format":3')
    path = journal_of(tmp_path)
    journal = Journal(path, Vault.open(tmp_path).run_keys(path.stem), RealDisk(), writer=True)
    journal.append(json.dumps([["lines", "2", {"run": "run 2", "line": newer}]]).encode())
    journal.close()
    raw = path.read_bytes()
    with opened(tmp_path) as again:
        assert again.troubles[path.name].code is Code.NEWER_FORMAT
        again.keep_record("run 2", OTHER_RECORD)
        assert len(again.lines()) == 1
    assert path.read_bytes() == raw
