"""The files of a demonstration: named and laid out as the sample data."""

import io
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import xlsxwriter

from app.demo.frames import SEIHO_COLUMNS
from app.demo.generate import DemoData
from app.demo.layouts import write_layouts
from app.demo.script import full_digits

_CHUNK = 100_000
_NOTE = """合成データです。

このフォルダーのデータはすべて合成データです。実在の人物・個人番号・手帳・受給者とは関係ありません。
個人番号は検査用数字の計算が合うように作ってあるだけで、付番された番号ではありません。

基準日 令和8年10月1日
住基 {residents}人 / 業務 {subjects}件 / 乱数の種 {seed}

register.csv  住民基本台帳からの抽出 (CP932)
techo.csv     精神障害者保健福祉手帳の台帳 (CP932)
seiho.xlsx    生活保護 受給者一覧 (2シート)
jiritsu.csv   自立支援医療(精神通院)の受給者 (UTF-8、BOM付き)
truth.csv     正解表 (試行の答え合わせ用。実務には無い)
"""


def write(data: DemoData, folder: Path) -> None:
    """Write the five files, a note and any further layouts into `folder`, made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(data.register, folder / "register.csv", encoding="cp932")
    write_csv(data.techo, folder / "techo.csv", encoding="cp932")
    write_csv(data.jiritsu, folder / "jiritsu.csv", encoding="utf-8-sig")
    write_seiho(data.seiho, folder / "seiho.xlsx")
    (folder / "truth.csv").write_bytes(b"\xef\xbb\xbf" + data.truth.write_csv().encode())
    if data.options.layouts == "all":
        write_layouts(data, folder / "layouts")
    note = _NOTE.format(
        residents=f"{data.register.height:,}",
        subjects=f"{data.truth.height:,}",
        seed=data.options.seed,
    )
    (folder / "README.txt").write_text(note, encoding="utf-8-sig", newline="\r\n")


def write_csv(frame: pl.DataFrame, path: Path, *, encoding: str) -> None:
    """A CSV file with CRLF; quotes only where a value needs them, nothing for an empty value."""
    with path.open("wb") as file:
        for part, first in _parts(frame):
            text = part.write_csv(include_header=first, line_terminator="\r\n")
            plain = encoding if first else encoding.removesuffix("-sig")
            file.write(text.encode(plain))


def _parts(frame: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, bool]]:
    blank = frame.with_columns(pl.all().replace("", None))
    for start in range(0, max(frame.height, 1), _CHUNK):
        yield blank.slice(start, _CHUNK), start == 0


def write_seiho(frame: pl.DataFrame, path: Path) -> None:
    """The workbook: title rows, two header rows with merged cells, two sheets, total rows."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": False})
    for name, part in zip(("一覧（１）", "一覧（２）"), _halves(frame), strict=True):
        _write_sheet(book.add_worksheet(name), part)
    book.close()
    path.write_bytes(buffer.getvalue())


def _halves(frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Cut in the middle, between two cases."""
    place = frame.height // 2
    while 0 < place < frame.height and frame["員番"][place] != "１":
        place += 1
    return frame.slice(0, place), frame.slice(place)


def _write_sheet(sheet: "xlsxwriter.worksheet.Worksheet", frame: pl.DataFrame) -> None:
    sheet.set_column(0, 0, 12)
    sheet.set_column(3, 7, 18)
    sheet.set_column(9, 9, 50)
    sheet.write_string(0, 0, "生活保護受給者　個人番号登録一覧表")
    sheet.write_string(1, 0, "令和８年１０月１日現在")
    sheet.write_string(1, 8, "福祉事務所　保護課")
    for column in (0, 1, 2, 8, 9, 10):
        sheet.merge_range(3, column, 4, column, SEIHO_COLUMNS[column])
    sheet.merge_range(3, 3, 3, 7, "対象者")
    for column in range(3, 8):
        sheet.write_string(4, column, SEIHO_COLUMNS[column])
    for row, values in enumerate(frame.iter_rows(), start=5):
        for column, value in enumerate(values):
            sheet.write_string(row, column, value)
    sheet.write_string(5 + frame.height, 0, "合計")
    sheet.write_string(5 + frame.height, 3, f"{full_digits(frame.height)}件")
