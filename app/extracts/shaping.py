"""The frames that leave this package: one row per record in the schemas of matching."""

from collections.abc import Sequence

import polars as pl

from app.extracts import fields as f
from app.extracts.fields import Fields
from app.extracts.mapping import ColumnMap
from app.extracts.persons import columns_of, people_of
from app.extracts.tables import ORDINAL, ROW, RawChunk
from matching import RESIDENT_SCHEMA, SUBJECT_SCHEMA

_SAME_NAMES = (
    "postcode",
    "relation",
    "status_date",
    "household_head",
    "issued_on",
    "valid_until",
    "received_on",
    "received_number",
    "ledger_volume",
    "number_source",
    "municipality",
)


_OF_A_PERSON = ("number", "name", "kana", "birth_date")


def shape_subjects(chunk: RawChunk, maps: Sequence[ColumnMap], *, extract: str) -> pl.DataFrame:
    """A raw chunk of a business extract in SUBJECT_SCHEMA; `protected` is still as written.

    A row that holds several people gives one subject for each whose group is filled.
    """
    people = people_of(maps)
    if people == (0,):
        return _shaped(chunk, maps, extract=extract, person=0)
    frames = [
        _shaped(chunk, columns_of(maps, person), extract=extract, person=person).with_columns(
            _row=pl.int_range(pl.len()), _person=pl.lit(person)
        )
        for person in people
    ]
    filled = pl.any_horizontal(pl.col(column) != "" for column in _OF_A_PERSON)
    nobody = ~filled.any().over("_row") & (pl.col("_person") == people[0])  # no row gets lost
    whole = pl.concat(frames).filter(filled | nobody)
    return whole.sort("_row", "_person", maintain_order=True).drop("_row", "_person")


def _shaped(
    chunk: RawChunk, maps: Sequence[ColumnMap], *, extract: str, person: int
) -> pl.DataFrame:
    fields = Fields(maps)
    values = {
        "extract": pl.lit(extract),
        "record_id": record_id(fields, chunk.sheet) + (f"-{person}" if person else ""),
        "row_number": pl.col(ROW),
        "sheet": pl.lit(chunk.sheet),
        "number": fields.text("number"),
        "name": f.name(fields),
        "surname": fields.text("surname"),
        "given_name": fields.text("given_name"),
        "kana": f.kana(fields),
        "birth_date": f.birth_date(fields),
        "sex": f.sex(fields),
        "address": f.address(fields),
        "building": f.building(fields),
        "residence": f.residence(fields),
        "mailing_address": fields.text("mailing_address"),
        "guardian_name": fields.text("guardian_name"),
        "household_key": fields.text("household_key").str.strip_chars(),
        "status": f.status(fields),
        "protected": f.protected(fields),
        **{target: fields.text(target) for target in _SAME_NAMES},
    }
    return chunk.frame.select(values[column].alias(column) for column in SUBJECT_SCHEMA)


def shape_residents(chunk: RawChunk, maps: Sequence[ColumnMap]) -> pl.DataFrame:
    """A raw chunk of a register extract in RESIDENT_SCHEMA; `protected` is still as written."""
    fields = Fields(maps)
    values = {
        "resident_id": record_id(fields, chunk.sheet),
        "household_id": fields.text("household_key").str.strip_chars(),
        "number": fields.text("number"),
        "name": f.resident_name(fields),
        "kana": f.kana(fields),
        "birth_date": f.birth_date(fields),
        "birth_date_unknown": f.birth_date_unknown(fields),
        "sex": f.sex(fields),
        "postcode": fields.text("postcode"),
        "address": f.address(fields),
        "building": f.building(fields),
        "relation": fields.text("relation"),
        "status": f.status(fields),
        "status_date": fields.text("status_date"),
        "former_surname": fields.text("former_surname"),
        "alias": fields.text("alias"),
        "alias_kana": fields.text("alias_kana"),
        "latin_name": fields.text("latin_name"),
        "kanji_name": fields.text("kanji_name"),
        "former_name": fields.text("former_name"),
        "former_address": f.former_address(fields),
        "former_number": fields.text("former_number"),
        "protected": f.protected(fields),
    }
    return chunk.frame.select(values[column].alias(column) for column in RESIDENT_SCHEMA)


def record_id(fields: Fields, sheet: str) -> pl.Expr:
    """The key column, outer spaces trimmed and otherwise untouched; never padded, never stripped.

    Without a key it is `#<data row>`, in a workbook `<sheet>#<row>`.
    """
    key = fields.text("key").str.strip_chars()
    place = pl.lit(f"{sheet}#") + pl.col(ROW if sheet else ORDINAL).cast(pl.String)
    return pl.when(key == "").then(place).otherwise(key)


def held_attributes(maps: Sequence[ColumnMap]) -> frozenset[str]:
    """The compared attributes that an extract holds at all: those with a column."""
    targets = {m.target for m in maps}
    sources = {
        "name": {"name", "surname", "given_name"},
        "kana": {"kana", "kana_surname", "kana_given_name"},
        "birth_date": {"birth_date", "birth_year"},
        "sex": {"sex", "sex_words"},
        "address": {"address", "address_city", "address_town", "residence"},
    }
    return frozenset(attribute for attribute, own in sources.items() if targets & own)
