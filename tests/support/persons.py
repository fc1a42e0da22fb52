"""Small frames of subjects and residents for tests of matching; every person is made up."""

import polars as pl

from matching import RESIDENT_SCHEMA, SUBJECT_SCHEMA

# 総務省令第85号 gives the check digit; the numbers belong to nobody.
NUMBERS = (
    "123456789018",
    "023456789013",
    "637248384474",
    "340191221546",
    "333986320724",
    "684374422053",
    "603066431696",
    "076489368486",
    "071646506918",
)


def subjects(*rows: dict[str, object]) -> pl.DataFrame:
    """Subjects with the given columns; the others empty, extract `techo`, keys K1, K2 …"""
    filled = [
        {"extract": "techo", "record_id": f"K{place}", "row_number": place + 1, **row}
        for place, row in enumerate(rows, start=1)
    ]
    return _frame(filled, SUBJECT_SCHEMA)


def residents(*rows: dict[str, object]) -> pl.DataFrame:
    """Residents with the given columns; the others empty, keys R1, R2 …"""
    filled = [{"resident_id": f"R{place}", **row} for place, row in enumerate(rows, start=1)]
    return _frame(filled, RESIDENT_SCHEMA)


def _frame(rows: list[dict[str, object]], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    blank = {name: 0 if dtype == pl.Int64 else "" for name, dtype in schema.items()}
    return pl.DataFrame([{**blank, **row} for row in rows], schema=schema)


class ListedRegister:
    """A register of frames that lie in memory."""

    def __init__(self, *frames: pl.DataFrame) -> None:
        self._frames = frames

    def chunks(self):
        """The frames from the start."""
        return iter(self._frames)
