"""A real PostgreSQL of its own: a private cluster in a temporary folder, on a unix socket, gone with the tests.

As root it runs as the user `postgres`, whom Debian's package has made; the server refuses root. It also goes when the
tests are killed (setpriv's --pdeathsig).
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

SYSTEM = Path("/usr/lib/postgresql")
START_S = 60
QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}  # a test's register need not last
WHY_NOT = "Debian's postgresql is not here (./dev test installs it where root), or the user postgres is lacking"


def programs() -> Path | None:
    """The folder of the newest server that is installed."""
    found = [path.parent for path in SYSTEM.glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


def can_serve() -> bool:
    if programs() is None or shutil.which("setpriv") is None:
        return False
    return os.geteuid() != 0 or subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode == 0


@dataclass
class Cluster:
    """A running server. folder: its data and its socket."""

    folder: Path
    options: Mapping[str, str]
    server: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"postgresql://postgres@/postgres?host={self.folder}&port={self.options.get('port', 5432)}"

    def start(self) -> None:
        set_so = [part for name, value in self.options.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self.server = subprocess.Popen(
                _as_postgres(str(_there() / "postgres"), "-D", str(self.folder / "data"), *set_so),
                stdout=log, stderr=log,
            )  # fmt: skip
        until = time.monotonic() + START_S
        while time.monotonic() < until:
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                assert self.server.poll() is None, (self.folder / "log").read_text(errors="replace")
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server did not start")

    def stop(self) -> None:
        """At once, as in a power cut."""
        if self.server is not None:
            self.server.kill() if self.server.poll() is None and os.geteuid() == 0 else self.server.terminate()
            self.server.wait(START_S)
            self.server = None

    def empty(self) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("drop schema if exists vilkaarvi cascade")


@contextmanager
def cluster(options: Mapping[str, str] = QUICK) -> Iterator[Cluster]:
    """`options`: as in postgresql.conf. It is stopped and its folder gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        said = {"listen_addresses": "", "unix_socket_directories": str(folder), **options}
        subprocess.run(
            _as_postgres(str(_there() / "initdb"), "-D", str(folder / "data"), "-U", "postgres", "-E", "UTF8",
                         "--no-locale", "--auth=trust", "--no-sync"),
            check=True, capture_output=True,
        )  # fmt: skip
        running = Cluster(folder, said)
        running.start()
        try:
            yield running
        finally:
            running.stop()


def _there() -> Path:
    found = programs()
    assert found is not None, WHY_NOT
    return found


def _as_postgres(*command: str) -> list[str]:
    user = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *user, "--pdeathsig=QUIT", *command]


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """One for all tests of a process that ask for it."""
    if not can_serve():
        pytest.skip(WHY_NOT)
    with cluster() as running:
        yield running


@pytest.fixture
def postgres(server: Cluster) -> str:
    """The address of a register that is empty."""
    server.empty()
    return server.url
