"""Four people with rare kanji in their surnames, for screens and papers that must show them.

Only the demonstration uses this: pictures and papers made from it always hold 𠮷 髙 﨑 葛󠄀.
"""

from dataclasses import dataclass, replace

import polars as pl

from app.demo.generate import DemoData


@dataclass(frozen=True, slots=True)
class RareName:
    """A surname as the business system writes it, as the register does, and its reading."""

    business: str
    register: str
    kana: str
    tag: str


RARE_NAMES = (
    RareName("𠮷田", "吉田", "ヨシダ", "kanji_variant"),
    RareName("髙橋", "高橋", "タカハシ", "kanji_variant"),
    RareName("山﨑", "山崎", "ヤマザキ", "kanji_variant"),
    RareName("葛󠄀西", "葛西", "カサイ", "ivs"),
)


def with_rare_names(data: DemoData) -> DemoData:
    """The same demonstration, four of its moved patients renamed on both sides, truth included.

    The extract that is written in UTF-8 holds them; people who moved stand in the queue.
    """
    chosen = data.truth.filter(
        pl.col("extract") == "jiritsu",
        pl.col("tags") == "moved",
        pl.col("number_state") == "ok",
        pl.col("true_person_id") == pl.col("linked_person_id"),
    ).head(len(RARE_NAMES))
    for row, name in zip(chosen.iter_rows(named=True), RARE_NAMES, strict=False):
        data = _renamed(data, row["record_id"], row["true_person_id"], name)
    return data


def _renamed(data: DemoData, record_id: str, person_id: str, name: RareName) -> DemoData:
    record = pl.col("受給者番号") == record_id
    person = pl.col("宛名番号") == person_id
    truth = (pl.col("extract") == "jiritsu") & (pl.col("record_id") == record_id)
    return replace(
        data,
        jiritsu=data.jiritsu.with_columns(
            _put("姓", record, pl.lit(name.business)), _put("セイ", record, pl.lit(name.kana))
        ),
        register=data.register.with_columns(
            _put("氏名", person, _surname("氏名", name.register)),
            _put("氏名カナ", person, _surname("氏名カナ", name.kana)),
        ),
        truth=data.truth.with_columns(_put("tags", truth, pl.lit(f"moved|{name.tag}"))),
    )


def _put(column: str, where: pl.Expr, value: pl.Expr) -> pl.Expr:
    return pl.when(where).then(value).otherwise(pl.col(column)).alias(column)


def _surname(column: str, surname: str) -> pl.Expr:
    """The full name in `column` with another surname before its full-width space."""
    return pl.lit(f"{surname}　") + pl.col(column).str.split("　").list.last()
