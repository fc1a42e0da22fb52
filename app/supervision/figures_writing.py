"""The official figures as CSV on a medium: counts alone, nobody's data, no invented case."""

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

from app.batches.media_files import on_medium, require_place
from app.changes import Area
from app.desk import Desk
from app.errors import KnownError
from app.people import Permission
from app.record.acts import Act
from app.record.media_use import (
    Carriage,
    MediumUse,
    MediumUseKind,
    enter_use,
    require_told,
    usable_medium,
)
from app.supervision.figure_views import SchemeFigures
from app.supervision.figures import Figures

COLUMNS = (
    "基準日時",
    "事務",
    "点検対象件数",
    "本人確認終了件数",
    "終了割合",
    "紐付け誤り件数",
    "継続確認件数",
    "番号なし件数",
    "点検対象人数",
    "本人確認終了人数",
    "紐付け誤り人数",
    "継続確認人数",
)


def write_figures(desk: Desk, folder: Path, *, carriage: Carriage) -> Path:
    """Write the official figures into a folder of a medium; for the 責任者.

    Raises:
        KnownError: P101; G101 there is no run; E701, M102 the medium; Q107, Q108 the folder.
    """
    desk.require(Permission.CHANGE_SETTINGS)
    rows = Figures(desk).official()
    if not rows:
        raise KnownError("G101", "集計する照合がありません。照合が終わってから書き出してください。")
    medium = usable_medium(desk.database, carriage, folder)
    require_told(carriage, medium)
    now = desk.clock.now()
    name = f"集計_{now:%Y%m%d_%H%M%S}.csv"
    content = as_csv(rows, at=f"{now:%Y-%m-%d %H:%M}")
    digest = hashlib.sha256(content).hexdigest()
    require_place(desk, folder, {name: len(content)})
    with (
        on_medium(folder, {name: content}),
        desk.ledger.entry(
            Act.FIGURES_WRITTEN,
            about=f"figures:{digest[:8]}",
            areas=frozenset({Area.MEDIA}),
            detail={"schemes": len(rows), "sha256": digest},
        ) as entry,
    ):
        use = MediumUse(
            kind=MediumUseKind.FIGURES,
            about=f"figures:{digest[:8]}",
            contents=f"集計 {len(rows)} 事務",
            sha256=digest,
            medium=medium,
            carriage=carriage,
            by_person=desk.me.person_id,
        )
        enter_use(entry, use)
    return folder / name


def as_csv(rows: Sequence[SchemeFigures], *, at: str) -> bytes:
    """The figures, one line per scheme; UTF-8 with BOM and CRLF, as the spreadsheet reads it.

    人 is empty where it was not counted.
    """
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    lines.writerows(_line(row, at) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _line(row: SchemeFigures, at: str) -> tuple[str, ...]:
    persons = (row.persons, row.done_persons, row.wrong_persons, row.continuing_persons)
    return (
        at,
        row.words,
        f"{row.records}",
        f"{row.done}",
        f"{row.done_share:.4f}",
        f"{row.wrong}",
        f"{row.continuing}",
        f"{row.without_number}",
        *("" if count is None else f"{count}" for count in persons),
    )
