"""The truth table: whom each record is about, whose number it carries, and what differs."""

from collections import Counter

import polars as pl

from app.demo.drafts import NOBODY
from app.demo.population import Population
from app.demo.records import Record
from app.demo.script import half_digits

COLUMNS = (
    "extract", "record_id", "true_person_id", "linked_person_id", "is_mislink", "mislink_kind",
    "mislink_detail", "number_state", "tags",
)  # fmt: skip


def truth_frame(
    population: Population, records: dict[str, list[Record]], keys: dict[str, list[str]]
) -> pl.DataFrame:
    """One row per record in the order of the extracts; a person who does not exist is null."""
    rows = []
    for extract, written in records.items():
        counted = Counter(_number_key(record) for record in written)
        for key, record in zip(keys[extract], written, strict=True):
            draft = record.draft
            twice = draft.state == "ok" and counted[_number_key(record)] > 1
            rows.append(
                (
                    extract, key, _id(population, draft.person.row), _id(population, draft.linked),
                    "true" if draft.kind else "false", draft.kind, draft.detail,
                    "duplicate" if twice else draft.state, "|".join(sorted(record.written.tags)),
                )
            )  # fmt: skip
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String()), orient="row")


def _id(population: Population, row: int) -> str | None:
    return None if row == NOBODY else f"{population.resident_id[row]:010}"


def _number_key(record: Record) -> str:
    """What one extract holds twice: the linked resident, else the digits as written."""
    if record.draft.linked != NOBODY:
        return f"#{record.draft.linked}"
    return half_digits(record.written.number)
