"""From raw columns to attributes: joined names and addresses, one date, one status, one flag.

Every function gives an expression over a raw frame. Values stay raw text. Where the file has just
the one column, the expression is that column and nothing else.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from app.extracts.date_forms import in_form
from app.extracts.era_codes import with_eras
from app.extracts.mapping import ColumnMap
from app.extracts.tables import raw_column
from app.extracts.targets import TARGETS

_SPACE = "\u3000"
_NOTHING = pl.lit("")
_ERA_WORDS = {"1": "明治", "2": "大正", "3": "昭和", "4": "平成", "5": "令和"}
_ERA_LETTERS = {"明": "M", "大": "T", "昭": "S", "平": "H", "令": "R"}
_GONE = "死亡|転出|消除|国外|出国|失踪|職権|除票"
_STATE_WORDS = {"1": "", "2": "転出", "3": "死亡", "9": "消除"}
"""Standard codes of 住民状態; a word that stands in the column itself is kept as it is."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The columns of one table by target."""

    maps: Sequence[ColumnMap]

    def has(self, target: str) -> bool:
        """Whether the target has a column."""
        return any(m.target == target for m in self.maps)

    def text(self, target: str) -> pl.Expr:
        """The target's cell, "" without a column."""
        return next(iter(self.texts(target)), _NOTHING)

    def texts(self, *targets: str) -> list[pl.Expr]:
        """The cells of those targets that have a column, in the order asked for."""
        return [_cell(m) for target in targets for m in self.maps if m.target == target]


def _cell(column: ColumnMap) -> pl.Expr:
    """The cell of a column, codes and dates spelled out as its profile says."""
    cell = pl.col(raw_column(column.position))
    if column.values and TARGETS[column.target].kind == "date":
        cell = with_eras(cell, column.values)
    elif column.values:
        codes = {unicodedata.normalize("NFKC", code): word for code, word in column.values}
        bare = cell.str.normalize("NFKC").str.strip_chars()
        cell = pl.when(bare.is_in(list(codes))).then(bare.replace(codes)).otherwise(cell)
    return in_form(cell, column.form) if column.form else cell


def joined(parts: Sequence[pl.Expr], separator: str) -> pl.Expr:
    """Filled cells joined; an empty cell leaves no separator behind."""
    if len(parts) < 2:
        return parts[0] if parts else _NOTHING
    filled = [pl.when(part == "").then(None).otherwise(part) for part in parts]
    return pl.concat_str(filled, separator=separator, ignore_nulls=True)


def first_filled(parts: Sequence[pl.Expr]) -> pl.Expr:
    """The first of several cells that holds a value, else ""."""
    if len(parts) < 2:
        return parts[0] if parts else _NOTHING
    filled = [pl.when(part == "").then(None).otherwise(part) for part in parts]
    return pl.coalesce([*filled, _NOTHING])


def name(fields: Fields) -> pl.Expr:
    """氏名 as written, else 姓 and 名 joined by U+3000."""
    return first_filled(_names(fields))


def resident_name(fields: Fields) -> pl.Expr:
    """The name of a resident; a foreign resident may have only the other name columns filled."""
    return first_filled([*_names(fields), *fields.texts("kanji_name", "latin_name", "alias")])


def _names(fields: Fields) -> list[pl.Expr]:
    halves = fields.texts("surname", "given_name")
    return [*fields.texts("name"), *([joined(halves, _SPACE)] if halves else [])]


def kana(fields: Fields) -> pl.Expr:
    """氏名カナ as written, else セイ and メイ joined by U+3000."""
    halves = fields.texts("kana_surname", "kana_given_name")
    return first_filled([*fields.texts("kana"), *([joined(halves, _SPACE)] if halves else [])])


def birth_date(fields: Fields) -> pl.Expr:
    """生年月日 as written; era, year, month and day columns put together where they are apart."""
    written, era = fields.text("birth_date"), fields.text("birth_era").str.strip_chars()
    if fields.has("birth_year"):
        return first_filled([*fields.texts("birth_date"), _from_parts(fields, era)])
    if not fields.has("birth_era"):
        return written
    digits = (era != "") & written.str.contains(r"^[0-9]{6}$")
    short = (era != "") & written.str.contains(r"^[0-9０-９元]{1,2}[年./\-．／－ ]")
    letter = era_word(era).str.slice(0, 1).replace(_ERA_LETTERS)
    lettered = pl.when(digits).then(letter + written)
    return lettered.when(short).then(era_word(era) + written).otherwise(written)


def _from_parts(fields: Fields, era: pl.Expr) -> pl.Expr:
    year, month, day = (fields.text(f"birth_{part}") for part in ("year", "month", "day"))
    words = [era_word(era), year, pl.lit("年"), month, pl.lit("月"), day, pl.lit("日")]
    return pl.when(year == "").then(_NOTHING).otherwise(pl.concat_str(words))


def era_word(era: pl.Expr) -> pl.Expr:
    """The era that a code, a letter or a word means; "" for the western calendar."""
    letters = dict(zip("MTSHR", _ERA_WORDS.values(), strict=True))
    codes = _ERA_WORDS | {f"0{code}": word for code, word in _ERA_WORDS.items()}
    return era.str.to_uppercase().replace(codes | letters | {"西暦": "", "0": ""})


