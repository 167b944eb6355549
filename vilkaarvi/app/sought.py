"""What home shows that takes the opening of runs: sought on the writer thread, after home can be seen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from vilkaarvi.app.homeview import Kept, erased_told, last_lines, to_read, uncounted
from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Fault
from vilkaarvi.programme.own_media import InHand, Swept
from vilkaarvi.store.months import Rules
from vilkaarvi.text import Said
from vilkaarvi.ui.home_acts import HomeView

if TYPE_CHECKING:
    from vilkaarvi.app.editions import Editions
    from vilkaarvi.store.retention import Held

MB = 1_000_000


class Sought:
    """`changed` is called when something was found that is not shown yet; `tell` hears of a fault.

    Attributes: uncounted (runs whose slips nobody has counted); unreported (groups of which something was held that no
    report holds); agreed (by group: what it agreed on last); to_read
    (minutes that reading the next session takes).
    """

    def __init__(self, parts: Parts, changed: Callable[[], None], tell: Callable[[Fault | None], None]) -> None:
        self._parts, self._changed, self._tell = parts, changed, tell
        self.uncounted: frozenset[str] = frozenset()
        self.unreported: frozenset[str] = frozenset()
        self.agreed: dict[str, tuple[str, ...]] = {}
        self.to_read = 0
        self._let_go: tuple[Said, ...] = ()  # what was erased at this start
        self._swept_bytes = 0
        self._erased = False

    def seek(self, kept: Kept, view: HomeView) -> None:
        """For the group that `view` shows."""
        self._seek_slips(kept, view)
        self._seek_lines(view)
        self._seek_minutes(view)
        self._seek_report()

    def erase_overdue(self, rules: Rules, kept: Kept, refresh: Callable[[], None]) -> None:
        """Once a start, when home can be seen: what went is told, and nothing of what it said."""
        if self._erased:
            return
        self._erased = True
        parts = self._parts

        def work() -> "list[Held]":
            from vilkaarvi.store.retention import erase_overdue

            return erase_overdue(parts.store(), rules, parts.clock.today())

        def erased(gone: "list[Held] | None", fault: Fault | None) -> None:
            if fault is not None:
                self._tell(fault)
            if gone:
                self._let_go = (erased_told(gone, kept, parts.programme, parts.text),)
                refresh()

        parts.writer.do(work, erased)

    @property
    def notices(self) -> tuple[Said, ...]:
        """What was erased at this start, and films that nobody needs any more."""
        if self._swept_bytes < MB:
            return self._let_go
        from vilkaarvi.doctor.report import said_of_space

        tr, free = self._parts.text.tr, said_of_space({"free_mb": str(self._swept_bytes // MB)})
        films = tr("Films of your own that nobody uses any more have been removed from this computer.")
        return (*self._let_go, Said(films, tr("{size} became free.", size=free)))

    def sweep(self, editions: "Editions", in_hand: InHand) -> None:
        """Editions and films that nobody goes by; what that gave is told. A fault is told where the words are read."""
        parts = self._parts

        def swept(found: Swept | None, _fault: Fault | None) -> None:
            if found is not None and found.bytes:
                self._swept_bytes += found.bytes
                self._changed()

        parts.writer.do(lambda: editions.sweep(parts.store().runs(), in_hand), swept)

    def _seek_minutes(self, view: HomeView) -> None:
        parts = self._parts

        def found(minutes: int | None, _fault: Fault | None) -> None:
            if minutes is not None and minutes != self.to_read:
                self.to_read = minutes
                self._changed()

        parts.writer.do(lambda: to_read(view.sessions, parts.programme, parts.text), found)

    def _seek_report(self) -> None:
        parts = self._parts

        def work() -> frozenset[str]:
            from vilkaarvi.app.handin import unreported

            return unreported(parts.store())

        def found(groups: frozenset[str] | None, _fault: Fault | None) -> None:
            if groups is not None and groups != self.unreported:
                self.unreported = groups
                self._changed()

        parts.writer.do(work, found)

    def _seek_slips(self, kept: Kept, view: HomeView) -> None:
        parts, chosen = self._parts, view.chosen
        if chosen is None:
            return

        def found(runs: frozenset[str] | None, _fault: Fault | None) -> None:
            if runs is not None and runs != self.uncounted:
                self.uncounted = runs
                self._changed()

        parts.writer.do(lambda: uncounted(parts.store(), kept, chosen), found)

    def _seek_lines(self, view: HomeView) -> None:
        parts, chosen = self._parts, view.chosen
        if chosen is None:
            return

        def found(lines: tuple[str, ...] | None, _fault: Fault | None) -> None:
            if lines is not None and lines != self.agreed.get(chosen, ()):
                self.agreed[chosen] = lines
                self._changed()

        parts.writer.do(lambda: last_lines(parts.store(), chosen), found)
