"""From raw columns to attributes: joined names and addresses, one date, one status, one flag.

Every function is an expression over a raw frame. Values stay raw text; a cell of white space only
is no value.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from app.extracts.mapping import ColumnMap
from app.extracts.tables import raw_column

_SPACE = "\u3000"
_ERA_WORDS = {"1": "明治", "2": "大正", "3": "昭和", "4": "平成", "5": "令和"}
_ERA_LETTERS = {"明": "M", "大": "T", "昭": "S", "平": "H", "令": "R"}
_STATE_WORDS = {"1": "", "2": "転出", "3": "死亡", "9": "消除"}
"""Standard codes of 住民状態; a word that stands in the column itself is kept as it is."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The columns of one table by target."""

    maps: Sequence[ColumnMap]

    def has(self, *targets: str) -> bool:
        """Whether every one of the targets has a column."""
        mapped = {m.target for m in self.maps}
        return all(target in mapped for target in targets)

    def text(self, target: str) -> pl.Expr:
        """The target's cell, "" without a column or where it is white space only."""
        return next(iter(self.texts(target)), pl.lit(""))

    def texts(self, target: str) -> list[pl.Expr]:
        """The target's cells where several columns may carry it, in file order."""
        positions = [m.position for m in self.maps if m.target == target]
        return [_cell(position) for position in positions]


def _cell(position: int) -> pl.Expr:
    cell = pl.col(raw_column(position))
    return pl.when(cell.str.strip_chars() == "").then(pl.lit("")).otherwise(cell)


def joined(parts: Sequence[pl.Expr], separator: str) -> pl.Expr:
    """Filled cells joined; an empty cell leaves no separator behind."""
    filled = [pl.when(part == "").then(None).otherwise(part) for part in parts]
    if not filled:
        return pl.lit("")
    return pl.concat_str(filled, separator=separator, ignore_nulls=True)


def first_filled(parts: Sequence[pl.Expr]) -> pl.Expr:
    """The first of several cells that holds a value, else ""."""
    filled = [pl.when(part == "").then(None).otherwise(part) for part in parts]
    return pl.coalesce([*filled, pl.lit("")])


def name(fields: Fields) -> pl.Expr:
    """氏名 as written, else 姓 and 名 joined by U+3000."""
    whole = fields.text("name")
    halves = joined([fields.text("surname"), fields.text("given_name")], _SPACE)
    return first_filled([whole, halves])


def resident_name(fields: Fields) -> pl.Expr:
    """The name of a resident; a foreign resident may have only the other name columns filled."""
    others = ("kanji_name", "latin_name", "alias")
    return first_filled([name(fields), *(fields.text(target) for target in others)])


def kana(fields: Fields) -> pl.Expr:
    """氏名カナ as written, else セイ and メイ joined by U+3000."""
    halves = joined([fields.text("kana_surname"), fields.text("kana_given_name")], _SPACE)
    return first_filled([fields.text("kana"), halves])


def birth_date(fields: Fields) -> pl.Expr:
    """生年月日 as written; era, year, month and day columns put together where they are apart."""
    written, era = fields.text("birth_date"), fields.text("birth_era").str.strip_chars()
    if fields.has("birth_year"):
        parts = [fields.text(t) for t in ("birth_year", "birth_month", "birth_day")]
        split = pl.concat_str(
            [_era_word(era), parts[0], pl.lit("年"), parts[1], pl.lit("月"), parts[2], pl.lit("日")]
        )
        return first_filled([written, pl.when(parts[0] == "").then(pl.lit("")).otherwise(split)])
    if not fields.has("birth_era"):
        return written
    digits = written.str.contains(r"^[0-9]{6}$")
    short = written.str.contains(r"^[0-9０-９元]{1,2}[年./\-．／－ ]")
    letter = _era_word(era).str.slice(0, 1).replace(_ERA_LETTERS)
    return (
        pl.when(digits & (era != "")).then(letter + written)
        .when(short & (era != "")).then(_era_word(era) + written)
        .otherwise(written)
    )  # fmt: skip


def _era_word(era: pl.Expr) -> pl.Expr:
    letters = {letter: word for word, letter in zip(_ERA_WORDS.values(), "MTSHR", strict=True)}
    codes = _ERA_WORDS | {f"0{code}": word for code, word in _ERA_WORDS.items()}
    return era.str.to_uppercase().replace(codes | letters | {"西暦": "", "0": ""})


def birth_date_unknown(fields: Fields) -> pl.Expr:
    """The text that says what is unknown of a birth date, else "1" where a flag says so."""
    flag = fields.text("birth_date_unknown_flag").str.strip_chars()
    flagged = (
        pl.when(flag.is_in(["", "0", "００", "00", "０", "無", "なし"]))
        .then(pl.lit(""))
        .otherwise(pl.lit("1"))
    )
    return first_filled([fields.text("birth_date_unknown"), flagged])


def sex(fields: Fields) -> pl.Expr:
    """性別 in words where the file has them, else its code."""
    return first_filled([fields.text("sex_words"), fields.text("sex")])


def address(fields: Fields) -> pl.Expr:
    """住所 to 番地号 in one piece: split columns joined in order, continued lines behind a space."""
    parts = [fields.text(f"address_{p}") for p in ("prefecture", "city", "ward", "town", "lot")]
    whole = fields.text("address")
    if fields.has("address"):
        head = joined(parts[:3], "")
        repeats = (
            (whole == "")
            | whole.str.starts_with(parts[0]) & (parts[0] != "")
            | whole.str.starts_with(parts[1]) & (parts[1] != "")
        )
        first = pl.when(repeats).then(whole).otherwise(head + whole)
        split = joined([first, *parts[3:]], "")
    else:
        town_is_whole = parts[3].str.starts_with(parts[0]) & (parts[0] != "")
        split = pl.when(town_is_whole).then(joined(parts[3:], "")).otherwise(joined(parts, ""))
    return joined([split, *fields.texts("address_more")], _SPACE)


def building(fields: Fields, prefix: str) -> pl.Expr:
    """方書 with the room behind it; `prefix` "" or "former_address_"."""
    if prefix:
        return fields.text(f"{prefix}building")
    return joined([fields.text("building"), fields.text("room")], _SPACE)


def former_address(fields: Fields) -> pl.Expr:
    """The address before the last move, 方書 included."""
    parts = [fields.text(f"former_address_{p}") for p in ("prefecture", "city", "town", "lot")]
    whole = first_filled([*fields.texts("former_address"), joined(parts, "")])
    return joined([whole, building(fields, "former_address_")], _SPACE)


def residence(fields: Fields) -> pl.Expr:
    """居所 with the name of the house or institution."""
    return joined([fields.text("residence"), fields.text("residence_building")], _SPACE)


def status(fields: Fields) -> pl.Expr:
    """異動事由 or 資格状態; a 住民状態 of death or departure that the reason does not tell goes first."""
    reason, state = (
        fields.text("status"),
        fields.text("state").str.strip_chars().str.strip_chars_start("0"),
    )
    word = state.replace(_STATE_WORDS)
    told = (
        reason.str.contains("死亡|転出|消除|国外|出国|失踪|職権")
        | (word == "")
        | word.str.contains("住民")
    )
    removed = fields.text("removed_flag").str.strip_chars().is_in(["1", "１", "有", "除票", "01"])
    gone = (
        pl.when(removed & (reason == "") & (word == "")).then(pl.lit("除票")).otherwise(pl.lit(""))
    )
    return first_filled([pl.when(told).then(reason).otherwise(word), gone])
