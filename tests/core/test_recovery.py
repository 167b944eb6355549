"""Forgotten passphrases: the sheet in the safe, the municipality's key pair, and what is lost without either."""

import json
from pathlib import Path

import pytest

from tests.core.fault_layer import FULL, FaultyDisk
from tests.core.keyrings import BrokenKeyring, MemoryKeyring
from tests.core.stores import NOTE, PHRASE, SUMMARY, begun
from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.code import new_code
from vilkaarvi.seal.keyfile import NAMES
from vilkaarvi.seal.recovery import by_municipality, by_sheet, new_pair, private_of, public_text
from vilkaarvi.seal.vault import NotesState, Vault, Ways
from vilkaarvi.settings import Settings, load, recovery_public
from vilkaarvi.store.store import Store

OTHER = "fyra andra ord"
CODE = "356763756496392370769715123364"
# For ever: the private key of the pair, and a slot that was made when the format was written.
PRIVATE = bytes(range(32))
PUBLIC = "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f"


def code_of(work: object, *args: object) -> Code:
    assert callable(work)
    with pytest.raises(Fault) as caught:
        work(*args)
    return caught.value.code


def chosen(folder: Path) -> tuple[Vault, bytes]:
    """Notes of one run under a passphrase, and their data key."""
    vault = Vault.open(folder)
    vault.choose(PHRASE)
    return vault, vault.new_notes_key("a")


def test_the_sheet_opens_the_notes_and_a_new_passphrase_is_chosen(tmp_path: Path) -> None:
    vault, key = chosen(tmp_path)
    code = new_code()
    assert not vault.ways.sheet
    vault.keep_sheet(code)
    again = Vault.open(tmp_path)
    assert again.ways == Ways(by_passphrase=True, sheet=True)
    assert code_of(again.recover, new_code(), OTHER) is Code.SHEET_WRONG
    assert code_of(again.recover, code, "kort") is Code.PASSPHRASE_SHORT
    again.recover(code, OTHER)
    assert again.notes_keys("a") == (key,)
    later = Vault.open(tmp_path)
    assert code_of(later.unlock, PHRASE) is Code.WRONG_PASSPHRASE
    later.unlock(OTHER)
    assert later.notes_keys("a") == (key,)
    Vault.open(tmp_path).recover(code, PHRASE)  # the sheet still opens them


def test_a_new_sheet_makes_the_old_one_worthless(tmp_path: Path) -> None:
    vault, _key = chosen(tmp_path)
    old, new = new_code(), new_code()
    vault.keep_sheet(old)
    vault.keep_sheet(new)
    assert code_of(Vault.open(tmp_path).recover, old, OTHER) is Code.SHEET_WRONG
    Vault.open(tmp_path).recover(new, OTHER)


def test_the_code_stands_in_no_file_and_its_slot_in_both(tmp_path: Path) -> None:
    vault, _key = chosen(tmp_path)
    code = new_code()
    vault.keep_sheet(code)
    for path in tmp_path.iterdir():
        assert code.encode() not in path.read_bytes()
    for name in NAMES:
        assert "recovery" in json.loads((tmp_path / name).read_text())["masters"][-1]
    (tmp_path / NAMES[0]).write_bytes(b"harm")
    Vault.open(tmp_path).recover(code, OTHER)


def test_the_sheet_helps_where_the_systems_key_store_has_lost_the_key(tmp_path: Path) -> None:
    vault = Vault.open(tmp_path, MemoryKeyring())
    key, code = vault.new_notes_key("a"), new_code()
    vault.keep_sheet(code)
    lost = Vault.open(tmp_path, BrokenKeyring())
    assert (lost.notes_state, lost.ways.sheet) == (NotesState.CHOOSE, True)
    lost.recover(code, OTHER)
    again = Vault.open(tmp_path)
    assert again.notes_state is NotesState.LOCKED
    again.unlock(OTHER)
    assert again.notes_keys("a") == (key,)


def test_locked_notes_get_no_sheet(tmp_path: Path) -> None:
    chosen(tmp_path)
    assert code_of(Vault.open(tmp_path).keep_sheet, new_code()) is Code.NOTES_LOCKED


def test_a_sheet_that_could_not_be_kept_leaves_the_old_one_good(tmp_path: Path) -> None:
    disk = FaultyDisk()
    vault = Vault.open(tmp_path, disk=disk)
    vault.choose(PHRASE)
    old = new_code()
    vault.keep_sheet(old)
    disk.fails = FULL
    assert code_of(vault.keep_sheet, new_code()) is Code.DISK_FULL
    assert code_of(vault.change, PHRASE, OTHER) is Code.DISK_FULL
    disk.fails = {}
    vault.keep_municipality(bytes.fromhex(PUBLIC))  # what is written next holds nothing of what failed
    Vault.open(tmp_path).unlock(PHRASE)
    Vault.open(tmp_path).recover(old, OTHER)


def test_another_passphrase_seals_one_slot_anew_and_touches_no_other_file(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.vault.choose(PHRASE)
        begun(store).keep_note(NOTE)
        files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.name not in NAMES}
        assert code_of(store.vault.change, OTHER, OTHER) is Code.WRONG_PASSPHRASE
        assert code_of(store.vault.change, PHRASE, "nio teckn") is Code.PASSPHRASE_SHORT
        store.vault.change(PHRASE, OTHER)
        assert files == {path: path.read_bytes() for path in files}
    with Store.open(tmp_path) as store:
        assert code_of(store.vault.unlock, PHRASE) is Code.WRONG_PASSPHRASE
        store.vault.unlock(OTHER)
        assert store.open_run(store.runs()[0].id).notes() == [NOTE]


