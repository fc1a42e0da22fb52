"""Smaller register layouts: the 住基ネット answer, an era-code export, a fixed-width file."""

import random

import polars as pl

from app.demo.dice import stage_random
from app.demo.generate import DemoData
from app.demo.layouts.files import LayoutFile, delimited
from app.demo.layouts.fixed_width import FixedColumn, fixed_width
from app.demo.layouts.residents import era_digits, resident_frame
from app.demo.script import half_kana


def network_answer(data: DemoData) -> LayoutFile:
    """住基ネット: five columns, one address from 都道府県 to 方書, sometimes a few more."""
    rng = stage_random(data.options.seed, "layout network")
    rows = resident_frame(data)
    born = rows["生年月日"] if rng.random() < 0.5 else era_digits(rows["生年月日"])
    space = rng.choice(("\u3000", " ", ""))
    columns = {
        "個人番号": rows["個人番号"],
        "氏名": rows["氏名"],
        "生年月日": born,
        "性別": _sexes(rng, rows),
        "住所": pl.select(pl.concat_str([rows["住所"], rows["方書"]], separator=space))
        .to_series()
        .str.strip_chars_end(),
    }
    further = {
        "住民票コード": pl.Series([f"{rng.randrange(10**10, 10**11)}" for _ in range(rows.height)]),
        "通称": rows["通称"], "旧氏": rows["旧氏"], "ふりがな": rows["氏名カナ"],
        "変更年月日": rows["異動日"], "変更事由": rows["異動事由"],
    }  # fmt: skip
    if rng.random() < 0.4:
        chosen = rng.sample(sorted(further), rng.randint(1, 4))
        columns.update({name: further[name] for name in further if name in chosen})
    return LayoutFile("juki_net.csv", delimited(rng, pl.DataFrame(columns)))


_ERA_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("宛名番号", ("宛名番号", "宛名コード", "住民番号", "識別番号")),
    ("世帯番号", ("世帯番号", "世帯コード")),
    ("個人番号", ("個人番号", "マイナンバー", "マイナンバー(個人番号)")),
    ("氏名", ("漢字氏名", "氏名（漢字）", "本名", "氏名")),
    ("氏名カナ", ("カナ氏名", "氏名（カナ）", "ﾌﾘｶﾞﾅ", "氏名フリガナ")),
    ("生年月日", ("生年月日", "生年月日（和暦）", "生年月日和暦")),
    ("性別", ("性別コード", "性別", "性別区分")),
    ("郵便番号", ("郵便番号", "〒", "住所郵便番号")),
    ("住所", ("現住所", "住所", "住所（都道府県から）")),
    ("方書", ("方書", "住所方書", "マンション名等")),
    ("続柄", ("続柄", "続柄名")),
    ("異動事由", ("異動事由", "最終異動事由")),
    ("異動日", ("異動日", "最終異動日", "異動年月日")),
)
"""Column of the register and the names other systems give it."""


def era_export(data: DemoData) -> LayoutFile:
    """A register with one-digit era codes (4050101), half-width kana and its own column names."""
    rng = stage_random(data.options.seed, "layout era")
    rows = resident_frame(data)
    kana = rows["氏名カナ"]
    table = {word: half_kana(word) for word in kana.unique(maintain_order=True).to_list()}
    rows = rows.with_columns(
        kana.replace_strict(table, return_dtype=pl.String).alias("氏名カナ"),
        era_digits(rows["生年月日"]).alias("生年月日"),
        era_digits(rows["異動日"]).alias("異動日"),
        _sexes(rng, rows).alias("性別"),
    )
    frame = rows.select(**{rng.choice(names): pl.col(column) for column, names in _ERA_NAMES})
    return LayoutFile("jumin_gengo.csv", delimited(rng, frame))


def fixed_register(data: DemoData) -> LayoutFile:
    """A fixed-width register in CP932, with or without a line of column names."""
    rng = stage_random(data.options.seed, "layout fixed register")
    rows = resident_frame(data)
    era = rng.random() < 0.5
    rows = rows.with_columns(
        (era_digits(rows["生年月日"]) if era else rows["生年月日"]).alias("生年月日"),
        _sexes(rng, rows).alias("性別"),
        rows["郵便番号"].str.replace("-", "", literal=True).alias("郵便番号"),
    )
    columns = (
        FixedColumn("宛名番号", 10), FixedColumn("個人番号", 12), FixedColumn("氏名", 60),
        FixedColumn("氏名カナ", 80), FixedColumn("生年月日", 8), FixedColumn("性別", 4),
        FixedColumn("郵便番号", 8), FixedColumn("住所", 120), FixedColumn("方書", 80),
        FixedColumn("続柄", 10), FixedColumn("異動事由", 10),
    )  # fmt: skip
    return LayoutFile("jumin_kotei.txt", fixed_width(rng, rows, columns))


def _sexes(rng: random.Random, rows: pl.DataFrame) -> pl.Series:
    men, women = rng.choice((("男", "女"), ("1", "2"), ("1", "2"), ("M", "F")))
    return rows["性別"].replace_strict({"男": men, "女": women})
