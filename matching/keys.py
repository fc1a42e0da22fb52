"""Keys of subjects and residents: normalised values on which equal people meet.

A key only brings candidates together and counts values; whether two values agree is decided by the
comparisons. A null key never meets anything.

How to add a key: one entry in the frames below, and a rule in blocking.py that uses it.
"""

import polars as pl

from matching.addresses import address_key
from matching.normalise.birth_dates import birth_date_key
from matching.normalise.kana_keys import kana_key
from matching.normalise.name_keys import name_key
from matching.normalise.numbers import number_key
from matching.normalise.sexes import sex_key
from matching.tables import Tables

_FIRST_WORD = r"^[\s\u3000]*([^\s\u3000]+)[\s\u3000]+[^\s\u3000]+[\s\u3000]*$"
_LAST_WORD = r"^[\s\u3000]*[^\s\u3000]+[\s\u3000]+([^\s\u3000]+)[\s\u3000]*$"

OTHER_NAMES = ("alias", "latin_name", "kanji_name", "former_name")
"""Columns of a resident that hold a whole other name."""


def person_keys(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """The keys of a frame of subjects or residents, one row each in the same order.

    Columns: name, surname, given, kana, sex, postcode (String), birth_date (Date), year, month,
    day (Int), number (Int64), address (UInt64, hash of town and lot).
    """
    birth = birth_date_key(frame["birth_date"]).str.to_date("%Y-%m-%d", strict=False)
    address = address_key(frame["address"], frame["postcode"], tables)
    return pl.DataFrame(
        {
            "name": _filled(name_key(frame["name"], tables)),
            "surname": _filled(name_key(_word(frame["name"], _FIRST_WORD), tables)),
            "given": _filled(name_key(_word(frame["name"], _LAST_WORD), tables)),
            "kana": _filled(kana_key(frame["kana"])),
            "birth_date": birth,
            "year": birth.dt.year(),
            "month": birth.dt.month(),
            "day": birth.dt.day(),
            "sex": _filled(sex_key(frame["sex"])),
            "postcode": _filled(frame["postcode"].str.replace_all(r"[^0-9０-９]", "")),
            "address": _hashed(_filled(address)),
            "number": number_key(frame["number"]).cast(pl.Int64, strict=False),
        }
    )


def other_name_keys(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """The other names a resident goes by: columns `row` (place in the frame), `name`, `kana`.

    A registered former surname is joined to the current given name.
    """
    rows = frame.select(*OTHER_NAMES, "alias_kana", "name", "former_surname").with_row_index("row")
    given = pl.col("name").str.extract(_LAST_WORD)
    renamed = pl.when(pl.col("former_surname") != "").then(pl.col("former_surname") + given)
    written = pl.concat(
        [
            *(_other(rows, pl.col(column), pl.lit("")) for column in OTHER_NAMES),
            _other(rows, renamed, pl.lit("")),
            _other(rows, pl.lit(""), pl.col("alias_kana")),
        ]
    )
    return pl.DataFrame(
        {
            "row": written["row"],
            "name": _filled(name_key(written["name"], tables)),
            "kana": _filled(kana_key(written["kana"])),
        }
    )


def _other(rows: pl.DataFrame, name: pl.Expr, kana: pl.Expr) -> pl.DataFrame:
    wanted = rows.select("row", name.fill_null("").alias("name"), kana.alias("kana"))
    return wanted.filter((pl.col("name") != "") | (pl.col("kana") != ""))


def _word(names: pl.Series, pattern: str) -> pl.Series:
    return names.str.extract(pattern).fill_null("")


def _filled(keys: pl.Series) -> pl.Series:
    """The keys with null where there is none."""
    return keys.replace("", None)


def _hashed(keys: pl.Series) -> pl.Series:
    """64-bit hashes: eight bytes a resident instead of a long string. Null stays null."""
    return pl.select(pl.when(keys.is_not_null()).then(keys.hash())).to_series()
