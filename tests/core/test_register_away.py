"""A register on a server that is away, slow, full, forbidden or open to anybody: told in words, and nothing is lost."""

import json
import os
import shutil
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from tests.core.registers import CODES, TODAY, card, in_memory, record, taken_in, written
from tests.postgres import QUICK, WHY_NOT, Cluster, can_serve, cluster, postgres, server
from vilkaarvi.cli import main
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.moving import move
from vilkaarvi.review.register.postgres import link
from vilkaarvi.review.register.postgres.address import address_of
from vilkaarvi.review.register.postgres.register import PostgresRegister
from vilkaarvi.review.waiting import Waiting

__all__ = ["postgres", "server"]  # fixtures


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("postgresql://chef:hemligt@db.kommun.example/vilkaarvi", Code.REGISTER_SECRET),
        ("postgresql://db.kommun.example/vilkaarvi?passfile=pass", Code.REGISTER_SECRET),
        ("postgresql://db.kommun.example/vilkaarvi?sslmode=require", Code.REGISTER_OPEN),
        ("postgresql://db.kommun.example/vilkaarvi?options=-csearch_path%3Dpublic", Code.REGISTER_ADDRESS),
        ("host=db.kommun.example", Code.REGISTER_ADDRESS),
        ("postgresql://[", Code.REGISTER_ADDRESS),
    ],
)
def test_an_address_that_is_unsafe_or_unreadable_is_refused_before_anything_is_sent(url: str, code: Code) -> None:
    with pytest.raises(Fault) as told:
        PostgresRegister.at(url)
    assert told.value.code is code
    assert "hemligt" not in str(told.value.facts)


def test_over_a_network_the_server_must_show_who_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PGHOST", "PGSSLROOTCERT"):
        monkeypatch.delenv(name, raising=False)
    found = address_of("postgresql://chef@db.kommun.example/vilkaarvi").parameters
    assert (found["sslmode"], found["sslrootcert"]) == ("verify-full", "system")
    own = address_of("postgresql://db.kommun.example/vilkaarvi?sslrootcert=/srv/ca.pem").parameters
    assert (own["sslmode"], own["sslrootcert"]) == ("verify-full", "/srv/ca.pem")
    assert "sslmode" not in address_of("postgresql://chef@/vilkaarvi?host=/run/postgresql").parameters
    both = address_of("postgresql:///vilkaarvi?host=/run/postgresql,db.kommun.example").parameters
    assert both["sslmode"] == "verify-full"
    monkeypatch.setenv("PGSERVICE", "elsewhere")
    assert address_of("postgresql:///vilkaarvi?host=/run/postgresql").parameters["sslmode"] == "verify-full"
    monkeypatch.delenv("PGSERVICE")
    monkeypatch.setenv("PGHOST", "db.kommun.example")
    assert address_of("postgresql:///vilkaarvi").parameters["sslmode"] == "verify-full"


def test_a_server_that_does_not_answer_is_away(tmp_path: Path) -> None:
    with pytest.raises(Fault) as told:
        PostgresRegister.at(f"postgresql:///vilkaarvi?host={tmp_path}").installations()
    assert told.value.code is Code.REGISTER_AWAY


def test_somebody_else_s_long_work_is_told_and_not_waited_for_forever(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "LOCK_MS", 200)
    with closing(PostgresRegister.at(postgres)) as register, psycopg.connect(postgres) as other:
        assert register.installations() == ()
        other.execute("select pg_advisory_xact_lock(%s)", (link.ONE_AT_A_TIME,))
        with pytest.raises(Fault) as told:
            register.mark_made_up()
        assert told.value.code is Code.REGISTER_SLOW
        assert not register.made_up
        other.rollback()
        register.mark_made_up()
        assert register.made_up


def test_a_server_that_has_stopped_in_mid_answer_is_away_and_not_waited_for_forever(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "SILENT_S", 0.5)
    with closing(PostgresRegister.at(postgres)) as register:
        with register._link.read() as cursor:
            cursor.execute("select pg_backend_pid()")
            (stopped,) = cursor.fetchone() or (0,)
        os.kill(stopped, signal.SIGSTOP)
        try:
            with pytest.raises(Fault) as told:
                register.installations()
        finally:
            os.kill(stopped, signal.SIGCONT)
        assert told.value.code is Code.REGISTER_AWAY
        assert register.installations() == ()


