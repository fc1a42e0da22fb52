"""性別 as written, in any code or word, to one of two values or the reason why not."""

import re
from enum import StrEnum

import polars as pl

from matching.normalise.text import clean, map_distinct


class Sex(StrEnum):
    """What a 性別 cell says."""

    MALE = "1"
    FEMALE = "2"
    BLANK = ""
    NOT_RECORDED = "not_recorded"
    OTHER = "other"


_WORDS = {
    Sex.MALE: "1 01 男 男性 男子 男児 おとこ オトコ ダン M MALE MAN ♂",
    Sex.FEMALE: "2 02 女 女性 女子 女児 おんな オンナ ジョ F FEMALE WOMAN ♀",
    Sex.NOT_RECORDED: "0 00 9 09 99 不明 不詳 未記入 未入力 未登録 未把握 未回答 無回答 空欄 なし 適用不能 該当なし"
    " - ー ― * ? U UNKNOWN N/A NULL",
}
"""How to add a word: put it in the row of its value (width folded, upper case)."""

_VALUES = {word: sex for sex, words in _WORDS.items() for word in words.split()}
_PIECES = re.compile(r"[\s:;,、.()\[\]{}<>〔〕【】「」=/・'\"_-]+")
_GLUED = re.compile(r"^([0-9]{1,2})(?=[^0-9])")
_FLOAT_TAIL = re.compile(r"^([0-9]{1,2})\.0+$")


def parse_sex(text: str) -> Sex:
    """Read a 性別 cell. Total. Codes and words may stand together (1:男, 男(1)) if they agree."""
    bare = _FLOAT_TAIL.sub(r"\1", clean(text).upper())
    if not bare:
        return Sex.BLANK
    if bare in _VALUES:
        return _VALUES[bare]
    pieces = [piece for piece in _PIECES.split(_GLUED.sub(r"\1 ", bare)) if piece]
    found = {_VALUES.get(piece, Sex.OTHER) for piece in pieces}
    return found.pop() if len(found) == 1 else Sex.OTHER


def sex_key(values: pl.Series) -> pl.Series:
    """Bulk keys of 性別: "1" male, "2" female, "" for anything else."""
    return map_distinct(values, _key)


def _key(text: str) -> str:
    sex = parse_sex(text)
    return sex.value if sex in (Sex.MALE, Sex.FEMALE) else ""
