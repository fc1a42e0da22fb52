"""Small extracts built for tests: rows of invented people, written in any form an office might.

Everything here is synthetic; the numbers only carry a check digit that adds up.
"""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from matching import parse_number

HEADINGS = (
    "手帳番号",
    "氏名",
    "氏名カナ",
    "性別",
    "生年月日",
    "住所",
    "個人番号",
    "等級",
    "交付年月日",
    "有効期限",
)
REGISTER_HEADINGS = (
    "宛名番号", "世帯番号", "個人番号", "氏名", "氏名カナ", "生年月日", "性別", "郵便番号", "住所", "方書", "続柄", "異動事由", "異動日",
    "旧氏", "通称", "支援措置",
)  # fmt: skip

_NAMES = (
    ("佐藤　一郎", "サトウ　イチロウ"),
    ("鈴木　花子", "スズキ　ハナコ"),
    ("高橋　健", "タカハシ　ケン"),
    ("田中　みどり", "タナカ　ミドリ"),
)

Row = tuple[str, ...]


def number(seed: int) -> str:
    """A twelve-digit number with a check digit that holds, not beginning with 0."""
    body = f"{10_000_000_000 + seed * 7_654_321 % 89_999_999_999:011d}"
    return next(body + d for d in "0123456789" if parse_number(body + d).problem == "")


def number_with_zero(seed: int) -> str:
    """A number whose first digit is 0."""
    body = f"{1_000_000_000 + seed * 7_654_321 % 8_999_999_999:011d}"
    return next(body + d for d in "0123456789" if parse_number(body + d).problem == "")


def wrong_number(seed: int) -> str:
    """A number whose check digit does not hold."""
    good = number(seed)
    return next(good[:-1] + d for d in "0123456789" if parse_number(good[:-1] + d).problem)


@dataclass(frozen=True)
class Person:
    """One invented person."""

    seed: int
    name: str
    kana: str
    sex: str
    birth_date: str
    address: str
    number: str

    def subject_row(self) -> Row:
        """The person as a row under HEADINGS."""
        key = f"T{self.seed:06d}"
        return (
            key,
            self.name,
            self.kana,
            self.sex,
            self.birth_date,
            self.address,
            self.number,
            "2",
            "R060401",
            "R080331",
        )

    def register_row(self) -> Row:
        """The person as a row under REGISTER_HEADINGS."""
        key, house = f"{self.seed:010d}", f"{500 + self.seed:010d}"
        return (
            key, house, self.number, self.name, self.kana, self.birth_date, self.sex, "100-0001", self.address, "", "世帯主", "転入",
            "20200401", "", "", "",
        )  # fmt: skip


def people(count: int) -> list[Person]:
    """Invented people, always the same ones."""
    return [
        Person(
            seed,
            *_NAMES[seed % len(_NAMES)],
            sex="男" if seed % 2 == 0 else "女",
            birth_date=f"{1940 + seed % 60}{1 + seed % 12:02d}{1 + seed % 28:02d}",
            address=f"東京都千代田区千代田{1 + seed % 8}番{1 + seed % 20}号",
            number=number(seed),
        )
        for seed in range(1, count + 1)
    ]


def subject_rows(count: int = 12) -> list[Row]:
    """Heading and rows of a business extract."""
    return [HEADINGS, *(person.subject_row() for person in people(count))]


def register_rows(count: int = 12) -> list[Row]:
    """Heading and rows of a register extract."""
    return [REGISTER_HEADINGS, *(person.register_row() for person in people(count))]


def with_cell(rows: Sequence[Row], at: int, heading: str, value: str) -> list[Row]:
    """The rows with one cell replaced; `at` counts data rows from 1, 0 is the heading."""
    column = rows[0].index(heading)
    changed = list(rows)
    row = list(changed[at])
    row[column] = value
    changed[at] = tuple(row)
    return changed


def with_column(rows: Sequence[Row], heading: str, change: Callable[[str], str]) -> list[Row]:
    """The rows with every data cell of a column changed."""
    column = rows[0].index(heading)
    return [
        rows[0],
        *((*row[:column], change(row[column]), *row[column + 1 :]) for row in rows[1:]),
    ]


