"""The overview's window: from home, over the data folder that is open already, or by itself.

By itself it opens neither the store nor any key of notes: only the folder's lock, the vault and the register.
"""

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vilkaarvi.app.parts import Parts
from vilkaarvi.app.review_parts import ReviewParts
from vilkaarvi.app.reviewing import ReviewDesk
from vilkaarvi.clock import Clock, SystemClock
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.worker import Worker
from vilkaarvi.hour.writer import Writer
from vilkaarvi.paths import Places
from vilkaarvi.programme.read import read_programme
from vilkaarvi.review.prepared import Prepared
from vilkaarvi.review.register.place import register_at
from vilkaarvi.review.register.protocol import Register
from vilkaarvi.review.register.tiny import TinyRegister
from vilkaarvi.review.waiting import Waiting
from vilkaarvi.seal.disk import RealDisk, told
from vilkaarvi.seal.keyring import KeyBackend, SystemKeyring
from vilkaarvi.seal.vault import Vault
from vilkaarvi.settings import Settings
from vilkaarvi.store.lock import OwnDisk, WriterLock
from vilkaarvi.text import Text
from vilkaarvi.ui import trouble
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.ui.review_files import ReviewAsks

CLOSE_S = 30.0  # for what is still to be written
PROGRAMME = "vilka-ar-vi"


class OwnRegister:
    """The register of a data folder that this program has not opened otherwise. All calls on the writer's thread.

    Attributes: held_by (DATA_LOCKED while another program writes in the folder: then it is only read).
    """

    def __init__(self, data: Path, keyring: KeyBackend | None, take_over: bool = False, url: str = "") -> None:
        self._data, self._keyring, self._take_over, self._url = data, keyring, take_over, url
        self._lock: WriterLock | None = None
        self._disk: OwnDisk | None = None
        self._register: Register | None = None
        self.held_by: Fault | None = None

    def __call__(self) -> Register:
        """Raises Fault DATA_READONLY, DISK_FULL, WRITE_FAILED, and the vault's."""
        if self._register is None:
            try:
                self._open()
            except Fault as fault:
                if fault.code is not Code.DATA_LOCKED:
                    raise
                vault = Vault.open(self._data, self._keyring, False, RealDisk())
                self._register = register_at(self._url, lambda: TinyRegister.open(self._data, vault, writer=False))
                self.held_by = fault
        return self._register  # type: ignore[return-value]  # it is open now

    def _open(self) -> None:
        try:
            self._data.mkdir(parents=True, exist_ok=True)
            lock = WriterLock(self._data, self._take_over)
        except OSError as fault:
            forbidden = fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
            raise Fault(Code.DATA_READONLY if forbidden else Code.WRITE_FAILED, path=self._data) from fault
        disk = OwnDisk(RealDisk(), lock)
        try:
            with told(self._data):
                vault = Vault.open(self._data, self._keyring, True, disk)
                self._register = register_at(self._url, lambda: TinyRegister.open(self._data, vault, disk))
        except BaseException:
            lock.release()
            raise
        self._lock, self._disk, self._take_over = lock, disk, False

    def prepared(self) -> Prepared:
        """What the manager has ticked, after the register has been asked for."""
        return Prepared(self._data, self._disk)

    def take_over(self) -> None:
        """A person says that the other program is closed: the next time it is opened to be written in."""
        self._take_over = True

    def close(self) -> None:
        if self._register is not None:
            self._register.close()
            self._register = None
        if self._lock is not None:
            self._lock.release()
        self._lock = self._disk = self.held_by = None


