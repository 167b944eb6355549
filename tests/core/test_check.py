"""Each fault of a programme names its file and its line, and none makes the check itself fall over."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.programmes import NAME, SHIPPED, TODAY, Workshop
from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.check import check
from vilkaarvi.programme.read import programmes, read_programme
from vilkaarvi.text import Text


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def test_the_shipped_programme_has_nothing_to_mend(shop: Workshop) -> None:
    assert shop.found() == []


def test_english_that_is_missing_is_one_warning_a_file(shop: Workshop) -> None:
    for name, english in ((S1, "Film, part 1"), (S1, "Slips"), (WHOLE, "Coming here"), (CARDS, "If it gets heated")):
        shop.change(name, f'title.en = "{english}"\n', "")
    found = check(shop.folder, shop.media, TODAY)
    assert {each.code for each in found} == {Code.P_NO_ENGLISH}
    assert sorted((each.file.name, each.facts["count"]) for each in found) == [(CARDS, 1), (WHOLE, 1), (S1, 2)]
    assert not any(each.error for each in found)


Broken = tuple[str, str, str, Code]
S1, FACTS, CARDS, WHOLE = "session-1.toml", "facts.toml", "cards.toml", "programme.toml"
FAULTS: dict[str, Broken] = {
    "a bracket forgotten": (S1, 'cards = ["line", "quiet"]', 'cards = ["quiet", "line"', Code.P_NOT_TOML),
    "a key forgotten": (CARDS, 'id = "quiet"\n', "", Code.P_MISSING),
    "a source forgotten": (FACTS, 'source = "Migrationsverket, 2025"\n', "", Code.P_MISSING),
    "a key misspelt": (S1, "droppable = true", "dropable = true", Code.P_UNKNOWN_NEAR),
    "a key of another world": (S1, "droppable = true", "zzz = true", Code.P_UNKNOWN),
    "an unknown kind of step": (S1, 'kind = "agree"', 'kind = "agre"', Code.P_KIND),
    "an unknown mode": (S1, 'kind = "silent"', 'kind = "mute"', Code.P_KIND),
    "an unknown action": (CARDS, 'action = "write"', 'action = "sing"', Code.P_KIND),
    "a text in English alone": (WHOLE, 'title.sv = "Att komma hit"\n', "", Code.P_NO_WORDS),
    "an empty text": (CARDS, 'title.sv = "Om det blir tyst"', 'title.sv = ""', Code.P_NO_WORDS),
    "a list as long as it should not be": (S1, '  "Everyone is free', '  "Yes.", "Everyone is free', Code.P_UNEVEN),
    "an id used twice": (WHOLE, 'id = "say"', 'id = "understand"', Code.P_TWICE),
    "a card that is not there": (S1, 'cards = ["line", "quiet"]', 'cards = ["line", "quite"]', Code.P_NO_CARD),
    "a fact that is not there": (S1, '"october-2015"', '"october-1915"', Code.P_NO_FACT),
    "a film in another folder": (S1, 'file = "traff1-del1.mp4"', 'file = "../traff1-del1.mp4"', Code.P_NOT_BARE),
    "a film that is not there": (S1, 'file = "traff1-del1.mp4"', 'file = "annan.mp4"', Code.P_NO_MEDIA),
    "a cue after the end": (S1, "at_ms = 70000", "at_ms = 170000", Code.P_CUE),
    "a cue at the very start": (S1, "at_ms = 70000", "at_ms = 500", Code.P_CUE),
    "neither minutes nor seconds": (S1, "seconds_per_person = 40\n", "", Code.P_TIME),
    "both minutes and seconds": (S1, "seconds_per_person = 40", "seconds_per_person = 40\nminutes = 6", Code.P_TIME),
    "at least more than it has": (S1, "minutes = 13\nmin_minutes = 8", "minutes = 13\nmin_minutes = 18",
                                  Code.P_LEAST_MORE),
    "a number as a text": (S1, "length_ms = 120000", 'length_ms = "120000"', Code.P_TYPE),
    "a text without language": (S1, 'title.sv = "Lappar"\ntitle.en = "Slips"', 'title = "Lappar"', Code.P_TYPE),
    "a list as one text": (S1, 'think.en = ["Thank', 'think.en = "Thank you."\nfollow_ups.sv = ["Tack', Code.P_TYPE),
    "more than the hour holds": (S1, "minutes = 60", "minutes = 20", Code.P_DOES_NOT_FIT),
    "a step shorter than its film": (S1, "minutes = 3\nmin_minutes = 3\nsay", "minutes = 2\nmin_minutes = 2\nsay",
                                     Code.P_FILM_LONG),
    "a session's file that is not there": (WHOLE, 'file = "session-1.toml"', 'file = "session-9.toml"',
                                           Code.P_NO_FILE),
    "minutes as a text": (S1, "minutes = 13\nmin_minutes = 8", 'minutes = "13"\nmin_minutes = 8', Code.P_TYPE),
    "minutes below nothing": (S1, "minutes = 13\nmin_minutes = 8", "minutes = -13\nmin_minutes = 8", Code.P_TYPE),
    "a day that no calendar has": (FACTS, "read_on = 2026-11-24", "read_on = 2026-02-30", Code.P_NOT_TOML),
    "a day as a text": (FACTS, "read_on = 2026-11-24", 'read_on = "2026-11-24"', Code.P_TYPE),
    "a contested fact read one way": (FACTS, "\nchecked = \"secondary\"", "\ncontested = true", Code.P_ONE_READING),
    "a fact read tomorrow": (FACTS, "read_on = 2026-11-24", "read_on = 2026-11-27", Code.P_DAY),
    "a review before it was read": (FACTS, "review_by = 2027-11-24", "review_by = 2026-11-23", Code.P_DAY),
    "an address that is none": (FACTS, 'address = "http://www.metro.se', 'address = "www.metro.se', Code.P_NO_ADDRESS),
    "a source of spaces": (FACTS, 'source = "SCB, 2021"', 'source = "  "', Code.P_TYPE),
    "a film by its address": (S1, 'file = "traff1-del1.mp4"', 'file = "https://e.se/f.mp4"', Code.P_ADDRESS),
    "a number used twice": (WHOLE, "number = 3", "number = 2", Code.P_NUMBER),
    "a placeholder that nobody fills": (S1, "Vi har en timme.", "Vi i {stad} har en timme.", Code.P_PLACEHOLDER),
    "a word in stars": (S1, "Vi har en timme.", "Vi har **en** timme.", Code.P_MARKUP),
    "a link as Markdown": (CARDS, "Vänta tio sekunder till.", "[Vänta](http://e.se) till.", Code.P_MARKUP),
    "a question too long for the screen": (S1, "Vad minns du från 2015 och åren efter?", "Minns du? " * 20,
                                           Code.P_LONG),
    "parts longer than their step": (S1, 'Question 1: Then"\nminutes = 13', 'Question 1: Then"\nminutes = 12',
                                     Code.P_MODES_LONG),
    "a button without words": (CARDS, 'action_label.sv = "Låt alla skriva 1 min"\n'
                               'action_label.en = "Let everyone write for 1 min"\n', "", Code.P_NO_LABEL),
    "no closing step": (S1, 'kind = "close"', 'kind = "evaluate"', Code.P_NO_CLOSE),
    "a sign that turns the reading": (S1, "Vi har en timme.", "Vi har \u202een timme.", Code.P_HIDDEN),
    "the same sign written as a code": (S1, "Vi har en timme.", "Vi har \\u202Een timme.", Code.P_HIDDEN),
    "the same sign in a comment": (FACTS, "# Varje faktum", "# Varje \u2066faktum", Code.P_HIDDEN),
    "a key of a hundred parts": (CARDS, 'id = "quiet"', 'id = "quiet"\n' + "a." * 99 + "a = 1", Code.P_DEEP),
    "lists inside lists": (CARDS, 'id = "quiet"', 'id = "quiet"\nx = ' + "[" * 40 + "]" * 40, Code.P_DEEP),
    "a newer format": (FACTS, "format = 1", "format = 2", Code.NEWER_FORMAT),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_its_file_and_line(shop: Workshop, fault: str) -> None:
    name, old, new, code = FAULTS[fault]
    line = shop.change(name, old, new)
    mine = [each for each in shop.found() if each.code is code]
    assert mine, shop.found()
    finding = mine[0]
    if code not in (Code.P_NO_FILE,):
        assert finding.file.name == name
        assert abs(finding.line - line) <= 6, finding  # on the line, or at the head of its table
    for language in ("sv", "en"):
        said = Text(language).fault(Fault(finding.code, **finding.facts))
        assert said.what
        assert said.todo
    assert "–" not in said.what


EXACT = ["a key misspelt", "an unknown kind of step", "an id used twice", "a card that is not there",
         "a cue after the end", "a number as a text", "a film that is not there", "an empty text",
         "an unknown mode"]  # fmt: skip


@pytest.mark.parametrize("fault", EXACT)
def test_a_fault_stands_on_the_very_line(shop: Workshop, fault: str) -> None:
    name, old, new, _ = FAULTS[fault]
    line = shop.change(name, old, new)
    assert shop.only().line == line


# The kinds of fault that stand in other tests, here and in test_hostile_programmes.py.
ELSEWHERE = {
    Code.P_NO_ENGLISH, Code.P_FACT_OLD, Code.P_NOT_UTF8, Code.P_TOO_BIG, Code.P_STATEMENTS, Code.P_MANY, Code.P_OUTSIDE,
    Code.P_NOT_FILE, Code.P_PLAYLIST, Code.P_NOT_FILM, Code.P_NOT_PICTURE, Code.P_CAPTIONS, Code.P_CHANGED,
    Code.P_NOT_LISTED, Code.P_LENGTH,
}  # fmt: skip


def test_no_kind_of_fault_is_without_its_test() -> None:
    kinds = {code for code in Code if code.name.startswith("P_")}
    tested = {code for *_, code in FAULTS.values()}
    assert kinds - tested - {Code.P_EMPTY} == ELSEWHERE - {Code.P_EMPTY}
    assert len(kinds) >= 25


@pytest.mark.parametrize(
    "fault",
    [
        "a fact read tomorrow",
        "an address that is none",
        "a placeholder that nobody fills",
        "a contested fact read one way",
    ],
)
def test_what_can_be_mended_later_stops_no_hour(shop: Workshop, fault: str) -> None:
    name, old, new, code = FAULTS[fault]
    shop.change(name, old, new)
    assert any(each.code is code and each.error for each in shop.found())
    assert read_programme(shop.places, NAME, TODAY).sessions


def test_a_contested_fact_has_two_readings_that_differ_and_what_nobody_knows(shop: Workshop) -> None:
    facts = shop.folder / FACTS
    whole = facts.read_text(encoding="utf-8")
    first = 'contested = true\nreadings.sv = [\n  "'
    at = whole.index(first) + len(first)
    one = whole[at : whole.index('",\n', at)]
    other = whole[whole.index('  "', at) + 3 : whole.index('",\n]', at)]
    lacking = {
        "both are the same": whole.replace(other, one, 1),
        "only one is there": whole.replace(f'  "{other}",\n', "", 1),
        "nobody says what is unsure": re.sub(r"unsure\.sv = .*\nunsure\.en = .*\n", "", whole, count=1),
    }
    for what, written in lacking.items():
        facts.write_text(written, encoding="utf-8")
        found = [each for each in shop.found() if each.code is Code.P_ONE_READING]
        assert [each.error for each in found] == [True], what


def test_a_slip_nobody_can_answer_is_told_with_its_count(shop: Workshop) -> None:
    shop.change(
        WHOLE,
        "[[evaluation]]",
        "".join(f"[[evaluation]]\nid = 'e{n}'\nstatement.sv = 'Ja.'\n" for n in range(5)) + "[[evaluation]]",
    )
    finding = shop.only()
    assert (finding.code, finding.facts["count"]) == (Code.P_STATEMENTS, 9)


def test_more_faults_than_anybody_mends_end_with_a_word_of_it(shop: Workshop) -> None:
    with (shop.folder / WHOLE).open("a", encoding="utf-8") as file:
        file.write("".join(f"a{n} = 1\n" for n in range(5000)))
    found = [each for each in shop.found() if each.file.name == WHOLE]
    assert len(found) == 201
    assert Code.P_MANY in {each.code for each in found}


def test_all_faults_are_told_at_once(shop: Workshop) -> None:
    shop.change(S1, "droppable = true", "dropable = true")
    shop.change(S1, 'kind = "agree"', 'kind = "agre"')
    shop.change(CARDS, 'action = "write"', 'action = "sing"')
    assert [each.code for each in shop.found()] == [Code.P_KIND, Code.P_UNKNOWN_NEAR, Code.P_KIND]


def test_a_fact_past_its_review_day_is_a_warning(shop: Workshop) -> None:
    found = shop.found(date(2027, 12, 1))
    facts = (shop.folder / FACTS).read_text(encoding="utf-8").count("[[facts]]")
    assert {each.code for each in found} == {Code.P_FACT_OLD}
    assert len(found) == facts >= 40
    assert not any(each.error for each in found)


def test_a_file_that_is_not_utf8_is_told(shop: Workshop) -> None:
    path = shop.folder / CARDS
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    assert Code.P_NOT_UTF8 in [each.code for each in shop.found()]


def test_a_file_as_windows_writes_it_is_read(shop: Workshop) -> None:
    path = shop.folder / S1
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert shop.found() == []


def test_lines_are_right_after_a_text_of_several_lines(shop: Workshop) -> None:
    shop.change(CARDS, 'short.sv = "Vänta tio sekunder till."', 'short.sv = """\n[[cards]]\nid = 3\n"""')
    line = shop.change(CARDS, 'action = "round"', 'action = "sing"')
    assert shop.only().line == line


def test_a_file_too_large_is_refused(shop: Workshop) -> None:
    (shop.folder / FACTS).write_text("#" * 1_100_000, encoding="utf-8")
    assert Code.P_TOO_BIG in [each.code for each in shop.found()]


def test_a_thousand_brackets_and_a_huge_number_are_findings(shop: Workshop) -> None:
    for rubbish in ("a = " + "[" * 5000 + "]" * 5000, "a = " + "9" * 6000):
        (shop.folder / FACTS).write_text(rubbish, encoding="utf-8")
        assert Code.P_NOT_TOML in [each.code for each in shop.found()]


def test_a_faulty_programme_is_refused_with_its_path(shop: Workshop) -> None:
    shop.change(S1, 'kind = "agree"', 'kind = "agre"')
    with pytest.raises(Fault) as told:
        read_programme(shop.places, NAME, TODAY)
    assert told.value.code is Code.PROGRAMME_FAULTY
    assert told.value.facts["path"] == shop.folder


def test_a_newer_programme_is_refused_as_newer(shop: Workshop) -> None:
    shop.change(WHOLE, "format = 1", "format = 7")
    with pytest.raises(Fault) as told:
        read_programme(shop.places, NAME, TODAY)
    assert told.value.code is Code.NEWER_FORMAT


def test_a_missing_film_is_an_error_and_the_programme_can_be_led(shop: Workshop) -> None:
    (shop.media / "traff1-del1.mp4").unlink()
    assert shop.only().error
    assert read_programme(shop.places, NAME, TODAY).sessions


def test_an_unknown_programme_is_told_with_those_that_exist(shop: Workshop) -> None:
    with pytest.raises(Fault) as told:
        read_programme(shop.places, "../hemligt", TODAY)
    assert told.value.code is Code.NO_SUCH_PROGRAMME
    assert told.value.facts["known"] == NAME
    assert programmes(shop.places) == [NAME]


VALUES = st.sampled_from(["0", "-1", "[]", "{}", '""', "[1]", "[[1]]", "{ a = 1 }", "nan", "true",
                          "2026-11-24T10:00:00", "9999999999999999", '"\\u0000"', '["x"]',
                          '[{ kind = [] }]', "{ sv = 3 }", '{ sv = ["a"] }'])  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([S1, FACTS, CARDS, WHOLE]), at=st.floats(0, 0.999), value=VALUES)
def test_rubbish_is_found_or_harmless_and_never_raises(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: float, value: str
) -> None:
    shop = Workshop(tmp_path_factory.getbasetemp() / "rubbish")
    whole = (SHIPPED.sessions(NAME) / name).read_text(encoding="utf-8")
    lines = whole.splitlines()
    keys = [i for i, line in enumerate(lines) if "=" in line and not line.startswith((" ", "#"))]
    row = keys[int(at * len(keys))]
    lines[row] = lines[row].split("=")[0] + "= " + value
    (shop.folder / name).write_text("\n".join(lines), encoding="utf-8")
    try:
        found = check(shop.folder, shop.media, TODAY)
        if any(each.stops for each in found):
            return
        programme = read_programme(shop.places, NAME, TODAY)
        assert all(step.title("sv") for session in programme.sessions for step in session.steps)
    finally:
        (shop.folder / name).write_text(whole, encoding="utf-8")


def test_rules_that_are_none_are_told(shop: Workshop) -> None:
    path = shop.folder / S1
    emptied = re.sub(r"rules\.(sv|en) = \[.*?\n\]", r"rules.\1 = []", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    path.write_text(emptied, encoding="utf-8")
    assert Code.P_EMPTY in {each.code for each in shop.found()}
