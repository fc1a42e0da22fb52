"""Residents in columns that further register layouts are put together from."""

from collections.abc import Iterable
from datetime import date

import polars as pl

from app.demo.generate import DemoData
from app.demo.homes import Home, building_text, lot_text, number_text, town_text
from app.demo.register import register_frame
from app.demo.script import era_year

HOME_COLUMNS = ("都道府県", "市区郡町村名", "町字", "番地号", "方書", "郵便番号", "市区町村コード")


def resident_frame(data: DemoData) -> pl.DataFrame:
    """The register's columns with every character kept, and those of `name_parts`, `home_parts`."""
    population = data.population
    frame = register_frame(population, lost="")
    homes = home_parts(population.dwellings.homes)[population.dwelling]
    parts = homes.rename({name: f"住_{name}" for name in HOME_COLUMNS})
    return frame.with_columns(parts.get_columns()).with_columns(name_parts(data).get_columns())


def home_parts(homes: Iterable[Home]) -> pl.DataFrame:
    """Addresses in parts as 住民記録 systems hold them."""
    rows = [
        (
            home.town.prefecture, home.town.county + home.town.city + home.town.ward,
            town_text(home) + lot_text(home).removesuffix(number_text(home)), number_text(home),
            building_text(home), home.town.postcode, home.town.code,
        )
        for home in homes
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=dict.fromkeys(HOME_COLUMNS, pl.String()), orient="row")


def name_parts(data: DemoData) -> pl.DataFrame:
    """Latin and kanji names of foreign residents, 旧氏 reading, kind of resident."""
    population = data.population
    count = len(population)
    blank = pl.Series([""], dtype=pl.String).new_from_index(0, count)
    rows = pl.Series(sorted(population.foreigners), dtype=pl.UInt32)
    people = [population.foreigners[row] for row in rows.to_list()]
    latin = pl.Series([f"{names.family}\u3000{names.given}" for names in people], dtype=pl.String)
    kanji = pl.Series(
        [
            f"{names.family_kanji}\u3000{names.given_kanji}" if names.family_kanji else ""
            for names in people
        ],
        dtype=pl.String,
    )
    former = pl.Series([*population.family_names.kana, ""])[population.former_surname]
    kind = pl.Series(["1"]).new_from_index(0, count).scatter(rows, "2")
    return pl.DataFrame(
        {
            "ローマ字": blank.scatter(rows, latin),
            "漢字": blank.scatter(rows, kanji),
            "旧氏カナ": former.scatter(rows, ""),
            "住民種別": kind,
        }
    )


def era_digits(days: pl.Series) -> pl.Series:
    """YYYYMMDD as GYYMMDD with the one-digit era code (3 昭和, 4 平成, 5 令和)."""
    distinct = days.unique().to_list()
    table = {text: era_compact(text) for text in distinct}
    return days.replace_strict(table, return_dtype=pl.String)


def era_compact(text: str) -> str:
    """One YYYYMMDD as GYYMMDD."""
    day = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    _, _, year, digit = era_year(day)
    return f"{digit}{year:02}{text[4:]}"
