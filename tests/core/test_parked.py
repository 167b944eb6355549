"""Parked questions: checked and sealed like notes, offered when there is time over, and gone when the notes are."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.core.stores import NOTE, PHRASE, SUMMARY, begun
from tests.core.test_compaction import notes_file, readable
from tests.core.test_hour import Led
from tests.fakes import Answers
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.notebook import Notebook
from vilkaarvi.notes.note import Note, Parked
from vilkaarvi.notes.summary import MOST_SIGNS
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme, Question
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.session.view import FilmIs, ParkedOffer
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store

FIRST, SECOND = Parked("p1", "Vem bestämmer om schemat?", 1), Parked("p2", "Hur gör de andra?", 2)
RARE = "kantarellomelett"


@pytest.fixture
def led() -> Led:
    places = Places(Path("unused"), shipped_programmes())
    made: Programme = read_programme(places, "vilka-ar-vi", date(2026, 11, 24))
    return Led(made)


# --- on the disk


def test_parked_questions_are_kept_taken_up_and_keep_their_order(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.vault.choose(PHRASE)
        run = begun(store)
        for parked in (SECOND, FIRST, Parked(SECOND.id, SECOND.text, 2, taken=True)):
            run.keep_parked(parked)
        name = run.head.id
    with Store.open(tmp_path) as store:
        store.vault.unlock(PHRASE)
        assert store.open_run(name).parked() == [FIRST, Parked("p2", SECOND.text, 2, taken=True)]


def test_notes_from_before_there_were_parked_questions_are_read(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.vault.choose(PHRASE)
        run = begun(store)
        run.keep_note(NOTE)
        now = in_the_file(store, run)  # as it was written then
        assert (b"Kaffet" in now, b"parked" in now) == (True, False)
        name = run.head.id
    with Store.open(tmp_path) as store:
        store.vault.unlock(PHRASE)
        run = store.open_run(name)
        assert (run.notes(), run.parked()) == ([NOTE], [])
        run.keep_parked(FIRST)
        assert run.parked() == [FIRST]


def test_a_parked_question_is_as_secret_as_a_note_and_goes_with_the_notes(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.vault.choose(PHRASE)
        run = begun(store)
        run.record((HourStarted(0, 9),))
        run.keep_parked(Parked("p1", RARE, 1))
        assert not [path for path in tmp_path.rglob("*") if path.is_file() and RARE.encode() in path.read_bytes()]
        assert RARE not in str([run._run.all(table) for table in run._run._db.tables()])
        run.finish(SUMMARY)
        assert not list(tmp_path.rglob("*.notes"))
        assert RARE not in str(run.summary())
        with pytest.raises(Fault) as refused:
            run.parked()
        assert refused.value.code is Code.KEY_MISSING


def test_locked_notes_hold_no_parked_questions_to_read(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.vault.choose(PHRASE)
        run = begun(store)
        run.keep_parked(FIRST)
        name = run.head.id
    with Store.open(tmp_path) as store:
        run = store.open_run(name)
        for use in (run.parked, lambda: run.keep_parked(SECOND)):
            assert refused_with(use) is Code.NOTES_LOCKED


def refused_with(use: Callable[[], object]) -> Code:
    with pytest.raises(Fault) as refused:
        use()
    return refused.value.code


def test_what_a_parked_question_said_before_is_gone_when_the_hour_is_over(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.vault.choose(PHRASE)
        run = begun(store)
        run.record((HourStarted(0, 9),))
        run.keep_parked(Parked("p1", RARE, 1))
        run.keep_parked(Parked("p1", "Schemat?", 1))
        run.record((HourEnded(3_600_000),))
        assert RARE.encode() in in_the_file(store, run)
        run.compact()
        assert run.parked() == [Parked("p1", "Schemat?", 1)]
        now = in_the_file(store, run)
        assert (RARE.encode() in now, b"Schemat?" in now) == (False, True)


def in_the_file(store: Store, run: Run) -> bytes:
    return readable(store, run, notes_file(store).read_bytes())


# --- as the leader works with them


def test_a_question_is_parked_on_one_line_and_the_oldest_comes_first(led: Led) -> None:
    answers, notebook = Answers(), led.hour.notebook
    notebook.park("  Vem bestämmer\n om schemat? ", frozenset(), answers)
    notebook.park("Hur gör de andra?", frozenset(), answers)
    assert answers == [None, None]
    assert [(each.text, each.order) for each in notebook.put_off()] == [(FIRST.text, 1), (SECOND.text, 2)]
    notebook.take_up(notebook.put_off()[0].id, answers)
    assert [each.text for each in notebook.put_off()] == [SECOND.text]
    assert [(each.text, each.taken) for each in led.recorder.parked.values()] == [
        (FIRST.text, True),
        (SECOND.text, False),
    ]


@pytest.mark.parametrize(
    ("said", "code"),
    [("Ring 070-174 06 05?", Code.NAME_IDENTIFIES), ("x" * (MOST_SIGNS + 1), Code.LINE_TOO_LONG)],
)
def test_a_parked_question_passes_the_same_check_as_a_note(led: Led, said: str, code: Code) -> None:
    answers = Answers()
    led.hour.notebook.park(said, frozenset(), answers)
    assert answers.code is code
    assert led.recorder.parked == {}
    assert led.hour.notebook.put_off() == ()


def test_a_question_that_a_full_disk_refuses_is_not_parked(led: Led) -> None:
    answers = Answers()
    led.recorder.fault = Fault(Code.DISK_FULL)
    led.hour.notebook.park(FIRST.text, frozenset(), answers)
    assert answers.code is Code.DISK_FULL
    assert led.hour.notebook.put_off() == ()


def test_a_note_that_was_dropped_comes_back_as_it_was(led: Led) -> None:
    answers, notebook = Answers(), led.hour.notebook
    note = Note("n1", "fraga-1", "Ring 112", 1, starred=True)
    notebook.load([note, Note("n2", "fraga-1", "efter", 2)], {})
    notebook.drop("n1", answers)
    assert [each.id for each in notebook.of("fraga-1")] == ["n2"]
    notebook.bring_back("n1", answers)
    assert answers == [None, None]
    assert notebook.of("fraga-1")[0] == led.recorder.notes["n1"] == note


def test_only_what_was_dropped_can_be_brought_back(led: Led) -> None:
    answers = Answers()
    led.hour.notebook.bring_back("n1", answers)
    assert answers == []
    assert led.recorder.notes == {}


# --- offered when there is time over


def parked(notebook: Notebook) -> None:
    for said in (FIRST.text, SECOND.text):
        notebook.park(said, frozenset(), lambda _fault: None)


def offers(led: Led, minutes: float) -> list[tuple[str, ParkedOffer | None]]:
    """What is offered at the end of each step, with `minutes` in every stage that is no film."""
    told: list[tuple[str, ParkedOffer | None]] = []
    led.hour.start(9)
    while not led.hour.view().ended:
        view = led.hour.view()
        step = led.hour.engine.step.id
        if told and told[-1][0] == step:
            told.pop()
        told.append((step, view.parked))  # as it is in the step's last stage
        if view.film is FilmIs.PLAYING:
            led.player.ends(0)
        led.minutes(minutes)
        led.hour.next()
    return told


def test_with_time_over_the_oldest_is_offered_at_questions_and_at_the_last_round_alone(led: Led) -> None:
    parked(led.hour.notebook)
    offer = ParkedOffer(FIRST.text)
    assert offers(led, 1) == [
        ("valkomna", None),
        ("forsta-rundan", None),
        ("film-1", None),
        ("fraga-1", offer),
        ("film-2", None),
        ("fraga-2", offer),
        ("fordjupning", offer),
        ("sista-rundan", offer),
        ("enas", None),
        ("lappar", None),
        ("avsluta", None),
    ]


def test_an_hour_that_is_late_offers_nothing(led: Led) -> None:
    parked(led.hour.notebook)
    assert [each for _, each in offers(led, 12) if each] == []


def at_the_first_question(led: Led) -> None:
    led.hour.start(9)
    on_to(led, "fraga-1")


def on_to(led: Led, step: str) -> None:
    while led.hour.engine.step.id != step:
        if led.hour.view().film is FilmIs.PLAYING:
            led.player.ends(0)
        led.hour.next()
    if isinstance(led.hour.engine.step, Question):
        assert led.hour.view().parked is None  # nothing new while it is silent
        led.hour.choose_mode(len(led.hour.engine.step.modes) - 1)


def test_what_is_taken_up_stands_until_the_step_is_over_and_is_not_offered_again(led: Led) -> None:
    answers = Answers()
    parked(led.hour.notebook)
    at_the_first_question(led)
    led.hour.take_up(answers)
    assert answers == [None]
    assert led.hour.view().parked == ParkedOffer(FIRST.text, taken=True)
    led.hour.choose_mode(0)  # another way to talk, the same step
    assert led.hour.view().parked == ParkedOffer(FIRST.text, taken=True)
    on_to(led, "fraga-2")
    assert led.hour.view().parked == ParkedOffer(SECOND.text)


def test_not_now_asks_no_more_in_this_step(led: Led) -> None:
    parked(led.hour.notebook)
    at_the_first_question(led)
    led.hour.not_now()
    led.hour.choose_mode(2)
    assert led.hour.view().parked is None
    assert [each.text for each in led.hour.notebook.put_off()] == [FIRST.text, SECOND.text]


def test_an_offer_that_could_not_be_taken_stands_as_it_was(led: Led) -> None:
    answers = Answers()
    parked(led.hour.notebook)
    at_the_first_question(led)
    led.recorder.fault = Fault(Code.DISK_FULL)
    led.hour.take_up(answers)
    assert answers.code is Code.DISK_FULL
    assert led.hour.view().parked == ParkedOffer(FIRST.text)


def test_the_room_never_sees_what_is_parked_and_no_event_tells_it(led: Led) -> None:
    parked(led.hour.notebook)
    at_the_first_question(led)
    led.hour.take_up(lambda _fault: None)
    assert FIRST.text not in str(led.hour.view().room)
    assert FIRST.text not in str(led.recorder.events)
    assert FIRST.text not in str(led.hour.summary("Vård"))