def test_who_may_only_read_is_told_so(server: Cluster, postgres: str) -> None:
    with closing(PostgresRegister.at(postgres)) as register:
        register.installations()
    with psycopg.connect(postgres, autocommit=True) as admin:
        admin.execute("drop role if exists gast")
        admin.execute("create role gast login")
        admin.execute("grant usage on schema vilkaarvi to gast; grant select on all tables in schema vilkaarvi to gast")
    with closing(PostgresRegister.at(postgres.replace("postgres@", "gast@"))) as guest:
        assert guest.installations() == ()
        with pytest.raises(Fault) as told:
            guest.mark_made_up()
        assert told.value.code is Code.REGISTER_NO_RIGHT
    with psycopg.connect(postgres, autocommit=True) as admin:
        admin.execute("drop owned by gast; drop role gast")


@pytest.fixture(scope="module")
def little_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose temporary files may not grow: the nearest to a full disk that needs no disk of its own."""
    if not can_serve():
        pytest.skip(WHY_NOT)
    with cluster({"temp_file_limit": "64kB", "work_mem": "64kB", "log_temp_files": "0"}) as running:
        yield running.url


def test_a_full_server_is_told_as_full(little_room: str) -> None:
    register = PostgresRegister.at(little_room)
    with closing(register), pytest.raises(Fault) as told, register._link.read() as cursor:
        cursor.execute("select string_agg(n::text, '' order by n desc) from generate_series(1, 200000) n")
    assert told.value.code is Code.REGISTER_FULL


def test_a_register_of_a_later_program_is_left_alone(postgres: str) -> None:
    with closing(PostgresRegister.at(postgres)) as register:
        register.installations()
    with psycopg.connect(postgres, autocommit=True) as other:
        other.execute("insert into vilkaarvi.migrations values (999, now())")
    with closing(PostgresRegister.at(postgres)) as register, pytest.raises(Fault) as told:
        register.installations()
    assert told.value.code is Code.NEWER_FORMAT


def test_two_who_come_at_once_make_one_register(postgres: str) -> None:
    registers = [PostgresRegister.at(postgres) for _ in range(4)]
    threads = [threading.Thread(target=register.mark_made_up) for register in registers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(register.made_up for register in registers)
    for register in registers:
        register.close()


# --- reports that wait, and the move


def settings_with(folder: Path, url: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text(f"register = {json.dumps(url)}\n", encoding="utf-8")


def test_reports_wait_for_a_register_that_is_away_and_go_in_with_the_next(
    tmp_path: Path, postgres: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data, stick, other = tmp_path / "data", tmp_path / "stick", tmp_path / "other"
    stick.mkdir()
    other.mkdir()
    settings_with(data, f"postgresql:///x?host={tmp_path}")
    first = written(stick, [card(1), record(1, "traff-1", TODAY)])
    assert main(["--data", str(data), "--lang", "en", "review", "import", str(stick)]) != 0
    assert "The reports are kept on this computer: 1." in capsys.readouterr().err
    first.unlink()  # the stick is pulled out
    settings_with(data, postgres)
    second, said = written(other, [card(2)], laptop=1), ["--data", str(data), "--lang", "en", "review", "import"]
    assert main([*said, str(second)]) == 1
    assert len(Waiting(data).paths()) == 1  # nobody has compared its computer's code yet
    with closing(PostgresRegister.at(postgres)) as register:
        assert (len(register.installations()), register.told().records) == (2, ())
        assert main([*said, str(second), "--trust", CODES[0], "--trust", CODES[1]]) == 0
        assert [each.session for each in register.told().records] == ["traff-1"]
    assert Waiting(data).paths() == []


def test_what_waits_is_kept_once_and_as_it_came(tmp_path: Path) -> None:
    path, waiting = written(tmp_path, [card(1)]), Waiting(tmp_path / "data")
    assert (waiting.keep([path]), waiting.keep([path, tmp_path / "borta"])) == (1, 1)
    (kept,) = waiting.paths()
    assert kept.read_bytes() == path.read_bytes()
    waiting.done([kept], taken_in(in_memory(), kept))
    assert not (tmp_path / "data" / "reports-waiting").exists()


def test_one_command_moves_everything_and_again_changes_nothing(
    tmp_path: Path, postgres: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    assert main(["--data", str(data), "demo", "groups", "24"]) == 0
    assert main(["--data", str(data), "--lang", "en", "review", "move"]) == 2
    assert "No other register is named" in capsys.readouterr().err
    assert main(["--data", str(data), "--lang", "en", "review", "table"]) == 0
    before = capsys.readouterr().out
    settings_with(data, postgres)
    for _ in range(2):
        assert main(["--data", str(data), "--lang", "en", "review", "move"]) == 0
        assert "lines moved" in capsys.readouterr().out
        assert main(["--data", str(data), "--lang", "en", "review", "table"]) == 0
        assert capsys.readouterr().out == before


def test_nothing_is_moved_into_a_register_that_holds_something_else(tmp_path: Path, postgres: str) -> None:
    old = in_memory()
    taken_in(old, written(tmp_path, [card(1)]))
    with closing(PostgresRegister.at(postgres)) as new:
        taken_in(new, written(tmp_path, [card(2)], laptop=1))
        with pytest.raises(Fault) as told:
            move(old, new)
        assert (told.value.code, told.value.facts["what"]) == (Code.REGISTER_NOT_MOVED, "lines")
        assert len(list(new.lines())) == 1


# --- who it is


def authority(folder: Path, name: str) -> Path:
    """A certificate for `name` that vouches for itself, and its key beside it."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(named).issuer_name(named).public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    path = folder / "certificate.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture(scope="module")
