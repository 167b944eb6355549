"""Letting go, seen from home and the settings: what is kept until when, erasing, and the backup."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from vilkaarvi.app.copies import RegisterBeside, restored_in_words
from vilkaarvi.app.homeview import session_title
from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Fault
from vilkaarvi.hour.recorder import Done
from vilkaarvi.settings import Settings
from vilkaarvi.store.backup import Restored, back_up, restore
from vilkaarvi.store.months import Rules
from vilkaarvi.store.retention import Held, Part, erase, held, stop
from vilkaarvi.text import Text
from vilkaarvi.ui.letting_go import HeldRow, LettingGoWindow
from vilkaarvi.ui.letting_go_files import ask_to_copy, ask_to_take_in


def rules_of(settings: Settings) -> Rules:
    """How long things are kept."""
    return Rules(settings.notes_months, settings.summary_months)


def rules_in_words(rules: Rules, text: Text) -> tuple[str, ...]:
    one = text.plural(
        "Notes that the group has not agreed on are erased {count} month after the session.",
        "Notes that the group has not agreed on are erased {count} months after the session.",
        rules.notes,
    )
    if not rules.summaries:
        return one, text.tr("Finished summaries are never erased by the program.")
    return one, text.plural(
        "Finished summaries are erased {count} month after the session.",
        "Finished summaries are erased {count} months after the session.",
        rules.summaries,
    )


def held_row(each: Held, title: str, today: date, text: Text) -> HeldRow:
    """Notes may be let go before their time, a summary only when its time is over."""
    due = each.overdue(today)
    kind = text.tr("Notes") if each.part is Part.NOTES else text.tr("Summary")
    when = text.tr("erased {day}", day=text.day(each.goes)) if each.goes else text.tr("not erased by the program")
    if each.stopped:
        when = text.tr("stopped since {day}", day=text.day(each.stopped))
    may_go = each.stopped is None and (each.part is Part.NOTES or due)
    return HeldRow(each.head.id, title, kind, when, may_go, due, each.stopped is not None)


class LettingGo:
    """What the settings' presses open. `settings` are those of now; `changed` is called when home is to be shown anew.

    Attributes: window (the newest one); ask_to_copy, ask_to_take_in (the system's dialogs).
    """

    def __init__(self, parts: Parts, settings: Callable[[], Settings], changed: Callable[[], None]) -> None:
        self._parts, self._settings, self._changed = parts, settings, changed
        self.window: LettingGoWindow | None = None
        self.ask_to_copy: Callable[[QWidget], Path | None] = lambda over: ask_to_copy(
            over, parts.text, parts.clock.today()
        )
        self.ask_to_take_in: Callable[[QWidget], Path | None] = lambda over: ask_to_take_in(over, parts.text)
        self.say: Callable[[QWidget, str, str], object] = self._say
        self._held: dict[str, Held] = {}

    # --- what is kept

    def retention(self, over: QWidget) -> None:
        rules = rules_of(self._settings())
        self.window = LettingGoWindow(self._parts.text, rules_in_words(rules, self._parts.text), self, over)
        self.window.open()
        self._show(None)

    def _show(self, fault: Fault | None) -> None:
        parts, rules, window = self._parts, rules_of(self._settings()), self.window

        def read() -> tuple[list[Held], dict[str, str]]:
            store = parts.store()
            return held(store, rules), {group.id: group.name for group in store.groups()}

        def shown(found: tuple[list[Held], dict[str, str]] | None, other: Fault | None) -> None:
            rows, groups = found or ([], {})
            self._held = {each.head.id: each for each in rows}
            if window is not None and window is self.window:
                today, title = parts.clock.today(), self._title
                made = tuple(held_row(each, title(each, groups), today, parts.text) for each in rows)
                window.show_rows(made, fault or other)

        parts.writer.do(read, shown)

    def _title(self, each: Held, groups: dict[str, str]) -> str:
        title = session_title(self._parts.programme, each.head.session, self._parts.text)
        return f"{title} · {groups.get(each.head.group, '–')} · {self._parts.text.day(each.head.day)}"

    def erase(self, runs: tuple[str, ...], done: Done) -> None:
        parts, what = self._parts, [self._held[run] for run in runs if run in self._held]

        def erased(_gone: Sequence[Held] | None, fault: Fault | None) -> None:
            done(fault)
            self._show(fault)
            self._changed()

        parts.writer.do(lambda: erase(parts.store(), what, parts.clock.today()), erased)

    def stop(self, run: str, stopped: bool, done: Done) -> None:
        parts = self._parts

        def noted(_none: None, fault: Fault | None) -> None:
            done(fault)
            self._show(fault)
            self._changed()

        parts.writer.do(lambda: stop(parts.store(), run, parts.clock.today(), stopped), noted)

    # --- the backup

    def back_up(self, over: QWidget) -> None:
        parts, path = self._parts, self.ask_to_copy(over)
        if path is None:
            return

        def copied(troubles: dict[str, Fault] | None, fault: Fault | None) -> None:
            tr = parts.text.tr
            if fault is not None:
                self.say(over, *self._words(fault))
            elif troubles:
                self.say(over, tr("The backup is made, but not everything could be read."), ", ".join(troubles))
            else:
                said = tr("It holds no notes. Keep it as you keep lists of your groups: whoever has it can read it.")
                self.say(over, tr("The backup is made."), said)

        parts.writer.do(lambda: back_up(parts.store(), path, parts.clock.today(), RegisterBeside(parts.text)), copied)

    def restore(self, over: QWidget) -> None:
        parts, path = self._parts, self.ask_to_take_in(over)
        if path is None:
            return

        def work() -> Restored:
            return restore(parts.store(), path, RegisterBeside(parts.text))

        def taken(done: Restored | None, fault: Fault | None) -> None:
            if done is None:
                self.say(over, *(self._words(fault) if fault else ("", "")))
            else:
                first, *others = restored_in_words(done, parts.text)
                self.say(over, first, "\n".join(others))
                self._changed()

        parts.writer.do(work, taken)

    def _words(self, fault: Fault) -> tuple[str, str]:
        said = self._parts.text.fault(fault)
        return said.what, said.todo

    def _say(self, over: QWidget, what: str, more: str) -> None:
        box = QMessageBox(over)
        box.setWindowTitle(self._parts.text.tr("Backup"))
        box.setText(what)
        box.setInformativeText(more)
        box.open()
