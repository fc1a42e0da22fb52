"""The municipal 住民記録 export: 122 columns, history rows, one address in parts."""

import random

import polars as pl

from app.demo.dice import stage_random
from app.demo.generate import DemoData
from app.demo.layouts.files import LayoutFile, delimited
from app.demo.layouts.municipal_columns import COLUMNS, RELATION_CODES, SPELLINGS, STATE_CODES
from app.demo.layouts.residents import HOME_COLUMNS, home_parts, resident_frame
from app.demo.script import full_digits

_HISTORY = 0.18  # share of residents with an earlier row beside those known to have moved


def municipal_export(data: DemoData) -> LayoutFile:
    """`URE*.csv`: every resident's current row and earlier ones."""
    rng = stage_random(data.options.seed, "layout municipal")
    residents = resident_frame(data).with_row_index("row")
    earlier = _earlier_rows(rng, data, residents)
    before = earlier.select(
        "row",
        *(pl.col(f"住_{part}").alias(f"前_{part}") for part in HOME_COLUMNS),
        earlier=pl.lit(1),
    )
    current = residents.join(before, on="row", how="left", maintain_order="left")
    current = current.with_columns(
        履歴=pl.col("earlier").fill_null(0).cast(pl.Int64) + 1, 最新=pl.lit("1")
    ).drop("earlier")
    current = _moved_lately(current)
    rows = pl.concat([current, earlier], how="diagonal").sort("row", "履歴")
    rows = rows.with_columns(pl.col("^前_.*$").fill_null(""))
    frame = _standard(rng, rows)
    renamed = {old: new for old, new in SPELLINGS if rng.random() < 0.35}
    return LayoutFile("URE001.csv", delimited(rng, frame.rename(renamed)))


def _earlier_rows(rng: random.Random, data: DemoData, residents: pl.DataFrame) -> pl.DataFrame:
    """Earlier rows: another home, surname or number; the rest as now."""
    past, homes = data.past, data.population.dwellings.homes
    drawn = {row: rng.choice(homes) for row in range(residents.height) if rng.random() < _HISTORY}
    drawn.update({row: home for row, home in past.homes.items() if row >= 0})
    for row in sorted({*past.surnames, *past.numbers}):
        if row >= 0:
            drawn.setdefault(row, homes[data.population.dwelling[row]])
    order = sorted(drawn)
    taken = residents[order]
    parts = home_parts(drawn[row] for row in order)
    return taken.with_columns(
        parts.rename({name: f"住_{name}" for name in parts.columns}).get_columns()
    ).with_columns(
        氏名=pl.Series(
            [_former_name(data, row, name) for row, name in zip(order, taken["氏名"], strict=True)],
            dtype=pl.String,
        ),
        個人番号=pl.Series(
            [
                past.numbers.get(row, number)
                for row, number in zip(order, taken["個人番号"], strict=True)
            ],
            dtype=pl.String,
        ),
        最新=pl.lit("0"),
        履歴=pl.lit(1, dtype=pl.Int64),
        異動事由=pl.lit("転入"),
        異動日=pl.max_horizontal("生年月日", _years_before("異動日", 3)),
    )


def _moved_lately(current: pl.DataFrame) -> pl.DataFrame:
    """Who has an earlier row did not come into the register by birth."""
    born_here = (pl.col("履歴") > 1) & (pl.col("異動事由") == "出生")
    return current.with_columns(
        異動日=pl.when(born_here).then(pl.lit("20260401")).otherwise(pl.col("異動日")),
        異動事由=pl.when(born_here).then(pl.lit("転居")).otherwise(pl.col("異動事由")),
    )


def _years_before(column: str, years: int) -> pl.Expr:
    day = pl.col(column).str.slice(4).replace("0229", "0228")
    return (pl.col(column).str.slice(0, 4).cast(pl.Int32) - years).cast(pl.String) + day


def _former_name(data: DemoData, row: int, name: str) -> str:
    surname, _ = data.past.surnames.get(row, ("", ""))
    if not surname or row in data.population.foreigners:
        return name
    return f"{surname}\u3000{name.partition(chr(0x3000))[2]}"


def _standard(rng: random.Random, rows: pl.DataFrame) -> pl.DataFrame:
    """Values under the standard's column names; what an export leaves empty is empty."""
    filled = {**_person(rows), **_codes(rows), **_address(rng, rows)}
    blank = pl.Series([""]).new_from_index(0, rows.height)
    return pl.DataFrame({name: filled.get(name, blank) for name in COLUMNS})


