"""From a leader's outbox to a manager's register: the two sides agree on what a report is."""

from pathlib import Path

from tests.core.completions import CARD, RECORD
from tests.core.outboxes import LATER_COUNT, OTHER_RECORD, opened
from tests.core.registers import COURSE, in_memory, taken_in
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.completion.report import ENDING, comparison_code, report
from vilkaarvi.review.bring_in import Trust
from vilkaarvi.review.groups import groups_of


def handed_over(outbox: Outbox, folder: Path) -> Path:
    path = folder / f"rapport{ENDING}"
    path.write_bytes(report(outbox.public_keys().values(), outbox.lines()))
    return path


def test_what_a_leader_keeps_is_what_a_manager_gets(tmp_path: Path) -> None:
    register = in_memory()
    with opened(tmp_path) as outbox:
        outbox.keep_card(CARD)
        outbox.keep_record("run 1", RECORD)
        codes = [comparison_code(public) for public in outbox.public_keys().values()]
        assert taken_in(register, handed_over(outbox, tmp_path), trust=Trust(codes)).new == 2
        outbox.keep_record("run 2", OTHER_RECORD)
        outbox.keep_record("run 1", LATER_COUNT)
        again = taken_in(register, handed_over(outbox, tmp_path), trust=Trust())
        assert (again.new, again.known, again.refused, again.doubts) == (2, 2, (), ())
    (group,) = groups_of(register, COURSE.programme)
    assert group.name == CARD.name
    assert {(each.session, each.present) for each in group.records} == {
        (RECORD.session, LATER_COUNT.present),
        (OTHER_RECORD.session, OTHER_RECORD.present),
    }


def test_a_leader_who_writes_again_writes_the_same_file(tmp_path: Path) -> None:
    with opened(tmp_path) as outbox:
        outbox.keep_card(CARD)
        first = handed_over(outbox, tmp_path).read_bytes()
    with opened(tmp_path, writer=False) as outbox:
        assert handed_over(outbox, tmp_path).read_bytes() == first
