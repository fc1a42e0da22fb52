"""Benchmark: 30,000 planted wrong numbers of the real kinds; how many does the machine accept?

Run: `.venv/bin/python tests/benchmarks/planted.py [--seeds 6] [--keep DIR]`, some ten minutes.

Six made-up offices of 10,000 records, half of them with another person's number (family 75 %,
namesake 10 %, neighbouring entry 10 %, slip 5 %), go through the command line under the strict
policy. Ends with 1 where a single one is accepted. With none in n, the rule of three bounds the
true rate by 3 / n at 95 % confidence.
"""

import argparse
import csv
import sys
import tempfile
from collections import Counter
from pathlib import Path

from command_line import Run, generated_and_matched

SUBJECTS, RESIDENTS = 10_000, 100_000
MISLINKS = "0.5"
FIRST_SEED = 101

KINDS: dict[str, tuple[str, ...]] = {
    "family": ("family_member",),
    "namesake": ("same_name_stranger", "same_name_same_dob", "nonregister_stranger"),
    "neighbour": ("adjacent_row_swap",),
    "slip": ("digit_typo_valid", "other_extract_duplicate", "dead_person"),
}
"""Kind of the command line -> kinds of the truth table."""


def main() -> int:
    """All seeds; 0 when no wrong number was accepted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seeds", type=int, default=6, help="how many offices are made up")
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED)
    parser.add_argument("--keep", type=Path, help="keep the files here, a folder per seed")
    arguments = parser.parse_args()
    planted: Counter[tuple[str, str]] = Counter()
    accepted: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        for seed in range(arguments.first_seed, arguments.first_seed + arguments.seeds):
            folder = (arguments.keep or Path(scratch)) / f"seed-{seed}"
            options = {"seed": str(seed), "mislinks": MISLINKS}
            run = generated_and_matched(folder, size=(SUBJECTS, RESIDENTS), options=options)
            planted += planted_in(folder / "truth.csv")
            accepted += _accepted(run)
            _tell(seed, run)
    print("\n".join(table(planted, accepted)))
    return 1 if accepted else 0


def planted_in(truth: Path) -> Counter[tuple[str, str]]:
    """How many wrong links of every kind and detail a truth table holds."""
    with truth.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["is_mislink"] == "true"]
    return Counter((row["mislink_kind"], row["mislink_detail"]) for row in rows)


def _accepted(run: Run) -> Counter[tuple[str, str]]:
    return Counter((item["kind"], item["detail"]) for item in run.evaluation["mislinks_accepted"])


def _tell(seed: int, run: Run) -> None:
    """One line per office, and every accepted record."""
    found = run.evaluation
    print(
        f"seed {seed}: {found['mislinks']:,} planted, {len(found['mislinks_accepted'])} accepted, "
        f"load {found['review_load']['rate']:.2%} (floor {found['floor']['rate']:.2%}), "
        f"match {run.match_seconds:.0f} s, {run.summary['peak_memory'] / 2**20:.0f} MiB",
        flush=True,
    )
    for item in found["mislinks_accepted"]:
        print("  accepted:", item["extract"], item["record_id"], item["kind"], item["detail"])


def table(planted: Counter[tuple[str, str]], accepted: Counter[tuple[str, str]]) -> list[str]:
    """The lines of the result: every kind with its details, then all."""
    lines = [f"{'kind':<34}{'planted':>8}{'accepted':>9}{'rate under, at 95 %':>22}"]
    for kind, names in KINDS.items():
        rows = sorted(row for row in planted if row[0] in names)
        lines.append(_line(kind, rows, planted, accepted))
        lines += [_line(f"  {' '.join(row)}", [row], planted, accepted) for row in rows]
    return [*lines, _line("all", list(planted), planted, accepted)]


def _line(
    words: str,
    rows: list[tuple[str, str]],
    planted: Counter[tuple[str, str]],
    accepted: Counter[tuple[str, str]],
) -> str:
    count, wrong = sum(planted[row] for row in rows), sum(accepted[row] for row in rows)
    bound = f"{rule_of_three(count):.4%}" if count and not wrong else "-"
    return f"{words:<34}{count:>8,}{wrong:>9,}{bound:>22}"


def rule_of_three(trials: int) -> float:
    """The rate that none in so many trials rules out with 95 % confidence."""
    return 3 / trials


if __name__ == "__main__":
    sys.exit(main())
