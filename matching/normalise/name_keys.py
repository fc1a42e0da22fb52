"""Bulk keys of names, for blocking and counting. A key never decides whether two names agree."""

from functools import lru_cache
from typing import NamedTuple

import polars as pl

from matching.normalise.names import SOUNDS, Script, parse_name
from matching.normalise.text import map_distinct
from matching.tables import Tables, VariantTable

_STRONGEST = 3

_PLAIN_LETTERS = r"\p{Han}\x{3041}-\x{3096}\x{30A1}-\x{30FA}\x{30FC}\x{31F0}-\x{31FF}\s\x{3000}"  # kanji and kana
_PLAIN = rf"^[{_PLAIN_LETTERS}]*$"
_NOT_PLAIN = (
    r"[々〻〇\n\r]|(?:様|さま|サマ|殿|どの)\s*$|\s(?:氏|君|くん|さん|ちゃん|先生|女史)\s*$"
    r"|^(?:故|亡|世帯主|申請者|本人|氏名)\s|(?:旧姓|旧氏|旧名|通称|通名|本名|別名)|(?:他|外|ほか)"
)
"""Names that need reading: iteration marks, honorifics, remarks. The rest is folded in bulk."""

_FEW = 20_000
"""Fewer names than this are folded one by one before polars has built its search for 20,000 kanji."""


class _Folds(NamedTuple):
    """What replaces what, for one text and for many: variants of every strength, kana of one sound."""

    characters: dict[int, str]
    patterns: list[str]
    replacements: list[str]


def name_key(values: pl.Series, tables: Tables) -> pl.Series:
    """Bulk keys of names: kanji variants of every strength, kana, gaps and remarks folded.

    Args:
        values: names as written; null counts as "".
        tables: the kanji variants.

    Returns:
        A String series of the same length and name; "" for blanks. Equal names have equal keys;
        Latin words stand in alphabetical order.
    """
    filled = values.fill_null("")
    is_plain = filled.str.contains(_PLAIN) & ~filled.str.contains(_NOT_PLAIN)
    plain = _folded(filled.str.replace_all(r"[\s\x{3000}]+", ""), _folds(tables.variants))
    if is_plain.all():
        return plain.alias(values.name)
    read = map_distinct(filled.filter(~is_plain), lambda text: name_key_of(text, tables))
    return plain.scatter(is_plain.not_().arg_true(), read).alias(values.name)


def name_key_of(raw: str, tables: Tables) -> str:
    """The bulk key of one name."""
    name = parse_name(raw, tables)
    if name.script == Script.LATIN:
        return "".join(sorted(name.words))
    return name.folds[_STRONGEST - 1].translate(SOUNDS)


def _folded(names: pl.Series, folds: _Folds) -> pl.Series:
    if names.len() < _FEW:
        folded = [name.translate(folds.characters) for name in names.to_list()]
        return pl.Series(names.name, folded, dtype=pl.String())
    return names.str.replace_many(folds.patterns, folds.replacements)


@lru_cache(maxsize=2)
def _folds(variants: VariantTable) -> _Folds:
    """Built once per table, which is its own key: a table never changes."""
    patterns, folded = variants.fold_lists(_STRONGEST)
    table = {ord(char): kept.translate(SOUNDS) for char, kept in zip(patterns, folded, strict=True)}
    table = {code: str(kept) for code, kept in SOUNDS.items()} | table
    return _Folds(table, [chr(code) for code in table], list(table.values()))
