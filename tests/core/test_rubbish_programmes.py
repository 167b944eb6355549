"""Whatever bytes a programme's files hold, the reader answers with a programme or a Fault, and soon."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.core.programmes import NAME, SHIPPED, TODAY, Workshop
from vilkaarvi.cli import main
from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.captions import read_captions
from vilkaarvi.film.files import read_manifest
from vilkaarvi.programme.check import check
from vilkaarvi.programme.media import film_kind, is_picture, is_playlist
from vilkaarvi.programme.read import read_programme
from vilkaarvi.programme.source import load

FILES = ["session-1.toml", "facts.toml", "cards.toml", "programme.toml"]
LONGEST_S = 10.0
QUIET = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@contextmanager
def soon() -> Iterator[None]:
    begun = time.perf_counter()
    yield
    assert time.perf_counter() - begun < LONGEST_S


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("rubbish"))


def read(shop: Workshop, name: str, content: bytes) -> None:
    """Reads the programme with `content` in one file's place; only a Fault may come of it."""
    path = shop.folder / name
    path.write_bytes(content)
    try:
        with soon():
            for finding in check(shop.folder, shop.media, TODAY):
                assert finding.line >= 1
            programme = read_programme(shop.places, NAME, TODAY)
            assert all(step.title("sv") for session in programme.sessions for step in session.steps)
    except Fault as fault:
        if fault.code not in (Code.PROGRAMME_FAULTY, Code.NEWER_FORMAT):
            raise
    finally:
        path.write_bytes((SHIPPED.sessions(NAME) / name).read_bytes())


@QUIET
@given(name=st.sampled_from(FILES), content=st.binary(max_size=3000))
@example(name="facts.toml", content=b"")
@example(name="programme.toml", content=b"\xef\xbb\xbf")
@example(name="cards.toml", content=b"\xff\xfea\0")
@example(name="facts.toml", content=b"a = 1e999999\nb = inf\nc = nan")
@example(name="facts.toml", content=b"a = 0001-01-01\nb = 9999-12-31T23:59:59+23:59")
def test_any_bytes(shop: Workshop, name: str, content: bytes) -> None:
    read(shop, name, content)


TOML = st.lists(
    st.sampled_from(
        ["[", "]", "[[", "]]", "{", "}", "=", ".", ",", '"', "'", '"""', "'''", "\n", "\r\n", " ", "#", "\\", "\\u202e",
         "a", "steps", "files", "segment", "cues", "title", "sv", "id", "format", "1", "-1", "1.5", "true", "nan",
         "inf", "2026-11-24", "2026-11-24T10:00:00Z", "0x1", "1_0", "å", "\U0001f600", "\u202e", "\t", "\0"]
    ),
    max_size=120,
).map("".join)  # fmt: skip


@QUIET
@given(name=st.sampled_from(FILES), content=TOML)
def test_any_signs_of_toml(shop: Workshop, name: str, content: str) -> None:
    read(shop, name, content.encode())


def changed(raw: bytes, changes: list[tuple[str, float, float, bytes]]) -> bytes:
    """`raw` after some acts of a careless or a malicious hand."""
    for act, at, to, put in changes:
        lines = raw.split(b"\n")
        here, there = int(at * len(lines)), int(to * len(lines))
        place = int(at * len(raw))
        match act:
            case "lose a line":
                del lines[here : here + 1]
                raw = b"\n".join(lines)
            case "copy lines":
                lines[here:here] = lines[there : there + 5]
                raw = b"\n".join(lines)
            case "swap lines" if lines:
                lines[here], lines[there] = lines[there], lines[here]
                raw = b"\n".join(lines)
            case "put in":
                raw = raw[:place] + put + raw[place:]
            case "write over":
                raw = raw[:place] + put + raw[place + len(put) :]
            case "cut off":
                raw = raw[:place]
            case "another value" if b"=" in (lines[here] if lines else b""):
                lines[here] = lines[here].split(b"=")[0] + b"= " + put
                raw = b"\n".join(lines)
            case _:
                pass
    return raw


