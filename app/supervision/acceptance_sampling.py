"""抜取確認: a random sample of A, drawn once per run and read like any other case.

The order in which A would be drawn was fixed when the run was made, from its own secret key: nobody
chooses who is drawn, and drawing again draws the same.
"""

from app.cases.queue_filling import case_row
from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.people import Permission
from app.record.acts import Act
from app.store import cases, figures, runs
from app.store.bulk import BulkFile

SAMPLE_ROWS = "sample_rows"
USUAL_SIZE = 299
"""299 without an error bound the error rate of A at 1 % with 95 % confidence."""

MOST = 1_000


class AcceptanceSampling:
    """Drawing the sample of A, for the 責任者."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def draw(self, size: int) -> Changes:
        """Put the first `size` of the drawing order up as cases of the lane 抜取確認.

        Raises:
            KnownError: P101; Q110 size out of range; Q111 already drawn, no run, or an older run.
        """
        self._desk.require(Permission.SECOND_CHECK_WRONG)
        if not 1 <= size <= MOST:
            raise KnownError("Q110", f"抜取確認の件数は1から{MOST:,}までで入力してください。")
        run = runs.current(self._desk.database)
        if run is None or figures.sampled(self._desk.database, run.run_id).drawn:
            raise KnownError("Q111", "抜取確認は照合ごとに1回です。いまは抽出できません。")
        file = BulkFile(self._desk.runs / run.run_id, run.file_key)
        try:
            rows = file.document(SAMPLE_ROWS, 0)
        finally:
            file.close()
        chosen = rows[:size] if isinstance(rows, list) else []
        if not chosen:
            raise KnownError("Q111", "この照合からは抽出できません。照合し直してください。")
        first = cases.last_case_id(self._desk.database) + 1
        with self._desk.ledger.entry(
            Act.SAMPLE_DRAWN,
            about=f"run:{run.run_id}",
            areas=frozenset({Area.CASES}),
            detail={"cases": len(chosen)},
        ) as entry:
            made = [
                case_row(run.run_id, at, row, kind="sample") for at, row in _numbered(chosen, first)
            ]
            cases.add_many(entry.database, made)
            shown = [(str(r), at) for at, row in _numbered(chosen, first) for r in _shown(row)]
            cases.add_shown(entry.database, shown)
            cases.protect(entry.database)
        return entry.changes()


def _numbered(rows: list[list[object]], first: int) -> list[tuple[int, list[object]]]:
    return list(enumerate(rows, start=first))


def _shown(row: list[object]) -> list[object]:
    return row[2] if isinstance(row[2], list) else []
