"""A little of Xlib: pictures of a part of a display, the windows on it, and what an output says of its screen."""

import ctypes
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]  # rows, columns, and B, G, R and nothing

IPC_PRIVATE, IPC_CREAT, IPC_RMID, OF_MINE = 0, 0o1000, 0, 0o600
Z_PIXMAP, ALL_PLANES, DEPTH, BYTES = 2, 0xFFFFFFFF, 24, 4
INTEGER, REPLACE = 19, 0  # Xatom.h, X.h
CHILDREN = 1 << 19  # SubstructureNotifyMask
CREATED, DESTROYED, UNMAPPED, MAPPED, MOVED = 16, 17, 18, 19, 22  # Create-, Destroy-, Unmap-, Map-, ConfigureNotify


class ShmSegment(ctypes.Structure):
    """XShmSegmentInfo"""

    _fields_ = (
        ("segment", ctypes.c_ulong),
        ("id", ctypes.c_int),
        ("address", ctypes.c_void_p),
        ("read_only", ctypes.c_int),
    )


class Image(ctypes.Structure):
    """The beginning of XImage."""

    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("offset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
    )


class Resources(ctypes.Structure):
    """The beginning of XRRScreenResources."""

    _fields_ = (
        ("time", ctypes.c_ulong),
        ("config_time", ctypes.c_ulong),
        ("crtcs", ctypes.c_int),
        ("crtc", ctypes.c_void_p),
        ("outputs", ctypes.c_int),
        ("output", ctypes.POINTER(ctypes.c_ulong)),
    )


class Event(ctypes.Structure):
    """What XCreateWindowEvent, XMapEvent, XConfigureEvent and their kin have in common; as large as any XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("sent", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("parent", ctypes.c_ulong),
        ("window", ctypes.c_ulong),
        ("left", ctypes.c_int),
        ("top", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("rest", ctypes.c_long * 16),
    )


@contextmanager
def opened(display: str) -> Iterator[tuple[ctypes.CDLL, ctypes.c_void_p, ctypes.c_ulong]]:
    """libX11, the display and its root window."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = x.XDefaultVisual.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = x.XInternAtom.restype = ctypes.c_ulong
    connection = ctypes.c_void_p(x.XOpenDisplay(display.encode()))
    if not connection:
        raise OSError(display)
    try:
        yield x, connection, ctypes.c_ulong(x.XDefaultRootWindow(connection))
    finally:
        x.XCloseDisplay(connection)


class Looker:
    """Looks at `place` (left, top, width, height) of an open display, through memory that the server writes into."""

    def __init__(
        self, x: ctypes.CDLL, display: ctypes.c_void_p, root: ctypes.c_ulong, place: tuple[int, int, int, int]
    ) -> None:
        left, top, width, height = place
        self._display, self._root, self._corner = display, root, (left, top)
        self._ext, libc = ctypes.CDLL("libXext.so.6"), ctypes.CDLL(None, use_errno=True)
        libc.shmat.restype, libc.shmget.argtypes = ctypes.c_void_p, (ctypes.c_int, ctypes.c_size_t, ctypes.c_int)
        self._segment = ShmSegment()
        self._ext.XShmCreateImage.restype = ctypes.POINTER(Image)
        visual = ctypes.c_void_p(x.XDefaultVisual(display, x.XDefaultScreen(display)))
        self._image = self._ext.XShmCreateImage(
            display, visual, DEPTH, Z_PIXMAP, None, ctypes.byref(self._segment), width, height
        )
        size = width * height * BYTES
        self._segment.id = libc.shmget(IPC_PRIVATE, size, IPC_CREAT | OF_MINE)
        self._segment.address = self._image.contents.data = libc.shmat(self._segment.id, None, 0)
        if not self._ext.XShmAttach(display, ctypes.byref(self._segment)):
            raise OSError("XShmAttach")
        x.XSync(display, 0)
        libc.shmctl(self._segment.id, IPC_RMID, None)  # gone when both have let go of it
        raw = (ctypes.c_uint8 * size).from_address(self._segment.address)
        self._pixels: Pixels = np.frombuffer(memoryview(raw), np.uint8).reshape(height, width, BYTES)

    def look(self) -> Pixels:
        """What is there now; overwritten by the next look."""
        left, top = self._corner
        if not self._ext.XShmGetImage(self._display, self._root, self._image, left, top, ctypes.c_ulong(ALL_PLANES)):
            raise OSError("XShmGetImage")
        return self._pixels


