"""Benchmark: one whole `totsugo match` of 70,000 records with 1,000,000 residents.

Run: `.venv/bin/python tests/benchmarks/scale.py [--subjects N] [--residents N] [--keep DIR]`; a
prefecture on a small terminal: `--residents 9000000 --memory 1G`, where the register and its keys lie
sealed on disk (quarter of an hour, 6 GB of memory to invent the people, 4 GB of disk).

Made-up data at the real rate of wrong links, read from the files that an office would hand over;
prints seconds per stage, peak memory and what `totsugo evaluate` says.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from command_line import Run, generated_and_matched

SUBJECTS, RESIDENTS = 70_000, 1_000_000
SEED = "7"
BYTES_A_RESIDENT = 400
"""The file, and what a run lays aside."""


def main() -> int:
    """One run; 0 when no wrong number was accepted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--subjects", type=int, default=SUBJECTS)
    parser.add_argument("--residents", type=int, default=RESIDENTS)
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--keep", type=Path, help="keep the files here")
    parser.add_argument("--memory", default="4G", help="what `totsugo match` may use")
    arguments = parser.parse_args()
    _require_room(arguments.keep or Path(tempfile.gettempdir()), arguments.residents)
    size = arguments.subjects, arguments.residents
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch) / "office"
        run = generated_and_matched(
            folder, size=size, options={"seed": arguments.seed}, memory=arguments.memory
        )
    print("\n".join([*_costs(run), *_figures(run.evaluation)]))
    return 1 if run.evaluation["mislinks_accepted"] else 0


def _require_room(folder: Path, residents: int) -> None:
    """End before anything is written where the disk is too small."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    if shutil.disk_usage(there).free < residents * BYTES_A_RESIDENT:
        sys.exit(f"{residents * BYTES_A_RESIDENT / 2**30:.1f} GiB of disk are needed")


def _costs(run: Run) -> list[str]:
    stages = run.summary["seconds"].items()
    return [
        f"generated in {run.demo_seconds:.1f} s",
        f"matched in {run.match_seconds:.1f} s, {run.processor_seconds:.0f} s of the processor",
        *(f"  {stage:<10}{seconds:>8.1f} s" for stage, seconds in stages),
        f"peak memory {run.summary['peak_memory'] / 2**20:,.0f} MiB",
    ]


def _figures(found: dict[str, Any]) -> list[str]:
    """The rates of an evaluation, and how many wrong links were accepted."""
    candidates = found["candidates"]
    rates = {
        "review load": found["review_load"],
        "floor": found["floor"],
        "beyond the floor": found["beyond_floor"],
        "first candidate right: wrong links": candidates["mislinks"],
        "first candidate right: no usable number": candidates["without_number"],
        "first candidate right: number not found": candidates["not_in_register"],
        "nobody suggested where nobody is": candidates["nobody_when_absent"],
        "wrong links in the first 5 % of the queue": found["queue"]["mislinks_in_head"],
    }
    accepted = found["mislinks_accepted"]
    return [
        f"wrong links: {found['mislinks']:,}, accepted: {len(accepted)}",
        *(f"  accepted: {' '.join(item.values())}" for item in accepted),
        *(
            f"{words:<43}{rate['rate']:>8.2%}  ({rate['hits']:,} / {rate['total']:,})"
            for words, rate in rates.items()
        ),
    ]


if __name__ == "__main__":
    sys.exit(main())
