"""The preview job: what a file looks like before anything is stored."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from app.batches.scope import Side, exclusion_of
from app.extracts import Detection, TableDetection, inspect, read_register, read_subjects
from app.extracts.protection import protection_flags
from app.extracts.report import FileReport
from app.extracts.targets import TARGETS
from app.extracts.targets import Side as FileSide
from app.protection.protected_list import read_protected_list
from app.views import ADDRESS_WITHHELD
from app.worker.payload import Payload
from app.worker.reading import Tell, facts, from_medium, joined_sha256, lost_zeros, options, watch

SAMPLE_ROWS = 20
MOST_STATUSES = 50
_WORDS = "抽出データの確認"
_TWELVE_DIGITS = re.compile(r"(?<![0-9０-９])(?:[0-9０-９][\s\-‐－]?){11}[0-9０-９](?![0-9０-９])")
_MASK = "●"


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Look at a file completely and describe it."""
    with from_medium(payload):
        return _described(payload, payload.paths("paths"), tell)


def _described(payload: Payload, paths: Sequence[Path], tell: Tell) -> dict[str, object]:
    side = _side(payload, paths[0])
    if side is Side.PROTECTED:
        people, report = read_protected_list(paths[0], watch(tell, _WORDS))
        return {**_common(side, (report,)), "layout": [f"{people.height} 人の一覧"]}
    if side is Side.SUBJECT:
        return _subjects(payload, paths, tell)
    return _register(payload, paths, tell)


def _side(payload: Payload, path: Path) -> Side:
    given = payload.text("side")
    return Side(given) if given else Side(inspect(path, None, None).side.value)


def _common(side: Side, reports: Sequence[FileReport]) -> dict[str, object]:
    return {
        "side": side,
        "sha256": joined_sha256(reports),
        "facts": facts(reports),
        "zeros_lost": lost_zeros(reports),
        "columns": [],
        "rows": [],
        "statuses": [],
        "scheme": "",
        "holds_sex": False,
    }


def _subjects(payload: Payload, paths: Sequence[Path], tell: Tell) -> dict[str, object]:
    read = read_subjects(paths, options(payload, paths), watch(tell, _WORDS))
    frame = read.subjects.frame
    holds = next(iter(read.subjects.holds.values()))
    return {
        **_common(Side.SUBJECT, read.reports),
        **_shown(read.detections[0], payload),
        "statuses": _statuses(frame["status"]),
        "scheme": next(iter(read.subjects.schemes.values())),
        "holds_sex": "sex" in holds,
    }


def _register(payload: Payload, paths: Sequence[Path], tell: Tell) -> dict[str, object]:
    read = read_register(paths, options(payload, paths), watch(tell, _WORDS))
    return {
        **_common(Side.REGISTER, read.reports),
        **_shown(read.detections[0], payload),
        "holds_sex": "sex" in read.holds,
    }


def _statuses(values: pl.Series) -> list[list[object]]:
    """Status values with their number and what they would mean."""
    counts = values.value_counts(sort=True).head(MOST_STATUSES)
    return [
        [value, count, exclusion_of(value, {}) or ""]
        for value, count in counts.iter_rows()
        if value
    ]


def _shown(detection: Detection, payload: Payload) -> dict[str, object]:
    table = detection.tables[0]
    meant = {column.position: column.target for column in table.columns}
    columns = [
        [heading, meant.get(at, ""), TARGETS[meant[at]].name if at in meant else ""]
        for at, heading in enumerate(table.headings)
    ]
    rows = _sample(detection, table, frozenset(payload.texts("protected_ids")))
    return {"layout": _layout(detection, table), "columns": columns, "rows": rows}


def _layout(detection: Detection, table: TableDetection) -> list[str]:
    side = "業務側" if detection.side is FileSide.SUBJECT else "住基側"
    lines = [f"種類: {side}", f"文字コード: {detection.encoding}"]
    if table.header_rows:
        lines.append(f"見出し: {'・'.join(str(row) for row in table.header_rows)}行目")
    else:
        lines.append("見出し: なし")
    if len(detection.tables) > 1:
        lines.append(f"シート: {len(detection.tables)}")
    return lines


def _sample(
    detection: Detection, table: TableDetection, protected_ids: frozenset[str]
) -> list[list[str]]:
    """The first rows, without any individual number and without protected addresses."""
    samples = detection.source.samples()
    sample = next(s for s in samples if s.sheet == table.sheet)
    rows = [row.cells for row in sample.rows[table.plan.skip :] if any(row.cells)][:SAMPLE_ROWS]
    by_target = {column.target: column.position for column in table.columns}
    return [
        _safe_row(row, by_target, len(table.headings), protected_ids, detection.opened.name)
        for row in rows
    ]


def _safe_row(
    cells: Sequence[str],
    by_target: Mapping[str, int],
    width: int,
    protected_ids: frozenset[str],
    file: str,
) -> list[str]:
    padded = [*cells, *([""] * width)][:width]
    key, flag = by_target.get("key", -1), by_target.get("protected", -1)
    flagged = flag >= 0 and bool(protection_flags(pl.Series([padded[flag]]), file=file)[0])
    protected = flagged or (key >= 0 and padded[key].strip() in protected_ids)
    hidden = {at for target, at in by_target.items() if protected and _says_where(target)}
    number = by_target.get("number", -1)
    return [
        ADDRESS_WITHHELD if at in hidden and cell else _masked(cell, whole=at == number)
        for at, cell in enumerate(padded)
    ]


def _says_where(target: str) -> bool:
    parts = ("address", "building", "residence", "postcode", "room", "municipality")
    return any(part in target for part in parts)


def _masked(cell: str, *, whole: bool) -> str:
    if whole:
        return _MASK * len(cell.strip())
    return _TWELVE_DIGITS.sub(lambda found: _MASK * len(found.group()), cell)
