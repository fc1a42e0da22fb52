"""The door: which bytes lie behind a name, before anything is decoded.

Refuses what is no CSV and no xlsx with the sentence that says what it is instead.
"""

import re
import stat
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.errors import KnownError
from app.extracts.sentences import refuse

_BLOCK = 1 << 20
_HEAD = 1 << 16

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Device names of Windows: a file CON.csv cannot be opened there, whatever it holds."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "E106"),  # gzip
    (b"\x28\xb5\x2f\xfd", "E106"),  # zstd
    (b"BZh", "E106"),
    (b"\xfd7zXZ\x00", "E106"),
    (b"7z\xbc\xaf\x27\x1c", "E106"),
    (b"Rar!", "E106"),
    (b"%PDF", "E114"),
    (b"{\\rtf", "E114"),
    (b"PAR1", "E114"),
    (b"SQLite format 3\x00", "E114"),
    (b"\x89PNG", "E114"),
)
"""First bytes of what is neither CSV nor xlsx. How to add: one row."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00")
_WEB = re.compile(
    rb"^\s*(<!doctype\s+html|<html|<\?xml[^>]*>\s*<(html|workbook|\?mso))", re.IGNORECASE
)


class Form(StrEnum):
    """What the bytes are."""

    DELIMITED = "CSV"
    WORKBOOK = "xlsx"
    PROTECTED = "パスワード付きxlsx"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose outer form is known: its path, form, size in bytes and time of last change."""

    path: Path
    form: Form
    size: int
    changed_ns: int

    @property
    def name(self) -> str:
        """The file name as messages show it."""
        return self.path.name

    def last_bytes(self, count: int) -> bytes:
        """The last bytes of the file.

        Raises:
            KnownError: E702 when the medium is gone.
        """
        try:
            with self.path.open("rb") as stream:
                stream.seek(max(0, self.size - count))
                return stream.read(count)
        except OSError:
            raise refuse("E702", file=self.name) from None

    def check_unchanged(self) -> None:
        """Refuse a file that changed since it was opened, or whose medium is gone.

        Raises:
            KnownError: E112 or E702.
        """
        try:
            status = self.path.stat()
        except OSError:
            raise refuse("E702", file=self.name) from None
        if (status.st_size, status.st_mtime_ns) != (self.size, self.changed_ns):
            raise refuse("E112", file=self.name)


def open_extract(path: Path) -> Opened:
    """Look at the name and the first bytes of a file.

    Raises:
        KnownError: E101 to E104, E106, E107, E113, E114 or E701 when it cannot be an extract.
    """
    _check_name(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refuse("E701", file=path.name)
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        raise refuse("E113", file=path.name) from None
    if not head:
        raise refuse("E101", file=path.name)
    return Opened(path, _form(path, head), status.st_size, status.st_mtime_ns)


def is_protected(path: Path) -> bool:
    """Whether a file is a workbook that needs a password; False for one that is refused anyhow."""
    try:
        return open_extract(path).form is Form.PROTECTED
    except KnownError:
        return False


def _check_name(path: Path) -> None:
    odd = any(unicodedata.category(character) in ("Cc", "Cf") for character in path.name)
    device = path.name.split(".", 1)[0].strip().lower() in _RESERVED
    if odd or device or path.is_symlink() or path.suffix.lower() in (".lnk", ".url"):
        raise refuse("E701", file=_printable(path.name))


def _printable(name: str) -> str:
    return "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf"))


def _form(path: Path, head: bytes) -> Form:
    suffix = path.suffix.lower()
    for signature, code in _SIGNATURES:
        if head.startswith(signature):
            raise refuse(code, file=path.name)
    if head.startswith(_OLE):
        return _ole_form(path)
    if head.startswith(_BIFF):
        raise refuse("E104", file=path.name)
    if _WEB.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise refuse("E103", file=path.name)
    if head.startswith(b"PK"):
        return _workbook_form(path, suffix)
    if suffix in (".xlsx", ".xlsm", ".xls", ".xlsb"):
        raise _not_a_workbook(path, head)
    return Form.DELIMITED


def _workbook_form(path: Path, suffix: str) -> Form:
    if suffix == ".xlsm":
        raise refuse("E605", file=path.name)
    if suffix == ".zip":
        raise refuse("E106", file=path.name)
    if suffix != ".xlsx":
        raise refuse("E102", kind="ZIPまたはExcel", file=path.name)
    return Form.WORKBOOK


def _not_a_workbook(path: Path, head: bytes) -> Exception:
    """A workbook by its name: cut or overwritten with zeros, or a text file renamed."""
    if not head.strip(b"\x00"):
        return refuse("E107", file=path.name)
    if b"PK\x03\x04" in head:
        return refuse("E111", file=path.name)
    return refuse("E102", kind="CSV", file=path.name)


def _ole_form(path: Path) -> Form:
    """An OLE file is a protected xlsx or an old xls; the directory of its streams tells."""
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            if _ENCRYPTED_STREAM in block:
                return Form.PROTECTED
    raise refuse("E104", file=path.name)
