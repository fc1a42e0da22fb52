"""`totsugo parse FIELD VALUES.tsv`: what values are read as, line by line.

How to add a field: one row in FIELDS.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from app.cli.columns import cell, read_columns, write_columns
from matching import parse_birth_date, parse_number


def _birth_date(text: str) -> tuple[str, str]:
    born = parse_birth_date(text)
    return born.known, born.problem.value


def _individual_number(text: str) -> tuple[str, str]:
    number = parse_number(text)
    return ("" if number.problem else number.digits), number.problem.value


FIELDS: dict[str, Callable[[str], tuple[str, str]]] = {
    "birth_date": _birth_date,
    "individual_number": _individual_number,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("field", choices=list(FIELDS), help="読み取る項目")
    parser.add_argument("values", type=Path, help="値のTSV(UTF-8、1行目は列名)")


def run(arguments: argparse.Namespace) -> int:
    """Write the lines of the file with columns `value` and `problem` added.

    The value is column `input`, else the first.
    """
    columns = read_columns(arguments.values)
    header = [name.strip() for name in columns.header]
    place = header.index("input") if "input" in header else 0
    read = FIELDS[arguments.field]
    write_columns(columns, ("value", "problem"), lambda line: read(cell(line, place)))
    return 0
