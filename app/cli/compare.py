"""`totsugo compare FIELD PAIRS.tsv`: how pairs of values agree, line by line.

How to add a field: one row in FIELDS.
"""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.cli.columns import Columns, cell, read_columns, write_columns
from app.errors import KnownError
from app.tables import load_tables
from matching import (
    AddressText,
    Comparison,
    ResidentName,
    SubjectName,
    Tables,
    compare_addresses,
    compare_birth_dates,
    compare_kana,
    compare_names,
    compare_sexes,
)

Comparator = Callable[[str, str], Comparison]


def _names(tables: Tables, left: str, right: str) -> Comparison:
    return compare_names(SubjectName(left), ResidentName(right), tables)


def _addresses(tables: Tables, left: str, right: str) -> Comparison:
    return compare_addresses(AddressText(left), AddressText(right), tables)


FIELDS: dict[str, Callable[[], Comparator]] = {
    "name": lambda: partial(_names, load_tables()),
    "kana": lambda: compare_kana,
    "birth_date": lambda: compare_birth_dates,
    "sex": lambda: compare_sexes,
    "address": lambda: partial(_addresses, load_tables()),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("field", choices=list(FIELDS), help="比べる項目")
    parser.add_argument("pairs", type=Path, help="値の組のTSV(UTF-8、1行目は列名)")


def run(arguments: argparse.Namespace) -> int:
    """Write the lines of the file with columns `agreement` and `reasons` added."""
    columns = read_columns(arguments.pairs)
    left, right = pair_places(columns)
    compare = FIELDS[arguments.field]()

    def compared(line: tuple[str, ...]) -> tuple[str, str]:
        result = compare(cell(line, left), cell(line, right))
        return result.agreement.value, ";".join(result.reasons)

    write_columns(columns, ("agreement", "reasons"), compared)
    return 0


def pair_places(columns: Columns) -> tuple[int, int]:
    """Where the pair stands: the first columns x_a and x_b, else the first two.

    Raises:
        KnownError: there is only one column.
    """
    header = [name.strip() for name in columns.header]
    for place, name in enumerate(header):
        partner = name.removesuffix("_a") + "_b"
        if name.endswith("_a") and partner in header:
            return place, header.index(partner)
    if len(header) < 2:
        raise KnownError("E654", "比べる列が2つありません。値の組を2つの列に入れてください。")
    return 0, 1
