"""What the close of an hour leaves for review: the group's card and the run's completion record, kept in the outbox."""

from pathlib import Path

from vilkaarvi.completion.counts import Attendance, record_from
from vilkaarvi.completion.model import GroupCard
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.notes.check import surely_points_out
from vilkaarvi.programme.model import Programme
from vilkaarvi.store.head import RunState
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store


def hand_over(store: Store, data: Path, programme: Programme, run: Run) -> None:
    """When the hour is over and the leader has said how many were there; else nothing happens.

    Nor with a run that was held on another computer: that computer has counted it.
    May be called as often as wanted: what is kept already is not kept twice, and slips that are counted later make a
    record that takes the place of the earlier one. On the writer thread. Raises the outbox's Faults.
    """
    head, attendance = run.head, run.attendance()
    session = programme.session(head.session)
    group = next((each for each in store.groups() if each.id == head.group), None)
    if head.taken_in or head.state is RunState.ONGOING or attendance is None or session is None or group is None:
        return
    counted = Attendance(
        max(group.headcount, attendance.present),
        attendance.present,
        attendance.guests,
        attendance.manager_took_part,
        attendance.manager_prepared,
    )
    tally = run.tally()
    record = record_from(
        programme, session, run.events(), group.id, head.day, counted, dict(tally.counts) if tally else None
    )
    outbox = Outbox.open(data, store.vault, surely_points_out, disk=store.disk)
    try:
        card = GroupCard(group.id, group.name, group.unit, group.headcount, group.planned, pool=group.pool)
        outbox.keep_card(card)
        outbox.keep_record(head.id, record)
    finally:
        outbox.close()
