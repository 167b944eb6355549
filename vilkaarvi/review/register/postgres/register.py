"""Keeps the promise `Register` on a PostgreSQL server. It opens no connection before something is asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vilkaarvi.completion.union import Union, gap, union
from vilkaarvi.completion.wire import HandedOver, kept
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.register.postgres import let_out, told
from vilkaarvi.review.register.postgres.address import Address, address_of
from vilkaarvi.review.register.postgres.link import Link
from vilkaarvi.review.register.postgres.queries import PostgresQueries
from vilkaarvi.review.register.protocol import Block, Expected, Installation, Queries
from vilkaarvi.seal.signing import key_name

MOST_DOUBTS = 1000  # that are told one by one
AT_ONCE = 20_000  # lines: each time costs the server a few hundred milliseconds, however few they are


@dataclass(frozen=True)
class Size:
    """records: that stand. lines: that were ever kept. bytes: on the server's disk."""

    records: int
    lines: int
    bytes: int


class PostgresRegister:
    """Open with `PostgresRegister.at`. Each call is a transaction. Attributes: address."""

    at_once = AT_ONCE

    def __init__(self, address: Address) -> None:
        self.address = address
        self._link = Link(address)
        self.queries: Queries | None = PostgresQueries(self._link)
        self.troubles: Mapping[str, Fault] = {}

    @classmethod
    def at(cls, url: str) -> "PostgresRegister":
        """Raises Fault REGISTER_ADDRESS, REGISTER_SECRET or REGISTER_OPEN."""
        return cls(address_of(url))

    def close(self) -> None:
        self._link.close()

    def size(self) -> Size:
        with self._link.read() as cursor:
            cursor.execute(
                "select (select count(*) from records), (select count(*) from lines),"
                " (select sum(pg_total_relation_size(oid))::bigint from pg_class"
                "  where relnamespace = 'vilkaarvi'::regnamespace and relkind = 'r')"
            )
            return Size(*(cursor.fetchone() or (0, 0, 0)))

    # --- whose it is

    @property
    def made_up(self) -> bool:
        with self._link.read() as cursor:
            cursor.execute("select 1 from about where name = 'made up'")
            return cursor.fetchone() is not None

    def mark_made_up(self) -> None:
        with self._link.write() as cursor:
            cursor.execute("insert into about values ('made up', 'yes') on conflict do nothing")

    def installations(self) -> tuple[Installation, ...]:
        with self._link.read() as cursor:
            cursor.execute('select public, first, trusted from installations order by key collate "C"')
            return tuple(Installation(bytes(public), first, trusted) for public, first, trusted in cursor)

    def introduce(self, publics: Iterable[bytes], day: date) -> None:
        rows = [(key_name(public), public, day) for public in sorted(set(publics))]
        if rows:
            with self._link.write() as cursor:
                cursor.executemany(
                    "insert into installations (key, public, first) values (%s, %s, %s) on conflict do nothing", rows
                )

    def trust(self, key: str, trusted: bool = True) -> None:
        with self._link.write() as cursor:
            cursor.execute(
                "update installations set trusted = %s where key = %s and trusted <> %s", (trusted, key, trusted)
            )
            if cursor.rowcount:
                told.work_out_of(cursor, key)

    # --- what was handed over

    def add(self, lines: Sequence[HandedOver]) -> int:
        new = 0
        for at in range(0, len(lines), AT_ONCE):
            with self._link.write() as cursor:
                new += told.add(cursor, lines[at : at + AT_ONCE])
        return new

    def told(self) -> Union:
        with self._link.read() as cursor:
            cursor.execute("select line from lines join installations using (key) where trusted")
            return union(kept(line) for (line,) in cursor)

    def lines(self) -> Iterator[HandedOver]:
        with self._link.read() as cursor, cursor.connection.cursor(name="every_line") as rows:
            rows.execute('select line from lines order by key collate "C", number, id')
            for (line,) in rows:
                yield kept(line)

    def doubts(self) -> tuple[Fault, ...]:
        with self._link.read() as cursor:
            cursor.execute('select key, what from conflicts order by key collate "C", id limit %s', (MOST_DOUBTS,))
            found = [Fault(Code.R_CONFLICT, key=key, what=what) for key, what in cursor]
            cursor.execute(
                "select key, array_agg(distinct number) from lines where key in (select key from lines"
                " join installations using (key) where trusted group by key"
                " having max(number) > count(distinct number) order by key limit %s) group by key order by key",
                (MOST_DOUBTS,),
            )
            for key, numbers in cursor:
                found.append(gap(key, tuple(sorted(set(range(1, max(numbers))) - set(numbers)))))
            return tuple(found)

    def programmes(self) -> tuple[str, ...]:
        with self._link.read() as cursor:
            cursor.execute(  # one look in the index for each, not one for each record
                "with recursive each as ((select min(programme) programme from records) union all"
                " select (select min(programme) from records where programme > each.programme) from each"
                " where each.programme is not null) select programme from each where programme is not null"
            )
            return tuple(sorted(programme for (programme,) in cursor))

    # --- what a person has said of groups

    def expected(self) -> tuple[Expected, ...]:
        with self._link.read() as cursor:
            cursor.execute("select id, name, unit, headcount from expected order by place")
            return tuple(Expected(*row) for row in cursor)

    def expect(self, groups: Sequence[Expected]) -> None:
        with self._link.write() as cursor:
            cursor.execute("select id, name, unit, headcount from expected")
            changed = {Expected(*row) for row in cursor}.symmetric_difference(groups)
            cursor.execute("delete from expected")
            with cursor.copy("copy expected from stdin") as copy:
                for place, each in enumerate(groups):
                    spelt = told.spelt_as_one(each.name, each.unit)
                    copy.write_row((each.id, place, each.name, each.unit, each.headcount, spelt))
            spellings = [told.spelt_as_one(each.name, each.unit) for each in changed]
            cursor.execute(
                "insert into dirty select '', id from (select unnest(%s::text[]) id union"
                " select group_id from cards where spelt = any(%s)) ids on conflict do nothing",
                ([each.id for each in changed], spellings),
            )
            cursor.execute("delete from shown")

    def merges(self) -> Mapping[str, str]:
        with self._link.read() as cursor:
            cursor.execute("select group_id, into_id from merges")
            return dict(cursor.fetchall())

    def merge(self, group: str, into: str | None) -> None:
        with self._link.write() as cursor:
            if into is None:
                cursor.execute("delete from merges where group_id = %s", (group,))
            else:
                cursor.execute(
                    "insert into merges values (%s, %s)"
                    " on conflict (group_id) do update set into_id = excluded.into_id",
                    (group, into),
                )
            cursor.execute("insert into dirty values ('', %s) on conflict do nothing", (group,))
            cursor.execute("delete from shown")

    # --- answers that were let out

    def blocks(self) -> tuple[Block, ...]:
        with self._link.read() as cursor:
            return let_out.blocks(cursor)

    def let_out(self, blocks: Sequence[Block]) -> None:
        with self._link.write() as cursor:
            let_out.keep(cursor, blocks)
