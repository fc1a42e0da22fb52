"""How many further layouts are detected without help: `python -m tests.benchmarks.layouts`.

Every layout of `totsugo demo --layouts all` in so many variations; prints what failed and shares.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from app.demo import DemoOptions, generate
from app.demo.layouts import LAYOUTS
from tests.support.layout_detection import fault


def main() -> None:
    """Run all variations and print one line per fault and per layout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variations", type=int, default=20)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    arguments = parser.parse_args()
    right: Counter[str] = Counter()
    seeds = range(arguments.first, arguments.first + arguments.variations)
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            data = generate(DemoOptions(subjects=200, residents=1000, seed=seed, layouts="all"))
            for make in LAYOUTS:
                file = make(data)
                wrong = fault(file, data, Path(folder))
                right[file.name] += not wrong
                if wrong:
                    print(f"{seed}\t{file.name}\t{wrong}", flush=True)
    for name, count in right.items():
        print(f"{name}: {count} of {len(seeds)}")


if __name__ == "__main__":
    main()
