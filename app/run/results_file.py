"""The results of `totsugo match`: results.parquet, results.csv and summary.json in one folder.

No file holds a name, an address or a number. Earlier results are replaced only when all three new
files are complete.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from app.errors import KnownError
from app.files import PART_SUFFIX, sync_file, sync_folder

RESULTS_PARQUET, RESULTS_CSV, SUMMARY = "results.parquet", "results.csv", "summary.json"


def write_results(folder: Path, results: pl.DataFrame, summary: Mapping[str, object]) -> None:
    """Write the three files.

    Args:
        folder: where they go; created where it does not exist.
        results: a frame of RESULT_SCHEMA.
        summary: JSON values.

    Raises:
        KnownError: E611, the folder cannot be written.
    """
    try:
        parts = _write_parts(folder, results, summary)
        for name in parts:
            (folder / (name + PART_SUFFIX)).replace(folder / name)
        sync_folder(folder)
    except OSError:
        raise KnownError(
            "E611", f"結果を「{folder.name}」に書けません。空き容量と権限を確かめてください。"
        ) from None


def _write_parts(folder: Path, results: pl.DataFrame, summary: Mapping[str, object]) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    with _part(folder, RESULTS_PARQUET).open("wb") as file:
        results.write_parquet(file, compression="zstd")
    with _part(folder, RESULTS_CSV).open("wb") as file:
        results.write_csv(file)
    text = json.dumps(summary, ensure_ascii=False, indent=1)
    _part(folder, SUMMARY).write_text(text + "\n", encoding="utf-8", newline="\n")
    names = [RESULTS_PARQUET, RESULTS_CSV, SUMMARY]
    for name in names:
        sync_file(_part(folder, name))
    return names


def _part(folder: Path, name: str) -> Path:
    return folder / (name + PART_SUFFIX)


def count_of(results: pl.DataFrame, column: str) -> dict[str, int]:
    """How often each value of a column occurs, by value."""
    counts = results.group_by(column).len().sort(column)
    return {str(value): int(count) for value, count in counts.iter_rows()}
