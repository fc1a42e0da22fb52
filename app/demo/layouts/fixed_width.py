"""Fixed-width text in CP932: every column so many bytes wide, padded with spaces."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from app.demo.layouts.files import encoded


class FixedColumn(NamedTuple):
    """A column by name and width in bytes."""

    name: str
    width: int


def fixed_width(rng: random.Random, frame: pl.DataFrame, columns: Sequence[FixedColumn]) -> bytes:
    """The lines of a frame, mostly under a line of column names; values that are too long are cut."""
    end = b"\r\n" if rng.random() < 0.85 else b"\n"
    gap = b" " if rng.random() < 0.5 else b""
    lines = []
    if rng.random() < 0.75:
        lines.append(gap.join(_field(name, width) for name, width in columns))
    widths = [width for _, width in columns]
    rows = frame.select(name for name, _ in columns).iter_rows()
    lines += [gap.join(map(_field, row, widths)) for row in rows]
    return end.join(lines) + end


def _field(text: str, width: int) -> bytes:
    """Cut at a whole character, pad to the width."""
    content = encoded(text, "cp932")
    while len(content) > width:
        text = text[:-1]
        content = encoded(text, "cp932")
    return content.ljust(width)
