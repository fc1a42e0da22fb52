"""The bad extracts an office can hand in: a small maker per kind, and what must be said about it.

How to add a kind: one maker and one row in BAD_EXTRACTS (what is no file: in OF_THE_MOMENT).
"""

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.extracts.targets import Side
from tests.support.extract_files import (
    CP932,
    PLAIN,
    Form,
    delimited,
    edited_sheet,
    number,
    number_with_zero,
    register_rows,
    renamed,
    repacked,
    subject_rows,
    with_cell,
    with_column,
    without_column,
    workbook,
    workbook_bytes,
    write,
    wrong_number,
)

Maker = Callable[[Path], Path]


STOPS, GOES_ON = True, False


@dataclass(frozen=True)
class BadExtract:
    """One kind of bad input.

    `number` is its place in the list of the 72 bad inputs, `make` how it is made, `code` what it
    gets, `refused` whether that stops the file, `place` what its sentence must say about where.
    """

    number: int
    name: str
    make: Maker
    code: str
    refused: bool
    place: str = ""
    side: Side = Side.SUBJECT


def _plain(change: Callable[[bytes], bytes], name: str = "techo.csv") -> Maker:
    return lambda folder: write(folder, name, change(PLAIN.data(subject_rows())))


def _rows(
    change: Callable[[list[tuple[str, ...]]], list[tuple[str, ...]]], form: Form = PLAIN
) -> Maker:
    return lambda folder: delimited(folder, change(subject_rows()), form)


def _cell(heading: str, value: str, form: Form = PLAIN) -> Maker:
    return _rows(lambda rows: with_cell(rows, 3, heading, value), form)


def _register(change: Callable[[list[tuple[str, ...]]], list[tuple[str, ...]]]) -> Maker:
    return lambda folder: delimited(folder, change(register_rows()), PLAIN, "register.csv")


def _book(change: Callable[[bytes], bytes], name: str = "seiho.xlsx") -> Maker:
    return lambda folder: write(folder, name, change(workbook_bytes({"一覧": subject_rows()})))


def _part(name: str, content: bytes) -> Maker:
    return _book(lambda data: repacked(data, lambda _n, c: c, {name: content}))


def _sheet_xml(old: bytes, new: bytes) -> Maker:
    return _book(lambda data: edited_sheet(data, old, new))


def _lines(change: Callable[[list[bytes]], list[bytes]], data: bytes | None = None) -> Maker:
    def make(folder: Path) -> Path:
        lines = (data or PLAIN.data(subject_rows())).splitlines(keepends=True)
        return write(folder, "techo.csv", b"".join(change(lines)))

    return make


def _at(index: int, change: Callable[[bytes], bytes]) -> Callable[[list[bytes]], list[bytes]]:
    return lambda lines: [*lines[:index], change(lines[index]), *lines[index + 1 :]]


def _protected_book(folder: Path) -> Path:
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return write(folder, "seiho.xlsx", header + "EncryptedPackage".encode("utf-16-le") + bytes(512))