def test_only_the_length_of_a_passphrase_is_asked_for(tmp_path: Path) -> None:
    vault, _key = chosen(tmp_path)
    for plain in ("aaaaaaaaaa", "0000000000", "ö ö ö ö ö "):
        vault.choose(plain)
        Vault.open(tmp_path).unlock(plain)


def test_forgotten_without_recovery_the_notes_are_lost_and_records_and_summaries_are_not(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.vault.choose(PHRASE)
        finished, closed = begun(store), begun(store)
        finished.finish(SUMMARY)
        closed.keep_note(NOTE)
    with Store.open(tmp_path) as store:
        store.vault.start_over(OTHER)
        assert store.open_run(finished.head.id).summary() == SUMMARY
        assert store.open_run(closed.head.id).head == closed.head
        assert code_of(store.open_run(closed.head.id).notes) is Code.KEY_MISSING
        newer = begun(store)
        newer.keep_note(NOTE)
        ids = [closed.head.id, newer.head.id]
    with Store.open(tmp_path) as store:  # and if the old one comes back to mind
        store.vault.unlock(PHRASE)
        assert store.open_run(closed.head.id).notes() == [NOTE]
        assert store.vault.notes_state is NotesState.READY
        store.vault.unlock(OTHER)
        assert [run.notes() for run in map(store.open_run, ids)] == [[NOTE], [NOTE]]


# --- the municipality's key pair


def test_the_policys_key_opens_the_notes_without_the_leader(tmp_path: Path) -> None:
    pem, written = new_pair(None)
    public = recovery_public(written)
    assert public is not None
    vault, key = chosen(tmp_path)
    vault.keep_municipality(public)
    assert vault.ways.municipality == public.hex()
    again = Vault.open(tmp_path)
    assert code_of(again.recover_by_key, PRIVATE, OTHER) is Code.SHEET_WRONG
    again.recover_by_key(private_of(pem, None), OTHER)
    assert again.notes_keys("a") == (key,)


def test_locked_notes_take_the_policys_key_when_they_are_opened(tmp_path: Path) -> None:
    chosen(tmp_path)
    vault = Vault.open(tmp_path)
    vault.keep_municipality(bytes.fromhex(PUBLIC))
    assert vault.ways.municipality == ""
    vault.unlock(PHRASE)
    assert Vault.open(tmp_path).ways.municipality == PUBLIC
    Vault.open(tmp_path).recover_by_key(PRIVATE, OTHER)


def test_another_key_of_the_policy_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    vault, _key = chosen(tmp_path)
    vault.keep_municipality(bytes.fromhex(PUBLIC))
    pem, written = new_pair("kommunens lösenfras")
    public = recovery_public(written)
    assert public is not None
    vault.keep_municipality(public)
    assert code_of(Vault.open(tmp_path).recover_by_key, PRIVATE, OTHER) is Code.SHEET_WRONG
    Vault.open(tmp_path).recover_by_key(private_of(pem, "kommunens lösenfras"), OTHER)


def test_a_private_key_is_opened_by_its_passphrase_alone() -> None:
    pem, _written = new_pair("kommunens lösenfras")
    assert code_of(private_of, pem, "en annan lösenfras") is Code.WRONG_PASSPHRASE
    assert code_of(private_of, pem, None) is Code.WRONG_PASSPHRASE
    assert code_of(private_of, b"rubbish", None) is Code.NOT_RECOVERY_KEY


def test_a_public_key_that_was_not_copied_whole_is_told_and_not_used(tmp_path: Path) -> None:
    written = public_text(bytes.fromhex(PUBLIC))
    assert recovery_public(written) == bytes.fromhex(PUBLIC)
    for wrong in (written[:-1], written[1:], written.replace("8f4", "8f5"), "", 5):
        assert recovery_public(wrong) is None
    policy = tmp_path / "policy.toml"
    policy.write_text(f'recovery_key = "{written[:-1]}"\n')
    settings, told = load(tmp_path / "settings.toml", policy)
    assert (settings.municipality_key, [fault.code for fault in told]) == (None, [Code.SETTING_REPAIRED])


def test_only_the_policy_may_name_the_municipalitys_key(tmp_path: Path) -> None:
    written = public_text(bytes.fromhex(PUBLIC))
    own, policy = tmp_path / "settings.toml", tmp_path / "policy.toml"
    own.write_text(f'recovery_key = "{written}"\n')
    assert load(own, policy)[0].municipality_key is None
    policy.write_text(f'recovery_key = "{written}"\n')
    assert load(own, policy)[0].municipality_key == bytes.fromhex(PUBLIC)
    assert Settings(recovery_key=written).municipality_key is None


SHEET_SLOT = {
    "by": "sheet",
    "kdf": ["argon2id", 65536, 3, 4],
    "salt": "9k1F4+1USYQ1Z1M/Dauf3A==",
    "sealed": "vGpLCgevW6U1+MpJh1IYfBDciidL3D0RgNL4J2dFZXjQ+xAArddn000vocwpJ9DjHNUya4tZl3ruju94",
}
KEY_SLOT = {
    "by": "municipality",
    "key": "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f",
    "sealed": (
        "ZcL6WS4kJvaW4l64AzgCjRpsdmyNc4U49amadcaalWRqUUf5/m5Zcm+YV3gOsLhba0IvGwzt9l8n"
        "zk16XA/DiDaUQSovr0xqce8I0JWBXpW1QFYsBxgeRt2XsLY="
    ),
}


def test_slots_of_format_one_open_for_ever() -> None:
    assert by_sheet(SHEET_SLOT, CODE, b"recovery 00") == bytes(range(32, 64))
    assert by_municipality(KEY_SLOT, PRIVATE, b"recovery 00") == bytes(range(32, 64))
    assert by_municipality(KEY_SLOT, PRIVATE, b"recovery 01") is None