def over_the_network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, Path]]:
    """The address of a server that is `localhost` and shows it; its authority's certificate, and a stranger's."""
    if not can_serve():
        pytest.skip(WHY_NOT)
    strange = authority(tmp_path_factory.mktemp("strange"), "localhost")
    with TemporaryDirectory(prefix="pg-") as made, socket.socket() as free:
        folder = Path(made)
        mine = authority(folder, "localhost")
        (folder / "key.pem").chmod(0o600)
        if os.geteuid() == 0:
            for path in (folder, *folder.iterdir()):
                shutil.chown(path, "postgres", "postgres")
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
        free.close()
        shows = {"ssl": "on", "ssl_cert_file": str(mine), "ssl_key_file": str(folder / "key.pem")}
        with cluster({**QUICK, **shows, "listen_addresses": "127.0.0.1", "port": port}):
            yield f"postgresql://postgres@localhost:{port}/postgres", mine, strange


def test_the_server_that_shows_the_right_certificate_is_spoken_to(over_the_network: tuple[str, Path, Path]) -> None:
    url, mine, _strange = over_the_network
    copied = mine.parent.parent / f"{mine.parent.name}.pem"  # the folder is the server's own
    shutil.copy(mine, copied)
    with closing(PostgresRegister.at(f"{url}?sslrootcert={copied}")) as register:
        assert register.installations() == ()
        with register._link.read() as cursor:
            cursor.execute("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
            assert cursor.fetchone() == (True,)
    copied.unlink()


@pytest.mark.parametrize("who", ["a stranger's certificate", "another name", "no authority of this computer"])
def test_a_server_that_could_be_anybody_is_not_spoken_to(over_the_network: tuple[str, Path, Path], who: str) -> None:
    url, mine, strange = over_the_network
    chosen = {
        "a stranger's certificate": f"{url}?sslrootcert={strange}",
        "another name": f"{url.replace('localhost', '127.0.0.1')}?sslrootcert={mine}",
        "no authority of this computer": url,
    }[who]
    with pytest.raises(Fault) as told:
        PostgresRegister.at(chosen).installations()
    assert told.value.code is Code.REGISTER_AWAY
    assert "certificate" in str(told.value.facts["said"]).lower()
