"""Which server, and how: `register = "postgresql://user@host/database"`. No secret stands there, and no open line goes.

Passwords come from the user's pgpass file or from PGPASSWORD. Over a network the server must show a certificate for its
name: `sslmode=verify-full`, signed by an authority of the computer's own (`sslrootcert=system`), or by the one in the
file that `sslrootcert` or PGSSLROOTCERT names. A unix socket needs none. See libpq's manual, chapters on connection
strings and on SSL.
"""

import os
from dataclasses import dataclass

from vilkaarvi.errors import Code, Fault

STRICT = "verify-full"
CONNECT_S = 5
DEAD_MS = 15_000  # a server that has not answered for so long is away
ALLOWED = {"host", "port", "dbname", "user", "sslmode", "sslrootcert", "sslcert", "sslkey"}


@dataclass(frozen=True)
class Address:
    """place: what may be told of it: host and database. parameters: libpq's, without secrets."""

    place: str
    parameters: dict[str, str | int]


def address_of(url: str) -> Address:
    """Raises Fault REGISTER_ADDRESS, REGISTER_SECRET or REGISTER_OPEN."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        said = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    except ProgrammingError as fault:
        raise Fault(Code.REGISTER_ADDRESS) from fault
    if "password" in said or "passfile" in said:
        raise Fault(Code.REGISTER_SECRET)
    if not url.startswith("postgresql://") or not said.keys() <= ALLOWED:
        raise Fault(Code.REGISTER_ADDRESS)
    host = said.get("host") or os.environ.get("PGHOST", "")
    elsewhere = [each for each in host.split(",") if each and not each.startswith("/")]  # libpq takes several
    elsewhere += [os.environ[name] for name in ("PGHOSTADDR", "PGSERVICE") if os.environ.get(name)]
    parameters: dict[str, str | int] = {
        **said,
        "connect_timeout": CONNECT_S,
        "tcp_user_timeout": DEAD_MS,
        "keepalives_idle": 5,
        "keepalives_interval": 5,
        "keepalives_count": 2,
        "application_name": "vilkaarvi",
    }
    if elsewhere:
        if said.get("sslmode", STRICT) != STRICT:
            raise Fault(Code.REGISTER_OPEN)
        parameters["sslmode"] = STRICT
        if "sslrootcert" not in said and not os.environ.get("PGSSLROOTCERT"):
            parameters["sslrootcert"] = "system"
    return Address(f"{host or 'localhost'}/{said.get('dbname', '')}", parameters)
