"""Sealing, passphrases and the keys of a data folder."""

import base64
import json
import os
import stat
from pathlib import Path

import pytest

from tests.core.fault_layer import FULL, NOT_SYNCED, FaultyDisk
from tests.core.keyrings import BrokenKeyring, MemoryKeyring
from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.boxes import new_key, seal, stretched, unseal
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.seal.keyfile import NAMES, packed
from vilkaarvi.seal.keyring import SystemKeyring
from vilkaarvi.seal.own_key import KEY_FILES
from vilkaarvi.seal.signing import fits, key_name, public_of, signed
from vilkaarvi.seal.vault import NotesState, Vault

PHRASE = "tre vanliga ord"


def code_of(work: object, *args: object) -> Code:
    assert callable(work)
    with pytest.raises(Fault) as caught:
        work(*args)
    return caught.value.code


def test_sealed_bytes_open_only_where_they_belong() -> None:
    key = new_key()
    sealed = seal(key, b"text", b"here")
    assert unseal(key, sealed, b"here") == b"text"
    assert unseal(key, sealed, b"there") is None
    assert unseal(new_key(), sealed, b"here") is None
    assert unseal(key, b"short", b"here") is None


def test_a_passphrase_stretches_to_the_same_key_on_every_keyboard() -> None:
    salt = bytes(16)
    assert stretched("p\u00e5 \u00e5", salt) == stretched("pa\u030a a\u030a", salt)
    assert stretched("pa a", salt) != stretched("på å", salt)


def test_argon2id_gives_what_it_gave_when_the_format_was_written() -> None:
    assert stretched("tre vanliga ord", bytes(range(16))).hex() == ARGON_VECTOR


ARGON_VECTOR = "b62ed50662ace93d75168f2a6d9335462c4552880bb0f56db3f6915456f03621"


