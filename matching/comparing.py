"""Compares many pairs at once: every value is read once, however many pairs it stands in.

The columns that come out are those of PAIR_SCHEMA about the five attributes.
How to add an attribute: one row in ATTRIBUTE_COLUMNS and a comparison in BulkComparison.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import polars as pl

from matching.addresses import AddressText, ParsedAddress, compare_parsed, parse_address
from matching.agreement import Agreement, Comparison
from matching.compare import (
    ResidentName,
    SubjectName,
    compare_kana,
    compare_read_birth_dates,
    compare_read_names,
    compare_sexes,
    read_resident_name,
    read_subject_name,
)
from matching.context import ADDRESS_PARTS, BIRTH_PARTS, NAME_PARTS
from matching.normalise.birth_dates import parse_birth_date
from matching.normalise.birth_days import BirthDate
from matching.tables import Tables

_Values = tuple[str, ...]
_Key = TypeVar("_Key", bound=Hashable)
_Read = TypeVar("_Read")

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

MOST_REMEMBERED = 150_000
"""Values remembered per kind; then all are forgotten, so that memory has a bound."""

MARKED_UNKNOWN = "birth_marked_unknown"
"""The register marks the birth date as not fully known (不詳フラグ): it may be a stand-in."""

_ORDER = (Agreement.SAME, Agreement.EQUIVALENT, Agreement.SIMILAR, Agreement.DIFFERENT)
_KNOWN_MARKS = ("", "0", "０")


@dataclass(slots=True)
class BulkComparison:
    """The comparisons of one run, with the values that were read for them."""

    tables: Tables
    _remembered: dict[str, dict[Hashable, object]] = field(default_factory=dict)

    def compare(self, subjects: pl.DataFrame, residents: pl.DataFrame) -> pl.DataFrame:
        """How the rows of two frames of equal height agree, attribute by attribute.

        Args:
            subjects: raw columns of SUBJECT_SCHEMA.
            residents: raw columns of RESIDENT_SCHEMA.

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

    def address_agrees(self, left: str, right: str) -> bool:
        """Whether two addresses in one piece are SAME or EQUIVALENT."""
        return self._addresses((left, "", ""), (right, "", "")).agreement.agrees

    def _compared(
        self, attribute: str, pairs: Iterable[tuple[_Values, _Values]]
    ) -> list[Comparison]:
        comparators: dict[str, Callable[[_Values, _Values], Comparison]] = {
            "name": self._names,
            "kana": _kana,
            "birth_date": self._birth_dates,
            "sex": self._sexes,
            "address": self._addresses,
        }
        compare = comparators[attribute]
        return [compare(left, right) for left, right in pairs]

    def _names(self, left: _Values, right: _Values) -> Comparison:
        one = self._once(
            "subject", left, lambda: read_subject_name(SubjectName(*left), self.tables)
        )
        other = self._once(
            "resident", right, lambda: read_resident_name(ResidentName(*right), self.tables)
        )
        return compare_read_names(one, other, self.tables)

    def _birth_dates(self, left: _Values, right: _Values) -> Comparison:
        """Birth dates; one that the register marks 不詳 agrees in part at best."""
        born = (left[0], self._born(left[0])), (right[0], self._born(right[0]))
        compared = compare_read_birth_dates(*born)
        if right[1].strip() in _KNOWN_MARKS or not compared.agreement.agrees:
            return compared
        return Comparison(Agreement.SIMILAR, (MARKED_UNKNOWN, *compared.reasons), compared.parts)

    def _born(self, text: str) -> BirthDate:
        return self._once("birth", text, lambda: parse_birth_date(text))

    def _sexes(self, left: _Values, right: _Values) -> Comparison:
        return self._once("sex", (left, right), lambda: compare_sexes(left[0], right[0]))

    def _addresses(self, left: _Values, right: _Values) -> Comparison:
        return compare_parsed(self._address(left), self._address(right))

    def _address(self, values: _Values) -> ParsedAddress:
        return self._once(
            "address", values, lambda: parse_address(AddressText(*values), self.tables)
        )

    def _once(self, kind: str, key: _Key, read: Callable[[], _Read]) -> _Read:
        known = self._remembered.setdefault(kind, {})
        found = known.get(key)
        if found is None:
            if len(known) >= MOST_REMEMBERED:
                known.clear()
            found = known[key] = read()
        return found  # type: ignore[return-value]  # what `read` of this kind gave


def _kana(left: _Values, right: _Values) -> Comparison:
    """The strongest of the resident's readings; absence where that is all there is."""
    ranked = {agreement: place for place, agreement in enumerate(_ORDER)}
    readings = [right[0], *filter(None, right[1:])]
    compared = [compare_kana(left[0], reading) for reading in readings]
    return min(compared, key=lambda item: ranked.get(item.agreement, len(_ORDER)))
