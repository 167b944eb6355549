"""A connection that does not wait for ever: neither libpq nor the server ends a wait for a server that has stopped."""

import time
from collections.abc import Generator
from typing import Any

import psycopg


class Limited(psycopg.Connection[tuple[Any, ...]]):
    """silent_s: after so long without a sign of life psycopg.OperationalError is raised, whatever was asked."""

    silent_s = 150.0

    def wait(self, gen: Generator[Any, Any, Any], *rest: Any, **named: Any) -> Any:
        """All that waits for the server goes through here; psycopg asks again several times a second."""
        return super().wait(_limited(gen, self.silent_s), *rest, **named)


def _limited(gen: Generator[Any, Any, Any], silent_s: float) -> Generator[Any, Any, Any]:
    heard = time.monotonic()
    try:
        asked = next(gen)
        while True:
            ready = yield asked
            if ready:
                heard = time.monotonic()
            elif time.monotonic() - heard > silent_s:
                raise psycopg.OperationalError(f"no answer for {silent_s:.0f} s")
            asked = gen.send(ready)
    except StopIteration as over:
        return over.value
