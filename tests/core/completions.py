"""What the tests of the completion room share."""

import base64
import json
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from vilkaarvi.completion.model import Answer, CompletionRecord, Content, GroupCard
from vilkaarvi.completion.wire import HandedOver, packed, to_plain, unpacked
from vilkaarvi.notes.check import surely_points_out
from vilkaarvi.seal.signing import key_name, public_of, signed

DAY = date(2026, 11, 24)
SEED, OTHER_SEED, UNKNOWN_SEED = bytes(range(32)), bytes(range(1, 33)), bytes(range(2, 34))
KEYS = {key_name(public_of(seed)): public_of(seed) for seed in (SEED, OTHER_SEED)}
ME, OTHER = KEYS
GROUP = "0123456789abcdef"
CARD = GroupCard(GROUP, "Hemtjänst Norr", "Vård och omsorg", 9, (date(2026, 12, 1), date(2027, 1, 12)), 1)
POOL = replace(CARD, group="fedcba9876543210", name="Nattpersonal Norr", pool=True)
RECORD = CompletionRecord(
    id="a" * 32,
    group=GROUP,
    programme="vilka-ar-vi",
    version=1,
    session="traff-1",
    day=DAY,
    minutes=60,
    headcount=9,
    present=8,
    guests=1,
    manager_took_part=True,
    manager_prepared=None,
    steps_done=(1, 2, 3, 5),
    answers=(Answer(1, 8, 6), Answer(3, 6, 0)),
)
FOLLOW_UP = replace(
    RECORD, id="b" * 32, session=None, minutes=30, manager_took_part=False, answers=(), supersedes="c" * 32
)


def identifies(text: str) -> bool:
    """The real detector, as `app` hands it in."""
    return surely_points_out(text)


def line(content: Content = RECORD, number: int = 1, seed: bytes = SEED) -> str:
    return packed(seed, number, content, identifies)


def read(raw: bytes | str) -> HandedOver:
    return unpacked(raw, KEYS, identifies)


def handed(content: Content, number: int, seed: bytes = SEED) -> HandedOver:
    return read(line(content, number, seed))


def plain(content: Content = RECORD, number: int = 1) -> dict[str, Any]:
    """The payload of a line that is right."""
    kind = "card" if isinstance(content, GroupCard) else "record"
    return {"kind": kind, "number": number, **to_plain(content)}


def forged(payload: object, seed: bytes = SEED, version: int = 1) -> str:
    """Any payload at all, signed by one who has the key and a program of his own."""
    raw = payload if isinstance(payload, bytes) else json.dumps(payload, separators=(",", ":")).encode()
    signature = signed(seed, f"vilkaarvi completion {version}\n".encode() + raw)
    return envelope(version, key_name(public_of(seed)), raw, signature)


def envelope(version: object, key: str, payload: bytes, signature: bytes) -> str:
    parts = {"format": version, "key": key, "payload": _text(payload), "signature": _text(signature)}
    return json.dumps(parts, separators=(",", ":"))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


days = st.dates(date(2020, 1, 1), date(2099, 12, 31))
ids = st.text("0123456789abcdef", min_size=32, max_size=32)
words = st.from_regex(r"[a-z0-9][a-z0-9-]{0,39}", fullmatch=True)
yes_no_or_unknown = st.sampled_from([True, False, None])
cards = st.builds(
    GroupCard,
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.sampled_from(["Norr", "Kök 3", "Åsens förskola – Ängen", "x" * 40, "Ö"]),
    st.sampled_from(["", "Vård", "IT & teknik"]),
    st.integers(1, 40),
    st.sets(days, max_size=20).map(lambda found: tuple(sorted(found))),
    st.integers(1, 10**6),
    st.booleans(),
)


@st.composite
def records(draw: st.DrawFn) -> CompletionRecord:
    headcount, guests = draw(st.integers(1, 40)), draw(st.integers(0, 40))
    answers = []
    for question in sorted(draw(st.sets(st.integers(1, 20)))) if headcount + guests >= 6 else ():
        answered = draw(st.integers(6, headcount + guests))
        answers.append(Answer(question, answered, draw(st.integers(0, answered))))
    mine, earlier = draw(ids), draw(st.none() | ids)
    return CompletionRecord(
        id=mine,
        group=draw(st.text("0123456789abcdef", min_size=16, max_size=16)),
        programme=draw(words),
        version=draw(st.integers(1, 10**6)),
        session=draw(st.none() | words),
        day=draw(days),
        minutes=draw(st.integers(0, 600)),
        headcount=headcount,
        present=draw(st.integers(0, headcount)),
        guests=guests,
        manager_took_part=draw(yes_no_or_unknown),
        manager_prepared=draw(yes_no_or_unknown),
        steps_done=tuple(sorted(draw(st.sets(st.integers(1, 60))))),
        answers=tuple(answers),
        supersedes=None if earlier == mine else earlier,
    )
