"""`vilkaarvi recovery-key`: what the municipality's IT department does."""

import os
import stat
from pathlib import Path

import pytest

from tests.core.stores import NOTE, PHRASE, begun
from vilkaarvi.cli import main
from vilkaarvi.settings import load
from vilkaarvi.store.store import Store

OTHER = "fyra andra ord"


def test_a_pair_is_made_named_in_the_policy_and_opens_forgotten_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, phrase, data = tmp_path / "kommunen.pem", tmp_path / "phrase", tmp_path / "data"
    phrase.write_text("kommunens lösenfras\n", "utf-8")
    assert main(["recovery-key", "new", "--output", str(key), "--passphrase-file", str(phrase)]) == 0
    (tmp_path / "policy.toml").write_text(capsys.readouterr().out)
    public = load(tmp_path / "settings.toml", tmp_path / "policy.toml")[0].municipality_key
    assert public is not None
    assert b"ENCRYPTED" in key.read_bytes()
    if os.name != "nt":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    with Store.open(data) as store:
        store.vault.choose(PHRASE)
        store.vault.keep_municipality(public)
        begun(store).keep_note(NOTE)
    new = tmp_path / "new"
    new.write_text(f"{OTHER}\n", "utf-8")
    use = ["--data", str(data), "recovery-key", "use", str(key), "--new-passphrase-file", str(new)]
    assert main(use) == 1  # the key's own passphrase is missing
    assert "Lösenfrasen stämmer inte" in capsys.readouterr().err
    assert main([*use, "--passphrase-file", str(phrase)]) == 0
    with Store.open(data) as store:
        store.vault.unlock(OTHER)
        assert store.open_run(store.runs()[0].id).notes() == [NOTE]


def test_a_file_that_is_there_is_never_overwritten_by_a_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_text("other")
    assert main(["recovery-key", "new", "--output", str(tmp_path / "a")]) == 3
    assert (tmp_path / "a").read_text() == "other"
    assert capsys.readouterr().err


def test_a_file_that_is_no_key_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_text("other")
    use = ["--data", str(tmp_path), "recovery-key", "use", "--new-passphrase-file", str(tmp_path / "a")]
    assert main([*use, str(tmp_path / "a")]) == 1
    assert "återställningsnyckel" in capsys.readouterr().err
    assert main([*use, str(tmp_path / "none")]) == 1
