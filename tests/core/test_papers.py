"""Every paper of a programme: what it says, in both languages, on how many pages, and whatever stands in its words."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.core.test_paper import pages
from vilkaarvi.cli import main
from vilkaarvi.clock import SystemClock
from vilkaarvi.paper.attendance import BOX, attendance_paper
from vilkaarvi.paper.cards import cards_paper, cards_pdf
from vilkaarvi.paper.facts import facts_paper
from vilkaarvi.paper.guide import guide_paper
from vilkaarvi.paper.kinds import OF_PROGRAMME, OF_SESSION, Kind, Wanted, has, made
from vilkaarvi.paper.label import label_paper
from vilkaarvi.paper.page import briefing_page, hours_in_words, time_page
from vilkaarvi.paper.sender import NOBODY, Sender
from vilkaarvi.paths import Places
from vilkaarvi.programme.model import Card, Checked, Programme, Words
from vilkaarvi.programme.read import read_programme
from vilkaarvi.text import Text

PROGRAMME = read_programme(Places.chosen(None, None), "vilka-ar-vi", SystemClock().today())
FOURTH = PROGRAMME.sessions[3]  # has contested facts
SENDER = Sender("Exempelkommun", "växeln, 0000-00 00 00")
LANGUAGES = ("sv", "en")


def read(kind: Kind, language: str = "sv", programme: Programme = PROGRAMME, people: int = 9) -> list[str]:
    session = programme.sessions[3]
    return pages(made(kind, Text(language), Wanted(programme, session, people, SENDER, "HR")).content)


def plainly(words: str) -> str:
    return " ".join(words.split())


# --- cards


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_card_of_the_session_stands_once_with_all_its_words(language: str) -> None:
    paper = cards_paper(Text(language), PROGRAMME, FOURTH)
    whole = " ".join(read(Kind.CARDS, language))
    assert len(paper.cards) == len({card for step in FOURTH.steps for card in step.cards})
    for card in paper.cards:
        for said in (card.short, *card.text, card.do):
            assert plainly(said) in whole


def test_four_cards_go_on_a_sheet() -> None:
    paper = cards_paper(Text(), PROGRAMME, FOURTH)
    for count, sheets in ((1, 1), (4, 1), (5, 2), (9, 3)):
        assert len(pages(cards_pdf(replace(paper, cards=paper.cards[:1] * count)).content)) == sheets


def test_a_card_with_far_too_many_words_still_has_its_quarter() -> None:
    paper = cards_paper(Text(), PROGRAMME, FOURTH)
    wordy = replace(paper.cards[0], title="Om " * 60, text=("ord " * 90,) * 6)
    assert len(pages(cards_pdf(replace(paper, cards=(wordy,) * 4)).content)) == 1


# --- guide


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_has_the_plan_all_that_is_said_and_the_cards(language: str) -> None:
    paper = guide_paper(Text(language), PROGRAMME, FOURTH, 9, SENDER)
    whole = " ".join(read(Kind.GUIDE, language))
    assert [line.title for line in paper.plan] == [step.title(language) for step in FOURTH.steps]
    assert paper.plan[-1].until.endswith("60")
    for step in paper.steps:
        for part in step.parts:
            for said in part.lines:
                assert plainly(said) in whole
    for card in paper.cards:
        assert plainly(card.text[-1]) in whole
    assert paper.reviewed in whole


def test_without_power_the_figures_of_a_film_can_be_read_aloud() -> None:
    paper = guide_paper(Text(), PROGRAMME, FOURTH, 9, SENDER)
    parts = [part for step in paper.steps for part in step.parts if part.heading.startswith("Går filmen inte att visa")]
    assert len(parts) == 2
    assert all(part.aloud for part in parts)
    assert parts[0].lines[0].startswith("Ungefär 410 000 behöver anställas i välfärden")


def test_a_step_that_there_is_no_time_for_has_no_minutes_in_the_guide() -> None:
    short = replace(FOURTH, minutes=30)
    paper = guide_paper(Text(), replace(PROGRAMME, sessions=(short,)), short, 9, SENDER)
    assert "–" in paper.minutes
    assert [line.minutes for line in paper.plan if line.until == "–"] == ["–"] * paper.minutes.count("–")


def test_the_last_page_of_the_guide_is_not_nearly_empty() -> None:
    for session in PROGRAMME.sessions:
        sheet = made(Kind.GUIDE, Text(), Wanted(PROGRAMME, session, 9, SENDER))
        assert sheet.filled > 0.2, session.id


# --- facts


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fact_has_number_year_source_address_and_the_day_it_was_read(language: str) -> None:
    whole = " ".join(read(Kind.FACTS, language)).replace(" ", "")
    ids = [name for step in FOURTH.steps if step.kind == "film" for name in step.segment.facts]  # type: ignore[attr-defined]
    assert len(ids) == 7
    for fact in (PROGRAMME.facts[name] for name in ids):
        day = Text(language).day(fact.read_on)
        for said in (fact.number(language), fact.year(language), fact.source(language), fact.address, day):
            assert said.replace(" ", "").replace("\u00a0", "") in whole.replace("\u00a0", "")


def test_a_contested_fact_has_both_readings_and_what_nobody_knows() -> None:
    paper = facts_paper(Text(), PROGRAMME, FOURTH, SENDER)
    contested = [fact for fact in paper.facts if fact.readings]
    ids = [name for step in FOURTH.steps if step.kind == "film" for name in step.segment.facts]  # type: ignore[attr-defined]
    assert len(contested) == sum(PROGRAMME.facts[name].contested for name in ids) > 1
    assert all(len(fact.readings) >= 2 and fact.unsure for fact in contested)
    whole = " ".join(read(Kind.FACTS))
    for fact in contested:
        for said in (*fact.readings, fact.unsure):
            assert said in whole


def test_an_address_leads_to_its_page() -> None:
    content = made(Kind.FACTS, Text(), Wanted(PROGRAMME, FOURTH, 9, SENDER)).content
    assert content.count(b"/URI (https://") == 7


def test_a_fact_that_was_not_read_at_its_source_says_so() -> None:
    changed = {name: replace(fact, checked=Checked.UNVERIFIED) for name, fact in PROGRAMME.facts.items()}
    paper = facts_paper(Text(), replace(PROGRAMME, facts=changed), FOURTH, SENDER)
    assert {fact.warning for fact in paper.facts} == {"Inte kontrollerad hos källan än."}


def test_a_session_without_figures_says_so() -> None:
    session = PROGRAMME.session("handledning")
    assert session is not None
    sheet = made(Kind.FACTS, Text(), Wanted(PROGRAMME, session, 9))
    assert "Den här träffen visar inga siffror." in sheet.text


# --- around the group


@pytest.mark.parametrize("kind", [Kind.GUIDE, Kind.FACTS, Kind.BRIEFING])
def test_what_nobody_has_looked_over_says_so_and_otherwise_who_has(kind: Kind) -> None:
    assert "Inte granskat av kommunen." in " ".join(read(kind))
    looked = replace(PROGRAMME, reviewed_by="Integrationsenheten", reviewed_on=SystemClock().today())
    whole = " ".join(read(kind, programme=looked))
    assert "Inte granskat" not in whole
    assert "Granskat av Integrationsenheten" in whole


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [Kind.BRIEFING, Kind.TIME])
def test_what_a_manager_reads_is_one_page_whatever_the_contact(kind: Kind, language: str) -> None:
    long = Sender("K" * 80, "Ring växeln och be att få tala med någon som vet. " * 3)
    sheet = made(kind, Text(language), Wanted(PROGRAMME, FOURTH, 9, long))
    assert len(pages(sheet.content)) == 1


def test_the_manager_is_told_what_is_and_is_not_seen_and_the_duty_to_act_is_not_hidden() -> None:
    page = briefing_page(Text(), PROGRAMME, SENDER)
    seen, unseen, harassed = page.parts[1:]
    assert "hur många" in " ".join(seen.lines)
    assert "Vem sa vad" not in " ".join(seen.lines)
    assert "Vem som sa vad." in " ".join(unseen.lines)
    assert "måste du göra något" in " ".join(harassed.lines)
    assert "skyddsombudet" in " ".join(harassed.lines)


def test_the_leaders_time_adds_up() -> None:
    page = time_page(Text(), PROGRAMME, SENDER)
    rows = page.parts[0].rows
    assert rows[0] == ("Utbildning", "2 × 90 min", "3 h")
    assert rows[3] == ("Leda träffen", "5 × 60 min", "5 h")

    def minutes(said: str) -> int:
        parts = said.split()
        return sum(int(n) * {"h": 60, "min": 1}[unit] for n, unit in zip(parts[::2], parts[1::2], strict=True))

    assert sum(minutes(row[2]) for row in rows[:-1]) == minutes(rows[-1][2])
    assert (hours_in_words(0, Text()), hours_in_words(60, Text()), hours_in_words(95, Text())) == (
        "0 min", "1 h", "1 h 35 min",
    )  # fmt: skip


def test_the_attendance_list_says_where_it_goes_and_has_a_row_for_everybody() -> None:
    for people, sheets in ((9, 1), (40, 2)):
        read_ = read(Kind.ATTENDANCE, people=people)
        assert "Listan lämnas till: HR" in read_[0]
        assert "Den skrivs aldrig in i programmet." in read_[0]
        assert sum(page.count(BOX) for page in read_) == (people + 2) * 5
        assert len(read_) == sheets
        assert all("Namn Träff 1" in page for page in read_)
    assert "____" in attendance_paper(Text(), PROGRAMME, 9, NOBODY).where[0]


def test_there_is_a_label_for_each_session_and_the_sheets_are_full() -> None:
    paper = label_paper(Text(), PROGRAMME, Sender("Exempelkommun"))
    assert len(paper.titles) == 8
    assert paper.titles[0] == "Träff 1: Vad är det som har hänt?"
    assert len(set(paper.titles[5:])) == 1
    read_ = read(Kind.LABEL)
    assert [page.count("Lägg din lapp här.") for page in read_] == [4, 4]


def sizes_of(file: bytes) -> list[set[float]]:
    """Of each page: the sizes of its letters in points, and all that is drawn larger or smaller than it is."""
    streams = [
        found.get_data() for page in PdfReader(io.BytesIO(file)).pages if (found := page.get_contents()) is not None
    ]
    drawn = [re.findall(rb"/F\S+ ([\d.]+) Tf|([\d.]+) 0 0 [\d.]+ \S+ \S+ cm", each) for each in streams]
    return [{round(float(letters or scale), 2) for letters, scale in each} for each in drawn]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hardest_card_is_written_as_large_as_the_others(language: str) -> None:
    for session in PROGRAMME.sessions:
        drawn = cards_pdf(cards_paper(Text(language), PROGRAMME, session))
        (sizes,) = {frozenset(each) for each in sizes_of(drawn.content)}
        assert len(sizes - {1.0}) == 5  # kicker, title, first line, words, action


@pytest.mark.parametrize("kind", Kind)
def test_every_paper_says_whose_it_is_and_whom_to_ask(kind: Kind) -> None:
    whole = " ".join(read(kind))
    assert "Exempelkommun" in whole
    assert "växeln, 0000-00 00 00" in whole


def test_neither_group_nor_day_stands_on_what_is_printed_before() -> None:
    for kind in (Kind.LABEL, Kind.BRIEFING, Kind.TIME, Kind.CARDS):
        assert "2026" not in " ".join(read(kind)), kind


# --- whatever stands in the words


ODD = "<b>&</b> 😀 مرحبا شكرا {0} " + "å" * 60
LONGEST = ("Det känns lättare när någon tar sig tid. " * 130)[:5_000]


def strange(words: str) -> Programme:
    """A programme whose every title and card says `words`."""
    said = Words({"sv": words, "en": words})
    cards = {name: Card(name, said, said, (said,) * 2, card.action, said) for name, card in PROGRAMME.cards.items()}
    facts = {name: replace(fact, wording=said, source=said) for name, fact in PROGRAMME.facts.items()}
    sessions = tuple(replace(session, title=said) for session in PROGRAMME.sessions)
    return replace(PROGRAMME, title=said, cards=cards, facts=facts, sessions=sessions, reviewed_by=words)


@pytest.mark.parametrize("kind", Kind)
def test_signs_that_mean_something_to_a_printer_are_only_signs(kind: Kind) -> None:
    whole = " ".join(read(kind, programme=strange(ODD)))
    assert "&amp;" not in whole
    assert "□" in whole.replace("\u2610", "") or kind in (Kind.BRIEFING, Kind.TIME, Kind.ATTENDANCE)


@pytest.mark.parametrize("kind", [Kind.GUIDE, Kind.CARDS, Kind.FACTS, Kind.SLIPS, Kind.LABEL])
def test_five_thousand_characters_where_a_line_was_meant_stop_no_paper(kind: Kind) -> None:
    assert read(kind, programme=strange(LONGEST))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("people", [1, 40])
def test_a_group_of_any_size_has_its_papers(kind: Kind, people: int) -> None:
    read_ = read(kind, people=people)
    for number, page in enumerate(read_, 1):
        assert kind in (Kind.CARDS, Kind.LABEL, Kind.SLIPS) or f"Sida {number} av {len(read_)}" in page


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.SLIPS])
def test_a_programme_with_nothing_in_it_has_papers_too(kind: Kind) -> None:
    bare = replace(FOURTH, steps=FOURTH.steps[-1:])
    nothing = replace(PROGRAMME, sessions=(bare,), extras=(), facts={}, evaluation=())
    sheet = made(kind, Text(), Wanted(nothing, bare, 1))
    assert sheet.pages >= 1


def test_slips_and_cards_are_offered_only_where_there_are_any() -> None:
    follow_up = PROGRAMME.session("uppf-sprak")
    assert follow_up is not None
    assert [kind for kind in OF_SESSION if has(kind, follow_up)] == [Kind.GUIDE, Kind.CARDS, Kind.FACTS]


def test_the_same_words_give_the_same_bytes() -> None:
    for kind in Kind:
        wanted = Wanted(PROGRAMME, FOURTH, 9, SENDER)
        assert made(kind, Text(), wanted).content == made(kind, Text(), wanted).content


@pytest.mark.parametrize("kind", Kind)
def test_each_file_holds_its_fonts_and_names_no_other(kind: Kind) -> None:
    content = made(kind, Text(), Wanted(PROGRAMME, FOURTH, 9, SENDER)).content
    assert b"Helvetica" not in content
    assert b"/Lang (sv)" in content


def test_the_words_alone_can_be_copied_in_the_order_in_which_they_are_read() -> None:
    said = made(Kind.BRIEFING, Text(), Wanted(PROGRAMME, FOURTH, 9, SENDER)).text.splitlines()
    assert said[1] == "Innan din grupp börjar"
    assert "• Alla får passa. Att komma är arbete, att säga något är frivilligt." in said
    rows = made(Kind.TIME, Text(), Wanted(PROGRAMME, FOURTH, 9, SENDER)).text
    assert "Utbildning | 2 × 90 min | 3 h\n" in rows


# --- the command line


@pytest.mark.parametrize("kind", [*OF_SESSION, *OF_PROGRAMME])
def test_the_command_line_prints_each(kind: Kind, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ett papper på väg.pdf"
    words = ["print", kind, "vilka-ar-vi", *(["2"] if kind in OF_SESSION else []), "--output", str(target)]
    assert main(["--data", str(tmp_path), *words, "--lang", "en"]) == 0
    assert capsys.readouterr().out == f"{target}\n"
    assert b"/Lang (en)" in target.read_bytes()
