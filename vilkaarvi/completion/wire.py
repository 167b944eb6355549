"""One line of what is handed over, formats 1 and 2 (docs/completion-format.md).

    line    = {"format":n,"key":key name,"payload":base64,"signature":base64}     exactly so: no blanks, no other order
    payload = JSON {"kind": "card" | "record", "number": n, …the fields of shape.py}
    signed  = "vilkaarvi completion n\\n" and the payload's bytes                  Ed25519 (seal/signing.py)

The payload travels as the very bytes that were signed, so nobody has to write JSON the same way twice. `number` counts
what one installation has handed over, from 1. Later versions keep the meaning of "format" and the limit of a line.

Format 2 is 1 with `pool` on a card. Each line is written in the oldest format that can say it, so that an overview that
has not been updated still takes in all but the cards of pool groups.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date

from vilkaarvi.completion.model import Answer, CompletionRecord, Content, GroupCard, Identifies
from vilkaarvi.completion.shape import CARD, CARD_2, NUMBERED, Check, Plain, check_card, check_fields, check_record
from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.signing import fits, key_name, public_of, signed

FORMAT = 2  # the newest that is read
MOST_BYTES = 4096  # of a line
_KEY = re.compile("[0-9a-f]{24}")
_ENVELOPE = ("format", "key", "payload", "signature")

Keys = Mapping[str, bytes]  # key name → public key, of the installations that are known


@dataclass(frozen=True)
class HandedOver:
    """One line that is whole and known: who signed it, which number it has there, what it holds.

    Two are the same when the same installation has signed the same payload.
    """

    key: str
    number: int
    content: Content
    payload: bytes
    line: str = field(compare=False)


def packed(seed: bytes, number: int, content: Content, identifies: Identifies) -> str:
    """The line, without its line break. Raises the Faults of `check` when the content may not be handed over."""
    check(content, identifies)
    plain = {"kind": "card" if isinstance(content, GroupCard) else "record", "number": number, **to_plain(content)}
    version, payload = format_of(content), _json(plain)
    signature = signed(seed, _domain(version) + payload)
    return _line(version, key_name(public_of(seed)), _text(payload), _text(signature))


def unpacked(line: bytes | str, keys: Keys, identifies: Identifies) -> HandedOver:
    """What stands in a line, if all of it is right.

    Raises Fault R_UNREADABLE, NEWER_FORMAT, R_UNKNOWN_KEY, R_ALTERED, R_FIELDS, R_VALUE, NAME_…; never anything else.
    """
    raw = line.encode("utf-8", "replace") if isinstance(line, str) else line
    envelope = _parsed(raw) if len(raw) <= MOST_BYTES else None
    if envelope is None:
        raise Fault(Code.R_UNREADABLE)
    version = envelope.get("format")
    if type(version) is int and version > FORMAT:
        raise Fault(Code.NEWER_FORMAT)
    if type(version) is not int or version not in _CARDS or not _is_envelope(envelope, raw):
        raise Fault(Code.R_UNREADABLE)
    key, payload, signature = envelope["key"], _bytes(envelope["payload"]), _bytes(envelope["signature"])
    if payload is None or signature is None:
        raise Fault(Code.R_UNREADABLE)
    if key not in keys or key_name(keys[key]) != key:
        raise Fault(Code.R_UNKNOWN_KEY, key=key)
    if not fits(keys[key], signature, _domain(version) + payload):
        raise Fault(Code.R_ALTERED, key=key)
    plain = _parsed(payload)
    if plain is None:
        raise Fault(Code.R_UNREADABLE)
    number, content = _read(plain, identifies, _CARDS[version])
    if format_of(content) != version:  # one thing has one form
        raise Fault(Code.R_VALUE, field="format")
    return HandedOver(key, number, content, payload, raw.decode("ascii"))


def kept(line: str) -> HandedOver:
    """A line that `unpacked` has judged before and that was kept since: who signed it is not asked again.

    Raises Fault R_UNREADABLE, R_FIELDS, R_VALUE where it was not kept as it was.
    """
    envelope = _parsed(line.encode("utf-8", "replace"))
    payload = _bytes(envelope["payload"]) if envelope and isinstance(envelope.get("payload"), str) else None
    plain = _parsed(payload) if payload is not None else None
    if envelope is None or payload is None or plain is None or envelope.get("format") not in _CARDS:
        raise Fault(Code.R_UNREADABLE)
    number, content = _read(plain, lambda _name: False, _CARDS[envelope["format"]])
    return HandedOver(str(envelope.get("key")), number, content, payload, line)


def read_lines(raw: bytes, name: str, keys: Keys, identifies: Identifies) -> tuple[list[HandedOver], list[Fault]]:
    """All lines of a file that are right, and a Fault with `name` and `line` for each of the others."""
    good: list[HandedOver] = []
    faults: list[Fault] = []
    for at, line in enumerate(raw.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            good.append(unpacked(line.removesuffix(b"\r"), keys, identifies))
        except Fault as fault:
            faults.append(Fault(fault.code, **{**fault.facts, "name": name, "line": at}))
    return good, faults


def format_of(content: Content) -> int:
    """The oldest format that can say it, in which it is written."""
    return 2 if isinstance(content, GroupCard) and content.pool else 1


def to_plain(content: Content) -> Plain:
    """JSON-ready, as its format has it; not yet checked."""
    plain = asdict(content)
    if isinstance(content, GroupCard):
        if format_of(content) == 1:
            del plain["pool"]
        return {**plain, "planned": [day.isoformat() for day in content.planned]}
    answers = [asdict(answer) for answer in content.answers]
    return {**plain, "day": content.day.isoformat(), "steps_done": list(content.steps_done), "answers": answers}


def check(content: Content, identifies: Identifies) -> None:
    """Raises Fault COUNT_IMPOSSIBLE, NAME_EMPTY, NAME_TOO_LONG or NAME_IDENTIFIES when it may not be handed over."""
    try:
        _content(to_plain(content), isinstance(content, GroupCard), identifies, _CARDS[format_of(content)])
    except Fault as fault:
        if fault.code is Code.R_VALUE:
            raise Fault(Code.COUNT_IMPOSSIBLE, **fault.facts) from fault
        raise


def _read(plain: Plain, identifies: Identifies, card: Mapping[str, Check]) -> tuple[int, Content]:
    """Number and content of a payload. card: what a card of its format holds."""
    head = {key: plain[key] for key in NUMBERED if key in plain}
    check_fields(head, NUMBERED)
    if plain["kind"] not in {"card", "record"}:
        raise Fault(Code.R_VALUE, field="kind")
    rest = {key: value for key, value in plain.items() if key not in NUMBERED}
    return plain["number"], _content(rest, plain["kind"] == "card", identifies, card)


def _content(plain: Plain, is_card: bool, identifies: Identifies, card: Mapping[str, Check]) -> Content:
    if is_card:
        check_card(plain, identifies, card)
        return GroupCard(**{**plain, "planned": tuple(map(date.fromisoformat, plain["planned"]))})
    check_record(plain)
    answers = tuple(Answer(**answer) for answer in plain["answers"])
    day, steps = date.fromisoformat(plain["day"]), tuple(plain["steps_done"])
    return CompletionRecord(**{**plain, "day": day, "steps_done": steps, "answers": answers})


_CARDS: Mapping[int, Mapping[str, Check]] = {1: CARD, 2: CARD_2}  # by format, for ever


def _domain(version: int) -> bytes:
    """So that a signature made for one purpose, or one format, is none for another."""
    return f"vilkaarvi completion {version}\n".encode("ascii")


def _is_envelope(envelope: Plain, raw: bytes) -> bool:
    if tuple(envelope) != _ENVELOPE or not all(isinstance(envelope[key], str) for key in _ENVELOPE[1:]):
        return False
    if not _KEY.fullmatch(envelope["key"]):
        return False
    return _line(*envelope.values()).encode("ascii") == raw


def _line(version: int, key: str, payload: str, signature: str) -> str:
    return _json(dict(zip(_ENVELOPE, (version, key, payload, signature), strict=True))).decode("ascii")


def _json(plain: Plain) -> bytes:
    return json.dumps(plain, separators=(",", ":"), allow_nan=False).encode("ascii")


def _parsed(raw: bytes) -> Plain | None:
    """A JSON object in which no key stands twice; None for all else."""
    try:
        plain = json.loads(raw.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    return plain if isinstance(plain, dict) else None


def _once(pairs: Iterable[tuple[str, object]]) -> Plain:
    pairs = list(pairs)
    plain = dict(pairs)
    if len(plain) != len(pairs):
        raise ValueError("a key stands twice")
    return plain


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes | None:
    """None for what is no base64, or not written in its only way."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if _text(raw) == text else None