def test_a_signature_is_the_one_of_the_published_test() -> None:
    """RFC 8032, 7.1, test 2."""
    seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    signature = (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert public_of(seed).hex() == public
    assert signed(seed, b"\x72").hex() == signature


def test_a_signature_fits_its_key_and_content_alone() -> None:
    seed, other = bytes(range(32)), bytes(range(1, 33))
    signature = signed(seed, b"text")
    assert fits(public_of(seed), signature, b"text")
    assert not fits(public_of(seed), signature, b"test")
    assert not fits(public_of(other), signature, b"text")
    assert not fits(public_of(seed), b"short", b"text")
    assert not fits(b"short", signature, b"text")
    assert key_name(public_of(seed)) != key_name(public_of(other))


@pytest.mark.parametrize("system", [None, MemoryKeyring(), BrokenKeyring()])
def test_the_signing_seed_is_kept_like_a_runs_key(tmp_path: Path, system: MemoryKeyring | None) -> None:
    seed = Vault.open(tmp_path, system).new_signing_seed("outbox-a")
    again = Vault.open(tmp_path, system, writer=False)
    assert again.signing_seed("outbox-a") == seed
    assert code_of(again.signing_seed, "outbox-b") is Code.KEY_MISSING
    assert code_of(again.run_keys, "outbox-a") is Code.KEY_MISSING
    everything = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not any(form in everything for form in (seed, seed.hex().encode(), base64.b64encode(seed)))


def test_with_a_keyring_the_signing_seed_opens_with_no_file_of_the_folder(tmp_path: Path) -> None:
    system = MemoryKeyring()
    Vault.open(tmp_path, system).new_signing_seed("outbox-a")
    assert not list(tmp_path.glob("installation*"))
    assert code_of(Vault.open(tmp_path, None, writer=False).signing_seed, "outbox-a") is Code.KEY_MISSING


def test_a_key_file_from_before_there_was_signing_takes_a_seed(tmp_path: Path) -> None:
    key = Vault.open(tmp_path).new_run_key("a")
    for name in NAMES:
        whole = json.loads((tmp_path / name).read_text())
        del whole["check"], whole["slots"]["signing"]
        (tmp_path / name).write_bytes(packed(whole))
    assert code_of(Vault.open(tmp_path, writer=False).signing_seed, "outbox-a") is Code.KEY_MISSING
    seed = Vault.open(tmp_path).new_signing_seed("outbox-a")
    again = Vault.open(tmp_path)
    assert (again.signing_seed("outbox-a"), again.run_keys("a")) == (seed, (key,))


def test_without_a_keyring_the_runs_key_lies_in_a_file_of_the_owners_alone(tmp_path: Path) -> None:
    key = Vault.open(tmp_path).new_run_key("a")
    assert Vault.open(tmp_path).run_keys("a") == (key,)
    if os.name != "nt":
        for name in (*KEY_FILES, *NAMES):
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_where_it_is_demanded_new_notes_lie_under_a_passphrase_and_old_ones_can_still_be_read(tmp_path: Path) -> None:
    system = MemoryKeyring()
    before = Vault.open(tmp_path, system)
    old = before.new_notes_key("old")
    vault = Vault.open(tmp_path, system)
    vault.notes_by_passphrase = True
    assert vault.notes_state is NotesState.CHOOSE
    vault.choose("kaffe regn cykel")
    new = vault.new_notes_key("new")
    again = Vault.open(tmp_path, system)
    again.notes_by_passphrase = True
    assert again.notes_state is NotesState.LOCKED
    again.unlock("kaffe regn cykel")
    assert (again.notes_keys("old"), again.notes_keys("new")) == ((old,), (new,))
    without = Vault.open(tmp_path, system)
    with pytest.raises(Fault):
        without.notes_keys("new")


def test_a_keyring_that_keeps_nothing_is_like_none(tmp_path: Path) -> None:
    vault = Vault.open(tmp_path, BrokenKeyring())
    vault.new_run_key("a")
    assert (tmp_path / KEY_FILES[0]).exists()
    assert vault.notes_state is NotesState.CHOOSE


def test_with_a_keyring_no_key_lies_in_a_file_and_nothing_is_asked(tmp_path: Path) -> None:
    system = MemoryKeyring()
    vault = Vault.open(tmp_path, system)
    run, notes = vault.new_run_key("a"), vault.new_notes_key("a")
    again = Vault.open(tmp_path, system)
    assert again.notes_state is NotesState.READY
    assert (again.run_keys("a"), again.notes_keys("a")) == ((run,), (notes,))
    assert not list(tmp_path.glob("installation*"))


def test_the_notes_wait_for_a_passphrase_and_the_runs_do_not(tmp_path: Path) -> None:
    vault = Vault.open(tmp_path)
    assert vault.notes_state is NotesState.CHOOSE
    assert code_of(vault.new_notes_key, "a") is Code.NOTES_LOCKED
    vault.choose(PHRASE)
    vault.new_run_key("a")
    notes = vault.new_notes_key("a")
    again = Vault.open(tmp_path)
    assert again.notes_state is NotesState.LOCKED
    assert again.run_keys("a")
    assert code_of(again.notes_keys, "a") is Code.NOTES_LOCKED
    assert code_of(again.choose, PHRASE) is Code.NOTES_LOCKED
    assert code_of(again.unlock, "tre ovanliga ord") is Code.WRONG_PASSPHRASE
    again.unlock(PHRASE)
    assert again.notes_keys("a") == (notes,)


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    assert code_of(Vault.open(tmp_path).choose, "nio teckn") is Code.PASSPHRASE_SHORT


def test_another_passphrase_opens_what_the_old_one_opened(tmp_path: Path) -> None:
    vault = Vault.open(tmp_path)
    vault.choose(PHRASE)
    notes = vault.new_notes_key("a")
    vault.choose("fyra andra ord")
    again = Vault.open(tmp_path)
    assert code_of(again.unlock, PHRASE) is Code.WRONG_PASSPHRASE
    again.unlock("fyra andra ord")
    assert again.notes_keys("a") == (notes,)


def test_a_dropped_notes_key_is_in_neither_key_file(tmp_path: Path) -> None:
    vault = Vault.open(tmp_path)
    vault.choose(PHRASE)
    vault.new_notes_key("a")
    vault.drop_notes_key("a")
    for name in NAMES:
        assert json.loads((tmp_path / name).read_text())["slots"]["notes"] == {}
    assert code_of(vault.notes_keys, "a") is Code.KEY_MISSING


@pytest.mark.parametrize("name", [*NAMES, *KEY_FILES])
@pytest.mark.parametrize("harm", [b"", b"{", b'{"format":1}', b"[]", b"\xff\x00", None])
def test_damage_to_one_key_file_costs_nothing_and_is_mended(tmp_path: Path, name: str, harm: bytes | None) -> None:
    key = Vault.open(tmp_path).new_run_key("a")
    whole = (tmp_path / name).read_text()
    if harm is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(harm)
    assert Vault.open(tmp_path, writer=False).run_keys("a") == (key,)
    assert not (tmp_path / name).exists() or (tmp_path / name).read_bytes() == harm
    assert Vault.open(tmp_path).run_keys("a") == (key,)
    mended = json.loads((tmp_path / name).read_text())
    assert mended.keys() == json.loads(whole).keys()
    assert mended.get("slots") == json.loads(whole).get("slots")


@pytest.mark.parametrize("name", [*NAMES, *KEY_FILES])
def test_a_flipped_bit_anywhere_in_one_key_file_costs_nothing(tmp_path: Path, name: str) -> None:
    key = Vault.open(tmp_path).new_run_key("a")
    raw = (tmp_path / name).read_bytes()
    for at in range(len(raw)):
        (tmp_path / name).write_bytes(raw[:at] + bytes([raw[at] ^ (1 << at % 8)]) + raw[at + 1 :])
        assert Vault.open(tmp_path, writer=False).run_keys("a") == (key,), at


def test_damage_to_both_key_files_is_told_and_nothing_is_made_anew_over_them(tmp_path: Path) -> None:
    Vault.open(tmp_path).new_run_key("a")
    for name in NAMES:
        (tmp_path / name).write_bytes(b"harm")
    assert code_of(Vault.open, tmp_path) is Code.KEY_MISSING
    assert [(tmp_path / name).read_bytes() for name in NAMES] == [b"harm", b"harm"]


def test_a_key_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / NAMES[0]).write_bytes(packed({"format": 2, "what": "later"}))
    assert code_of(Vault.open, tmp_path) is Code.NEWER_FORMAT
    assert not (tmp_path / NAMES[1]).exists()


