"""Damaged extracts by the thousand, read in this process: `python -m tests.support.mutations`.

Prints one line per extract: its number and what became of it. Every damage follows from its number
alone, so that a death can be repeated. Arguments: the kind (csv or xlsx), the first number, the end.
"""

import io
import random
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from app.errors import KnownError
from app.extracts import UNWATCHED, Options, read_subjects, sources
from app.extracts.workbook_reading import read_workbook
from app.process_limits import limit
from tests.support.extract_files import CP932, PLAIN, Form, subject_rows, workbook_bytes

_ROWS = subject_rows(8)
_TEXTS = tuple(
    form.data(_ROWS)
    for form in (PLAIN, CP932, Form("utf-16"), Form("euc_jp", quote_all=True), Form(delimiter="\t"))
)
_BOOK = workbook_bytes({"一覧": _ROWS, "二": subject_rows(3)})
_TELLING = (
    b'"',
    b",",
    b"\r",
    b"\n",
    b"\0",
    b"\x1a",
    b"<",
    b">",
    b"&",
    b"\xff",
    b"\x81",
    b"0",
    b"9" * 40,
)


def _changed(dice: random.Random, data: bytes) -> bytes:
    at, other = dice.randrange(len(data)), dice.randrange(len(data))
    low, high = sorted((at, min(other, at + 64)))
    return dice.choice(
        (
            lambda: data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :],
            lambda: data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :],
            lambda: data[:low] + data[high:],
            lambda: data[:at] + data[low:high] + data[at:],
            lambda: data[:at] + dice.choice(_TELLING) + data[at:],
            lambda: data[:at] + dice.randbytes(dice.randint(1, 16)) + data[at:],
            lambda: data[:at],
        )
    )()


def _several(dice: random.Random, data: bytes) -> bytes:
    for _ in range(dice.choice((1, 1, 2, 8))):
        data = _changed(dice, data) or data
    return data


def damaged_text(dice: random.Random) -> bytes:
    """A delimited file with a few damages."""
    return _several(dice, dice.choice(_TEXTS))


def damaged_book(dice: random.Random) -> bytes:
    """A workbook damaged as a file, or in one part whose check sum fits again."""
    if dice.random() < 0.3:
        return _several(dice, _BOOK)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_BOOK)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        chosen = dice.choice([n for n in names if "sheet" in n or "shared" in n] + names)
        for name in names:
            content = old.read(name)
            new.writestr(name, _several(dice, content) if name == chosen else content)
    return buffer.getvalue()


DAMAGES: dict[str, Callable[[random.Random], bytes]] = {"csv": damaged_text, "xlsx": damaged_book}


def main(kind: str, first: int, end: int) -> None:
    """Read the damaged extracts of one kind with these numbers."""
    limit(memory=3 << 29, seconds=120)
    sources.open_workbook = read_workbook  # here the death of this process is what is looked for
    warnings.simplefilter("error")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, end):
            path = Path(folder) / f"e{number}.{kind}"
            path.write_bytes(DAMAGES[kind](random.Random(f"{kind} {number}")))  # noqa: S311 - repeatable on purpose
            print(number, _outcome(path), flush=True)
            path.unlink()


def _outcome(path: Path) -> str:
    try:
        report = read_subjects([path], Options(), UNWATCHED).reports[0]
    except KnownError as refusal:
        return refusal.code
    return f"read {report.rows_kept}"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
