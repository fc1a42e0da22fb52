"""The register as its file holds it: one frame of text columns."""

from collections.abc import Iterable

import numpy as np
import polars as pl

from app.demo.homes import address_text, building_text
from app.demo.people import person
from app.demo.population import EVENTS, Population
from app.demo.script import cp932_text

COLUMNS = (
    "宛名番号", "世帯番号", "個人番号", "氏名", "氏名カナ", "生年月日", "性別", "郵便番号", "住所", "方書", "続柄",
    "異動事由", "異動日", "旧氏", "通称", "支援措置",
)  # fmt: skip


def register_frame(population: Population, *, lost: str = "〓") -> pl.DataFrame:
    """One row per resident in register order; "" = no value.

    `lost` stands for a character without a CP932 code; "" keeps every character.
    """
    names = _names(population, lost)
    homes = _homes(population, lost)
    members = population.members
    return (
        names.with_columns(homes[population.dwelling].get_columns())
        .with_columns(
            宛名番号=padded(population.resident_id, 10),
            世帯番号=padded(population.household_id, 10),
            個人番号=padded(population.number, 12),
            生年月日=compact_days(members.born),
            性別=pl.Series(np.where(members.male, "男", "女")),
            続柄=pl.Series([population.relation(row) for row in range(len(population))]),
            異動事由=pl.Series(np.array(EVENTS)[population.event]),
            異動日=compact_days(population.event_day),
            支援措置=pl.Series(np.where(population.protected, "1", "")),
        )
        .select(COLUMNS)
    )


def padded(values: np.ndarray, width: int) -> pl.Series:
    """Integers as text with leading zeros."""
    return pl.Series(values).cast(pl.String).str.zfill(width)


def compact_days(days: np.ndarray) -> pl.Series:
    """Days since 1970-01-01 as YYYYMMDD."""
    return pl.Series(days.astype("datetime64[D]")).dt.strftime("%Y%m%d")


def _names(population: Population, lost: str) -> pl.DataFrame:
    family, given = population.family_names, population.given_names
    surname = _kept(family.written, lost)[population.surname]
    written = surname + "\u3000" + _kept(given.written, lost)[population.given]
    kana = pl.Series(family.kana)[population.surname] + "\u3000"
    kana += pl.Series(given.kana)[population.given]
    former = pl.concat([_kept(family.written, lost), pl.Series([""])])[population.former_surname]
    frame = pl.DataFrame({"氏名": written, "氏名カナ": kana, "旧氏": former}).with_columns(
        通称=pl.lit("")
    )
    return _with_foreigners(frame, population, lost)


def _text(words: Iterable[str]) -> pl.Series:
    return pl.Series(list(words), dtype=pl.String)


def _kept(words: list[str], lost: str) -> pl.Series:
    kept = [cp932_text(word, lost=lost) if lost else word for word in words]
    return pl.Series(kept, dtype=pl.String)


def _with_foreigners(frame: pl.DataFrame, population: Population, lost: str) -> pl.DataFrame:
    rows = sorted(population.foreigners)
    people = [person(population, row) for row in rows]
    place = pl.Series(rows, dtype=pl.UInt32)
    columns = {
        "氏名": _kept([f"{someone.surname}\u3000{someone.given}" for someone in people], lost),
        "氏名カナ": _text(
            f"{someone.surname_kana}\u3000{someone.given_kana}" for someone in people
        ),
        "旧氏": _text("" for _ in people),
        "通称": _kept(["\u3000".join(filter(None, someone.alias[:2])) for someone in people], lost),
    }
    return frame.with_columns(
        frame[name].scatter(place, values) for name, values in columns.items()
    )


def _homes(population: Population, lost: str) -> pl.DataFrame:
    homes = population.dwellings.homes
    return pl.DataFrame(
        {
            "郵便番号": [home.town.postcode for home in homes],
            "住所": _kept([address_text(home) for home in homes], lost),
            "方書": [building_text(home) for home in homes],
        }
    )