def birth_date_unknown(fields: Fields) -> pl.Expr:
    """The text that says what is unknown of a birth date, else "1" where a flag says so."""
    texts = fields.texts("birth_date_unknown")
    if fields.has("birth_date_unknown_flag"):
        flag = fields.text("birth_date_unknown_flag").str.strip_chars()
        unset = flag.is_in(["", "0", "00", "０", "無", "なし"])
        texts.append(pl.when(unset).then(_NOTHING).otherwise(pl.lit("1")))
    return first_filled(texts)


def sex(fields: Fields) -> pl.Expr:
    """性別 in words where the file has them, else its code."""
    return first_filled(fields.texts("sex_words", "sex"))


def address(fields: Fields) -> pl.Expr:
    """住所 to 番地号 in one piece: split columns joined in order, continued lines behind a space."""
    head = fields.texts("address_prefecture", "address_city", "address_ward")
    tail = [*fields.texts("address_town"), *_lot(fields)]
    if fields.has("address"):
        whole = fields.text("address")
        first = _with_head(whole, head) if head else whole
        split = joined([first, *tail], "")
    elif head and fields.has("address_town"):
        repeats = tail[0].str.starts_with(head[0]) & (head[0] != "")
        split = pl.when(repeats).then(joined(tail, "")).otherwise(joined([*head, *tail], ""))
    else:
        split = joined([*head, *tail], "")
    more = fields.texts("address_more")
    return joined([split, *more], _SPACE) if more else split


def _lot(fields: Fields) -> list[pl.Expr]:
    """丁目, 番地 and 号 from one column or from three: bare numbers are told apart."""
    chome = fields.text("address_chome")
    bare = chome.str.strip_chars().str.contains(r"^[0-9０-９一二三四五六七八九十]+$")
    counted = pl.when(bare).then(chome + "丁目").otherwise(chome)
    house = fields.text("address_house")
    lot = fields.text("address_lot")
    joint = (house != "") & lot.str.contains(r"[0-9０-９]\s*$")
    behind = pl.when(joint).then("-" + house).otherwise(house)
    return [
        *([counted] if fields.has("address_chome") else []),
        *fields.texts("address_lot"),
        *([behind] if fields.has("address_house") and fields.has("address_lot") else []),
    ]


def _with_head(whole: pl.Expr, head: Sequence[pl.Expr]) -> pl.Expr:
    """The address with 都道府県 and 市区町村 in front, unless it begins with one of them itself."""
    repeated = [whole.str.starts_with(part) & (part != "") for part in head]
    bare = pl.any_horizontal(whole == "", *repeated)
    return pl.when(bare).then(whole).otherwise(pl.concat_str([joined(head, ""), whole]))


def building(fields: Fields) -> pl.Expr:
    """方書 with the room behind it."""
    return joined(fields.texts("building", "room"), _SPACE)


def former_address(fields: Fields) -> pl.Expr:
    """The address before the last move: 転居前住所, else 転入前住所, each with its 方書."""
    groups = ("former_address", "origin_address")
    return first_filled(
        [_address_of(fields, group) for group in groups if _has_group(fields, group)]
    )


def _has_group(fields: Fields, group: str) -> bool:
    return any(m.target.startswith(group) for m in fields.maps)


def _address_of(fields: Fields, group: str) -> pl.Expr:
    parts = fields.texts(*(f"{group}_{part}" for part in ("prefecture", "city", "town", "lot")))
    split = [joined(parts, "")] if parts else []
    whole = first_filled([*fields.texts(group), *split])
    rest = fields.texts(f"{group}_building")
    return joined([whole, *rest], _SPACE) if rest else whole


def residence(fields: Fields) -> pl.Expr:
    """居所 with the name of the house or institution."""
    return joined(fields.texts("residence", "residence_building"), _SPACE)


def protected(fields: Fields) -> pl.Expr:
    """支援措置 as flagged, else "1" where a start date stands.

    An end date frees nobody: whoever is no longer protected must be flagged so.
    """
    started = [
        pl.when(day == "").then(_NOTHING).otherwise(pl.lit("1"))
        for day in fields.texts("protected_from")
    ]
    return first_filled([*fields.texts("protected"), *started])


def status(fields: Fields) -> pl.Expr:
    """異動事由 or 資格状態, corrected by 住民状態 where the two tell different things.

    A 住民状態 of death or departure that the reason does not tell goes first; a 住民状態 of living
    here outweighs a reason such as a planned 転出.
    """
    reason = fields.text("status")
    if not (fields.has("state") or fields.has("removed_flag")):
        return reason
    state = _bare(fields.text("state"))
    word = state_word(fields.text("state"))
    here = (state == "1") | word.str.contains("現|在住") | (word == "住民")
    gone = reason.str.contains(_GONE)
    removed = fields.text("removed_flag").str.strip_chars().is_in(["1", "１", "01", "有", "除票"])
    return (
        pl.when(here & gone)
        .then(pl.lit("住民"))
        .when(here | (word == "") | gone)
        .then(pl.when(removed & ~gone).then(pl.lit("除票")).otherwise(reason))
        .otherwise(word)
    )


def state_word(state: pl.Expr) -> pl.Expr:
    """住民状態 in words: of a standard code, else as written; "" for a resident."""
    return _bare(state).replace(_STATE_WORDS)


def _bare(code: pl.Expr) -> pl.Expr:
    return code.str.strip_chars().str.strip_chars_start("0")
