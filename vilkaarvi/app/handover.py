"""What the close of an hour leaves for review: the group's card and the run's completion record, kept in the outbox."""

from dataclasses import replace
from pathlib import Path

from vilkaarvi.completion.counts import Attendance, record_from
from vilkaarvi.completion.model import CompletionRecord, GroupCard
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.notes.check import surely_points_out
from vilkaarvi.programme.model import Programme
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunState
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store


def hand_over(store: Store, data: Path, programme: Programme, run: Run) -> None:
    """When the hour is over and the leader has said how many were there; else nothing happens.

    Nor with a run that was held on another computer: that computer has counted it.
    May be called as often as wanted: what is kept already is not kept twice, and slips that are counted later make a
    record that takes the place of the earlier one. On the writer thread. Raises the outbox's Faults.
    """
    group = next((each for each in store.groups() if each.id == run.head.group), None)
    if group is None:
        return
    record = made_record(programme, run)
    if record is None:
        return
    outbox = Outbox.open(data, store.vault, surely_points_out, disk=store.disk)
    try:
        outbox.keep_card(card_of(group))
        outbox.keep_record(run.head.id, record)
    finally:
        outbox.close()


def card_of(group: Group) -> GroupCard:
    return GroupCard(group.id, group.name, group.unit, group.headcount, group.planned)


def made_record(programme: Programme, run: Run) -> CompletionRecord | None:
    """What a run leaves; None before its hour is over and heads are counted, and of one that was held elsewhere.

    The group is as large as it was that day. `version` is the run's own. Raises Fault COUNT_IMPOSSIBLE.
    """
    head, attendance, tally = run.head, run.attendance(), run.tally()
    session = programme.session(head.session)
    if head.taken_in or head.state is RunState.ONGOING or attendance is None or session is None:
        return None
    counted = Attendance(
        max(head.people, attendance.present),
        attendance.present,
        attendance.guests,
        attendance.manager_took_part,
        attendance.manager_prepared,
    )
    led = replace(programme, version=head.version)
    return record_from(led, session, run.events(), head.group, head.day, counted, dict(tally.counts) if tally else None)