class Windows:
    """Which windows lie on `place`, as the server itself tells it: none is missed, however short it was there.

    Made before the program starts. Attributes: seen (each window's name when it came to lie there)."""

    def __init__(
        self, x: ctypes.CDLL, display: ctypes.c_void_p, root: ctypes.c_ulong, place: tuple[int, int, int, int]
    ) -> None:
        self._x, self._display, self._place = x, display, place
        self._where: dict[int, tuple[int, int, int, int]] = {}
        self._mapped: set[int] = set()
        self._overlooks = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        self.seen: list[str] = []
        x.XSetErrorHandler(self._overlooks)  # a window may be gone before its name is asked for
        x.XSelectInput(display, root, ctypes.c_long(CHILDREN))
        x.XSync(display, 0)

    def look(self) -> None:
        """Hears all that has happened since the last time."""
        event = Event()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, ctypes.byref(event))
            self._hear(event)

    def _hear(self, event: Event) -> None:
        window = event.window
        if event.type in (UNMAPPED, DESTROYED):
            self._mapped.discard(window)
            return
        if event.type in (CREATED, MOVED):
            self._where[window] = (event.left, event.top, event.width, event.height)
        elif event.type == MAPPED:
            self._mapped.add(window)
        if window in self._mapped and self._touches(self._where.get(window, (0, 0, 0, 0))):
            self.seen.append(self._name(window))

    def _touches(self, other: tuple[int, int, int, int]) -> bool:
        (left, top, width, height), (x, y, wide, high) = self._place, other
        return x < left + width and left < x + wide and y < top + height and top < y + high

    def _name(self, window: int) -> str:
        """_NET_WM_NAME; "" where it has none."""
        atom = ctypes.c_ulong(self._x.XInternAtom(self._display, b"_NET_WM_NAME", 0))
        kind, form, count, more = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        value = ctypes.c_char_p()
        out = (ctypes.byref(each) for each in (kind, form, count, more, value))
        any_kind, most = ctypes.c_ulong(0), ctypes.c_long(64)
        self._x.XGetWindowProperty(
            self._display, ctypes.c_ulong(window), atom, ctypes.c_long(0), most, 0, any_kind, *out
        )
        name = (value.value or b"").decode()
        if value:
            self._x.XFree(value)
        return name


def server(x: ctypes.CDLL, display: ctypes.c_void_p) -> int:
    """The process of the display that is open."""
    with socket.socket(fileno=x.XConnectionNumber(display)) as line:
        pid, _, _ = struct.unpack("3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        line.detach()
    return int(pid)


def edid(model: str, serial: str) -> bytes:
    """EDID 1.3 of a projector of this model, with its maker, an sRGB picture and two empty descriptors."""
    head = bytes.fromhex(
        "00ffffffffffff00 4ca3 0100 00000000 011e 0103 80000078 02 ee91a3544c99260f5054".replace(" ", "")
    )
    texts = ((0xFC, model), (0xFF, serial), (0x10, ""), (0x10, ""))
    rest = b"".join(bytes((0, 0, 0, kind, 0)) + f"{text}\n".ljust(13).encode()[:13] for kind, text in texts)
    whole = head.ljust(54, b"\0") + rest + b"\0"
    return whole + bytes((-sum(whole) % 256,))


def tell_who_it_is(display: str, output: int, edid: bytes) -> None:
    """Hangs an EDID on the output with this number: what a real screen would say of itself."""
    with opened(display) as (x, connection, root):
        randr = ctypes.CDLL("libXrandr.so.2")
        randr.XRRGetScreenResourcesCurrent.restype = ctypes.POINTER(Resources)
        found = randr.XRRGetScreenResourcesCurrent(connection, root)
        atom = ctypes.c_ulong(x.XInternAtom(connection, b"EDID", 0))
        which = ctypes.c_ulong(found.contents.output[output])
        randr.XRRChangeOutputProperty(connection, which, atom, ctypes.c_ulong(INTEGER), 8, REPLACE, edid, len(edid))
        x.XSync(connection, 0)
