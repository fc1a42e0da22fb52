"""`python -m tests.quality.update_baseline`: measure, show what changed, agree on it."""

import sys
import tempfile
from pathlib import Path

from tests.quality.measuring import difference, figures, measure, read_baseline, write_baseline


def main() -> None:
    """Measure in a folder that is removed afterwards (synthetic data only), then write."""
    with tempfile.TemporaryDirectory() as folder:
        new = figures(measure(Path(folder)))
    for line in difference(read_baseline(), new):
        sys.stdout.write(line + "\n")
    write_baseline(new)


if __name__ == "__main__":
    main()
