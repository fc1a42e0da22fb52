"""Batches in words: summaries, arithmetic and rejected rows."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from app.batches.scope import Coverage, Exclusion, Side
from app.schemes import scheme
from app.store.batches import BatchRow
from app.views import Arithmetic, BatchSummary, RejectionRow
from app.words import words


def batch_facts(row: BatchRow) -> dict[str, object]:
    """The facts of a batch as its import found them."""
    return dict(json.loads(row.facts))


def whole(facts: Mapping[str, object], name: str) -> int:
    """A count of the facts."""
    return int(str(facts.get(name, 0)))


def arithmetic(facts: Mapping[str, object]) -> Arithmetic:
    """台帳総数 = 対象外 + 取込不可 + 番号なし + 点検対象 of one batch.

    A row that holds several people counts once for each (`people_beside`: those beyond the first).
    """
    excluded = facts.get("excluded", {})
    counts = excluded if isinstance(excluded, dict) else {}
    return Arithmetic(
        total=whole(facts, "rows_counted")
        - whole(facts, "rows_skipped")
        + whole(facts, "people_beside"),
        excluded=tuple((Exclusion(reason), int(count)) for reason, count in counts.items()),
        rejected=whole(facts, "rows_rejected"),
        without_number=whole(facts, "without_number"),
        inspected=whole(facts, "inspected"),
    )


def total_arithmetic(rows: Iterable[BatchRow]) -> Arithmetic:
    """The sum over several batches."""
    parts = [arithmetic(batch_facts(row)) for row in rows]
    excluded = {
        reason: sum(dict(part.excluded).get(reason, 0) for part in parts) for reason in Exclusion
    }
    return Arithmetic(
        total=sum(part.total for part in parts),
        excluded=tuple((reason, count) for reason, count in excluded.items() if count),
        rejected=sum(part.rejected for part in parts),
        without_number=sum(part.without_number for part in parts),
        inspected=sum(part.inspected for part in parts),
    )


def batch_summary(row: BatchRow, names: Mapping[str, str]) -> BatchSummary:
    """One batch in words."""
    facts = batch_facts(row)
    side = Side(row.side)
    messages = facts.get("messages", [])
    return BatchSummary(
        batch_id=row.batch_id,
        side=side,
        side_words=words(side),
        extract=row.extract,
        scheme_words=scheme(row.scheme).words if row.scheme else "",
        reference_date=date.fromisoformat(row.reference_date),
        coverage_words=words(Coverage(row.coverage)) if side is Side.REGISTER else "",
        accepted_at=row.accepted_at,
        accepted_by=names.get(row.accepted_by, ""),
        arithmetic=arithmetic(facts),
        skipped_rows=whole(facts, "rows_skipped"),
        sha256=row.source_sha256,
        messages=tuple(str(m) for m in messages) if isinstance(messages, list) else (),
        in_use=bool(row.in_use),
    )


def rejection_rows(facts: Mapping[str, object]) -> tuple[RejectionRow, ...]:
    """The rejected rows named in facts."""
    rows = facts.get("rejections", [])
    if not isinstance(rows, list):
        return ()
    return tuple(
        RejectionRow(row_number=int(row[0]), sheet=row[1], column=row[2], sentence=row[3])
        for row in rows
    )
