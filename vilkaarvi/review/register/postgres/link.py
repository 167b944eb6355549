"""The line to the server: opened when it is first needed, opened anew when it was lost, and each fault in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.register.postgres.address import Address

if TYPE_CHECKING:  # read when a line is opened
    import psycopg

    Cursor = psycopg.Cursor[tuple[Any, ...]]

SCHEMA = "vilkaarvi"
SILENT_S = 150.0  # longer than any statement may take: a server that is silent for so long has stopped
STATEMENT_MS, LOCK_MS = 120_000, 15_000
ONE_AT_A_TIME = 0x76696C6B  # the advisory lock that whoever writes holds


class Link:
    """One connection, of one thread. `read` and `write` are transactions; whatever fails in them leaves no trace."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._connection: psycopg.Connection[tuple[Any, ...]] | None = None

    @contextmanager
    def read(self) -> "Iterator[Cursor]":
        """One moment, whoever writes meanwhile.

        Raises Fault REGISTER_AWAY, REGISTER_SLOW, REGISTER_FULL, REGISTER_NO_RIGHT, NEWER_FORMAT.
        """
        with self._transaction() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
            yield cursor

    @contextmanager
    def write(self) -> "Iterator[Cursor]":
        """Nobody else writes meanwhile. Raises the Faults of `read`."""
        with self._transaction() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", (ONE_AT_A_TIME,))
            yield cursor

    @contextmanager
    def _transaction(self) -> "Iterator[Cursor]":
        with self._told():
            connection = self._open()
            with connection.transaction(), connection.cursor() as cursor:
                yield cursor

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> "psycopg.Connection[tuple[Any, ...]]":

        if self._connection is None or self._connection.closed:
            from vilkaarvi.review.register.postgres.patience import Limited

            connection = Limited.connect(autocommit=True, **self.address.parameters)  # type: ignore[arg-type]
            connection.silent_s = SILENT_S
            try:
                _begin(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        import psycopg
        from psycopg import errors

        place = self.address.place
        try:
            yield
        except (errors.QueryCanceled, errors.LockNotAvailable) as fault:
            raise Fault(Code.REGISTER_SLOW, place=place) from fault
        except (errors.DiskFull, errors.OutOfMemory, errors.ConfigurationLimitExceeded) as fault:
            raise Fault(Code.REGISTER_FULL, place=place) from fault
        except (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction) as fault:
            raise Fault(Code.REGISTER_NO_RIGHT, place=place, said=_said(fault)) from fault
        except (psycopg.OperationalError, psycopg.InterfaceError) as fault:
            self.close()
            raise Fault(Code.REGISTER_AWAY, place=place, said=_said(fault)) from fault


def _said(fault: Exception) -> str:
    """The server's own words, for those who keep it: one line, and never a secret (libpq tells none)."""
    lines = str(fault).strip().splitlines()
    return lines[0][:300] if lines else type(fault).__name__


def _begin(connection: "psycopg.Connection[tuple[Any, ...]]") -> None:
    """The schema, at the version that this program knows. Raises Fault NEWER_FORMAT."""
    with connection.transaction(), connection.cursor() as cursor:
        cursor.execute(f"set statement_timeout = {STATEMENT_MS}; set lock_timeout = {LOCK_MS}")
        cursor.execute(f"set idle_in_transaction_session_timeout = {STATEMENT_MS}")  # a laptop that has gone to sleep
        cursor.execute(f"set search_path = {SCHEMA}; set client_min_messages = warning")
    with connection.transaction(), connection.cursor() as cursor:
        cursor.execute("select to_regclass(%s)", (f"{SCHEMA}.migrations",))
        if cursor.fetchone() == (None,):
            cursor.execute("select pg_advisory_xact_lock(%s)", (ONE_AT_A_TIME,))
            cursor.execute(f"create schema if not exists {SCHEMA}")
            cursor.execute("create table if not exists migrations (version integer primary key, applied timestamptz)")
        migrate(cursor)


def migrate(cursor: "Cursor", folder: Path = Path(__file__).parent) -> None:
    """Each numbered file once, in order. Raises Fault NEWER_FORMAT for a register of a later program."""
    known = {int(path.stem): path for path in folder.glob("[0-9][0-9][0-9].sql")}
    cursor.execute("select coalesce(max(version), 0) from migrations")
    (at,) = cursor.fetchone() or (0,)
    if at > max(known):
        raise Fault(Code.NEWER_FORMAT, name="register")
    if at == max(known):
        return
    cursor.execute("select pg_advisory_xact_lock(%s)", (ONE_AT_A_TIME,))
    for version in sorted(number for number in known if number > at):
        cursor.execute("select 1 from migrations where version = %s", (version,))  # another may just have done it
        if cursor.fetchone() is None:
            cursor.execute(known[version].read_text(encoding="utf-8"))
            cursor.execute("insert into migrations values (%s, now())", (version,))
