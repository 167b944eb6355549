"""An unhandled error: one window that says what is safe and what to do, and a report that holds nobody's words.

The report has the type of each error, and file, line and function of each frame. It never has a message of an error, a
value of a variable or a line of source, since any may carry what somebody wrote; nor a path outside the program.
"""

import os
import platform
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from vilkaarvi import __version__
from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.home_bits import Look, press, words

MOST_REPORTS = 20  # of one start; an error that repeats is reported once
MOST_FRAMES = 60
WIDE = 620  # pixels of the window


def install(
    text: Text,
    folder: Path,
    *,
    over: Callable[[], QWidget | None] = lambda: None,
    leave: Callable[[], None] = QApplication.quit,
) -> "Trouble":
    """Take care of unhandled errors from now on; `Trouble.remove` gives the hooks back.

    `folder` is for reports, made when the first is written. `over` tells the leader's window, so that the trouble
    never lies on the projector. `leave` ends the program. Called on the GUI thread; errors of others are queued.
    """
    trouble = Trouble(text, folder, over, leave)
    trouble.put_in_place()
    return trouble


class Trouble(QObject):
    """The hooks, the reports written, and the one window."""

    _happened = Signal(str)  # the report's path, or empty when none could be written

    def __init__(self, text: Text, folder: Path, over: Callable[[], QWidget | None], leave: Callable[[], None]) -> None:
        super().__init__()
        self._text, self._folder, self._over, self._leave = text, folder, over, leave
        self._known: set[tuple[str, ...]] = set()
        self._lock = threading.Lock()
        self._before = (sys.excepthook, threading.excepthook)
        self.window: TroubleWindow | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def put_in_place(self) -> None:
        sys.excepthook = self._main_thread
        threading.excepthook = self._other_thread

    def remove(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _main_thread(self, kind: type[BaseException], error: BaseException, frames: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._leave()
            return
        self.tell(error, frames)

    def _other_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
            self.tell(told.exc_value, told.exc_traceback)

    def tell(self, error: BaseException, frames: TracebackType | None = None) -> None:
        """Report `error` and say so in the window; from any thread. One that is known already is let be."""
        lines = tuple(described(error, frames))
        with self._lock:
            if lines in self._known or len(self._known) >= MOST_REPORTS:
                return
            self._known.add(lines)
            place = self._written(lines)
        self._happened.emit(str(place) if place else "")

    def _written(self, lines: tuple[str, ...]) -> Path | None:
        whole = "\n".join((*versions(), "", *lines, ""))
        if sys.stderr is not None:  # there is none under pythonw
            print(whole, file=sys.stderr)  # noqa: T201  for whoever started the program in a terminal
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        path = self._folder / f"trouble-{stamp}-{os.getpid()}-{len(self._known)}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(whole, encoding="utf-8")
        except OSError:
            return None
        return path

    def _show(self, place: str) -> None:
        if self.window is not None and self.window.isVisible():
            return  # never a second window on top of the first
        self.window = TroubleWindow(self._text, Path(place) if place else None, self._leave, self._over())
        self.window.show()
        self.window.raise_()


def versions() -> Iterator[str]:
    """What ran, for whoever reads the report."""
    yield f"vilkaarvi {__version__}"
    yield f"Python {platform.python_version()}, Qt {qVersion()}"
    yield f"{platform.system()} {platform.release()} {platform.machine()}"


def described(error: BaseException, frames: TracebackType | None = None) -> Iterator[str]:
    """The error, and those behind it, as type names and places; the code of a `Fault`, which is one of ours, too."""
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        kind = type(now)
        code = f" [{now.code.value}]" if isinstance(now, Fault) else ""
        yield f"{kind.__module__}.{kind.__qualname__}{code}"
        yield from _places(frames if now is error and frames is not None else now.__traceback__)
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
        if now is not None:
            yield "after"


def _places(frames: TracebackType | None) -> Iterator[str]:
    count = 0
    while frames is not None and count < MOST_FRAMES:
        code = frames.tb_frame.f_code
        yield f"  {_short(code.co_filename)}:{frames.tb_lineno} {code.co_qualname}"
        frames, count = frames.tb_next, count + 1


def _short(file: str) -> str:
    """The path inside a package: what stands before it may be somebody's name."""
    parts = Path(file.replace("\\", "/")).parts
    for anchor in ("site-packages", "dist-packages"):
        if anchor in parts:
            return "/".join(parts[parts.index(anchor) + 1 :])
    if "vilkaarvi" in parts:
        last = len(parts) - 1 - parts[::-1].index("vilkaarvi")
        return "/".join(parts[last:])
    return parts[-1] if parts else file


class TroubleWindow(FittedWindow):
    """What happened, what is safe, what to do, and where the report lies. Never locks the windows behind it."""

    def __init__(
        self, text: Text, report: Path | None, leave: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(WIDE, parent)
        self._report = report
        said = text.fault(Fault(Code.UNHANDLED))
        self.setObjectName("page")
        self.setModal(False)
        self.setWindowTitle(text.tr("Something went wrong"))
        self.safe = words(said.what, Look.SUBTITLE)
        self.todo = words(said.todo, Look.BODY)
        self.place = words("", Look.QUIET)
        self.place.setText(
            text.tr("There is a report for IT in {path}. It holds nothing that anyone has said.", path=report)
            if report
            else text.tr("No report could be written. Tell IT what you were doing.")
        )
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.folder = press(text.tr("Show the report"), Look.PLAIN)
        self.folder.setVisible(report is not None)
        self.stay = press(text.tr("Go on anyway"), Look.PLAIN)
        self.leave = press(text.tr("Close the program"), Look.PRIMARY)
        self.folder.clicked.connect(self._open_folder)
        self.stay.clicked.connect(self.close)
        self.leave.clicked.connect(leave)
        self._lay_out()

    def _lay_out(self) -> None:
        self.foot.addWidget(self.folder)
        self.foot.addStretch(1)
        self.foot.addWidget(self.stay)
        self.foot.addWidget(self.leave)
        for label in (self.safe, self.todo, self.place):
            self.column.addWidget(label)
        self.column.addStretch(1)
        self.fit()

    def _open_folder(self) -> None:
        if self._report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report.parent)))