def _wrong_crc(data: bytes) -> bytes:
    """One digit changed inside a stored part; its check sum stays."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, old.read(info.filename))
    stored, digits = buffer.getvalue(), number(3).encode()
    assert digits in stored
    return stored.replace(digits, digits[:-2] + b"99", 1)


def _twice_in_zip(data: bytes) -> bytes:
    """A second part of the same name."""
    at = data.index(b"xl/worksheets/sheet1.xml")
    del at
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as box:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            box.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>")
    return buffer.getvalue()


def _bomb(data: bytes) -> bytes:
    """A sheet that inflates to hundreds of times its size."""
    filler = b"<!--" + b" " * (1 << 26) + b"-->"
    return edited_sheet(data, b"<sheetData>", filler + b"<sheetData>")


def _too_many_cells(data: bytes) -> bytes:
    """A sheet of more cells than fit into memory, no more repetitive than honest ones are."""
    seeds = random.Random(59)  # noqa: S311 - filler, not a secret
    cells = b"".join(b'<c s="%d"/>' % seeds.randrange(10**5) for _ in range(10_000))
    row = b'<row r="999">' + cells * 501 + b"</row>"
    return edited_sheet(data, b"</sheetData>", row + b"</sheetData>")


def _wide(columns: int) -> Maker:
    def change(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        extra = tuple(f"列{at}" for at in range(columns))
        return [rows[0] + extra, *(row + ("",) * columns for row in rows[1:])]

    return _rows(change)


def _formula(folder: Path) -> Path:
    def paint(_book: object, sheets: dict[str, object]) -> None:
        sheets["一覧"].write_formula("G4", "=1+1", None, 2)  # type: ignore[attr-defined]  # xlsxwriter

    return workbook(folder, {"一覧": subject_rows()}, paint)


def _error_cell(folder: Path) -> Path:
    return _sheet_xml_cell(folder, "F4", b'<c r="F4" t="e"><v>#REF!</v></c>')


def _sheet_xml_cell(folder: Path, cell: str, xml: bytes) -> Path:
    import re

    def edit(name: str, content: bytes) -> bytes:
        if name.endswith("sheet1.xml"):
            return re.sub(rb'<c r="%s"[^>]*>.*?</c>' % cell.encode(), xml, content, count=1)
        return content

    return write(folder, "seiho.xlsx", repacked(workbook_bytes({"一覧": subject_rows()}), edit))


def _merged(folder: Path) -> Path:
    def paint(_book: object, sheets: dict[str, object]) -> None:
        sheets["一覧"].merge_range("F3:F4", "東京都千代田区千代田1番1号")  # type: ignore[attr-defined]  # xlsxwriter

    return workbook(folder, {"一覧": subject_rows()}, paint)


def _hidden(folder: Path) -> Path:
    def paint(_book: object, sheets: dict[str, object]) -> None:
        sheets["一覧"].set_row(4, None, None, {"hidden": True})  # type: ignore[attr-defined]  # xlsxwriter
        sheets["旧"].hide()  # type: ignore[attr-defined]  # xlsxwriter

    return workbook(folder, {"一覧": subject_rows(), "旧": subject_rows(3)}, paint)


def _number_format(folder: Path) -> Path:
    """Numbers as numbers whose format shows zeros that the cell does not hold."""
    rows = subject_rows()
    column = rows[0].index("個人番号")
    cells = [[*rows[0]], *([*row] for row in rows[1:])]
    for at, row in enumerate(cells[1:], start=1):
        row[column] = float(number_with_zero(at))  # type: ignore[call-overload]  # a number cell among texts
    return workbook(folder, {"一覧": cells})


def _symlink(folder: Path) -> Path:
    target = delimited(folder, subject_rows(), name="real.csv")
    link = folder / "techo.csv"
    link.symlink_to(target)
    return link


def _mixed_encodings(folder: Path) -> Path:
    lines = PLAIN.data(subject_rows()).splitlines(keepends=True)
    stray = CP932.data(subject_rows()).splitlines(keepends=True)
    return write(folder, "techo.csv", b"".join([*lines[:5], stray[5], *lines[6:]]))


def _broken_book_end(data: bytes) -> bytes:
    return data + data


BAD_EXTRACTS: tuple[BadExtract, ...] = (
    BadExtract(1, "no bytes", lambda f: write(f, "techo.csv", b""), "E101", STOPS),
    BadExtract(2, "csv named xlsx", _plain(lambda d: d, "techo.xlsx"), "E102", STOPS),
    BadExtract(2, "zip named csv", _book(lambda d: d, "techo.csv"), "E102", STOPS),
    BadExtract(3, "html named xls", lambda f: write(f, "a.xls", b"<html><table></table></html>"), "E103", STOPS),
    BadExtract(4, "old xls", lambda f: write(f, "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999)), "E104", STOPS),
    BadExtract(5, "protected xlsx", _protected_book, "E105", STOPS),
    BadExtract(6, "gzip", _plain(gzip.compress), "E106", STOPS),
    BadExtract(6, "zstd", lambda f: write(f, "a.csv", b"\x28\xb5\x2f\xfd" + bytes(99)), "E106", STOPS),
    BadExtract(6, "bzip2", lambda f: write(f, "a.csv", b"BZh9" + bytes(99)), "E106", STOPS),
    BadExtract(7, "zip cut in half", _book(lambda d: d[: len(d) // 2]), "E107", STOPS),
    BadExtract(8, "wrong check sum", _book(_wrong_crc), "E108", STOPS),
    BadExtract(9, "cut inside the last row", _plain(lambda d: d[: d.rindex(b",2,R06")]), "E109", STOPS, "13行目"),
    BadExtract(10, "zeros behind", _plain(lambda d: d + bytes(512)), "E110", STOPS, "14行目"),
    BadExtract(10, "end mark of dos", _plain(lambda d: d + b"\x1a"), "E110", STOPS, "14行目"),
    BadExtract(11, "two directories", _book(_broken_book_end), "E111", STOPS),
    BadExtract(11, "data before the zip", _book(lambda d: b"MZ" * 50 + d), "E111", STOPS),
    BadExtract(13, "cp932", lambda f: delimited(f, subject_rows(), CP932), "W201", GOES_ON),
    BadExtract(14, "mixed encodings", _mixed_encodings, "E202", STOPS, "6行目"),
    BadExtract(15, "mark in the middle", _lines(_at(4, lambda b: "\ufeff".encode() + b)), "W203", GOES_ON),
    BadExtract(16, "utf-16 without mark", lambda f: delimited(f, subject_rows(), Form("utf-16-le")), "E204", STOPS),
    BadExtract(17, "invalid byte", _lines(_at(4, lambda b: b.replace("佐藤".encode(), b"\xff\xfe"))), "E205", STOPS, "5行目"),
    BadExtract(17, "overlong form", _lines(_at(4, lambda b: b.replace(b"T0", b"\xc0\xafT0"))), "E205", STOPS, "5行目"),
    BadExtract(18, "cesu-8", _lines(_at(4, lambda b: b.replace(b"T0", b"\xed\xa1\x82\xed\xbe\xb7T0"))), "E205", STOPS, "5行目"),
    BadExtract(18, "lone surrogate", _lines(_at(4, lambda b: b.replace(b"T0", b"\xed\xa0\x80T0"))), "E205", STOPS, "5行目"),
    BadExtract(17, "broken byte in cp932", _lines(_at(4, lambda b: b.replace(b"T0", b"\xfdT0")), CP932.data(subject_rows())), "E205", STOPS, "5行目"),
    BadExtract(19, "private use", _cell("氏名", "佐\ue000　一郎", CP932), "W206", GOES_ON),
    BadExtract(20, "variation selector", _cell("氏名", "葛\U000e0100城　一郎"), "W207", GOES_ON),
    BadExtract(21, "wide digits", _cell("住所", "東京都千代田区１－２"), "W208", GOES_ON),
    BadExtract(22, "zero width", _cell("氏名", "佐藤\u200b　一郎"), "W209", GOES_ON),
    BadExtract(23, "control character", _cell("氏名", "佐藤\x00一郎"), "E210", GOES_ON, "4行「氏名」"),
    BadExtract(24, "unclosed quote", _lines(_at(4, lambda b: b.replace(b"T0", b'"T0'))), "E301", STOPS, "5行目"),
    BadExtract(24, "unclosed among quoted", lambda f: write(f, "techo.csv", Form(quote_all=True).data(subject_rows()).replace(b'"T000003"', b'"T000003', 1)), "E301", STOPS, "4行目"),
    BadExtract(25, "stray quote", _lines(_at(4, lambda b: b.replace("サトウ".encode(), 'サ"トウ'.encode()).replace("スズキ".encode(), 'ス"ズキ'.encode()).replace("タカハシ".encode(), 'タカ"ハシ'.encode()).replace("タナカ".encode(), 'タ"ナカ'.encode()))), "E302", STOPS, "5行目"),
    BadExtract(26, "line break inside", _cell("住所", "東京都千代田区\r\n1-1"), "W303", GOES_ON),
    BadExtract(27, "too many fields", _lines(_at(4, lambda b: b.replace(b"\r\n", b",x\r\n"))), "E304", GOES_ON, "5行目"),
    BadExtract(28, "too few fields", _lines(_at(4, lambda b: b.replace(b",2,R06", b",R06"))), "E304", GOES_ON, "5行目"),
    BadExtract(29, "cr only", lambda f: delimited(f, subject_rows(), Form(newline="\r")), "W305", GOES_ON),
    BadExtract(30, "tabs", lambda f: delimited(f, subject_rows(), Form(delimiter="\t")), "E306", GOES_ON),
    BadExtract(30, "semicolons", lambda f: delimited(f, subject_rows(), Form(delimiter=";")), "E306", GOES_ON),
    BadExtract(31, "double heading", _rows(lambda r: renamed(r, {"氏名カナ": "氏名"})), "E307", STOPS, "「氏名」"),
    BadExtract(32, "heading missing", _rows(lambda r: without_column(r, "生年月日")), "E308", STOPS, "「生年月日」"),
    BadExtract(32, "heading renamed", _rows(lambda r: renamed(r, {"氏名": "項目ア"})), "E308", STOPS, "「氏名」"),
    BadExtract(33, "empty heading", _rows(lambda r: renamed(r, {"等級": ""})), "E309", GOES_ON, "1行目"),
    BadExtract(34, "title lines", _rows(lambda r: [("手帳所持者一覧",), ("令和8年10月1日現在",), *r]), "E309", GOES_ON, "3行目"),
    BadExtract(35, "heading only", _rows(lambda r: r[:1]), "E310", STOPS),
    BadExtract(36, "total line", _rows(lambda r: [*r, ("合計", "12件", *("",) * 8)]), "E311", GOES_ON, "14行目"),
    BadExtract(37, "blank rows", _rows(lambda r: [*r[:4], ("",) * 10, *r[4:]]), "W312", GOES_ON),
    BadExtract(39, "register as subjects", lambda f: delimited(f, register_rows()), "E314", STOPS),
    BadExtract(39, "subjects as register", lambda f: delimited(f, subject_rows()), "E314", STOPS, side=Side.REGISTER),
    BadExtract(40, "same key twice", _rows(lambda r: with_cell(r, 3, "手帳番号", "T000001")), "E315", GOES_ON, "手帳番号"),
    BadExtract(42, "eleven digits", _cell("個人番号", number_with_zero(5)[1:]), "E401", GOES_ON),
    BadExtract(43, "check digit", _cell("個人番号", wrong_number(5)), "W402", GOES_ON),
    BadExtract(44, "exponent", _cell("個人番号", "1.23E+11"), "E403", GOES_ON),
    BadExtract(45, "formula text", _cell("個人番号", f'="{number(50)}"'), "W404", GOES_ON),
    BadExtract(46, "hyphens", _cell("個人番号", f"{number(50)[:4]}-{number(50)[4:8]}-{number(50)[8:]}"), "W405", GOES_ON),
    BadExtract(47, "thirteen digits", _rows(lambda r: with_column(r, "個人番号", lambda n: "7" + n)), "E406", GOES_ON),
    BadExtract(48, "one digit", _cell("個人番号", "1" * 12), "E407", GOES_ON),
    BadExtract(49, "one number twice", _cell("個人番号", number(1)), "W408", GOES_ON),
    BadExtract(50, "no such day", _cell("生年月日", "令和元年4月31日"), "E409", GOES_ON, "4行「生年月日」"),
    BadExtract(50, "1900-02-29", _cell("生年月日", "1900-02-29"), "E409", GOES_ON, "4行「生年月日」"),
    BadExtract(51, "many writings", _cell("生年月日", "H31.5.1"), "W410", GOES_ON),
    BadExtract(52, "future", _cell("生年月日", "20990101"), "W411", GOES_ON),
    BadExtract(52, "before 1900", _cell("生年月日", "18850101"), "W411", GOES_ON),
    BadExtract(53, "unknown sex", _cell("性別", "甲"), "W412", GOES_ON),
    BadExtract(54, "formula sign", _cell("氏名", "=HYPERLINK(1)"), "W413", GOES_ON),
    BadExtract(54, "wide formula sign", _cell("住所", "＝1+1"), "W413", GOES_ON),
    BadExtract(55, "twenty million characters", _cell("住所", "あ" * 20_000_000), "E414", GOES_ON, "4行「住所」"),
    BadExtract(56, "unknown protection", _register(lambda r: with_cell(r, 3, "支援措置", "要確認")), "E415", STOPS, "4行「支援措置」で支援措置の区分", side=Side.REGISTER),
    BadExtract(56, "unknown protection in a workbook", lambda f: workbook(f, {"住基": with_cell(register_rows(), 2, "支援措置", "要確認")}, name="住基.xlsx"), "E415", STOPS, "シート「住基」3行「支援措置」で", side=Side.REGISTER),
    BadExtract(57, "bomb", _book(_bomb), "E501", STOPS),
    BadExtract(58, "too many columns", _wide(100_000), "E502", STOPS),
    BadExtract(59, "more cells than a workbook may hold", _book(_too_many_cells), "E503", STOPS),
    BadExtract(61, "far cell", _sheet_xml(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'), "E601", STOPS, "XFD1048576"),
    BadExtract(62, "outside the grid", _sheet_xml(b"</sheetData>", b'<row r="99"><c r="XFE99"><v>1</v></c></row></sheetData>'), "E602", STOPS),
    BadExtract(62, "no such text", _sheet_xml(b't="s"><v>0</v>', b't="s"><v>99999</v>'), "E602", STOPS),
    BadExtract(63, "dtd", _sheet_xml(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'), "E603", STOPS),
    BadExtract(63, "dtd in utf-16", _part("docProps/custom.xml", '<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16")), "E603", STOPS),
    BadExtract(64, "part twice", _book(_twice_in_zip), "E604", STOPS),
    BadExtract(64, "part outside", _part("../evil.xml", b"<a/>"), "E604", STOPS),
    BadExtract(65, "macro", _part("xl/vbaProject.bin", b"x"), "E605", STOPS),
    BadExtract(65, "xlsm", _book(lambda d: d, "seiho.xlsm"), "E605", STOPS),
    BadExtract(65, "external link", _part("xl/externalLinks/externalLink1.xml", b"<a/>"), "E605", STOPS),
    BadExtract(66, "formula", _formula, "E606", STOPS, "G4"),
    BadExtract(67, "error cell", _error_cell, "E607", GOES_ON, "F4"),
    BadExtract(68, "merged cells", _merged, "E608", GOES_ON),
    BadExtract(69, "hidden rows and sheets", _hidden, "W609", GOES_ON),
    BadExtract(70, "number format", _number_format, "E401", GOES_ON),
    BadExtract(71, "symlink", _symlink, "E701", STOPS),
    BadExtract(71, "shortcut", _plain(lambda d: d, "techo.csv.lnk"), "E701", STOPS),
    BadExtract(71, "device name", lambda f: delimited(f, subject_rows(), name="CON.csv"), "E701", STOPS),
    BadExtract(71, "right to left", lambda f: delimited(f, subject_rows(), name="a\u202ecsv.csv"), "E701", STOPS),
)  # fmt: skip
"""Kind by kind, in the order of the list of the 72 bad inputs."""

OF_THE_MOMENT = {
    12: "changes while it is read: tests/unit/app/extracts/test_bad_extracts.py",
    38: "taken in before: tests/unit/app/extracts/test_bad_extracts.py",
    41: "the sender's slip counts other rows: tests/unit/app/batches/test_slip.py",
    60: "no room on the disk: tests/unit/app/batches/test_room.py",
    72: "the medium is pulled: tests/unit/app/extracts/test_bad_extracts.py, tests/journey/test_medium_pull.py",
}
"""Bad inputs that no file alone can be, and where they are tested."""
