"""Individual numbers (個人番号): twelve digits with a check digit, or what is wrong with them.

Check digit: 総務省令第85号 (行政手続における特定の個人を識別するための番号の利用等に関する法律に規定する個人番号…に関する省令)
第5条. With P1 … P11 counted from the right and Q = n+1 (n ≤ 6) or n-5 (n ≥ 7): 11 - (ΣP·Q mod 11),
and 0 where that remainder is 0 or 1. A number is never padded, stripped or repaired.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import polars as pl

from matching.normalise.text import DASHES, clean

_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_FORMULA = re.compile(r'^="?(.*?)"?$')
_INNER_MARKS = re.compile(rf"(?<=[0-9])[\s{DASHES}]+(?=[0-9])")
_THOUSANDS = re.compile(r"[0-9]{3}(?:,[0-9]{3}){3}")
_FLOAT_TAIL = re.compile(r"(?<=[0-9])\.0+$")
_TWELVE = re.compile(r"[0-9]{12}")
_BLANK_WORDS = frozenset(
    [
        "-",
        "ー",
        "--",
        "---",
        "なし",
        "無し",
        "無",
        "未登録",
        "未提出",
        "未記入",
        "未収集",
        "空欄",
        "不明",
        "該当なし",
        "NULL",
        "NONE",
        "N/A",
    ]
)
"""What offices type instead of leaving the cell empty (width already folded, upper case)."""

_REMARK = re.compile(
    r"[ぁ-ゖァ-ヺー一-鿿々()・、。:\s]*[ぁ-ゖァ-ヺ一-鿿][ぁ-ゖァ-ヺー一-鿿々()・、。:\s]*"
)
_SAYS_A_NUMBER = re.compile("同|仝|〃|々|上記|世帯主|保護者|[一二三四五六七八九]{4}")
"""A remark in words (申請中, 番号なし) holds no number; 同上 and 世帯主の番号 mean one that stands elsewhere."""


class NumberProblem(StrEnum):
    """What is wrong with an individual number; NONE where nothing is."""

    NONE = ""
    MISSING = "missing"
    MALFORMED = "malformed"
    CHECK_DIGIT = "check_digit"
    FILLER = "filler"


@dataclass(frozen=True, slots=True)
class IndividualNumber:
    """A number as read. `digits` holds the 12 digits only where `problem` is NONE or CHECK_DIGIT."""

    digits: str
    problem: NumberProblem


def parse_number(text: str) -> IndividualNumber:
    """Read an individual number. Total; width, spaces, inner hyphens and spreadsheet marks go.

    A filler is one digit twelve times (000000000000 would pass its check digit).
    """
    bare = _bare(text)
    if not bare or bare.upper() in _BLANK_WORDS or _is_remark(bare):
        return IndividualNumber("", NumberProblem.MISSING)
    if not _TWELVE.fullmatch(bare):
        return IndividualNumber("", NumberProblem.MALFORMED)
    if len(set(bare)) == 1:
        return IndividualNumber("", NumberProblem.FILLER)
    valid = int(bare[-1]) == check_digit(bare[:-1])
    return IndividualNumber(bare, NumberProblem.NONE if valid else NumberProblem.CHECK_DIGIT)


def _is_remark(bare: str) -> bool:
    return not bare.isascii() and bool(_REMARK.fullmatch(bare)) and not _SAYS_A_NUMBER.search(bare)


def check_digit(eleven: str) -> int:
    """The check digit of the first eleven digits (総務省令第85号)."""
    remainder = sum(int(p) * q for p, q in zip(eleven, _WEIGHTS, strict=True)) % 11
    return 0 if remainder <= 1 else 11 - remainder


def _bare(text: str) -> str:
    bare = _FORMULA.sub(r"\1", clean(text)).strip().lstrip("'’`").strip().strip('"').strip()
    if _THOUSANDS.fullmatch(bare):
        return bare.replace(",", "")
    return _FLOAT_TAIL.sub("", _INNER_MARKS.sub("", bare))


def number_key(values: pl.Series) -> pl.Series:
    """Bulk keys of numbers: the 12 digits where the check digit holds, else "".

    Cells of twelve plain digits are checked in bulk; only the others are read one by one.
    """
    filled = values.fill_null("")
    plain = filled.str.contains(r"^[0-9]{12}$")
    right = plain.to_numpy().copy()
    right[right] = _pass(filled.filter(plain))
    checked = pl.Series(right)
    keys = pl.select(pl.when(checked).then(filled).otherwise(pl.lit("")).alias(values.name))
    if plain.all():
        return keys.to_series()
    read = [_key(text) for text in filled.filter(~plain).to_list()]
    return keys.to_series().scatter(plain.not_().arg_true(), pl.Series(read, dtype=pl.String))


def _pass(numbers: pl.Series) -> npt.NDArray[np.bool_]:
    """Which numbers of twelve plain digits have the check digit that the others give."""
    digits = np.frombuffer(numbers.str.join("").item().encode(), np.uint8).reshape(-1, 12) - 48
    remainder = digits[:, :11].astype(np.int32) @ np.array(_WEIGHTS, np.int32) % 11
    expected = np.where(remainder <= 1, 0, 11 - remainder)
    is_filler = (digits == digits[:, :1]).all(axis=1)
    right: npt.NDArray[np.bool_] = (expected == digits[:, 11]) & ~is_filler
    return right


def _key(text: str) -> str:
    number = parse_number(text)
    return "" if number.problem else number.digits
