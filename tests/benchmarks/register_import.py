"""Benchmark: a register of a whole prefecture taken in by the import job.

Run: `.venv/bin/python tests/benchmarks/register_import.py [--residents 9000000] [--keep DIR]`
(9,000,000 residents: 1.3 GB of file and as much again sealed; some minutes to make up the people).

The people of a demonstration are repeated with new keys, numbers and households until the register
is as large as asked; that is not timed. Then the file goes the way it goes from the window and from
`totsugo inspection import`: the service makes the job, a real child reads it with both readers, the
service registers the batch. Printed: processor seconds and peak memory of the child, and the rows.
Goal for 9,000,000: 90 seconds of the processor, 1 GB.
"""

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from command_line import totsugo  # noqa: E402 - the paths above lead to it

from app.batches.intake import Coverage, Intake, Plan, Side  # noqa: E402 - the same
from app.job_runner import run_job  # noqa: E402 - the same
from tests.support.office import a_desk  # noqa: E402 - the same

RESIDENTS = 9_000_000
INVENTED = 1_000_000
"""People made up one by one; the rest repeats them under other keys."""
BYTES_A_RESIDENT = 320
"""The file, and the sealed batch."""
GOAL_SECONDS, GOAL_MEMORY = 90.0, 1_000_000_000
"""For RESIDENTS; a smaller register is compared with its share, of the seconds only."""
_APART = 10
"""The keys of so many residents lie within ten times their number."""
_STEP = 61_803_398_847
"""Odd and no multiple of five: rows multiplied by it are all different in eleven digits."""
_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
"""Of the eleven digits of an individual number, first to last (番号法総務省令 5条)."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one import took.

    Attributes:
        processor: seconds of the child, user and system.
        wall: seconds from the start of the child to the registered batch.
        memory: most bytes the child held.
        rows, kept: rows that the second reader counted, rows that came in.
    """

    processor: float
    wall: float
    memory: int
    rows: int
    kept: int


def main() -> int:
    """One import; 0 when everybody came in, and one of the whole size kept to the goal."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--residents", type=int, default=RESIDENTS)
    parser.add_argument("--keep", type=Path, help="keep the register here, or use the one there")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(folder).free < arguments.residents * BYTES_A_RESIDENT:
            sys.exit(f"{arguments.residents * BYTES_A_RESIDENT / 2**30:.1f} GiB of disk are needed")
        register = folder / f"register{arguments.residents}.csv"
        if not register.exists():
            write_register(register, arguments.residents)
        # A process of its own: a child's peak is at least that of the process that starts it.
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            cost = alone.submit(take_in, register, Path(scratch) / "office").result()
    goal = GOAL_SECONDS * arguments.residents / RESIDENTS
    print(f"rows {cost.rows:,}, taken in {cost.kept:,}")
    print(f"processor {cost.processor:.1f} s (goal {goal:.0f} s), wall {cost.wall:.1f} s")
    print(f"peak memory {cost.memory / 1e6:,.0f} MB (goal {GOAL_MEMORY / 1e6:,.0f} MB)")
    kept_to_it = cost.processor <= goal and cost.memory <= GOAL_MEMORY
    return 0 if cost.kept == arguments.residents and (kept_to_it or goal < GOAL_SECONDS) else 1


def write_register(path: Path, residents: int) -> None:
    """A register file of that many residents, row by row."""
    with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
        demo = Path(scratch) / "demo"
        invented = min(residents, INVENTED)
        totsugo("demo", str(demo), "--subjects", "1000", "--residents", str(invented))
        part = path.with_suffix(".part")
        with part.open("wb") as out:
            out.writelines(_rows(demo / "register.csv", residents))
        part.rename(path)


def _rows(base: Path, residents: int) -> Iterator[bytes]:
    """The heading, then residents: the first pass as made up, later ones under other keys."""
    done = 0
    while done < residents:
        with base.open("rb") as lines:
            heading = next(lines)
            if not done:
                yield heading
            rows = list(lines)[: residents - done]
        numbers = _numbers(done, len(rows))
        for at, row in enumerate(rows):
            key, household, number, rest = row.split(b",", 3)
            if done:
                key, household = (b"%010d" % (int(k) + done * _APART) for k in (key, household))
            yield b",".join((key, household, numbers[at] if number else b"", rest))
        done += len(rows)


def _numbers(first: int, many: int) -> list[bytes]:
    """Individual numbers with their check digit, none of them twice over all rows."""
    heads = np.arange(first + 1, first + many + 1, dtype=np.int64) * _STEP % 10**11
    total = np.zeros(many, np.int64)
    rest = heads.copy()
    for weight in reversed(_WEIGHTS):
        total += rest % 10 * weight
        rest //= 10
    left = total % 11
    digits = heads * 10 + np.where(left <= 1, 0, 11 - left)
    return [b"%012d" % digit for digit in digits.tolist()]


def take_in(register: Path, office: Path) -> Cost:
    """Import the file into a new inspection, in a process without other children."""
    intake = Intake(a_desk(office))
    job = intake.start(_plan(register))
    begun = time.perf_counter()
    result = run_job(job, lambda _progress: None)
    summary = intake.finish(job, result)
    wall = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    sums = summary.arithmetic
    return Cost(
        processor=used.ru_utime + used.ru_stime,
        wall=wall,
        memory=used.ru_maxrss * 1024,
        rows=sums.total,
        kept=sums.inspected,
    )


def _plan(register: Path) -> Plan:
    """All residents, nothing to correct."""
    return Plan(
        paths=(register,),
        side=Side.REGISTER,
        extract="register",
        scheme="",
        reference_date=date(2026, 10, 1),
        coverage=Coverage.ALL,
        statuses={},
        restore_leading_zeros=False,
        profile="",
    )


if __name__ == "__main__":
    sys.exit(main())
