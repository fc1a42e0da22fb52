"""What lies in a sealed batch: the columns that were mapped, and nothing of the others."""

from contextlib import closing
from pathlib import Path

import pytest

from app.batches.scope import Side
from app.batches.stored_parts import stored_parts
from app.desk import Desk
from app.store.bulk import BulkFile
from tests.support.extract_files import Row, register_rows, subject_rows
from tests.support.jobs import csv, taken_in
from tests.support.office import a_desk, stand_up

UNWANTED = "ここにしかない値"


def _with_more(rows: list[Row], headings: tuple[str, ...]) -> list[Row]:
    more = (UNWANTED,) * len(headings)
    return [(*rows[0], *headings), *((*row, *more) for row in rows[1:])]


def _all_of(desk: Desk, side: Side) -> str:
    """Everything a batch holds, as text."""
    (part,) = stored_parts(desk, side)
    name = "subjects" if side is Side.SUBJECT else "residents"
    with closing(BulkFile(Path(part["path"]), bytes.fromhex(part["key"]))) as file:
        held = "".join(chunk.write_csv() for chunk in file.chunks(name))
        return held + repr(file.facts())


@pytest.mark.parametrize("side", [Side.SUBJECT, Side.REGISTER])
def test_a_column_without_a_meaning_is_not_in_the_sealed_batch(tmp_path: Path, side: Side) -> None:
    desk = a_desk(tmp_path / "inspection")
    rows = subject_rows(12) if side is Side.SUBJECT else register_rows(12)
    table = _with_more(rows, ("障害名", "所得額", "扶助の種類", "特記事項", "担当課メモ"))
    taken_in(desk, csv(tmp_path, "file.csv", table), side)
    held = _all_of(desk, side)
    assert rows[1][1] in held or rows[1][2] in held  # what was mapped is there
    assert UNWANTED not in held
    stand_up(desk)
