"""Who is inspected at all: the reasons of 対象外 and the rules that find them before matching.

How to add a status word: one row in STATUS_WORDS. The office's own mapping, confirmed at import,
goes before the table. A word that nobody mapped excludes nobody.
"""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum


class Side(StrEnum):
    """What a file holds."""

    SUBJECT = "subject"  # 業務側
    REGISTER = "register"  # 住基側
    PROTECTED = "protected"  # 支援措置対象者の一覧


class Coverage(StrEnum):
    """How much of the register the register extract holds (住基データの範囲)."""

    ALL = "all"  # 全住民
    NUMBER = "number"  # 番号照会の回答分
    FOUR = "four"  # 4情報照会の回答分


class Exclusion(StrEnum):
    """Why a subject is left out before matching (対象外)."""

    RETURNED = "returned"  # 返還
    DIED = "died"  # 死亡
    EXPIRED = "expired"  # 失効
    BENEFIT_ENDED = "benefit_ended"  # 支給終了
    ASSISTANCE_ENDED = "assistance_ended"  # 保護廃止
    TRANSFERRED = "transferred"  # 移管
    DOUBLE_ROW = "double_row"  # 二重行
    OUT_OF_SCOPE = "out_of_scope"  # 範囲外


STATUS_WORDS: tuple[tuple[str, Exclusion], ...] = (
    ("返還", Exclusion.RETURNED),
    ("返納", Exclusion.RETURNED),
    ("死亡", Exclusion.DIED),
    ("失効", Exclusion.EXPIRED),
    ("期限切れ", Exclusion.EXPIRED),
    ("有効期限切れ", Exclusion.EXPIRED),
    ("支給終了", Exclusion.BENEFIT_ENDED),
    ("終了", Exclusion.BENEFIT_ENDED),
    ("廃止", Exclusion.ASSISTANCE_ENDED),
    ("保護廃止", Exclusion.ASSISTANCE_ENDED),
    ("移管", Exclusion.TRANSFERRED),
    ("転出移管", Exclusion.TRANSFERRED),
)
"""Whole status values, compared after NFKC and without spaces. Never a part of a longer text: a
remark such as 死亡届の確認済 is not a status."""


def fold_status(text: str) -> str:
    """A status value as it is compared: NFKC, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def exclusion_of(status: str, mapping: Mapping[str, Exclusion | None]) -> Exclusion | None:
    """The reason for 対象外 of one status value, or None where the subject is inspected.

    `mapping` holds the office's own words (as the preview lists them); None there means that the
    office keeps this status in.
    """
    folded = fold_status(status)
    own = {fold_status(word): reason for word, reason in mapping.items()}
    if folded in own:
        return own[folded]
    return dict(STATUS_WORDS).get(folded)
