"""Runs the program the way an office would, through its command line, for the benchmarks.

Every step is a process of its own, so that memory is given back and peaks are its own.
"""

import json
import resource
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

    `processor_seconds` is what matching took of the processor.
    `summary` is summary.json, `evaluation` what `evaluate --json` prints.
    """

    demo_seconds: float
    match_seconds: float
    processor_seconds: float
    summary: dict[str, Any]
    evaluation: dict[str, Any]


def totsugo(*words: str) -> str:
    """Standard output of one command; ends everything with its messages where it fails."""
    command = [sys.executable, "-m", "app", *words]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def generated_and_matched(
    folder: Path, *, size: tuple[int, int], options: dict[str, str], memory: str = "4G"
) -> Run:
    """Make a demonstration in the folder, match it and measure the results by its truth.

    Args:
        folder: where everything is written.
        size: subjects and residents.
        options: further options of `totsugo demo`, such as seed and mislinks.
        memory: what `totsugo match` may use, such as 4G.
    """
    subjects, residents = size
    sizes = {"subjects": str(subjects), "residents": str(residents)}
    words = [part for name, value in (sizes | options).items() for part in (f"--{name}", value)]
    begun = time.perf_counter()
    totsugo("demo", str(folder), *words)
    made = time.perf_counter()
    files = [str(folder / name) for name in SUBJECT_FILES]
    register, out = str(folder / "register.csv"), folder / "out"
    busy = _children_seconds()
    words = ["--register", register, "--out", str(out), "--memory", memory]
    totsugo("match", "--subjects", *files, *words)
    matched, processor = time.perf_counter(), _children_seconds() - busy
    found = totsugo("evaluate", str(out / "results.parquet"), str(folder / "truth.csv"), "--json")
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    return Run(made - begun, matched - made, processor, summary, json.loads(found))


def _children_seconds() -> float:
    """Processor time of every command so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
