"""Two thousand damaged files of each form: each is read or refused by a sentence, none brings us down.

A workbook may end the process that reads it by a signal (the program reads it in a child for that
reason); then the rest is read by another. An exception that is no sentence is never right.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COUNT = 2_000
MAY_DIE = {"csv": False, "xlsx": True}


def _outcomes(kind: str) -> tuple[list[str], list[int]]:
    """What became of every file, and the numbers of those that ended the reading process."""
    outcomes: list[str] = []
    deaths: list[int] = []
    while len(outcomes) < COUNT:
        done = subprocess.run(
            [sys.executable, "-m", "tests.support.mutations", kind, str(len(outcomes)), str(COUNT)],
            cwd=ROOT,
            env={**os.environ, "POLARS_MAX_THREADS": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        outcomes += [line.partition(" ")[2] for line in done.stdout.splitlines()]
        if done.returncode == 0:
            break
        assert done.returncode < 0, f"{kind} {len(outcomes)}: {done.stderr}"
        deaths.append(len(outcomes))
        outcomes.append("died")
    return outcomes, deaths


@pytest.mark.parametrize("kind", MAY_DIE)
def test_damaged_files_are_read_or_refused(kind: str) -> None:
    outcomes, deaths = _outcomes(kind)
    assert len(outcomes) == COUNT
    assert MAY_DIE[kind] or not deaths
    assert all(outcome[0] in "Er" or outcome == "died" for outcome in outcomes)
    assert len({outcome.split()[0] for outcome in outcomes}) > 5
