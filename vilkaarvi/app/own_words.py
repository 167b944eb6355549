"""The municipality's own words behind their windows: read, kept and taken in on the writer thread."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QWidget

from vilkaarvi.app.own_figures import fact_of, figure_of, film_places
from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.handed import ENDING, Difference, Handed, difference, hand_out, look_in, take_in
from vilkaarvi.programme.local import Local, LocalText, read_local
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.own_words import Shelf, change_local, shelf_of
from vilkaarvi.programme.read import Reading, read_and_keep, read_sources
from vilkaarvi.settings import Settings
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.own_fact import OwnFactWindow, OwnFigure
from vilkaarvi.ui.own_files import TakeInWindow, ask_to_open, ask_to_save
from vilkaarvi.ui.own_values import AboutUs, OwnValuesWindow
from vilkaarvi.ui.own_words import Kept, OwnWordsWindow
from vilkaarvi.ui.own_words_names import session_name, text_name

Read = tuple[Shelf, Reading]


class OwnWords:
    """Keeps the promise `OwnWordsActs`. `changed` is called when the programme says something else than before.

    Attributes: window, values, taking, fact (the newest ones); ask_to_save, ask_to_open (the system's dialogs).
    """

    def __init__(self, parts: Parts, settings: Callable[[], Settings], changed: Callable[[Programme], None]) -> None:
        self._parts, self._settings, self._changed = parts, settings, changed
        self._shelf: Shelf | None = None
        self.window: OwnWordsWindow | None = None
        self.values: OwnValuesWindow | None = None
        self.taking: TakeInWindow | None = None
        self.fact: OwnFactWindow | None = None
        self.ask_to_save: Callable[[QWidget], Path | None] = lambda over: ask_to_save(over, parts.text, ENDING)
        self.ask_to_open: Callable[[QWidget], Path | None] = lambda over: ask_to_open(over, parts.text, ENDING)

    def open(self, over: QWidget) -> None:
        window = self.window = OwnWordsWindow(self._parts.text, self, over)
        window.open()

        def read(found: Shelf | None, fault: Fault | None) -> None:
            self._shelf = found
            if shiboken6.isValid(window):
                window.show_shelf(found, fault)

        self._parts.writer.do(lambda: self._read()[0], read)

    def _read(self) -> Read:
        """On the writer thread."""
        parts, name, today = self._parts, self._parts.programme.id, self._parts.clock.today()
        sources = read_sources(parts.places, name, today)
        reading = read_and_keep(parts.store().disk, parts.places, name, today, self._settings().municipality)
        return shelf_of(sources.files, sources.local), reading

    def keep_text(self, place: str, text: LocalText | None, done: Kept) -> None:
        self._change(lambda local: local.with_text(text, place), done)

    def _change(self, change: Callable[[Local], Local], done: Kept) -> None:
        parts = self._parts
        folder = parts.places.local(parts.programme.id)

        def work() -> Read:
            change_local(parts.store().disk, folder, change)
            return self._read()

        def kept(read: Read | None, fault: Fault | None) -> None:
            if read is not None:
                self._shelf = read[0]
                self._changed(read[1].programme)
            done(read[0] if read else None, fault)

        parts.writer.do(work, kept)

    def own_values(self, over: QWidget) -> None:
        if self._shelf is None:
            return
        parts, municipality = self._parts, self._settings().municipality
        self.values = OwnValuesWindow(parts.text, self._shelf, municipality, parts.clock.today(), self._keep_us, over)
        self.values.open()

    def _keep_us(self, us: AboutUs, done: Done) -> None:
        language = self._parts.text.language

        def change(local: Local) -> Local:
            values = dict(local.values)
            for name, written in us.values.items():
                others = {key: each for key, each in values.get(name, {}).items() if key != language}
                values[name] = {**others, language: written} if written else others
            kept = {name: each for name, each in values.items() if each}
            return replace(local, values=kept, reviewed_by=us.reviewed_by, reviewed_on=us.reviewed_on)

        def kept(shelf: Shelf | None, fault: Fault | None) -> None:
            if self.window is not None and shiboken6.isValid(self.window):
                self.window.show_shelf(shelf, fault)
            done(fault)

        self._change(change, kept)

    def own_fact(self, over: QWidget) -> None:
        if self._shelf is None:
            return
        parts, language = self._parts, self._parts.text.language
        there = {each.place: figure_of(each, language) for each in self._shelf.local.facts}
        places = film_places(parts.programme, parts.text)
        self.fact = OwnFactWindow(parts.text, places, there, self._keep_fact, over)
        self.fact.open()

    def _keep_fact(self, place: str, figure: OwnFigure | None, done: Done) -> None:
        language, own = self._parts.text.language, self._parts.programme.own
        today = self._parts.clock.today()

        def change(local: Local) -> Local:
            before = next((each for each in local.facts if each.place == place), None)
            others = tuple(each for each in local.facts if each.place != place)
            if figure is None:
                return replace(local, facts=others)
            return replace(local, facts=(*others, fact_of(place, figure, before, language, own, today)))

        def kept(shelf: Shelf | None, fault: Fault | None) -> None:
            if self.window is not None and shiboken6.isValid(self.window):
                self.window.show_shelf(shelf, fault)
            done(fault)

        self._change(change, kept)

    # --- to and from other computers

    def hand_out(self, over: QWidget) -> None:
        parts, path = self._parts, self.ask_to_save(over)
        if path is None:
            return
        work = lambda: hand_out(parts.places, parts.programme.id, path)  # noqa: E731

        def handed(answer: Handed | None, fault: Fault | None) -> None:
            tr = parts.text.tr
            said = (
                "" if answer is None else "✓ " + tr("Saved as {name} in {folder}.", name=path.name, folder=path.parent)
            )
            self._say(said, fault)

        parts.writer.do(work, handed)

    def take_in(self, over: QWidget) -> None:
        parts, path = self._parts, self.ask_to_open(over)
        if path is None:
            return

        def looked() -> tuple[Handed, Difference]:
            found = look_in(path, parts.places)
            if found.programme != parts.programme.id:
                raise Fault(Code.OWN_UNREADABLE, name=path.name)
            return found, difference(read_local(parts.places.local(found.programme)), found.local)

        def shown(found: tuple[Handed, Difference] | None, fault: Fault | None) -> None:
            if found is None:
                self._say("", fault)
                return
            take = None if found[1].none else (lambda done: self._take(path, done))
            self.taking = TakeInWindow(parts.text, path.name, self._in_words(found[1]), take, over)
            self.taking.open()

        parts.writer.do(looked, shown)

    def _in_words(self, each: Difference) -> list[tuple[str, list[str]]]:
        tr = self._parts.text.tr
        rows = ((tr("New here"), each.new), (tr("Otherwise than here"), each.other), (tr("Goes away"), each.gone))
        return [(heading, [self._named(place) for place in places]) for heading, places in rows]

    def _named(self, place: str) -> str:
        """A place in the words of the window, as far as it is known."""
        text, shelf = self._parts.text, self._shelf
        found = next((each for each in shelf.texts if each.place == place), None) if shelf else None
        if found is None or shelf is None:
            return place
        step = shelf.title(f"{found.session}/{found.step}", text.language)
        return f"{session_name(shelf, found.session, text)} · {step} · {text_name(found, text)}"

    def _take(self, path: Path, done: Done) -> None:
        parts = self._parts

        def work() -> Read:
            take_in(parts.store().disk, path, parts.places)
            return self._read()

        def taken(read: Read | None, fault: Fault | None) -> None:
            if read is not None:
                self._shelf = read[0]
                self._changed(read[1].programme)
                if self.window is not None and shiboken6.isValid(self.window):
                    self.window.show_shelf(read[0])
                self._say(
                    parts.text.tr("✓ Taken in. It is for groups that begin now; one that has begun changes at home."),
                    None,
                )
            done(fault)

        parts.writer.do(work, taken)

    def _say(self, said: str, fault: Fault | None) -> None:
        if self.window is not None and shiboken6.isValid(self.window):
            self.window.say(str(self._parts.text.fault(fault)) if fault else said, fault is not None)
