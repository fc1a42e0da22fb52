"""Runs the program the way an office would, through its command line, for the benchmarks.

Every step is a process of its own, so that memory is given back and peaks are its own.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SUBJECT_FILES = ("techo.csv", "seiho.xlsx", "jiritsu.csv")


@dataclass(frozen=True, slots=True)
class Run:
    """One generated office, matched: wall seconds of both steps and what the program wrote.

    `summary` is summary.json, `evaluation` what `evaluate --json` prints.
    """

    demo_seconds: float
    match_seconds: float
    summary: dict[str, Any]
    evaluation: dict[str, Any]


def totsugo(*words: str) -> str:
    """Standard output of one command; ends everything with its messages where it fails."""
    command = [sys.executable, "-m", "app", *words]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def generated_and_matched(folder: Path, *, size: tuple[int, int], options: dict[str, str]) -> Run:
    """Make a demonstration in the folder, match it and measure the results by its truth.

    Args:
        folder: where everything is written.
        size: subjects and residents.
        options: further options of `totsugo demo`, such as seed and mislinks.
    """
    subjects, residents = size
    sizes = {"subjects": str(subjects), "residents": str(residents)}
    words = [part for name, value in (sizes | options).items() for part in (f"--{name}", value)]
    begun = time.perf_counter()
    totsugo("demo", str(folder), *words)
    made = time.perf_counter()
    files = [str(folder / name) for name in SUBJECT_FILES]
    register, out = str(folder / "register.csv"), folder / "out"
    totsugo("match", "--subjects", *files, "--register", register, "--out", str(out))
    matched = time.perf_counter()
    found = totsugo("evaluate", str(out / "results.parquet"), str(folder / "truth.csv"), "--json")
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    return Run(made - begun, matched - made, summary, json.loads(found))
