"""The columns of every frame that enters or leaves matching: the only file that spells a schema.

All text columns are String, the raw text as imported; an empty string means "no value".
A column that an extract does not hold at all is absent from `Subjects.holds`, not merely empty.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import polars as pl

ATTRIBUTES = ("name", "kana", "birth_date", "sex", "address")
"""The compared attributes, in the order of every screen, paper and file."""

SUBJECT_SCHEMA: dict[str, pl.DataType] = {
    "extract": pl.String(),  # file name without its last suffix
    "record_id": pl.String(),  # the key column, outer spaces trimmed, or `#<data row>`
    "row_number": pl.Int64(),  # physical row in the file (or sheet), 1 = first line
    "sheet": pl.String(),
    "number": pl.String(),  # 個人番号 as written
    "name": pl.String(),  # as written; 姓 and 名 columns joined by U+3000
    "surname": pl.String(),  # only where the file splits the name
    "given_name": pl.String(),
    "kana": pl.String(),  # セイ and メイ joined by U+3000
    "birth_date": pl.String(),
    "sex": pl.String(),
    "postcode": pl.String(),
    "address": pl.String(),  # 住所 as written
    "building": pl.String(),  # a separate 方書 / 建物名 column, else ""
    "residence": pl.String(),  # 居所
    "mailing_address": pl.String(),  # 送付先
    "guardian_name": pl.String(),  # 保護者氏名
    "household_key": pl.String(),  # ケース番号, 世帯番号
    "household_head": pl.String(),  # 世帯主氏名
    "relation": pl.String(),  # 続柄
    "status": pl.String(),  # 資格状態, 返還 …
    "status_date": pl.String(),
    "issued_on": pl.String(),  # 交付日; from here to 進達市町村 carried, never compared
    "valid_until": pl.String(),  # 有効期限
    "received_on": pl.String(),  # 受付日
    "received_number": pl.String(),  # 受付番号
    "ledger_volume": pl.String(),  # 簿冊番号
    "number_source": pl.String(),  # 番号の取得方法
    "municipality": pl.String(),  # 進達市町村
    "protected": pl.String(),  # 支援措置 flag, "1" or ""
}
"""One business record (点検対象データ). Order of rows is file order."""

RESIDENT_SCHEMA: dict[str, pl.DataType] = {
    "resident_id": pl.String(),  # 宛名番号, else `#<row>`; never the number
    "household_id": pl.String(),  # 世帯番号
    "number": pl.String(),
    "name": pl.String(),
    "kana": pl.String(),
    "birth_date": pl.String(),
    "birth_date_unknown": pl.String(),  # 不詳フラグ or 不詳表記, "" = known
    "sex": pl.String(),
    "postcode": pl.String(),
    "address": pl.String(),  # 都道府県 to 番地号 joined without a space
    "building": pl.String(),  # 方書
    "relation": pl.String(),  # 続柄
    "status": pl.String(),  # 異動事由 or 住民状態: 死亡, 転出 …
    "status_date": pl.String(),  # 異動日
    "former_surname": pl.String(),  # 旧氏 registered on the current row
    "alias": pl.String(),  # 通称 registered on the current row
    "alias_kana": pl.String(),
    "latin_name": pl.String(),  # 氏名_外国人ローマ字
    "kanji_name": pl.String(),  # 氏名_外国人漢字
    "former_name": pl.String(),  # history only
    "former_address": pl.String(),  # history only: 転居前 / 転入前住所
    "former_number": pl.String(),  # history only
    "protected": pl.String(),  # 支援措置, "1" or ""
}
"""One resident (住民), current row of the register."""

RESULT_SCHEMA: dict[str, pl.DataType] = {
    "extract": pl.String(),
    "record_id": pl.String(),
    "verdict": pl.String(),  # A | B | C
    "class": pl.String(),  # A1 … C5
    "cause": pl.String(),  # E1 … E7, H1 … H8, ""
    "signature": pl.String(),  # code of resources/rules/signatures.tsv
    "reasons": pl.String(),  # codes joined by ";"
    "number_state": pl.String(),
    "name": pl.String(),  # Agreement values
    "kana": pl.String(),
    "birth_date": pl.String(),
    "sex": pl.String(),
    "address": pl.String(),
    "linked_resident": pl.String(),  # resident_id, "" where the number leads to nobody
    "best_candidate": pl.String(),
    "candidate_count": pl.Int64(),
    "weight": pl.Float64(),  # log2; of best_candidate
    "margin": pl.Float64(),  # bits to the runner-up
    "queue_position": pl.Int64(),  # 1 = first; null for A
    "lane": pl.String(),  # eye | inquiry | unnumbered; "" for A
    "group_ok": pl.Boolean(),  # 一括可
}
"""One line per subject, in file order: the columns of results.parquet, in this order."""

DETAIL_SCHEMA: dict[str, pl.DataType] = {
    "subject": pl.Int64(),  # row index into the subjects frame
    "row_number": pl.Int64(),
    "cautions": pl.String(),  # codes joined by ";": protected, same_number, dead, moved_out, …
    "namesakes": pl.Int64(),  # residents sharing name and birth date; null where coverage forbids it
    "same_number_subjects": pl.String(),  # extract/record_id joined by ";"
    "same_person_subjects": pl.String(),  # this person's other 事務
    "guardian_is_linked": pl.Boolean(),
}
"""Evidence beside the verdict, one line per subject, same order as the results."""

CANDIDATE_SCHEMA: dict[str, pl.DataType] = {
    "subject": pl.Int64(),
    "rank": pl.Int64(),  # 0 = the linked resident, 1 … = candidates, best first
    "resident_id": pl.String(),
    "weight": pl.Float64(),
    **{f"{attribute}": pl.String() for attribute in ATTRIBUTES},  # Agreement values
    **{f"{attribute}_reasons": pl.String() for attribute in ATTRIBUTES},  # codes joined by ";"
    **{f"{attribute}_weight": pl.Float64() for attribute in ATTRIBUTES},  # sum to `weight`
}
"""The linked resident (rank 0) and the candidates of each subject, with contributions."""


class Register(Protocol):
    """The register side: frames of RESIDENT_SCHEMA that can be read through more than once."""

    def chunks(self) -> Iterator[pl.DataFrame]:
        """Frames of at most some 250,000 residents, in register order, from the start each time."""
        ...


@dataclass(frozen=True, slots=True)
class Subjects:
    """The business side of one run.

    `frame` follows SUBJECT_SCHEMA; several extracts lie one after the other in file order.
    `holds` names, per extract, the attributes the scheme holds at all (sex may be 未把握).
    `schemes` names the scheme (事務) per extract, the code of app's scheme table or "".
    """

    frame: pl.DataFrame
    holds: dict[str, frozenset[str]]
    schemes: dict[str, str]


@dataclass(frozen=True, slots=True)
class MatchResult:
    """Everything one run found. Frames follow the schemas above.

    `residents` holds the full rows (RESIDENT_SCHEMA) of every linked resident, candidate and
    household member named in them.
    """

    results: pl.DataFrame
    details: pl.DataFrame
    candidates: pl.DataFrame
    residents: pl.DataFrame
    model: dict[str, object]  # weights, TF floor, digests of policy and tables, counts
