"""Rejected rows (取込不可): the list, what is to be done about each, and the word that they stay out.

The list names file, sheet, row and column, never a value: it may go back to the sender as it is.
How to add what is to be done about a code: one row in ADVICE.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.batches.batch_views import whole
from app.canonical import canonical
from app.errors import KnownError

TITLE = "取込不可一覧"
HEADINGS = ("番号", "シート", "行", "列", "理由", "対応")

ADVICE: Mapping[str, str] = {
    "E210": "制御文字を取り除いて、書き出し直してください。",
    "E304": "値の中の区切り文字を引用符で囲むか取り除いて、書き出し直してください。",
    "E324": "行の長さを定義に合わせて、書き出し直してください。",
    "E325": "項目の桁位置を定義に合わせて、書き出し直してください。",
    "E414": "入力した内容を確かめ、長すぎる値を直して書き出し直してください。",
}
_OTHERWISE = "原本を確かめ、この行を直して書き出し直してください。"

_WHOLE_ROW = "行全体"

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A cell beginning so would be calculated by a spreadsheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """One row that is not taken in: where, why, and what is to be done."""

    row_number: int
    sheet: str
    column: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedList:
    """The rejected rows of one import, before or after it was accepted."""

    files: str  # names of the files
    sha256: str  # of the source
    counted: int  # rows read
    kept: int
    total: int  # rejected; more than `rows` where the file is broken all over
    rows: tuple[RejectedRow, ...]
    digest: str  # of the whole list


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a person accepted to leave out: so many rows, by the digest of their list."""

    rows: int
    digest: str


def list_digest(rows: Iterable[object]) -> str:
    """SHA-256 of a list of rejected rows as facts hold them."""
    return hashlib.sha256(canonical(list(rows))).hexdigest()


def rejected_list(facts: Mapping[str, object], *, sha256: str) -> RejectedList:
    """The list in the facts of a preview or an import.

    Args:
        facts: as the child reported them.
        sha256: of the source.
    """
    rows, names = facts.get("rejections", []), facts.get("names", [])
    found = rows if isinstance(rows, list) else []
    return RejectedList(
        files="、".join(str(name) for name in names) if isinstance(names, list) else "",
        sha256=sha256,
        counted=whole(facts, "rows_counted"),
        kept=whole(facts, "rows_kept"),
        total=whole(facts, "rows_rejected"),
        rows=tuple(_row(row) for row in found),
        digest=str(facts.get("rejected_sha256", "")),
    )


def require_accepted(facts: Mapping[str, object], accepted: LeftOut | None) -> None:
    """Refuse an import that leaves out other rows than a person accepted.

    Args:
        facts: of the import.
        accepted: what the person saw; None where the act itself says that the rest goes on.

    Raises:
        KnownError: K105.
    """
    found = LeftOut(whole(facts, "rows_rejected"), str(facts.get("rejected_sha256", "")))
    if accepted is not None and found.rows and accepted != found:
        raise KnownError(
            "K105",
            f"取込不可の行が{found.rows:,}件あり、除くことが確かめられていません。"
            "一覧を確かめてやり直してください。",
        )


def require_at_most(result: Mapping[str, object], most: int) -> None:
    """Refuse the result of an import that leaves out more rows than allowed beforehand.

    Raises:
        KnownError: K105.
    """
    facts = result["facts"]
    count = whole(facts, "rows_rejected") if isinstance(facts, dict) else 0
    if count > most:
        raise KnownError(
            "K105",
            f"取込不可の行が{count:,}件あるため取り込みませんでした(除いてよい行{most:,}件)。",
        )


def as_reason(message: str) -> str:
    """A message ("code sentence") as the list words its reason."""
    code, _, sentence = message.partition(" ")
    return f"{_brief(sentence)}({code})"


def as_csv(rejected: RejectedList) -> bytes:
    """The list for the sender: CSV that Excel opens as it is and never calculates."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    lines.writerow(HEADINGS)
    for number, row in enumerate(rejected.rows, start=1):
        cells = (row.sheet, f"{row.row_number}", row.column, row.reason, row.advice)
        lines.writerow([f"{number}", *(_harmless(cell) for cell in cells)])
    return text.getvalue().encode("utf-8-sig")


def file_name(rejected: RejectedList) -> str:
    """A name without anything of the file but the beginning of its digest."""
    return f"{TITLE}_{rejected.sha256[:8]}.csv"


def _row(row: list[object]) -> RejectedRow:
    code = str(row[4]) if len(row) > 4 else ""
    return RejectedRow(
        row_number=int(str(row[0])),
        sheet=str(row[1]),
        column=str(row[2]) or _WHOLE_ROW,
        reason=f"{_brief(str(row[3]))}({code})" if code else _brief(str(row[3])),
        advice=ADVICE.get(code, _OTHERWISE),
    )


def _brief(sentence: str) -> str:
    """A reason without what the list says as a whole."""
    return sentence.replace("この行は取り込みません。", "").removesuffix("。")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
