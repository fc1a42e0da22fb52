"""Search words as typed, read into what the index is asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

import polars as pl

from app.errors import KnownError
from app.search.folding import fold_address, fold_town, kana_keys, typed_name_key
from matching import NumberProblem, parse_birth_date, parse_number

SHORTEST = 2
"""Characters that a search word needs at least."""

_V_SOUNDS = ("ブ", "バ", "ビ", "ベ", "ボ")
"""What ヴ may turn out to be once its vowel is typed."""

_SERIAL = re.compile(r"[0-9０-９]{5}")  # a day as a spreadsheet counts it is never typed

_COMPLETED = ("", "日", "1日", "1月1日", ".1", ".1.1", "01", "0101")
"""What a date that stops after its month or its year is completed with, to be read at all."""

_KNOWN_OF = {"": 8, "日": 8, "1日": 6, ".1": 6, "01": 6, "1月1日": 4, ".1.1": 4, "0101": 4}
"""How many digits of YYYYMMDD were typed then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """What was typed; "" where nothing was. Every field is the beginning of a value.

    `address` is a part of the address and only narrows what another field finds; `number` is an
    individual number, whole.
    """

    kana: str = ""
    name: str = ""
    birth_date: str = ""
    address: str = ""
    number: str = ""

    def used(self) -> tuple[str, ...]:
        """The fields that were filled in."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name).strip())


@dataclass(frozen=True, slots=True)
class Query:
    """What the index is asked for: prefixes of keys by list, and a part of the address.

    `town` is the folded part before the first number, `address` the whole folded part.
    """

    prefixes: Mapping[str, tuple[str, ...]]
    town: str
    address: str

    @property
    def has_lot(self) -> bool:
        """Whether the address goes beyond the town."""
        return self.address != self.town


def read_words(words: SearchWords) -> Query:
    """Fold what was typed.

    Raises:
        KnownError: F102 nothing to search by, F103 too short, F104 no date, F105 an address without
            its town, F106 no individual number.
    """
    prefixes: dict[str, tuple[str, ...]] = {}
    if words.kana.strip():
        prefixes["kana"] = _long_enough("カナ", _kana_prefixes(words.kana))
    if words.name.strip():
        prefixes["name"] = _long_enough("氏名", (typed_name_key(words.name),))
    if words.birth_date.strip():
        prefixes["birth_date"] = birth_prefixes(words.birth_date)
    if words.number.strip():
        prefixes["number"] = (_number(words.number),)
    if not prefixes:
        sentence = "カナ、氏名、生年月日のどれかを入力してください。住所だけでは検索できません。"
        raise KnownError("F102", sentence)
    town, address = _address(words.address)
    return Query(prefixes, town, address)


def _kana_prefixes(text: str) -> tuple[str, ...]:
    key = str(kana_keys(pl.Series([text]))[0])
    if not text.rstrip().endswith(("ヴ", "ゔ", "ｳﾞ")):
        return (key,)
    return tuple(sorted(key[:-1] + sound for sound in _V_SOUNDS))


def _long_enough(title: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    if any(len(key) < SHORTEST for key in keys):
        raise KnownError("F103", f"{title}は{SHORTEST}文字以上入力してください。")
    return keys


def birth_prefixes(text: str) -> tuple[str, ...]:
    """Beginnings of YYYYMMDD of what was typed: a date, a month, or a year, in any notation.

    Several where a year of two digits may be meant in several eras.

    Raises:
        KnownError: F104.
    """
    for typed in (text.strip(), text.strip().rstrip("./-年月")):
        for completion in _COMPLETED:
            born = parse_birth_date(typed + completion)
            days = (born.value,) if born.value else born.readings
            if days and not _SERIAL.fullmatch(typed):
                known = _KNOWN_OF[completion]
                return tuple(sorted({f"{day:%Y%m%d}"[:known] for day in days}))
    raise KnownError(
        "F104",
        "生年月日を日付として読めません。「S56.4.1」「昭和56年4月」「1981」のように入力してください。",
    )


def _address(text: str) -> tuple[str, str]:
    if not text.strip():
        return "", ""
    town, address = fold_town(text), fold_address(text)
    if len(town) < SHORTEST:
        sentence = f"住所は、町名などを{SHORTEST}文字以上入力してください。"
        raise KnownError("F105", sentence)
    return town, address


def _number(text: str) -> str:
    read = parse_number(text)
    if read.problem not in (NumberProblem.NONE, NumberProblem.CHECK_DIGIT):
        raise KnownError("F106", "個人番号は12桁の数字で入力してください。")
    return read.digits
