"""Random sequences of several people on the whole state table: `python -m tests.benchmarks.state_table`.

Prints how many ran, how long they took, and how many decisions they made; stops at the first
illegal state, lost or doubled decision, or case checked by its own decider.
"""

import sys
import time

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.busy_office import Office

SEQUENCES = 10_000
STEPS = 40


class _Counting(Office):
    """An office that is counted when it closes."""

    closed = 0
    decisions = 0

    def teardown(self) -> None:
        super().teardown()
        _Counting.closed += 1
        _Counting.decisions += self.accepted


def main(sequences: int) -> None:
    """Run that many sequences."""
    began = time.perf_counter()
    chosen = settings(
        max_examples=sequences,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=False,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(_Counting, settings=chosen)
    seconds = time.perf_counter() - began
    print(f"{_Counting.closed:,} sequences, {_Counting.decisions:,} decisions, {seconds:,.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SEQUENCES)