def _person(rows: pl.DataFrame) -> dict[str, pl.Series]:
    foreign = rows["住民種別"] == "2"
    name, kana = (
        rows["氏名"].str.split_exact("\u3000", 1),
        rows["氏名カナ"].str.split_exact("\u3000", 1),
    )
    japanese = pl.DataFrame({"name": name, "kana": kana}).with_columns(foreign.alias("foreign"))
    parts = japanese.select(
        *(
            pl.when(pl.col("foreign")).then(pl.lit("")).otherwise(
                pl.col(column).struct.field(f"field_{place}").fill_null("")
            ).alias(f"{column}{place}")
            for column in ("name", "kana") for place in (0, 1)
        )
    )  # fmt: skip
    return {
        "宛名番号": rows["宛名番号"], "世帯番号": rows["世帯番号"], "個人番号": rows["個人番号"], "氏名": rows["氏名"],
        "氏_日本人": parts["name0"], "名_日本人": parts["name1"], "氏名_フリガナ": rows["氏名カナ"],
        "氏_日本人_フリガナ": parts["kana0"], "名_日本人_フリガナ": parts["kana1"],
        "氏名_外国人ローマ字": rows["ローマ字"], "氏名_外国人漢字": rows["漢字"], "旧氏": rows["旧氏"],
        "旧氏_フリガナ": rows["旧氏カナ"], "通称": rows["通称"], "住民種別": rows["住民種別"],
    }  # fmt: skip


def _codes(rows: pl.DataFrame) -> dict[str, pl.Series]:
    born, moved = _dashed(rows["生年月日"]), _dashed(rows["異動日"])
    relations = rows["続柄"]
    state = rows["異動事由"].replace_strict(STATE_CODES, default="1")
    return {
        "個人履歴番号": rows["履歴"].cast(pl.String), "個人履歴番号_枝番号": _all(rows, "0"),
        "最新フラグ": rows["最新"], "住民状態": state,
        "除票フラグ": state.replace_strict({"1": "0"}, default="1"), "他業務参照不可フラグ": _all(rows, "0"),
        "統合宛名フラグ": _all(rows, "0"), "異動年月日": moved, "異動年月日_不詳フラグ": _all(rows, "0"),
        "異動届出年月日": moved, "異動事由": rows["異動事由"],
        "性別": rows["性別"].replace_strict({"男": "1", "女": "2"}), "性別表記": rows["性別"],
        "生年月日_元号": _era_codes(rows["生年月日"]), "生年月日": born, "生年月日_不詳フラグ": _all(rows, "0"),
        "続柄コード1": relations.replace_strict({word: codes[0] for word, codes in RELATION_CODES.items()}),
        "続柄コード2": relations.replace_strict(
            {word: codes[1] if len(codes) > 1 else "" for word, codes in RELATION_CODES.items()}
        ),
        "続柄表記": relations, "住民となった年月日": moved, "住民となった年月日_不詳フラグ": _all(rows, "0"),
        "氏名優先区分": _all(rows, "1"), "登録年月日時分秒": _all(rows, "2026-10-01 02:00:00"),
    }  # fmt: skip


def _address(rng: random.Random, rows: pl.DataFrame) -> dict[str, pl.Series]:
    """In parts; in some files a part of the rows holds the whole address in 町字."""
    share = 0.08 if rng.random() < 0.5 else 0.0
    whole = pl.Series([rng.random() < share for _ in range(rows.height)])
    parts = rows.select(
        prefecture=pl.when(whole).then(pl.lit("")).otherwise(pl.col("住_都道府県")),
        city=pl.when(whole).then(pl.lit("")).otherwise(pl.col("住_市区郡町村名")),
        town=pl.when(whole)
        .then(pl.concat_str("住_都道府県", "住_市区郡町村名", "住_町字", "住_番地号"))
        .otherwise(pl.col("住_町字")),
        lot=pl.when(whole).then(pl.lit("")).otherwise(pl.col("住_番地号")),
    )
    full = rng.random() < 0.6
    postcodes = rows["住_郵便番号"].str.replace("-", "", literal=True)
    table = {code: full_digits(code) if full else code for code in postcodes.unique().to_list()}
    return {
        "住所_市区町村コード": rows["住_市区町村コード"], "住所_都道府県": parts["prefecture"],
        "住所_市区郡町村名": parts["city"], "住所_町字": parts["town"], "住所_番地号表記": parts["lot"],
        "住所_方書": rows["住_方書"], "住所_郵便番号": postcodes.replace_strict(table),
        **{
            f"転居前住所_{name}": rows[f"前_{part}"]
            for name, part in (
                ("市区町村コード", "市区町村コード"), ("都道府県", "都道府県"), ("市区郡町村名", "市区郡町村名"),
                ("町字", "町字"), ("番地号表記", "番地号"), ("方書", "方書"),
            )
        },
    }  # fmt: skip


def _dashed(days: pl.Series) -> pl.Series:
    return days.str.slice(0, 4) + "-" + days.str.slice(4, 2) + "-" + days.str.slice(6, 2)


def _era_codes(days: pl.Series) -> pl.Series:
    eras = (("20190501", "5"), ("19890108", "4"), ("19261225", "3"), ("19120730", "2"))
    table = {
        day: next((code for start, code in eras if day >= start), "1")
        for day in days.unique().to_list()
    }
    return days.replace_strict(table, return_dtype=pl.String)


def _all(rows: pl.DataFrame, value: str) -> pl.Series:
    return pl.Series([value]).new_from_index(0, rows.height)
