"""How long and how much memory every bad input takes: `python -m tests.benchmarks.bad_inputs`.

Each is read by `totsugo profile` in a process of its own; the bounds are 10 seconds and 1.5 GB, the
child that reads a workbook included. Prints the five worst and fails where one goes beyond.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.bad_extracts import BAD_EXTRACTS, BadExtract

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS, MOST_MEMORY = 10.0, 1_500_000_000


def main() -> int:
    """Read all of them; 0 when none goes beyond the bounds."""
    costs = []
    for bad in BAD_EXTRACTS:
        with tempfile.TemporaryDirectory() as folder:
            costs.append((*_cost(bad, bad.make(Path(folder))), bad.name))
    for at, unit in enumerate(("s", "MB")):
        worst = sorted(costs, key=lambda cost: -cost[at])[:5]
        print(*(f"{cost[at]:8.1f} {unit}  {cost[2]}" for cost in worst), sep="\n")
    beyond = [c for c in costs if c[0] > MOST_SECONDS or c[1] * 1e6 > MOST_MEMORY]
    print(f"{len(costs)} inputs, {len(beyond)} beyond the bounds")
    return 1 if beyond else 0


def _cost(bad: BadExtract, path: Path) -> tuple[float, float]:
    """Seconds, and megabytes at most: the largest of this process, the reader and its child."""
    begun = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "app", "profile", str(path), "--side", bad.side],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == (2 if bad.refused else 0), bad.name
    return time.perf_counter() - begun, used.ru_maxrss / 1000


if __name__ == "__main__":
    sys.exit(main())
