"""The writer that `test_kills.py` kills: works on runs and tells each act when it is on the disk.

python -m tests.hour.killed_writer DATA SEED [ACT CALL]: a line of JSON when the store is open ("open"), and for each
act one before ("begins") and one after ("done") it. With ACT and CALL it sends itself kill -9 at that call to the disk,
counted over acts of that kind; ACT "open" is the start, which finishes what an earlier kill broke off, and then it dies
at its first act at the latest.
"""

import json
import os
import random
import signal
import sys
from pathlib import Path

from tests.core.stores import PHRASE, STARTED, SUMMARY
from vilkaarvi.notes.note import Note
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.session.events import HourEnded, PeopleChanged
from vilkaarvi.store.head import RunState
from vilkaarvi.store.months import Rules, months_after
from vilkaarvi.store.retention import Part, erase, held
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store


class DeadlyDisk(RealDisk):
    """Kills its own process at call number `dies_at`, before it is made. Only calls that change something count."""

    def __init__(self, act: str, dies_at: int) -> None:
        self.now, self._act, self._left = "open", act, dies_at

    def begins(self, act: str) -> None:
        if self._act == "open":
            self._die()
        self.now = act

    def open(self, path: Path, write: bool = False, make: bool = False) -> int:
        if make:
            self._call()
        return super().open(path, write, make)

    def write(self, handle: int, at: int, content: bytes) -> int:
        self._call()
        return super().write(handle, at, content)

    def sync(self, handle: int) -> None:
        self._call()
        super().sync(handle)

    def rename(self, old: Path, new: Path) -> None:
        self._call()
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self._call()
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._call()
        super().sync_folder(folder)

    def _call(self) -> None:
        if self.now == self._act:
            self._left -= 1
            if self._left < 0:
                self._die()

    def _die(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class Writer:
    def __init__(self, data: Path, seed: int, disk: DeadlyDisk) -> None:
        self._dice, self._disk = random.Random(seed), disk
        self._store = Store.open(data, disk=disk)
        self._store.vault.unlock(PHRASE)
        print(json.dumps(["open", "", ""]), flush=True)
        over = self._store.erased()
        left = next(
            (each for each in self._store.runs() if each.state is not RunState.FINISHED and each.id not in over), None
        )
        self._run = self._store.open_run(left.id) if left else self._begin()
        self._ended = self._run.head.state is RunState.CLOSED
        self._order = max([0, *(event.at_ms for event in self._run.events())])
        self._known = {note.id for note in self._run.notes()}

    def work(self) -> None:
        while True:
            acts = [self._keep, self._change, self._drop, self._lines, self._compact]
            if self._ended:
                acts += [self._finish, self._rekey, self._erase]
                act = self._dice.choices(acts, weights=[20, 15, 10, 20, 15, 12, 6, 12])[0]
            else:
                acts += [self._event, self._end, self._rekey]
                act = self._dice.choices(acts, weights=[40, 15, 10, 10, 3, 30, 4, 2])[0]
            act()

    def _tell(self, when: str, *what: object) -> None:
        self._say(when, self._run.head.id, *what)

    def _say(self, when: str, run: str, *what: object) -> None:
        print(json.dumps([when, run, *what]), flush=True)
        self._disk.now = ""
        if when == "begins":
            self._disk.begins(str(what[0]))

    def _begin(self) -> Run:
        self._say("begins", "", "begin")
        run = self._store.begin_run(self._store.groups()[0], "p", 1, "traff-1", 9, STARTED)
        self._say("done", run.head.id, "begin")
        return run

    def _put(self, note: Note) -> None:
        self._tell("begins", "note", note.id, note.text)
        self._run.keep_note(note)
        self._known.add(note.id)
        self._tell("done", "note", note.id, note.text)

    def _text(self) -> str:
        return "å " * self._dice.randrange(1, 400) + str(self._dice.random())

    def _keep(self) -> None:
        self._put(Note(f"{self._dice.getrandbits(64):x}", "f1", self._text(), len(self._known)))

    def _change(self) -> None:
        if self._known:
            self._put(Note(self._dice.choice(sorted(self._known)), "f1", self._text(), 1))

    def _drop(self) -> None:
        if self._known:
            gone = self._dice.choice(sorted(self._known))
            self._tell("begins", "note", gone, None)
            self._run.drop_note(gone)
            self._known.remove(gone)
            self._tell("done", "note", gone, None)

    def _lines(self) -> None:
        text = self._text()
        self._tell("begins", "lines", "f1", text)
        self._run.keep_lines("f1", (text,))
        self._tell("done", "lines", "f1", text)

    def _event(self) -> None:
        self._order += 1
        self._tell("begins", "event", self._order, "")
        self._run.record((PeopleChanged(self._order, 9),))
        self._tell("done", "event", self._order, "")

    def _end(self) -> None:
        self._order += 1
        self._tell("begins", "event", self._order, "")
        self._run.record((HourEnded(self._order),))
        self._tell("done", "event", self._order, "")
        self._ended = True
        self._compact()

    def _compact(self) -> None:
        self._tell("begins", "compact")
        self._run.compact()
        self._tell("done", "compact")

    def _rekey(self) -> None:
        """The same passphrase under another salt: both key files are written anew, as for another one."""
        self._tell("begins", "rekey")
        self._store.vault.choose(PHRASE)
        self._tell("done", "rekey")

    def _erase(self) -> None:
        """The notes of this run, and the summary of another one if there is any."""
        rules, today = Rules(1, 1), months_after(STARTED.date(), 2)
        what = held(self._store, rules)
        chosen = [each for each in what if each.head.id == self._run.head.id]
        chosen += [each for each in what if each.part is Part.SUMMARY][:1]
        self._say("begins", " ".join(each.head.id for each in chosen), "erase")
        erase(self._store, chosen, today)
        self._say("done", " ".join(each.head.id for each in chosen), "erase")
        self._begin_another()

    def _finish(self) -> None:
        self._tell("begins", "finish")
        self._run.finish(SUMMARY)
        self._tell("done", "finish")
        self._begin_another()

    def _begin_another(self) -> None:
        self._run.release()
        self._known.clear()
        self._ended = False
        self._run = self._begin()


if __name__ == "__main__":
    act, call = sys.argv[3:5] or ("-", "0")
    Writer(Path(sys.argv[1]), int(sys.argv[2]), DeadlyDisk(act, int(call))).work()
