"""What went wrong, as a code and facts. No sentence stands here: `text` words every code.

A new fault is one line in `Code`, one entry in `text`, and a `raise Fault(Code.X, fact=…)`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Every fault the program can tell of. The value is what logs and `--json` show."""

    # the machine
    NO_VLC = "no-vlc"
    VLC_NO_PLUGINS = "vlc-no-plugins"
    VLC_NO_PICTURE = "vlc-no-picture"
    VLC_NO_SOUND = "vlc-no-sound"
    NO_SOUND_DEVICE = "no-sound-device"
    NO_WINDOWS = "no-windows"
    FONTS_DAMAGED = "fonts-damaged"
    DATA_READONLY = "data-readonly"
    DISK_LOW = "disk-low"
    ON_BATTERY = "on-battery"
    NO_KEYRING = "no-keyring"
    MAY_SLEEP = "may-sleep"
    NO_DISPLAY = "no-display"
    DATA_UNREADABLE = "data-unreadable"
    DATA_LOCKED = "data-locked"
    LOCK_LOST = "lock-lost"
    DISK_FULL = "disk-full"
    WRITE_FAILED = "write-failed"
    CLOCK_BACK = "clock-back"
    UNHANDLED = "unhandled"
    # film
    FILM_MISSING = "film-missing"
    FILM_NOT_FILM = "film-not-film"
    FILM_CUT_OFF = "film-cut-off"
    FILM_GONE = "film-gone"
    FILM_SILENT = "film-silent"
    SOUND_GONE = "sound-gone"
    FILM_STALLED = "film-stalled"
    FILM_CHANGED = "film-changed"
    FILM_TOO_BIG = "film-too-big"
    FILM_HALF = "film-half"
    FILM_LEFT = "film-left"
    COPY_FULL = "copy-full"
    FILM_SHORT = "film-short"
    FILM_LONG = "film-long"
    FILM_LARGE = "film-large"
    FILM_NARROW = "film-narrow"
    FILM_WIDE = "film-wide"
    PICTURE_UNREADABLE = "picture-unreadable"
    PICTURE_BIG = "picture-big"
    CUE_NEAR = "cue-near"
    CUE_EMPTY = "cue-empty"
    CUE_LONG = "cue-long"
    CUE_MANY = "cue-many"
    OWN_CAPTIONS = "own-captions"
    CAPTIONS_BROKEN = "captions-broken"
    # keys and stored runs
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105  a name, not a secret
    PASSPHRASE_SHORT = "passphrase-short"  # noqa: S105
    NOTES_LOCKED = "notes-locked"
    SHEET_WRONG = "sheet-wrong"
    SHEET_GROUP = "sheet-group"
    SHEET_LENGTH = "sheet-length"
    NOT_RECOVERY_KEY = "not-recovery-key"
    KEY_MISSING = "key-missing"
    JOURNAL_WENT_ON = "journal-went-on"
    FOLDER_GONE = "folder-gone"
    JOURNAL_DAMAGED = "journal-damaged"
    LAST_WRITE_CUT = "last-write-cut"
    FILE_UNREADABLE = "file-unreadable"
    NEWER_FORMAT = "newer-format"
    NO_SUCH_RUN = "no-such-run"
    NO_FINISHED_RUN = "no-finished-run"
    NO_GROUP_NAMED = "no-group-named"
    GROUP_UNFINISHED = "group-unfinished"
    LOGO_REFUSED = "logo-refused"
    PAPER_NOT_WRITTEN = "paper-not-written"
    PAPER_NO_ROOM = "paper-no-room"
    PAPER_NO_FOLDER = "paper-no-folder"
    PAPER_NO_RIGHT = "paper-no-right"
    PAPER_PROTECTED = "paper-protected"
    NO_PRINTER = "no-printer"
    PRINT_FAILED = "print-failed"
    PRINTER_STOPPED = "printer-stopped"
    PRINTER_REFUSES = "printer-refuses"
    PRINTER_NO_PAPER = "printer-no-paper"
    PRINTER_JAM = "printer-jam"
    PRINTER_OPEN = "printer-open"
    PRINTER_NO_INK = "printer-no-ink"
    PRINTER_AWAY = "printer-away"
    NOT_PRINTED = "not-printed"
    NOT_WRITABLE = "not-writable"
    PHRASE_UNREADABLE = "phrase-unreadable"
    RUN_NOT_FINISHED = "run-not-finished"
    NAME_TOO_LONG = "name-too-long"
    NAME_EMPTY = "name-empty"
    NAME_IDENTIFIES = "name-identifies"
    TOO_MANY_LINES = "too-many-lines"
    TOO_MANY_STEPS = "too-many-steps"
    LINE_TOO_LONG = "line-too-long"
    # letting go, and the backup
    RETENTION_UNREADABLE = "retention-unreadable"
    BACKUP_UNREADABLE = "backup-unreadable"
    BACKUP_REFUSED = "backup-refused"
    BACKUP_MADE_UP = "backup-made-up"
    # what is handed over
    COUNT_IMPOSSIBLE = "count-impossible"
    R_UNREADABLE = "record-unreadable"
    R_UNKNOWN_KEY = "record-unknown-key"
    R_ALTERED = "record-altered"
    R_FIELDS = "record-fields"
    R_VALUE = "record-value"
    R_CONFLICT = "record-conflict"
    R_GAP = "record-gap"
    R_FUTURE = "record-future"
    HANDIN_NO_ROOM = "handin-no-room"
    HANDIN_NO_FOLDER = "handin-no-folder"
    HANDIN_NO_RIGHT = "handin-no-right"
    HANDIN_PROTECTED = "handin-protected"
    HANDIN_NOT_WRITTEN = "handin-not-written"
    # the register of what was handed over
    REPORT_UNREADABLE = "report-unreadable"
    REPORT_TOO_BIG = "report-too-big"
    REPORT_NONE = "report-none"
    REPORT_MANY = "report-many"
    LIST_UNREADABLE = "list-unreadable"
    LIST_COLUMNS = "list-columns"
    LIST_LONG = "list-long"
    LIST_ROW = "list-row"
    LIST_TWICE = "list-twice"
    MERGE_IMPOSSIBLE = "merge-impossible"
    NOT_MADE_UP = "not-made-up"
    REGISTER_ADDRESS = "register-address"
    REGISTER_SECRET = "register-secret"  # noqa: S105  a name, not a secret
    REGISTER_OPEN = "register-open"
    REGISTER_AWAY = "register-away"
    REGISTER_SLOW = "register-slow"
    REGISTER_FULL = "register-full"
    REGISTER_NO_RIGHT = "register-no-right"
    REGISTER_LATER = "register-later"
    REGISTER_NOT_SET = "register-not-set"
    REGISTER_NOT_MOVED = "register-not-moved"
    # a group that is handed over
    NO_SUCH_GROUP = "no-such-group"
    RUN_TAKEN_IN = "run-taken-in"
    PARCEL_GONE = "parcel-gone"
    PARCEL_UNREADABLE = "parcel-unreadable"
    PARCEL_REFUSED = "parcel-refused"
    PARCEL_CONTENT = "parcel-content"
    CODE_SIGNS = "code-signs"
    CODE_LENGTH = "code-length"
    CODE_GROUP = "code-group"
    CODE_WRONG = "code-wrong"
    # use
    WRONG_USE = "wrong-use"
    BAD_TEXT_LINE = "bad-text-line"  # line
    USE_MISSING = "use-missing"
    USE_CHOICE = "use-choice"
    PEOPLE_OUTSIDE = "people-outside"
    NO_SUCH_UNIT = "no-such-unit"
    NO_SUCH_PAPER = "no-such-paper"
    NO_SUCH_PROGRAMME = "no-such-programme"
    NO_SUCH_SESSION = "no-such-session"
    LOCAL_NO_PLACE = "local-no-place"
    LOCAL_NOT_SHOWN = "local-not-shown"
    OWN_EMPTY = "own-empty"
    OWN_LONG = "own-long"
    OWN_LINES = "own-lines"
    OWN_GLANCE = "own-glance"
    OWN_NOT_COPIED = "own-not-copied"
    OWN_UNREADABLE = "own-unreadable"
    PROGRAMME_FAULTY = "programme-faulty"
    ILLEGAL_MOVE = "illegal-move"
    SETTING_REPAIRED = "setting-repaired"
    # a programme's files, as `vilkaarvi check` finds them
    P_NO_FILE = "programme-no-file"
    P_TOO_BIG = "programme-too-big"
    P_NOT_UTF8 = "programme-not-utf8"
    P_NOT_TOML = "programme-not-toml"
    P_MISSING = "programme-missing"
    P_UNKNOWN = "programme-unknown"
    P_UNKNOWN_NEAR = "programme-unknown-near"
    P_TYPE = "programme-wrong-type"
    P_NO_WORDS = "programme-no-words"
    P_NO_ENGLISH = "programme-no-english"
    P_UNEVEN = "programme-uneven"
    P_KIND = "programme-unknown-kind"
    P_TWICE = "programme-twice"
    P_NO_CARD = "programme-no-card"
    P_NO_FACT = "programme-no-fact"
    P_ONE_READING = "programme-one-reading"
    P_FACT_OLD = "programme-fact-old"
    P_NOT_BARE = "programme-not-bare"
    P_NO_MEDIA = "programme-no-media"
    P_CUE = "programme-cue"
    P_FILM_LONG = "programme-film-long"
    P_TIME = "programme-time"
    P_LEAST_MORE = "programme-least-more"
    P_DOES_NOT_FIT = "programme-does-not-fit"
    P_OUTSIDE = "programme-outside"
    P_NOT_FILE = "programme-not-file"
    P_ADDRESS = "programme-address"
    P_PLAYLIST = "programme-playlist"
    P_NOT_FILM = "programme-not-film"
    P_NOT_PICTURE = "programme-not-picture"
    P_CAPTIONS = "programme-captions"
    P_CHANGED = "programme-changed"
    P_NOT_LISTED = "programme-not-listed"
    P_LENGTH = "programme-length"
    P_HIDDEN = "programme-hidden-sign"
    P_DEEP = "programme-too-deep"
    P_MANY = "programme-many"
    P_PLACEHOLDER = "programme-placeholder"
    P_MARKUP = "programme-markup"
    P_LONG = "programme-long"
    P_EMPTY = "programme-empty"
    P_STATEMENTS = "programme-statements"
    P_NUMBER = "programme-number"
    P_DAY = "programme-day"
    P_NO_ADDRESS = "programme-no-address"
    P_MODES_LONG = "programme-modes-long"
    P_NO_LABEL = "programme-no-label"
    P_NO_CLOSE = "programme-no-close"


class Fault(Exception):
    """A thing that went wrong, told by code and facts; `text` says it to a person.

    `facts` hold what a sentence needs (a path, a line, a limit) and never what somebody said.
    """

    def __init__(self, code: Code, **facts: object) -> None:
        super().__init__(code.value, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code.value}({told})"


@dataclass(frozen=True)
class Said:
    """An error in a person's words: what happened, and what to do now."""

    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


class Facts(dict[str, object]):
    """A missing fact must not hide the error that it belongs to."""

    def __missing__(self, key: str) -> str:
        return "–"
