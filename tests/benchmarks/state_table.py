"""Random sequences of several people on the whole state table: `python -m tests.benchmarks.state_table`.

Prints how many ran from which seed, how long they took, and what was decided in them; stops at the
first illegal state, lost or doubled decision, case checked by its own decider, or ledger that does
not fold back to the same decisions. Two processes with two seeds share the sequences of one.
"""

import argparse
import time
from collections import Counter
from typing import ClassVar

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.busy_office import Office

SEQUENCES = 10_000
STEPS = 40


class _Counting(Office):
    """An office that is counted when it closes."""

    closed = 0
    decisions: ClassVar[Counter[str]] = Counter()

    def teardown(self) -> None:
        super().teardown()
        _Counting.closed += 1
        _Counting.decisions += self.outcomes()


def main() -> None:
    """Run the sequences of one seed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sequences", type=int, nargs="?", default=SEQUENCES)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    began, worked = time.perf_counter(), time.process_time()
    chosen = settings(
        max_examples=arguments.sequences,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
    seed(arguments.seed)(_Counting)
    run_state_machine_as_test(_Counting, settings=chosen)
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    print(
        f"seed {arguments.seed}: {_Counting.closed:,} sequences of {STEPS} steps,"
        f" {_Counting.decisions.total():,} decisions,"
        f" {seconds:,.0f} s ({processor:,.0f} s of the processor)"
    )
    print("  ".join(f"{name} {count:,}" for name, count in _Counting.decisions.most_common()))


if __name__ == "__main__":
    main()