class FromHome:
    """The overview over home, in a window of its own; home waits under it, so no hour can begin meanwhile.

    Attributes: desk (None while none is open), asks.
    """

    def __init__(self, parts: Parts, owner: QWidget) -> None:
        self._parts, self._owner = parts, owner
        self.desk: ReviewDesk | None = None
        self.asks = ReviewAsks()
        self._register: Register | None = None
        self._url = ""
        self._writer: Writer | None = None

    def open(self, settings: Settings) -> None:
        if self.desk is not None:
            self.desk.window.activateWindow()
            return
        parts, tr = self._parts, self._parts.text.tr
        self._url = settings.register
        made = ReviewParts(
            parts.text, parts.programme, settings, parts.clock, self._own_writer(), parts.worker, parts.bridge.post,
            self._opened, self._let_go, self._prepared, self.asks, parts.where, waiting=self._waiting,
        )  # fmt: skip
        self.desk = ReviewDesk(made, self._failed, tr("Back to the groups that you lead"))
        window = self.desk.window
        window.setParent(self._owner, Qt.WindowType.Window)
        window.setWindowModality(Qt.WindowModality.ApplicationModal)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.closed.connect(self._closed)
        self.desk.open()

    def _own_writer(self) -> Writer:
        """A server may be slow, and the store's writer must not wait for it."""
        if not self._url:
            return self._parts.writer
        if self._writer is None:
            self._writer = Writer(self._parts.bridge.post)
        return self._writer

    def _opened(self) -> Register:
        if self._register is None:
            self._register = register_at(self._url, self._in_folder)
        return self._register

    def _in_folder(self) -> Register:
        store = self._parts.store()
        return TinyRegister.open(store.data, store.vault, store.disk)

    def _waiting(self) -> Waiting:
        return Waiting(self._parts.places.data)

    def _prepared(self) -> Prepared:
        """The store is asked only on its own writer's thread; where a server has another, home holds the lock."""
        disk = RealDisk() if self._url else self._parts.store().disk
        return Prepared(self._parts.places.data, disk)

    def _let_go(self) -> None:
        if self._register is not None:
            self._register.close()
            self._register = None

    def _closed(self) -> None:
        self.desk = None

    def _failed(self, fault: Fault) -> None:
        self.desk = None
        told_over(self._owner, self._parts.text, fault)


def told_over(owner: QWidget, text: Text, fault: Fault) -> None:
    """Why the overview could not be opened."""
    from PySide6.QtWidgets import QMessageBox

    said = text.fault(fault)
    box = QMessageBox(QMessageBox.Icon.Warning, text.tr("Overview"), said.what, parent=owner)
    box.setInformativeText(said.todo)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def run_review(
    places: Places,
    text: Text,
    settings: Settings,
    *,
    keyring: bool = True,
    take_over: bool = False,
    programme: str = PROGRAMME,
    clock: Clock | None = None,
    led_by: Callable[[ReviewDesk], None] | None = None,
) -> int:
    """The overview by itself, until its window is closed. `led_by` is handed the desk.

    Raises Fault when programme or register cannot be opened.
    """
    from vilkaarvi.app.no_dumps import no_dumps
    from vilkaarvi.app.window import application

    no_dumps()
    clock = clock or SystemClock()
    read = read_programme(places, programme, clock.today(), settings.municipality)
    app = application(text, settings.text_scale)
    bridge = Bridge()
    writer, worker = Writer(bridge.post), Worker(bridge.post)
    register = OwnRegister(places.data, SystemKeyring() if keyring else None, take_over, settings.register)
    refused: list[Fault] = []

    def failed(fault: Fault) -> None:
        refused.append(fault)
        app.quit()

    parts = ReviewParts(
        text, read, settings, clock, writer, worker, bridge.post, register, register.close, register.prepared,
        held_by=lambda: register.held_by, take_over=register.take_over, waiting=lambda: Waiting(places.data),
    )  # fmt: skip
    desk = ReviewDesk(parts, failed)
    desk.window.closed.connect(app.quit)
    guard = trouble.install(text, places.logs, over=lambda: desk.window)
    desk.open()
    if led_by is not None:
        led_by(desk)
    try:
        code = app.exec()
    finally:
        writer.close(CLOSE_S)
        with suppress(Fault):
            register.close()
        guard.remove()
    if refused:
        raise refused[0]
    return code
