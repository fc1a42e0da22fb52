"""The tables that travel with the program, as values: kanji variants, Juki-net codes, towns.

Built from text by pure functions; `app.tables.load_tables` reads the files. Columns and sources
stand in the heads of the files in resources/tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.addresses import TownList

STRENGTHS = (1, 2, 3)
"""1 one character in another encoding or glyph, 2 official old/new and family-register pairs,
3 interchanged in names although each form has its own legal standing."""

JUKI_FIRST, JUKI_LAST = 0xAA00, 0xC1FF
"""Where 住基ネット統一文字コード differ from Unicode and cannot be ordinary name characters."""


@dataclass(frozen=True, slots=True, eq=False)
class VariantTable:
    """Kanji variants: per strength k a map from character to its representative at k or less.

    A table is equal only to itself, so that what is worked out from it can be kept beside it.
    """

    maps: Mapping[int, Mapping[int, str]]

    def fold(self, text: str, strength: int) -> str:
        """Replace every character by its representative at `strength` (1 to 3) or less.

        The length never changes. Two texts agree at a strength when their folds are equal.
        """
        return text.translate(self.maps[strength])

    def fold_lists(self, strength: int) -> tuple[list[str], list[str]]:
        """The same as two lists, patterns and replacements, for polars `replace_many`."""
        rows = self.maps[strength]
        return [chr(code) for code in rows], list(rows.values())


@dataclass(frozen=True, slots=True)
class JukiTable:
    """Raw 住基ネット統一文字コード that show as foreign scripts, mapped to their characters."""

    characters: Mapping[int, str]

    def decode(self, text: str) -> str:
        """Replace raw codes by the characters they stand for; other text is left alone."""
        return text.translate(self.characters)


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of one run, with the digest that is printed on every paper."""

    variants: VariantTable
    juki: JukiTable
    towns: TownList
    digest: str


def build_variants(tsv: str) -> VariantTable:
    """Read name_kanji_variants.tsv: char, representative, strength, source; one header line."""
    maps: dict[int, dict[int, str]] = {strength: {} for strength in STRENGTHS}
    rows = [line.split("\t") for line in tsv.split("\n")[1:] if line]
    for char, representative, strength, *_ in sorted(rows, key=lambda row: int(row[2])):
        for reached in range(int(strength), STRENGTHS[-1] + 1):
            maps[reached][ord(char)] = representative
    return VariantTable(maps)


def build_juki(tsv: str) -> JukiTable:
    """Read juki_codes.tsv: juki_code (hex), base_char, sequence, …; one header line.

    Only codes of U+AA00 to U+C1FF are kept: the others are ordinary characters in other files.
    """
    rows = [line.split("\t") for line in tsv.split("\n")[1:] if line]
    codes = {int(row[0], 16): row[1] for row in rows}
    return JukiTable(
        {code: base for code, base in codes.items() if JUKI_FIRST <= code <= JUKI_LAST}
    )