def test_a_lost_key_file_closes_old_runs_and_new_ones_can_be_made(tmp_path: Path) -> None:
    Vault.open(tmp_path).new_run_key("old")
    kept = (tmp_path / KEY_FILES[0]).read_bytes()
    for name in KEY_FILES:
        (tmp_path / name).unlink()
    vault = Vault.open(tmp_path)
    assert code_of(vault.run_keys, "old") is Code.KEY_MISSING
    new = vault.new_run_key("new")
    assert Vault.open(tmp_path).run_keys("new") == (new,)
    (tmp_path / KEY_FILES[0]).write_bytes(kept)  # it is found again
    for _ in range(2):
        again = Vault.open(tmp_path)
        assert again.run_keys("old")
        assert again.run_keys("new") == (new,)  # its twin has the newer one


@pytest.mark.parametrize(("fails", "code"), [(FULL, Code.DISK_FULL), (NOT_SYNCED, Code.WRITE_FAILED)])
def test_a_key_that_could_not_be_written_is_not_given_out(tmp_path: Path, fails: dict[str, int], code: Code) -> None:
    disk = FaultyDisk()
    vault = Vault.open(tmp_path, disk=disk)
    vault.choose(PHRASE)
    disk.fails = fails
    assert code_of(vault.new_notes_key, "a") is code
    assert not vault.has_notes_key("a")
    assert code_of(vault.choose, "fyra andra ord") is code
    disk.fails = {}
    again = Vault.open(tmp_path)
    again.unlock(PHRASE)
    assert not again.has_notes_key("a")


def test_a_reader_writes_no_key(tmp_path: Path) -> None:
    vault = Vault.open(tmp_path, MemoryKeyring(), writer=False)
    assert vault.notes_state is NotesState.CHOOSE
    assert list(tmp_path.iterdir()) == []


class FileBackend:
    """Like those that write secrets into a plain file."""

    kept: str | None = None

    def get_password(self, service: str, name: str) -> str | None:
        assert service
        assert name
        return self.kept

    def set_password(self, service: str, name: str, secret: str) -> None:
        assert service
        assert name
        self.kept = secret


class SystemBackend(FileBackend):
    __module__ = "keyring.backends.SecretService"


class LockedBackend(FileBackend):
    __module__ = "keyring.backends.SecretService"

    def set_password(self, service: str, name: str, secret: str) -> None:
        raise RuntimeError("dismissed")


class Chain:
    def __init__(self, *backends: FileBackend) -> None:
        self.backends = backends


@pytest.mark.parametrize(
    ("backend", "keeps"),
    [
        (SystemBackend(), True),
        (Chain(FileBackend(), SystemBackend()), True),
        (FileBackend(), False),
        (Chain(FileBackend()), False),
        (LockedBackend(), False),
    ],
)
def test_only_the_systems_own_places_are_trusted(monkeypatch: pytest.MonkeyPatch, backend: object, keeps: bool) -> None:
    monkeypatch.setattr("keyring.get_keyring", lambda: backend)
    assert SystemKeyring().keep("a", b"secret") is keeps
    assert SystemKeyring().get("a") == (b"secret" if keeps else None)


def test_on_windows_a_file_that_is_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vilkaarvi.seal.disk.WINDOWS", True)
    monkeypatch.setattr("vilkaarvi.seal.disk._PAUSE_S", 0)
    held = iter([True, True, False])
    replace = os.replace

    def os_replace(old: Path, new: Path) -> None:
        if next(held):
            raise PermissionError(13, "held by a scanner")
        replace(old, new)

    monkeypatch.setattr("os.replace", os_replace)
    (tmp_path / "a").write_text("x")
    RealDisk().rename(tmp_path / "a", tmp_path / "b")
    RealDisk().sync_folder(tmp_path)
    assert (tmp_path / "b").read_text() == "x"


def test_the_systems_keyring_never_raises_where_there_is_none() -> None:
    system = SystemKeyring()  # conftest.py chooses the backend that keeps nothing
    assert not system.keep("vilkaarvi-test", b"secret")
    assert system.get("vilkaarvi-test") is None
