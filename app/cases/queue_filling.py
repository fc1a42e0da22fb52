"""Filling the queue from a run file, in short steps, and ending runs that brought nothing."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.case_states import CaseId, CaseState, serial
from app.cases.search_text import search_column
from app.changes import Area
from app.desk import Desk
from app.files import PART_SUFFIX, SCRATCH_SUFFIX
from app.jobs import Progress
from app.record.acts import Act
from app.store import cases, runs
from app.store.bulk import BulkFile
from app.store.cases import CaseRow

ROWS = "rows"
_WORDS = "待ち行列の作成"
_ROWS_PER_STEP = 125
_WITHOUT_GAP, _BLOCK = 60, 25
_NAMED = ("class", "person", "fingerprint", "facility")


def fill_queue(
    desk: Desk, run_id: str, *, path: Path, key: bytes, total: int
) -> Iterator[Progress]:
    """Copy the case rows of a run file into the store, a few hundredths of a second per step.

    The rows belong to a run that is not current yet: nobody sees them. They are not entered one by
    one into the ledger; the entry that ends the run holds the digest of the file they come from.
    """
    file = BulkFile(path, key)
    done, base = 0, cases.last_case_id(desk.database)
    number = 0
    try:
        while found := file.documents(ROWS, first=number, most=1):
            rows = found[0][1]
            number = found[0][0] + 1
            if isinstance(rows, list):
                for start in range(0, len(rows), _ROWS_PER_STEP):
                    piece = rows[start : start + _ROWS_PER_STEP]
                    numbers = [case_number(base, done + at, run_id) for at in range(len(piece))]
                    _copy(desk, run_id, list(zip(numbers, piece, strict=True)))
                    done += len(piece)
                    yield Progress(_WORDS, done, total)
    finally:
        file.close()


def case_number(base: int, place: int, run_id: str) -> int:
    """The 整理番号 of a case by its place in the run, 0 = the first.

    After the first numbers one of every block stays free, at a place that follows from the run: an
    invented case (app.review.planted) can take it and is not told by its number.
    """
    if place < _WITHOUT_GAP:
        return base + 1 + place
    block, inside = divmod(place - _WITHOUT_GAP, _BLOCK)
    digest = hashlib.sha256(f"{run_id}:{block}".encode()).digest()
    free = 1 + int.from_bytes(digest[:4], "big") % _BLOCK
    return base + 1 + place + block + (inside >= free)


def _copy(desk: Desk, run_id: str, numbered: list[tuple[int, list[object]]]) -> None:
    with desk.ledger.staging():
        cases.add_many(
            desk.database, [case_row(run_id, at, row, kind="found") for at, row in numbered]
        )
        shown = [
            (str(resident), at)
            for at, row in numbered
            for resident in (row[2] if isinstance(row[2], list) else ())
        ]
        cases.add_shown(desk.database, shown)


def case_row(run_id: str, case_id: int, row: list[object], *, kind: str) -> CaseRow:
    """A case as stored, from a row of a run file; `kind` is found or sample."""
    values = row[1]
    if not isinstance(values, Mapping):
        raise TypeError("a case row was expected")
    texts = (values["name"], values["kana"], values["record_id"], serial(CaseId(case_id)))
    return CaseRow(
        case_id=case_id,
        run_id=run_id,
        subject=int(str(row[0])),
        search=search_column(texts),
        class_=values["class"],
        state=CaseState.OPEN,
        version=1,
        outcome="",
        judged_by="",
        entered_by="",
        kind=kind,
        person=values.get("person", 0),
        fingerprint=values.get("fingerprint", ""),
        facility=values.get("facility", ""),
        **{name: value for name, value in values.items() if name not in _NAMED},
    )


def end_run(desk: Desk, run_id: str, *, cancelled: bool) -> None:
    """End a run that brought nothing: remove its file and cases, destroy its key, say so."""
    row = runs.run(desk.database, run_id)
    if row is None or row.state != "running":
        return
    for name in (f"{run_id}{PART_SUFFIX}", f"{run_id}{SCRATCH_SUFFIX}", run_id):
        (desk.runs / name).unlink(missing_ok=True)
    with desk.ledger.entry(
        Act.RUN_CANCELLED if cancelled else Act.RUN_INTERRUPTED,
        about=f"run:{run_id}",
        areas=frozenset({Area.RUNS}),
        detail={},
    ) as entry:
        cases.remove_run(entry.database, run_id)
        runs.end(
            entry.database, run_id, state="cancelled" if cancelled else "interrupted", at=entry.at
        )
