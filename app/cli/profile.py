"""`totsugo profile`: what was recognised in a file, and that as a profile to keep.

No value of the file is ever shown: headings, positions, counts and sentences only.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.cli.passwords import workbook_passwords
from app.cli.telling import tell_reports
from app.extracts import (
    UNWATCHED,
    Detection,
    FileReport,
    Options,
    Side,
    TableDetection,
    inspect,
    read_register,
    read_subjects,
)
from app.extracts.delimited import DELIMITERS
from app.extracts.profiles import WidthUnit, load_profile, write_profile
from app.extracts.sentences import quoted
from app.extracts.targets import TARGETS
from app.schemes import scheme

_SIDE_WORDS = {Side.SUBJECT: "業務システム", Side.REGISTER: "住基"}
_UNIT_WORDS = {WidthUnit.COLUMNS: "桁", WidthUnit.CHARACTERS: "文字", WidthUnit.BYTES: "バイト"}
_SURE, _LIKELY = 0.9, 0.7


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add = parser.add_argument
    add("file", type=Path, metavar="FILE", help="抽出データ")
    add("--side", choices=list(Side), help="業務側(subject)か住基側(register)か")
    add("--profile", type=Path, metavar="PROFILE", help="使う取込定義")
    add("--write", type=Path, metavar="PROFILE", help="取込定義を書き出す先")


def run(arguments: argparse.Namespace) -> int:
    """Print what was detected, then the outcome of reading the whole file; 0 when done."""
    path: Path = arguments.file
    side = Side(arguments.side) if arguments.side else None
    profile = load_profile(arguments.profile) if arguments.profile else None
    passwords = workbook_passwords([path])
    detection = inspect(path, side, profile, password=passwords.get(path, ""))
    _print(_detected(detection))
    if arguments.write:
        write_profile(arguments.write, detection.as_profile(path.stem))
    options = Options(profiles={path: profile} if profile else {}, passwords=passwords)
    report = _read(path, detection.side, options)
    _print(_outcome(report))
    tell_reports([report])
    return 0


def _print(lines: Iterator[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _read(path: Path, side: Side, options: Options) -> FileReport:
    if side is Side.REGISTER:
        return read_register([path], options, UNWATCHED).reports[0]
    return read_subjects([path], options, UNWATCHED).reports[0]


def _detected(detection: Detection) -> Iterator[str]:
    yield f"ファイル: {detection.opened.name}"
    guessed = "(推定)" if detection.side_is_guessed else ""
    yield f"種類: {_SIDE_WORDS[detection.side]}{guessed}"
    if detection.side is Side.SUBJECT:
        yield f"事務: {scheme(detection.scheme).words if detection.scheme else '(不明)'}"
    yield f"文字コード: {detection.encoding}"
    if detection.delimiter:
        yield f"区切り: {DELIMITERS[detection.delimiter]}"
    if layout := detection.fixed_width:
        yield f"固定長: 1行{layout.length}{_UNIT_WORDS[layout.unit]}、{len(layout.columns)}列"
        if layout.kinds:
            counted = "末尾の件数と照合" if layout.kinds.count else "件数の照合なし"
            yield f"レコード区分: 明細 {'・'.join(layout.kinds.data)}、{counted}"
    for table in detection.tables:
        yield ""
        yield from _table(table)


def _table(table: TableDetection) -> Iterator[str]:
    if table.sheet:
        yield f"シート: {quoted(table.sheet, 0)}"
    rows = "・".join(str(row) for row in table.header_rows)
    yield f"見出し: {rows}行目" if rows else "見出し: なし"
    yield "列\t見出し\t項目\t確からしさ"
    targets: dict[int, list[str]] = {}
    for column in table.columns:
        words = f"{TARGETS[column.target].name}\t{_confidence(column.confidence)}"
        targets.setdefault(column.position, []).append(words)
    for at, heading in enumerate(table.headings):
        for words in targets.get(at, ["(取り込まない)\t"]):
            yield f"{at + 1}\t{_quoted(heading, at)}\t{words}"


def _quoted(heading: str, at: int) -> str:
    return quoted(heading, at) if heading else "(なし)"


def _confidence(share: float) -> str:
    word = "高" if share >= _SURE else "中" if share >= _LIKELY else "低"
    return f"{word}({share:.0%})"


def _outcome(report: FileReport) -> Iterator[str]:
    yield ""
    yield f"行数: {report.rows_counted}"
    yield f"取込: {report.rows_kept}"
    yield f"取込不可: {report.rows_rejected}"
    yield f"除いた行: {report.rows_skipped}"
    yield f"SHA-256: {report.sha256}"
    yield from _messages([str(message) for message in report.messages])


def _messages(messages: Sequence[str]) -> Iterator[str]:
    yield ""
    yield "気付いたこと:" if messages else "気付いたこと: なし"
    yield from messages
