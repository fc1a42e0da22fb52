"""Rows below the heading that are no data: totals, notes, repeated headings.

Such a row is skipped with a message, never silently; a row that carries an individual number or a
birth date is always data.
"""

import re
import unicodedata
from collections.abc import Sequence

_TOTAL = re.compile(
    r"^[<(\[【《*※■◆●▲-]*(総|小|中|大|累|総合|頁|ページ)?(合計|計|総数|件数|人数|世帯数|総件数|合計件数|対象件数|出力件数)"
    r"[\d,.:=()件人名世帯行数\]】》>\-*]*$"
)
_NOTE = re.compile(
    r"^(※|\*|\(?注|注記|備考|以上|以下余白|作成|出力|出典|\(?終わり|-+|=+|EOF|\[?END)",
    re.IGNORECASE,
)
_NUMBER_LIKE = re.compile(r"\d{11,13}")


def squeeze(text: str) -> str:
    """NFKC without any white space: how headings and marks of a table are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def ragged_kind(cells: Sequence[str], headings: Sequence[str]) -> str:
    """Which message a row with the wrong number of fields deserves: E311, W318, W319, or "" (E304)."""
    filled = [squeeze(cell) for cell in cells if squeeze(cell)]
    if not filled:
        return "W312"
    if is_repeated_heading(cells, headings):
        return "W318"
    if any(_NUMBER_LIKE.search(cell) for cell in filled):
        return ""
    if is_total(filled):
        return "E311"
    return "W319" if len(filled) == 1 and is_note(filled) else ""


def is_total(filled: Sequence[str]) -> bool:
    """Whether the first filled cell of a row (squeezed) says that it is a total."""
    return bool(filled) and bool(_TOTAL.match(filled[0])) and len(filled) <= 12


def is_note(filled: Sequence[str]) -> bool:
    """Whether a row is a remark under the table."""
    return bool(filled) and len(filled) <= 2 and bool(_NOTE.match(filled[0]))


def is_repeated_heading(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a row repeats the heading, as page breaks of a list do."""
    named = [(squeeze(cell), squeeze(head)) for cell, head in zip(cells, headings, strict=False)]
    same = sum(1 for cell, head in named if cell and cell == head)
    return same >= 2 and same * 2 > sum(1 for cell, _ in named if cell)