ACTS = st.sampled_from(["lose a line", "copy lines", "swap lines", "put in", "write over", "cut off", "another value"])
PUT = st.sampled_from(
    [b"", b"[", b"]", b'"', b"\xff", b"\0", b"= ", b"\n[[steps]]\n", b"\n[steps.segment]\n", b"[]", b"{}", b"3", b'""',
     b"nan", b"-0.0", b"1e400", b"[[1]]", b'["a"]', b"{ sv = [] }", b"{ sv = 1 }", b'{ sv = "a", en = ["b"] }', b"true",
     b"2026-11-24", b"99999999999999999999", b'"../x"', b'"http://e.se"', b'"{kommun}"', b"'''", b'"\\u202e"', b'"CON"']
)  # fmt: skip
CHANGES = st.lists(st.tuples(ACTS, st.floats(0, 0.9999), st.floats(0, 0.9999), PUT), min_size=1, max_size=6)


@QUIET
@given(name=st.sampled_from(FILES), changes=CHANGES)
def test_any_change_of_the_real_files(
    shop: Workshop, name: str, changes: list[tuple[str, float, float, bytes]]
) -> None:
    read(shop, name, changed((SHIPPED.sessions(NAME) / name).read_bytes(), changes))


@pytest.mark.long
@settings(QUIET, max_examples=10_000)
@given(name=st.sampled_from(FILES), changes=CHANGES)
def test_ten_thousand_changes_of_the_real_files(
    shop: Workshop, name: str, changes: list[tuple[str, float, float, bytes]]
) -> None:
    read(shop, name, changed((SHIPPED.sessions(NAME) / name).read_bytes(), changes))


@QUIET
@given(content=st.one_of(st.binary(max_size=500), TOML.map(str.encode), CHANGES.map(
    lambda changes: changed((SHIPPED.media(NAME) / "manifest.toml").read_bytes(), changes))))  # fmt: skip
def test_any_manifest(shop: Workshop, content: bytes) -> None:
    (shop.media / "manifest.toml").write_bytes(content)
    try:
        with soon():
            check(shop.folder, shop.media, TODAY, whole=True)
            assert all(file.name for file in read_manifest(shop.media))
    finally:
        (shop.media / "manifest.toml").unlink()


@QUIET
@given(content=st.one_of(st.binary(max_size=500), CHANGES.map(
    lambda changes: changed((SHIPPED.media(NAME) / "traff1-del1.sv.vtt").read_bytes(), changes))))  # fmt: skip
def test_any_captions(shop: Workshop, content: bytes) -> None:
    path = shop.media / "traff1-del1.sv.vtt"
    path.write_bytes(content)
    with soon():
        check(shop.folder, shop.media, TODAY)
        with suppress(Fault):
            assert all(begin >= 0 for begin, _, _ in read_captions(path).rows)


@QUIET
@given(content=st.binary(max_size=500))
def test_any_first_bytes_of_a_film(content: bytes) -> None:
    assert not (film_kind(content) and is_picture(content))
    is_playlist("film.mp4", content)


def test_one_file_for_five_hundred_sessions_is_read_once(shop: Workshop) -> None:
    big = "# " + "x" * 900_000 + "\nformat = 1\n"
    (shop.folder / "big.toml").write_text(big)
    rows = "".join(f'[[sessions]]\nid = "s{n}"\nnumber = {n + 1}\nfile = "big.toml"\n' for n in range(450))
    read(shop, "programme.toml", f"format = 1\nversion = 1\ntitle.sv = 'T'\n{rows}".encode())


def test_a_source_is_read_in_good_time_however_large_it_may_be(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("".join(f"[a{n}]\nb.c = {{ d = [1, 2, {{ e = 'f' }}] }}\n" for n in range(23_000)))
    assert 900_000 < path.stat().st_size < 1_000_000
    with soon():
        load(path)


def test_the_command_line_answers_with_findings_whatever_it_is_pointed_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--json", "/dev/null", str(tmp_path), str(tmp_path / "none")]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert all(set(row) == {"file", "line", "code", "error", "text"} for row in rows)
