"""One file of a further layout: text in one of the encodings offices use, or a workbook."""

import random
from dataclasses import dataclass

import polars as pl

from app.demo.dice import Weighted
from app.demo.script import is_selector

_CHUNK = 100_000
_CODINGS = Weighted(
    [(("cp932", ","), 35.0), (("utf-8-sig", ","), 25.0), (("utf-8", ","), 12.0),
     (("cp932", "\t"), 8.0), (("utf-16", "\t"), 6.0), (("utf-8-sig", ";"), 5.0),
     (("euc_jp", ","), 5.0), (("shift_jis_2004", ","), 4.0)]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LayoutFile:
    """A file by name; `truth` holds rows of the truth table where it is a business extract."""

    name: str
    content: bytes
    truth: pl.DataFrame | None = None


def delimited(rng: random.Random, frame: pl.DataFrame) -> bytes:
    """A text file of a frame: encoding, delimiter, quoting and line ends of one office."""
    encoding, delimiter = _CODINGS.pick(rng)
    quoted = rng.random() < 0.4
    line_end = "\r\n" if rng.random() < 0.85 else "\n"
    blank = frame if quoted else frame.with_columns(pl.all().replace("", None))
    parts = [
        blank.slice(start, _CHUNK).write_csv(
            include_header=start == 0,
            separator=delimiter,
            line_terminator=line_end,
            quote_style="always" if quoted else "necessary",
        )
        for start in range(0, max(frame.height, 1), _CHUNK)
    ]
    return encoded("".join(parts), encoding)


def encoded(text: str, encoding: str) -> bytes:
    """The text in an encoding; what it cannot hold becomes 〓, variation selectors vanish."""
    if encoding.startswith("utf"):
        return text.encode(encoding)
    lost = {ord(char): None for char in sorted(set(text)) if is_selector(char)}
    kept = text.translate(lost)
    bad = {ord(char): "〓" for char in sorted(set(kept)) if not _fits(char, encoding)}
    return kept.translate(bad).encode(encoding)


def _fits(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
