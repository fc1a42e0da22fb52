"""Measures matching on a generated inspection: one set of figures for test and baseline."""

import json
from pathlib import Path

import polars as pl

from app.__main__ import main
from app.run.evaluation import Evaluation, Rate, evaluate

SUBJECTS, RESIDENTS, SEED, MISLINKS = 3_000, 30_000, 5, 0.02
"""Small enough for every check; with far more mis-links than reality, to see every kind."""

BASELINE = Path(__file__).with_name("baseline.json")
UPDATE = "python -m tests.quality.update_baseline"


def measure(folder: Path) -> Evaluation:
    """Generate, match and evaluate below `folder`."""
    data, out = folder / "data", folder / "out"
    sizes = ["--subjects", str(SUBJECTS), "--residents", str(RESIDENTS)]
    kind = ["--seed", str(SEED), "--mislinks", str(MISLINKS)]
    assert main(["demo", str(data), *sizes, *kind]) == 0
    extracts = [str(data / name) for name in ("techo.csv", "seiho.xlsx", "jiritsu.csv")]
    register = str(data / "register.csv")
    assert main(["match", "--subjects", *extracts, "--register", register, "--out", str(out)]) == 0
    truth = pl.read_csv(data / "truth.csv", infer_schema=False)
    return evaluate(pl.read_parquet(out / "results.parquet"), truth)


def figures(found: Evaluation) -> dict[str, int]:
    """The figures that a baseline holds, as counts: equal data and code give equal figures."""
    rates: dict[str, Rate] = {
        "reviewed": found.review_load,
        "floor": found.floor,
        "beyond_floor": found.beyond_floor,
        "mislinks_with_person_first": found.candidates.mislinks,
        "no_number_with_person_first": found.candidates.without_number,
        "absent_with_nobody_suggested": found.candidates.nobody_when_absent,
        "mislinks_in_queue_head": found.queue.mislinks_in_head,
    }
    counts = {name: rate.hits for name, rate in rates.items()}
    totals = {f"{name}_of": rate.total for name, rate in rates.items()}
    classes = {f"class_{code}": count for code, count in found.load_by_class.items()}
    tags = {f"review_of_{tag}": rate.hits for tag, rate in found.load_by_tag.items()}
    accepted = {"mislinks_accepted": len(found.mislinks_accepted)}
    return dict(sorted((accepted | counts | totals | classes | tags).items()))


def read_baseline() -> dict[str, int]:
    """The figures as last agreed."""
    return dict(json.loads(BASELINE.read_text(encoding="utf-8")))


def write_baseline(new: dict[str, int]) -> None:
    """Agree on new figures."""
    text = json.dumps(new, ensure_ascii=False, indent=1)
    BASELINE.write_text(text + "\n", encoding="utf-8", newline="\n")


def difference(old: dict[str, int], new: dict[str, int]) -> list[str]:
    """One line per figure that changed."""
    return [
        f"{name}: {old.get(name, '-')} -> {new.get(name, '-')}"
        for name in sorted({*old, *new})
        if old.get(name) != new.get(name)
    ]
