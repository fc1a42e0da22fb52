"""Compares many pairs at once: every distinct pair of values once, every value read once.

The columns that come out are those of PAIR_SCHEMA about the five attributes.
How to add an attribute: one row in ATTRIBUTE_COLUMNS and a comparison in `_comparators`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import polars as pl

from matching.addresses import AddressText, ParsedAddress, compare_parsed, parse_address
from matching.agreement import Agreement, Comparison
from matching.compare import compare_birth_dates, compare_kana, compare_names, compare_sexes
from matching.compare.names import ResidentName, SubjectName
from matching.context import ADDRESS_PARTS, BIRTH_PARTS, NAME_PARTS
from matching.tables import Tables

_Values = tuple[str, ...]

SUBJECT_COLUMNS = (
    *("name", "surname", "given_name", "kana", "birth_date", "sex"),
    *("address", "building", "postcode"),
)
RESIDENT_COLUMNS = (
    *("name", "kana", "former_surname", "alias", "alias_kana", "latin_name", "kanji_name"),
    *("former_name", "birth_date", "birth_date_unknown", "sex", "address", "building", "postcode"),
)

ATTRIBUTE_COLUMNS: dict[str, tuple[_Values, _Values, _Values, str]] = {
    "name": (
        ("name", "surname", "given_name", "kana"),
        (
            *("name", "kana", "former_surname", "alias", "alias_kana"),
            *("latin_name", "kanji_name", "former_name"),
        ),
        NAME_PARTS,
        "name",
    ),
    "kana": (("kana",), ("kana", "alias_kana"), NAME_PARTS, "kana"),
    "birth_date": (("birth_date",), ("birth_date", "birth_date_unknown"), BIRTH_PARTS, "birth"),
    "sex": (("sex",), ("sex",), (), "sex"),
    "address": (
        ("address", "building", "postcode"),
        ("address", "building", "postcode"),
        ADDRESS_PARTS,
        "address",
    ),
}
"""Attribute -> subject columns, resident columns, parts, prefix of the part columns."""

_ORDER = (Agreement.SAME, Agreement.EQUIVALENT, Agreement.SIMILAR, Agreement.DIFFERENT)


@dataclass(slots=True)
class BulkComparison:
    """The comparisons of one run, with everything already read or compared remembered."""

    tables: Tables
    parsed: dict[AddressText, ParsedAddress] = field(default_factory=dict)
    known: dict[str, dict[tuple[_Values, _Values], Comparison]] = field(default_factory=dict)

    def compare(self, subjects: pl.DataFrame, residents: pl.DataFrame) -> pl.DataFrame:
        """How the rows of two frames of equal height agree, attribute by attribute.

        Args:
            subjects: SUBJECT_COLUMNS, raw.
            residents: RESIDENT_COLUMNS, raw.

        Returns:
            For every attribute its Agreement, `<attribute>_reasons` (codes joined by `;`) and the
            parts of PAIR_SCHEMA ("" = unknown), plus `birth_parts_differing`.
        """
        columns: dict[str, list[str]] = {}
        for attribute, (left, right, parts, prefix) in ATTRIBUTE_COLUMNS.items():
            pairs = zip(
                subjects.select(left).iter_rows(), residents.select(right).iter_rows(), strict=True
            )
            found = self._compared(attribute, pairs)
            columns[attribute] = [item.agreement.value for item in found]
            columns[f"{attribute}_reasons"] = [";".join(item.reasons) for item in found]
            for part in parts:
                columns[f"{prefix}_{part}"] = [item.parts.get(part, "") for item in found]
        frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
        differing = [pl.col(f"birth_{part}") == "DIFFERENT" for part in BIRTH_PARTS]
        return frame.with_columns(birth_parts_differing=pl.sum_horizontal(differing).cast(pl.Int64))

    def address(self, left: _Values, right: _Values) -> Comparison:
        """Two addresses (address, building, postcode), each read once in the run."""
        return compare_parsed(self._parse(left), self._parse(right))

    def address_agrees(self, left: str, right: str) -> bool:
        """Whether two addresses in one piece are SAME or EQUIVALENT."""
        return self.address((left, "", ""), (right, "", "")).agreement.agrees

    def _compared(
        self, attribute: str, pairs: Iterable[tuple[_Values, _Values]]
    ) -> list[Comparison]:
        """One comparison per pair; equal pairs of values are compared once in the run."""
        known = self.known.setdefault(attribute, {})
        compare = self._comparators()[attribute]
        result = []
        for pair in pairs:
            comparison = known.get(pair)
            if comparison is None:
                comparison = known[pair] = compare(*pair)
            result.append(comparison)
        return result

    def _parse(self, values: _Values) -> ParsedAddress:
        text = AddressText(*values)
        known = self.parsed.get(text)
        if known is None:
            known = self.parsed[text] = parse_address(text, self.tables)
        return known

    def _comparators(self) -> dict[str, Callable[[_Values, _Values], Comparison]]:
        return {
            "name": lambda left, right: compare_names(
                SubjectName(*left), ResidentName(*right), self.tables
            ),
            "kana": lambda left, right: _best(
                [compare_kana(left[0], kana) for kana in right if kana or kana is right[0]]
            ),
            "birth_date": lambda left, right: _birth_dates(left[0], right[0], right[1]),
            "sex": lambda left, right: compare_sexes(left[0], right[0]),
            "address": self.address,
        }


def _best(comparisons: list[Comparison]) -> Comparison:
    """The strongest of several readings; absence where that is all there is."""
    ranked = {agreement: place for place, agreement in enumerate(_ORDER)}
    return min(comparisons, key=lambda item: ranked.get(item.agreement, len(_ORDER)))


def _birth_dates(left: str, right: str, unknown: str) -> Comparison:
    """Birth dates; one that the register marks 不詳 agrees in part at best (a stand-in date)."""
    compared = compare_birth_dates(left, right)
    if unknown.strip() in ("", "0", "０") or not compared.agreement.agrees:
        return compared
    return Comparison(Agreement.SIMILAR, (BIRTH_DATE_UNKNOWN, *compared.reasons), compared.parts)


BIRTH_DATE_UNKNOWN = "birth_date_marked_unknown"
"""The register marks the birth date as not fully known (不詳フラグ)."""
