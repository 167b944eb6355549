"""The password of a register on a server: from the user's pgpass or PGPASSWORD, and told nowhere."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from tests.postgres import QUICK, WHY_NOT, can_serve, cluster
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.register.postgres.register import PostgresRegister
from vilkaarvi.text import Text

SECRET = secrets.token_hex(12)


@pytest.fixture(scope="module")
def asks() -> Iterator[str]:
    """The address of a server that asks `chef` for a password."""
    if not can_serve():
        pytest.skip(WHY_NOT)
    with TemporaryDirectory(prefix="pg-") as made:
        rules = Path(made) / "rules"
        rules.write_text("local all postgres trust\nlocal all all scram-sha-256\n", encoding="utf-8")
        if os.geteuid() == 0:
            shutil.chown(made, "postgres", "postgres")
            shutil.chown(rules, "postgres", "postgres")
        with cluster({**QUICK, "hba_file": str(rules)}) as running:
            with psycopg.connect(running.url, autocommit=True) as admin:
                admin.execute(f"create role chef login password '{SECRET}'")
                admin.execute("grant create on database postgres to chef")
            yield running.url.replace("postgres@", "chef@", 1)


@pytest.fixture(autouse=True)
def nothing_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))


def test_the_password_comes_from_the_environment(asks: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", SECRET)
    with closing(PostgresRegister.at(asks)) as register:
        register.mark_made_up()
        assert register.made_up


def test_the_password_comes_from_the_user_s_pgpass(asks: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = tmp_path / "pgpass"
    kept.write_text(f"*:*:*:chef:{SECRET}\n", encoding="utf-8")
    kept.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(kept))
    with closing(PostgresRegister.at(asks)) as register:
        assert register.installations() == ()


@pytest.mark.parametrize("wrong", [None, "not-" + SECRET], ids=["none", "another"])
def test_who_is_not_let_in_is_told_so_without_the_password(
    asks: str, monkeypatch: pytest.MonkeyPatch, wrong: str | None
) -> None:
    if wrong:
        monkeypatch.setenv("PGPASSWORD", wrong)
    with pytest.raises(Fault) as told:
        PostgresRegister.at(asks).installations()
    assert told.value.code is Code.REGISTER_AWAY
    assert "släpper inte in dig" in str(Text().fault(told.value))
    assert SECRET not in str(Text().fault(told.value))