def without_column(rows: Sequence[Row], heading: str) -> list[Row]:
    """The rows without one column."""
    column = rows[0].index(heading)
    return [(*row[:column], *row[column + 1 :]) for row in rows]


def renamed(rows: Sequence[Row], names: Mapping[str, str]) -> list[Row]:
    """The rows with other headings."""
    return [tuple(names.get(heading, heading) for heading in rows[0]), *rows[1:]]


@dataclass(frozen=True)
class Form:
    """How a delimited file is written."""

    encoding: str = "utf-8"
    mark: bytes = b""
    newline: str = "\r\n"
    delimiter: str = ","
    quote_all: bool = False

    def text(self, rows: Sequence[Sequence[str]]) -> str:
        """The rows as one text."""
        return "".join(self.line(row) for row in rows)

    def line(self, row: Sequence[str]) -> str:
        """One row with its line end."""
        return self.delimiter.join(self.field(cell) for cell in row) + self.newline

    def field(self, cell: str) -> str:
        """One field, quoted where it must be."""
        marks = (self.delimiter, '"', "\n", "\r")
        if self.quote_all or any(mark in cell for mark in marks):
            return '"' + cell.replace('"', '""') + '"'
        return cell

    def data(self, rows: Sequence[Sequence[str]]) -> bytes:
        """The rows as bytes."""
        return self.mark + self.text(rows).encode(self.encoding)


PLAIN = Form()
CP932 = replace(PLAIN, encoding="cp932")


def write(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


def delimited(
    folder: Path, rows: Sequence[Sequence[str]], form: Form = PLAIN, name: str = "techo.csv"
) -> Path:
    """A delimited file."""
    return write(folder, name, form.data(rows))


Painter = Callable[[xlsxwriter.Workbook, Mapping[str, "xlsxwriter.worksheet.Worksheet"]], None]


def workbook_bytes(
    sheets: Mapping[str, Sequence[Sequence[object]]], paint: Painter | None = None
) -> bytes:
    """An xlsx with these sheets; text as text, numbers as numbers, None as no cell."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    made = {name: book.add_worksheet(name) for name in sheets}
    for name, rows in sheets.items():
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    made[name].write_string(at, column, cell)
                elif cell is not None:
                    made[name].write_number(at, column, cell)
    if paint:
        paint(book, made)
    book.close()
    return buffer.getvalue()


def workbook(
    folder: Path,
    sheets: Mapping[str, Sequence[Sequence[object]]],
    paint: Painter | None = None,
    name: str = "seiho.xlsx",
) -> Path:
    """An xlsx file."""
    return write(folder, name, workbook_bytes(sheets, paint))


def repacked(
    data: bytes, edit: Callable[[str, bytes], bytes | None], extra: Mapping[str, bytes] = {}
) -> bytes:
    """An xlsx with parts changed (or left out where `edit` gives None) and parts added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            content = edit(info.filename, old.read(info.filename))
            if content is not None:
                new.writestr(info.filename, content)
        for name, content in extra.items():
            new.writestr(name, content)
    return buffer.getvalue()


def edited_sheet(data: bytes, old: bytes, new: bytes) -> bytes:
    """An xlsx whose first sheet has `old` replaced by `new` in its XML."""

    def edit(name: str, content: bytes) -> bytes:
        if name.endswith("worksheets/sheet1.xml"):
            assert old in content, "nothing to replace"
            return content.replace(old, new, 1)
        return content

    return repacked(data, edit)


def protected_workbook(folder: Path, password: str, count: int = 12) -> Path:
    """A business extract as an xlsx that opens with a password."""
    plain, sealed = io.BytesIO(workbook_bytes({"台帳": subject_rows(count)})), io.BytesIO()
    OOXMLFile(plain).encrypt(password, sealed)
    return write(folder, "seiho.xlsx", sealed.getvalue())


def wide(rows: list[Row], characters: int) -> list[Row]:
    """The same rows with a long column that nothing needs: few rows make a big file."""
    return [(*rows[0], "予備"), *((*row, "0" * characters) for row in rows[1:])]
