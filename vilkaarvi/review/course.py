"""What a manager's overview must know of a programme: which sessions belong to it, and what the others are for."""

from dataclasses import dataclass

from vilkaarvi.programme.model import Programme, SessionKind


@dataclass(frozen=True)
class Course:
    """sessions: ids in their order, those that every group goes through. The others by what they are for."""

    programme: str
    version: int
    sessions: tuple[str, ...]
    follow_ups: frozenset[str] = frozenset()
    training: tuple[str, ...] = ()
    apart: frozenset[str] = frozenset()  # of leaders and managers: whoever meets there is no workplace group

    @classmethod
    def of(cls, programme: Programme) -> "Course":
        def ids(kind: SessionKind) -> tuple[str, ...]:
            return tuple(each.id for each in programme.extras if each.kind is kind)

        training = ids(SessionKind.TRAINING)
        apart = {*training, *ids(SessionKind.SUPERVISION), *ids(SessionKind.BRIEFING)}
        sessions = tuple(each.id for each in sorted(programme.sessions, key=lambda each: each.number))
        return cls(
            programme.id, programme.version, sessions, frozenset(ids(SessionKind.FOLLOW_UP)), training, frozenset(apart)
        )

    def is_follow_up(self, session: str | None) -> bool:
        return session is None or session in self.follow_ups
