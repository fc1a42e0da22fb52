"""Residents whom a person found by a search of the register, as further candidates of a case."""

import json
from collections.abc import Sequence
from dataclasses import replace

from app.cases.document import CaseDocument, Pair, pair_from_json
from app.store.search_rows import FoundResidentRow


def found_pairs(document: CaseDocument, rows: Sequence[FoundResidentRow]) -> tuple[Pair, ...]:
    """The residents found since, one pair each, ranked behind those of the run."""
    first = 1 + max((pair.rank for pair in document.pairs), default=0)
    newest = {row.resident_id: row for row in rows}
    return tuple(
        replace(pair_from_json(json.loads(row.pair)), rank=rank, searched=True)
        for rank, row in enumerate(newest.values(), start=first)
    )
